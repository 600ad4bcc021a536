package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/learn"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

type learnOptions struct {
	topic, title string
}

func (a *app) learnCommand() *cobra.Command {
	var opt learnOptions
	c := &cobra.Command{
		Use: "learn FILE", Short: "Draft a topic from an unknown table",
		Long: "Reads the tables of a workbook and writes a draft of a topic into the workspace's topics/ folder: the items as\n" +
			"indicators, their units and spellings, the forms and the sums that were found to hold. The draft is yours to edit:\n" +
			"lines marked «# XEM LẠI» are guesses. Then `tonghop check` judges it and `tonghop read FILE` shows what it understands.",
		Example: "  tonghop learn bieu-du-lich.xlsx --topic du-lich --title 'Du lịch'",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return a.learn(c.Context(), opt, args[0]) },
	}
	c.Flags().StringVar(&opt.topic, "topic", "", "name of the topic's folder: small letters, digits and hyphens (required)")
	c.Flags().StringVar(&opt.title, "title", "", "what people call the topic; its folder's name when left out")
	return c
}

var topicName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (a *app) learn(ctx context.Context, opt learnOptions, file string) error {
	if !topicName.MatchString(opt.topic) {
		return usage("--topic %q: cần tên thư mục gồm chữ thường không dấu, số và gạch nối, ví dụ du-lich (want small letters, digits and hyphens)", opt.topic)
	}
	if _, err := os.Stat(filepath.Join(a.dir, workspace.File)); err != nil {
		return usage("%s chưa phải là không gian làm việc: không có tệp «%s»; hãy chạy «tonghop init» trước, hoặc nêu --workspace (this folder is no workspace)", a.dir, workspace.File)
	}
	dir := filepath.Join(a.dir, topicsName, opt.topic)
	if _, err := os.Stat(dir); err == nil {
		return usage("%s đã có; hãy chọn tên khác hoặc xóa thư mục đó (exists already)", dir)
	}
	if opt.title == "" {
		opt.title = opt.topic
	}
	cat, err := loadCatalog(a.topicsDir())
	if err != nil {
		return err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return usage("không đọc được tệp: %w (cannot read the file)", err)
	}
	book, err := sheet.Read(ctx, content, "", filepath.Base(file), sheet.UsualBounds())
	var fault *pipeline.SourceError
	if errors.As(err, &fault) {
		return usage("%s: %s %s", file, fault.Message.VI, fault.Hint.VI)
	} else if err != nil {
		return err
	}
	draft := learn.From(meaning.New(cat), book, opt.topic, opt.title)
	if draft.Items == 0 {
		return usage("%s: không thấy bảng nào có tên dòng, tên cột và số liệu để rút ra chỉ tiêu (no table to learn from)", file)
	}
	return a.writeDraft(dir, draft)
}

func (a *app) writeDraft(dir string, d learn.Draft) error {
	for _, f := range d.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("write draft: %w", err)
		}
		if err := os.WriteFile(path, f.Content, 0o644); err != nil {
			return fmt.Errorf("write draft: %w", err)
		}
		fmt.Fprintln(a.stdout, "  +", visible(path))
	}
	guesses := 0
	for _, f := range d.Files {
		guesses += bytes.Count(f.Content, []byte("# XEM LẠI"))
	}
	fmt.Fprintf(a.stdout, "%d chỉ tiêu, %d tổng kiểm tra được, %d chỗ đoán phải xem lại. (items, sums that hold, guesses)\n", d.Items, d.Sums, guesses)
	for _, doubt := range d.Doubts {
		fmt.Fprintln(a.stdout, visible("  ? "+join(" ", doubt.File, doubt.Where, doubt.VI)))
	}
	fmt.Fprintln(a.stdout, "Hãy sửa các dòng «# XEM LẠI», rồi chạy tonghop check.")
	return nil
}
