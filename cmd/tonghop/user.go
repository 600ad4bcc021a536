package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/tonghop/tonghop/pipeline/account"
)

// usersLockName is held while the file of users is written.
const usersLockName = "users.lock"

func (a *app) userCommand() *cobra.Command {
	var role, full string
	var password bool
	c := &cobra.Command{
		Use: "user", Short: "Who may log in to the pages of the reviewers: list, add, set, remove",
		Long: "Keeps the local users of a workspace in data/users.json, with their passwords hashed by argon2id. A viewer sees what waits, a reviewer decides\n" +
			"and publishes drafts, an operator starts runs and reads the log of what everybody did (data/audit.jsonl) too. The password is asked for on the\n" +
			"terminal, or read as one line from standard input. Who is changed or removed is logged out at once.\n\n" +
			"  tonghop user add hoa --role reviewer --full-name 'Nguyễn Thị Hoa'\n" +
			"  tonghop user set hoa --password",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.userList() },
	}
	add := &cobra.Command{Use: "add NAME", Short: "A new user", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.userAdd(args[0], role, full) }}
	set := &cobra.Command{Use: "set NAME", Short: "Another role, full name or password for a user", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.userSet(c, args[0], role, full, password) }}
	for _, sub := range []*cobra.Command{add, set} {
		sub.Flags().StringVar(&role, "role", string(account.Viewer), "viewer, reviewer or operator")
		sub.Flags().StringVar(&full, "full-name", "", "as it signs decisions")
	}
	set.Flags().BoolVar(&password, "password", false, "ask for a new password")
	c.AddCommand(add, set, &cobra.Command{Use: "remove NAME", Short: "Strike a user; what they decided stays", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.userRemove(args[0]) }})
	for _, sub := range c.Commands() {
		wantUsage(sub)
	}
	return c
}

func (w *space) users() account.Book { return account.Book{Path: w.UsersPath(), Random: rand.Reader} }

func (a *app) userList() error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	list, err := w.users().Users()
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(a.stdout, "Chưa có người dùng nào; thêm bằng `tonghop user add TÊN --role reviewer`. (No users yet.)")
		return nil
	}
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, u := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", u.Name, u.Role, u.FullName, w.local(u.ChangedAt))
	}
	return table.Flush()
}

func (a *app) userAdd(name, role, full string) error {
	r, err := account.ParseRole(role)
	if err != nil {
		return usageError{err}
	}
	return a.changeUsers("user add", name, func(b account.Book) error {
		u := account.User{Name: name, FullName: strings.TrimSpace(full), Role: r, ChangedAt: a.now().UTC()}
		if err := u.Judge(); err != nil {
			return usageError{err}
		}
		if _, known, err := b.Find(name); err != nil || known {
			return errors.Join(err, usage("đã có người dùng %s; sửa bằng `tonghop user set` (the user is there)", name))
		}
		password, err := a.askPassword(name)
		if err != nil {
			return err
		}
		return b.Put(u, password)
	})
}

func (a *app) userSet(c *cobra.Command, name, role, full string, newPassword bool) error {
	return a.changeUsers("user set", name, func(b account.Book) error {
		u, known, err := b.Find(name)
		if err != nil {
			return err
		}
		if !known {
			return usage("không có người dùng %q (no such user)", name)
		}
		if c.Flags().Changed("role") {
			if u.Role, err = account.ParseRole(role); err != nil {
				return usageError{err}
			}
		}
		if c.Flags().Changed("full-name") {
			u.FullName = strings.TrimSpace(full)
		}
		if err := u.Judge(); err != nil {
			return usageError{err}
		}
		password := ""
		if newPassword {
			if password, err = a.askPassword(name); err != nil {
				return err
			}
		}
		u.ChangedAt = a.now().UTC()
		return b.Put(u, password)
	})
}

func (a *app) userRemove(name string) error {
	return a.changeUsers("user remove", name, func(b account.Book) error {
		known, err := b.Remove(name)
		if err == nil && !known {
			return usage("không có người dùng %q (no such user)", name)
		}
		return err
	})
}

// changeUsers changes the users while nobody else does, and logs it.
func (a *app) changeUsers(did, name string, change func(account.Book) error) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	held, err := a.lockFile(w, usersLockName)
	if err != nil {
		return err
	}
	err = change(w.users())
	if err == nil {
		log := account.Audit{Path: w.AuditPath()}
		err = log.Write(account.Entry{At: a.now().UTC(), Who: a.getenv("USER"), From: "command", Did: did, Subject: name, Outcome: "done"})
	}
	if err := errors.Join(err, held.Release()); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Đã ghi: %s %s.\n", didVerbs[did], name)
	return nil
}

var didVerbs = map[string]string{"user add": "thêm người dùng", "user set": "sửa người dùng", "user remove": "xóa người dùng"}

// askPassword asks twice on a terminal, and reads one line from anything else.
func (a *app) askPassword(name string) (string, error) {
	if in, ok := a.stdin.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		first, err := a.hidden(in, "Mật khẩu của "+name+": ")
		if err != nil {
			return "", err
		}
		if err := account.JudgePassword(name, first); err != nil {
			return "", usageError{err}
		}
		again, err := a.hidden(in, "Nhập lại mật khẩu: ")
		if err == nil && first != again {
			err = usage("hai lần nhập không giống nhau (the passwords differ)")
		}
		return first, err
	}
	line, err := bufio.NewReader(io.LimitReader(a.stdin, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read password: %w", err)
	}
	line = strings.TrimRight(line, "\r\n")
	if err := account.JudgePassword(name, line); err != nil {
		return "", usageError{err}
	}
	return line, nil
}

func (a *app) hidden(in *os.File, prompt string) (string, error) {
	fmt.Fprint(a.stderr, prompt)
	text, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(a.stderr)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	return string(text), nil
}
