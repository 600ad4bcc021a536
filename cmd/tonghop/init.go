package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline/workspace"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init DIR", Short: "Write a new workspace: tonghop.yaml, sources/, inbox/, pages/",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := workspace.Scaffold(args[0]); err != nil {
				return usageError{err}
			}
			fmt.Fprintf(a.stdout, "Đã tạo không gian làm việc ở %s.\nBước tiếp theo: khai báo nguồn trong %s/sources rồi chạy `tonghop --workspace %s check` và `tonghop --workspace %s run`.\n",
				args[0], args[0], args[0], args[0])
			return nil
		},
	}
}
