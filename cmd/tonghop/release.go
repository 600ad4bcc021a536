package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	deskpages "github.com/tonghop/tonghop/dashboards/desk"
	"github.com/tonghop/tonghop/pipeline/release"
)

func (a *app) releaseCommand() *cobra.Command {
	var by, reason string
	c := &cobra.Command{
		Use: "release", Short: "The releases that are kept, and the draft that waits: list, show, publish, return",
		Long: "Lists the releases that are kept and the draft that waits for a person, where tonghop.yaml says «draft: true». A run that changes a figure, or\n" +
			"finds one more thing in doubt, then leaves a draft; one that changes nothing a reader would notice publishes itself.\n\n" +
			"  tonghop release show\n" +
			"  tonghop release publish 20261123T013000Z --by 'Nguyễn Thị Hoa'\n" +
			"  tonghop release return 20261123T013000Z --by 'Nguyễn Thị Hoa' --reason 'sai đơn vị ở Biểu 62'",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.releaseList() },
	}
	publish := &cobra.Command{Use: "publish DRAFT", Short: "Put the draft in force", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.releaseRule(args[0], by, reason, true) }}
	back := &cobra.Command{Use: "return DRAFT", Short: "Send the draft back; the release in force stays", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.releaseRule(args[0], by, reason, false) }}
	for _, sub := range []*cobra.Command{publish, back} {
		sub.Flags().StringVar(&by, "by", "", "who decides (or TONGHOP_REVIEWER)")
		sub.Flags().StringVar(&reason, "reason", "", "why")
	}
	c.AddCommand(publish, back, &cobra.Command{Use: "show", Short: "What the draft says otherwise than the release in force", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.releaseShow(c.Context()) }})
	for _, sub := range c.Commands() {
		wantUsage(sub)
	}
	return c
}

func (a *app) releaseList() error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	names, err := w.shelf().Names()
	if err != nil {
		return err
	}
	_, now, err := w.shelf().Current()
	if err != nil && !errors.Is(err, release.ErrNone) {
		return err
	}
	for _, name := range names {
		state := ""
		if name == now.Release {
			state = "  đang có hiệu lực, từ " + w.local(now.CreatedAt)
		}
		fmt.Fprintln(a.stdout, name+state)
	}
	if len(names) == 0 {
		fmt.Fprintln(a.stdout, "Chưa có bản phát hành nào. (No release yet.)")
	}
	_, draft, returned, err := w.gate().Waiting()
	switch {
	case errors.Is(err, release.ErrNone):
		return nil
	case err != nil:
		return err
	case returned != nil:
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s  bản nháp, %s trả lại lúc %s: %s", draft.Release, returned.By, w.local(returned.At), returned.Reason)))
	default:
		fmt.Fprintf(a.stdout, "%s  bản nháp chờ duyệt, lập lúc %s\n", draft.Release, w.local(draft.CreatedAt))
	}
	return nil
}

func (a *app) releaseShow(ctx context.Context) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	h := &house{app: a, now: func() *space { return w }}
	d, err := h.Draft(ctx)
	if errors.Is(err, deskpages.ErrUnknown) {
		fmt.Fprintln(a.stdout, "Không có bản nháp nào. (There is no draft.)")
		return nil
	}
	if err != nil {
		return err
	}
	folder, err := h.Folder()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Bản nháp %s, lập lúc %s; đang có hiệu lực: %s\n", d.Name, d.Made, orNone(d.InForce))
	if d.Returned != nil {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s đã trả lại lúc %s: %s", d.Returned.By, d.Returned.At, d.Returned.Reason)))
	}
	fmt.Fprintf(a.stdout, "%d số mới, %d đổi giá trị, %d không còn, thêm %d việc chờ xem; %d → %d trang\n", d.New, d.Changed, d.Gone, d.Doubts, d.PagesBefore, d.PagesAfter)
	for _, c := range d.Changes {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("  %s: %s → %s   (%s) %s", c.What, orNone(c.Before), orNone(c.After), c.Document, strings.Join(c.Pages, " "))))
	}
	if d.More > 0 {
		fmt.Fprintf(a.stdout, "  … và %d thay đổi nữa\n", d.More)
	}
	fmt.Fprintf(a.stdout, "Mở bằng trình duyệt: %s\n", filepath.Join(folder, "index.html"))
	return nil
}

func orNone(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func (a *app) releaseRule(name, by, reason string, publish bool) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if by = strings.TrimSpace(by); by == "" {
		by = strings.TrimSpace(a.getenv("TONGHOP_REVIEWER"))
	}
	reason = strings.TrimSpace(reason)
	switch {
	case by == "":
		return usage("thiếu tên người quyết định: --by (no name)")
	case reason == "" && !publish:
		return usage("thiếu lý do trả lại: --reason (no reason)")
	}
	if err := a.rule(w, release.Ruling{By: by, Draft: name, Reason: reason, Publish: publish}); err != nil {
		return err
	}
	if publish {
		fmt.Fprintf(a.stdout, "Đã phát hành %s.\n", name)
		return nil
	}
	fmt.Fprintf(a.stdout, "Đã trả lại bản nháp %s; bản đang có hiệu lực không đổi.\n", name)
	return nil
}
