package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/formats"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/copies"
)

type readOptions struct {
	jsonl     bool
	explain   bool
	province  string
	published string
}

func (a *app) readCommand() *cobra.Command {
	var opt readOptions
	c := &cobra.Command{
		Use: "read FILE…", Short: "Read without storing: what would be understood, what rejected and why",
		Long: "Reads workbooks (.xlsx, .xls, .ods, .csv, tables of .docx), articles (.html, .txt) and feeds and prints what is wrong in the\n" +
			"document itself, every figure with where it stands, every reject with what to do, and for each sheet what became of\n" +
			"all its numeric cells. Several files are compared with one another: a column, hidden rows or a whole file that another year or\n" +
			"province has too, and a unit that changes from one year to the next, are told. Of one file with more than 20,000 figures, so many are printed\n" +
			"and the others counted; --jsonl prints all. Nothing is stored. Exit code 3 when something was rejected.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.read(c.Context(), opt, args) },
	}
	c.Flags().BoolVar(&opt.jsonl, "jsonl", false, "one JSON object a line: figures as they are understood, then faults, rejects and accounts")
	c.Flags().BoolVar(&opt.explain, "explain", false, "tell of every sentence, column and row what was found in it, and by which rule its figures were read or why by none")
	c.Flags().StringVar(&opt.province, "province", "", "slug of the province that a document without one speaks of, e.g. dong-thap")
	c.Flags().StringVar(&opt.published, "published", "", "date of publication, YYYY-MM-DD, for documents that do not state it")
	return c
}

func (a *app) read(ctx context.Context, opt readOptions, files []string) error {
	published, err := time.Parse("2006-01-02", opt.published)
	if opt.published != "" && err != nil {
		return usage("--published %q: cần ngày dạng YYYY-MM-DD (want a date)", opt.published)
	}
	var cat *catalog.Catalog // the child reads with its own; most often nobody needs one here
	if topics := a.topicsDir(); topics != "" || opt.province != "" || len(files) > 1 {
		if cat, err = loadCatalog(topics); err != nil {
			return err
		}
	}
	if err := checkProvince(cat, opt.province); err != nil {
		return err
	}
	reader, err := a.reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	reader.Explain = opt.explain
	source := pipeline.Source{ID: "read", Kind: pipeline.DocumentSource, Province: opt.province}
	read := stored(reader)
	var lines figureLines
	if !opt.explain && len(files) == 1 { // several are compared, and so kept
		to := io.Writer(&lines)
		if opt.jsonl {
			to = a.stdout
		}
		read = streamed(reader, to)
	}
	readings := make([]pipeline.Reading, len(files))
	digests := make([]pipeline.Digest, len(files))
	for i, file := range files {
		var fault *pipeline.SourceError
		if readings[i], digests[i], err = readOne(ctx, read, source, file, published); errors.As(err, &fault) {
			readings[i].Rejects, lines = append(readings[i].Rejects, rejectOf(fault)), figureLines{}
		} else if err != nil {
			return err
		}
		readings[i].Document = pipeline.Document{} // nothing of it is printed
	}
	shown, beyond, err := lines.shown()
	if err != nil {
		return err
	}
	readings[0].Observations = append(readings[0].Observations, shown...)
	compareReadings(cat, files, digests, readings)
	faulty := false
	for i, file := range files {
		faulty = faulty || len(readings[i].Rejects) > 0
		if err := a.printReading(opt, file, readings[i], beyond); err != nil {
			return err
		}
	}
	if faulty {
		return errWithFaults
	}
	return nil
}

// A reading is one way to read a document, of which the snapshot's digest and size
// are not known yet.
type reading func(context.Context, pipeline.Source, pipeline.Snapshot, *file) (pipeline.Reading, pipeline.Digest, error)

// stored keeps all that is understood.
func stored(reader *ingest.Isolated) reading {
	return func(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, f *file) (pipeline.Reading, pipeline.Digest, error) {
		content, err := f.content()
		if err != nil {
			return pipeline.Reading{}, "", err
		}
		snap.Digest, snap.Size = pipeline.DigestOf(content), int64(len(content))
		understood, err := reader.Read(ctx, s, snap, content)
		return understood, snap.Digest, err
	}
}

// streamed prints the figures as they are understood.
func streamed(reader *ingest.Isolated, w io.Writer) reading {
	return func(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, f *file) (pipeline.Reading, pipeline.Digest, error) {
		content, err := f.section()
		if err != nil {
			return pipeline.Reading{}, "", err
		}
		if snap.Digest, err = pipeline.DigestFrom(content); err != nil {
			return pipeline.Reading{}, "", unreadableFile(err)
		}
		snap.Size = content.Size()
		understood, err := reader.Stream(ctx, s, snap, content, w)
		return understood, snap.Digest, err
	}
}

// compareReadings finds what one of several files has from another.
func compareReadings(cat *catalog.Catalog, files []string, digests []pipeline.Digest, readings []pipeline.Reading) {
	if len(files) < 2 {
		return
	}
	forms := form.New(cat)
	documents := make([]*copies.Document, len(files))
	for i, file := range files {
		documents[i] = &copies.Document{Name: file, Digest: digests[i], Reading: &readings[i]}
		documents[i].Province, documents[i].Year = forms.OfPath(file)
		documents[i].Regulation = forms.Regulation(readings[i].Observations)
	}
	copies.Compare(documents)
}

func readOne(ctx context.Context, read reading, s pipeline.Source, name string, published time.Time) (pipeline.Reading, pipeline.Digest, error) {
	f, err := openFile(name)
	if err != nil {
		return pipeline.Reading{}, "", err
	}
	defer f.Close()
	return read(ctx, s, pipeline.Snapshot{Source: s.ID, Document: filepath.Base(name), URL: name, PublishedAt: published}, f)
}

// rejectOf shows a document that cannot be read at all like any other reject.
func rejectOf(fault *pipeline.SourceError) pipeline.Reject {
	join := func(message, hint string) string {
		if hint == "" {
			return message
		}
		return message + " " + hint
	}
	return pipeline.Reject{Reason: fault.Reason, MessageVI: join(fault.Message.VI, fault.Hint.VI),
		MessageEN: join(fault.Message.EN, fault.Hint.EN), Origin: pipeline.Origin{Raw: fault.Where}}
}

// printReading prints what was understood of a file; beyond are figures that are only
// counted.
func (a *app) printReading(opt readOptions, file string, r pipeline.Reading, beyond int) error {
	if opt.jsonl {
		return a.printLines(filepath.Base(file), r)
	}
	fmt.Fprintf(a.stdout, "%s: %d số liệu, %d mục bị trả lại", file, len(r.Observations)+beyond, len(r.Rejects))
	if r.Format != "" {
		fmt.Fprintf(a.stdout, " (%s)", r.Format)
	}
	fmt.Fprintln(a.stdout)
	for _, e := range r.Explained {
		fmt.Fprintln(a.stdout, visible("  "+join(" ", e.Locator.String(), e.Text)))
		for _, line := range e.Lines {
			fmt.Fprintln(a.stdout, visible("      "+line.VI))
		}
	}
	for _, f := range r.Faults {
		evidence := f.Evidence
		if strings.Contains(f.MessageVI, evidence) {
			evidence = ""
		}
		fmt.Fprintln(a.stdout, visible("  ! "+join(" ", f.Locator.String(), "["+f.Type+"]", f.MessageVI, evidence)))
	}
	if len(r.Observations) > 0 {
		if err := printTable(a.stdout, readingTable(r)); err != nil {
			return err
		}
	}
	if beyond > 0 {
		fmt.Fprintf(a.stdout, "  … và còn %d số liệu nữa không in ở đây; thêm --jsonl để in tất cả\n", beyond)
	}
	for _, reject := range r.Rejects {
		raw := cmp.Or(reject.Origin.Shown, reject.Origin.Raw)
		if raw != "" {
			raw = "«" + raw + "»"
		}
		fmt.Fprintln(a.stdout, visible("  ✗ "+join(" ", reject.Origin.Locator.String(), raw, "["+reject.Reason+"]", reject.MessageVI, manyOf(reject))))
	}
	for _, account := range r.Accounts {
		fmt.Fprintln(a.stdout, visible("  "+accountOf(account)+takenOf(account.Sheet, r.Observations)))
	}
	return nil
}

// printLines is the machine output: one JSON object a line. Figures that were
// streamed are printed already and not in the reading.
func (a *app) printLines(file string, r pipeline.Reading) error {
	var figures []byte
	var observations observationLines
	for i := range r.Observations {
		var err error
		if figures, err = observations.add(figures, file, &r.Observations[i]); err != nil {
			return err
		}
	}
	if _, err := a.stdout.Write(figures); err != nil {
		return err
	}
	out := json.NewEncoder(a.stdout)
	out.SetEscapeHTML(false)
	var lines []any
	for _, e := range r.Explained {
		lines = append(lines, explanationLineOf(file, e))
	}
	for _, f := range r.Faults {
		lines = append(lines, faultLineOf(file, f))
	}
	for _, reject := range r.Rejects {
		lines = append(lines, rejectLineOf(file, reject))
	}
	for _, account := range r.Accounts {
		lines = append(lines, accountLineOf(file, account))
	}
	for _, line := range lines {
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// manyOf is the range and number of the figures that a reject stands for.
func manyOf(r pipeline.Reject) string {
	if r.Range == "" {
		return ""
	}
	return fmt.Sprintf("(%s: %d ô)", r.Range, r.Count)
}

// accountOf tells in words what became of the numeric cells of a sheet.
func accountOf(a pipeline.Account) string {
	text := fmt.Sprintf("Trang «%s»: %d ô số", a.Sheet, a.Numeric)
	for _, part := range []struct {
		count int
		name  string
	}{{a.Figure, "số liệu"}, {a.CheckedTotal, "số cộng chỉ để kiểm tra"}, {a.Derived, "so sánh, tỷ lệ"}, {a.Ordinal, "số thứ tự, năm, số hiệu"},
		{a.OtherSubject, "thuộc lĩnh vực khác"}, {a.Hidden, "bị ẩn"}, {a.Reject, "bị trả lại"}} {
		if part.count > 0 {
			text += fmt.Sprintf(" · %d %s", part.count, part.name)
		}
	}
	return text
}

func readingTable(r pipeline.Reading) pipeline.Answer {
	answer := pipeline.Answer{Columns: []pipeline.Column{{Name: "chỉ tiêu"}, {Name: "cấp"}, {Name: "nơi"}, {Name: "kỳ"}, {Name: "loại"},
		{Name: "giá trị", Type: pipeline.NumberColumn}, {Name: "đơn vị"}, {Name: "chỗ"}, {Name: "nguyên văn"}}}
	for _, o := range r.Observations {
		place := string(o.Area)
		if place == "" {
			place = o.Province
		}
		period := o.Period.Text
		if period == "" && o.Period.Key() != "unknown" {
			period = o.Period.Key()
		}
		answer.Rows = append(answer.Rows, []any{o.Indicator, string(o.Level), place, period, string(o.Kind),
			figure(o.Quantity), o.Quantity.Unit, o.Origin.Locator.String(), cmp.Or(o.Origin.Shown, o.Origin.Raw)})
	}
	return answer
}

// figure is a quantity with its qualifier, as signs that need no language.
func figure(q pipeline.Quantity) string {
	signs := map[pipeline.Qualifier]string{pipeline.AtLeast: "≥ ", pipeline.MoreThan: "> ", pipeline.About: "≈ ", pipeline.LessThan: "< ", pipeline.UpTo: "≤ "}
	text := signs[q.Qualifier] + plain(q.Value, "")
	if q.Max != nil {
		text += "–" + plain(*q.Max, "")
	}
	return text
}

// checkProvince judges what --province says; "" says nothing.
func checkProvince(cat *catalog.Catalog, slug string) error {
	if slug != "" && !knownProvince(cat, slug) {
		return usage("--province %q: không có tỉnh, thành phố nào mang mã này (no such province)", slug)
	}
	return nil
}

func knownProvince(cat *catalog.Catalog, slug string) bool {
	for _, boundary := range []string{"2008", "2025"} {
		if _, ok := cat.Area(pipeline.AreaID(slug + "@" + boundary)); ok {
			return true
		}
	}
	return false
}

const readerChildName = "reader-child"

// loadingCollectAt keeps a child from collecting garbage while it begins and learns
// its facts; the documents have bounds of their own.
const loadingCollectAt = "GOGC=4000"

// reader runs every format in child processes of this very program. It must be
// closed.
func (a *app) reader() (*ingest.Isolated, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	args := []string{readerChildName}
	if topics := a.topicsDir(); topics != "" {
		args = append(args, "--topics", topics)
	}
	return &ingest.Isolated{Program: program, Args: args, Env: []string{loadingCollectAt}, Formats: formats.All()}, nil
}

func (a *app) readerChild() *cobra.Command {
	var topics string
	c := &cobra.Command{
		Use: readerChildName, Short: "The child process that reads documents", Hidden: true, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			cat, err := loadCatalog(topics)
			if err != nil {
				return err
			}
			return ingest.Serve(c.Context(), a.stdin, a.stdout, formats.All(), cat, new(observationLines).add)
		},
	}
	c.Flags().StringVar(&topics, "topics", "", "folder of topics laid over the built-in ones")
	return c
}
