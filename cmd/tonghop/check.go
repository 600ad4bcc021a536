package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/dashboards/page"
)

func (a *app) checkCommand() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use: "check", Short: "Judge the whole workspace without running it",
		Long: "Judges tonghop.yaml and every source, topic, page, question, check and metric of the workspace and prints all faults at once,\n" +
			"each with file and line. The cases of the workspace's own questions and checks are run; with --all those of the\n" +
			"built-in topics too.\n" +
			"What is no fault and seldom meant, such as a guess of `tonghop learn` that is still marked «# XEM LẠI», is told\n" +
			"after «Lưu ý» with its place.\n" +
			"Exit code 2 when there is a fault.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			w, err := a.judgeWorkspace()
			if err != nil {
				return err
			}
			if w.Review.Cert != "" {
				if _, err := a.deskCertificate(w.Review); err != nil {
					return err
				}
			}
			tried, err := a.checkQuestions(c.Context(), w, all)
			wrong := usageError{}
			if err != nil && !errors.As(err, &wrong) {
				return err
			}
			own, err := a.checkPages(c.Context(), w)
			switch faults := (page.Faults{}); {
			case errors.As(err, &faults) && wrong.err != nil:
				return usageError{errors.Join(wrong, err)}
			case wrong.err != nil: // pages cannot be judged without the questions that they name
				return wrong
			case err != nil:
				return err
			}
			advice := w.catalog.Advice()
			for _, f := range advice {
				fmt.Fprintln(a.stdout, visible("Lưu ý: "+f.String()))
			}
			if len(advice) > 0 {
				fmt.Fprintf(a.stdout, "%d chỗ nên xem lại; chúng không cản việc chạy. (%d places to look at; nothing is stopped by them.)\n", len(advice), len(advice))
			}
			fmt.Fprintf(a.stdout, "Không gian làm việc hợp lệ: %d nguồn, %d trang riêng, %d câu hỏi và %d chỉ số riêng, %d phép kiểm tra riêng. (The workspace is sound.)\n",
				len(w.Sources), own, tried.questions, tried.metrics, tried.checks)
			return nil
		},
	}
	c.Flags().BoolVar(&all, "all", false, "try the cases of the built-in topics too")
	return c
}
