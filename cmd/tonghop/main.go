// Command tonghop pulls the workbooks and news that provinces publish, turns
// every figure into an observation that remembers its cell or sentence, and
// publishes dashboards that compare provinces honestly.
//
// The border: this is the only package that prints, reads the clock and exits.
// A command is one file: its flags, one call, what it prints.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	app := &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		now: time.Now, getenv: os.Getenv,
	}
	code := app.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
