package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline/warehouse"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Which tonghop this is, and with which DuckDB",
		Long: "Prints the version of the program, of Go and of DuckDB, and the number of the schema that it writes: a database of a higher\n" +
			"number was written by a newer tonghop and is not opened.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			v, err := warehouse.ReadVersions(c.Context())
			if err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "tonghop %s\nGo      %s %s/%s\nDuckDB  %s\nschema  %d\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, v.DuckDB, v.Schema)
			return nil
		},
	}
}
