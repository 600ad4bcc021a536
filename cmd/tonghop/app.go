package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// app is what every command may touch of the world.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	getenv         func(string) string
	dir            string // of the workspace
	forgetful      bool   // a night goes by the ledger as it is, whatever the last one knew
	again          bool   // a night reads again what could not be read
}

// The exit codes, as the help of every command states them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitWithFaults  = 3
	exitInterrupted = 130
)

// A usageError is a wrong call or a wrong workspace: the user mends it and calls
// again.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errWithFaults ends a command that did its work and has rejects, quarantine or
// failed sources to show; what they are was printed already.
var errWithFaults = errors.New("done, with faults")

func (a *app) run(ctx context.Context, args []string) int {
	root := a.command()
	root.SetArgs(spoken(args))
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	if err != nil && !errors.Is(err, errWithFaults) {
		if code == exitInterrupted {
			err = errors.New("dừng theo yêu cầu (interrupted)")
		}
		fmt.Fprintln(a.stderr, "tonghop:", advised(err))
	}
	return code
}

func exitCode(ctx context.Context, err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, errWithFaults):
		return exitWithFaults
	case errors.As(err, &wrong):
		return exitUsage
	}
	return exitFailed
}

const about = `tonghop (tổng hợp) brings together what provinces publish about their budgets (ngân
sách nhà nước), population, rural industrial products (sản phẩm công nghiệp nông thôn),
industry promotion (khuyến công), OCOP, craft villages and topics of one's own: it
fetches workbooks and news, keeps where every figure stands, compares provinces
honestly and publishes dashboards.

Exit codes: 0 done · 1 failed · 2 wrong use · 3 done, with rejects or quarantine ·
130 interrupted.`

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use: "tonghop", Short: "Figures of the provinces, each with its source", Long: about,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return wrongUse(c, err)
	})
	root.PersistentFlags().StringVarP(&a.dir, "workspace", "w", ".", "folder of the workspace")
	root.CompletionOptions.HiddenDefaultCmd = true
	for _, c := range []*cobra.Command{
		a.initCommand(), a.checkCommand(), a.runCommand(), a.serveCommand(), a.readCommand(), a.returnCommand(), a.letterCommand(), a.templateCommand(), a.learnCommand(), a.numberCommand(),
		a.sqlCommand(), a.explainCommand(), a.statusCommand(), a.reviewCommand(), a.releaseCommand(), a.userCommand(), a.verifyCommand(), a.replayCommand(), a.diffCommand(), a.simulateCommand(), a.versionCommand(),
		a.readerChild(), a.sqlChild(),
	} {
		wantUsage(c)
		root.AddCommand(c)
	}
	wantUsage(root)
	return root
}

// spoken are the arguments, of which a statement that begins with a comment is no flag.
func spoken(args []string) []string {
	args = slices.Clone(args)
	for i, arg := range args {
		if strings.HasPrefix(arg, "--") && (strings.HasPrefix(arg, "-- ") || strings.Contains(arg, "\n")) {
			args[i] = " " + arg
		}
	}
	return args
}

// wrongUse says how a command is used, and what was wrong.
func wrongUse(c *cobra.Command, err error) error {
	return usage("lệnh viết chưa đúng, cách viết: %s; xem `%s --help` (%w)", c.UseLine(), c.CommandPath(), err)
}

// wantUsage makes a wrong number of arguments exit like any other wrong use.
func wantUsage(c *cobra.Command) {
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		if err := check(c, args); err != nil {
			return wrongUse(c, err)
		}
		return nil
	}
}

// isTerminal tells whether a person watches the stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
