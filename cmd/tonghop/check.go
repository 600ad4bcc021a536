package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Judge the whole workspace without running it",
		Long: "Judges tonghop.yaml, every topic, source, page, question and metric of the workspace and prints all faults at once, each with\n" +
			"file and line. The cases of the workspace's own questions are run.\n" +
			"Exit code 2 when there is a fault.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			w, err := a.judgeWorkspace()
			if err != nil {
				return err
			}
			asked, metrics, err := a.checkQuestions(c.Context(), w)
			if err != nil {
				return err
			}
			own, err := a.checkPages(c.Context(), w)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "Không gian làm việc hợp lệ: %d nguồn, %d trang riêng, %d câu hỏi và %d chỉ số riêng. (The workspace is sound.)\n",
				len(w.Sources), own, asked, metrics)
			return nil
		},
	}
}
