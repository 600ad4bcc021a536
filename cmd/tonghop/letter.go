package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/correspondence"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

type letterOptions struct {
	out, from, to, due string
	all, log, receipt  bool
}

func (a *app) letterCommand() *cobra.Command {
	var opt letterOptions
	c := &cobra.Command{
		Use: "letter [PROVINCE…]", Short: "Letters to provinces: reports that are missing or late, documents with something to mend",
		Long: "Writes one letter for each province, as .docx and as .txt: which of its reports are missing, in part or late (duties.yaml), which of\n" +
			"its documents have something to mend, with a marked copy of each workbook, and which files could not be read. PROVINCE is a slug,\n" +
			"e.g. ca-mau. Without -o the letters are printed. Each letter that is written is a line of " + correspondenceName + ".\n\n" +
			"  tonghop letter ca-mau -o gui-tra --due 2026-12-20\n" +
			"  tonghop letter --all -o gui-tra --from 'Cục Công Thương địa phương'\n" +
			"  tonghop letter --all --receipt -o gui-tra      also to those with nothing to mend\n" +
			"  tonghop letter --log ca-mau        what was written to it, and what it answered",
		RunE: func(c *cobra.Command, args []string) error { return a.letters(c.Context(), opt, args) },
	}
	c.Flags().StringVarP(&opt.out, "output", "o", "", "folder to write into; each province has a folder of its own in it")
	c.Flags().BoolVar(&opt.all, "all", false, "every province that there is something to write to")
	c.Flags().BoolVar(&opt.receipt, "receipt", false, "to a province that has nothing to mend, a short letter that says what came")
	c.Flags().BoolVar(&opt.log, "log", false, "list the letters and answers so far")
	c.Flags().StringVar(&opt.from, "from", "", "who writes the letters")
	c.Flags().StringVar(&opt.to, "to", "", "whom a letter is for (default: the people's committee of the province)")
	c.Flags().StringVar(&opt.due, "due", "", "by when the answer is wanted, YYYY-MM-DD")
	return c
}

func (a *app) letters(ctx context.Context, opt letterOptions, provinces []string) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if opt.log {
		return a.letterLog(w, provinces)
	}
	if opt.all == (len(provinces) > 0) {
		return usage("nêu tên tỉnh, ví dụ `tonghop letter ca-mau`, hoặc --all cho mọi tỉnh (name provinces, or --all)")
	}
	for _, slug := range provinces {
		if !knownProvince(w.catalog, slug) {
			return usage("%q: không có tỉnh, thành phố nào mang mã này (no such province)", slug)
		}
	}
	due, err := pipeline.ParseDate(opt.due)
	if err != nil || opt.due != "" && due.Day == 0 {
		return usage("--due %q: cần ngày dạng YYYY-MM-DD (want a date)", opt.due)
	}
	post, err := a.openPost(ctx, w)
	if err != nil {
		return err
	}
	defer post.close()
	if opt.all {
		provinces = post.all()
	}
	wrote := 0
	for _, slug := range provinces {
		letter := post.reminder(slug)
		letter.From, letter.To, letter.Date, letter.Due = opt.from, cmp.Or(opt.to, letter.To), pipeline.DateOf(a.now().In(w.Location)), due
		if err := post.documents(ctx, slug, &letter); err != nil {
			return err
		}
		if letter.Empty() && opt.receipt {
			done, err := post.confirm(opt, slug)
			if err != nil {
				return err
			}
			if done {
				wrote++
			}
			continue
		}
		if letter.Empty() {
			if !opt.all {
				fmt.Fprintln(a.stdout, visible(letter.Province+": không có nội dung nào phải đôn đốc hay chỉnh sửa. (Nothing to write about.)"))
			}
			continue
		}
		wrote++
		if err := post.send(opt, slug, letter); err != nil {
			return err
		}
	}
	if opt.all {
		fmt.Fprintf(a.stdout, "%d tỉnh, thành phố có nội dung cần gửi.\n", wrote)
	}
	return nil
}

// A post writes the letters of one release.
type post struct {
	app       *app
	w         *space
	published *warehouse.ReadOnly
	reader    *ingest.Isolated
	shelf     shelf
	snapshots map[[2]string]pipeline.Snapshot // by source and digest
	owed      pipeline.Answer
	held      pipeline.Answer // documents
	faults    []warehouse.FaultState
	copies    map[string][]byte            // marked copies of the province at hand, by file name
	recorded  []correspondence.RecordedDoc // its documents
	asked     []string                     // its reports
}

func (a *app) openPost(ctx context.Context, w *space) (*post, error) {
	dir, err := w.releaseDir("")
	if err != nil {
		return nil, err
	}
	p := &post{app: a, w: w}
	if p.published, err = openRelease(ctx, dir); err != nil {
		return nil, err
	}
	fill := func() error {
		if p.owed, err = p.published.Ask(ctx, "duties"); err != nil {
			return err
		}
		if p.held, err = p.published.Ask(ctx, "documents"); err != nil {
			return err
		}
		state, err := p.published.Status(ctx)
		if err != nil {
			return err
		}
		p.faults = state.Faults
		if err := p.openShelf(); err != nil {
			return err
		}
		p.reader, err = a.reader()
		return err
	}
	if err := fill(); err != nil {
		return nil, errors.Join(err, p.published.Close())
	}
	return p, nil
}

func (p *post) openShelf() error {
	kept, err := vault.Open(p.w.VaultDir())
	if err != nil {
		return err
	}
	d, err := p.app.openDesk(p.w)
	if err != nil {
		return err
	}
	p.shelf, p.snapshots = shelf{p.w, kept, d}, map[[2]string]pipeline.Snapshot{}
	for _, snap := range kept.Snapshots() {
		p.snapshots[[2]string{snap.Source, string(snap.Digest)}] = snap
	}
	return nil
}

func (p *post) close() {
	p.reader.Close()
	_ = p.published.Close() // it was only read
}

// word is a text of a row of an answer.
func word(a pipeline.Answer, row []any, column string) string {
	if at := a.Column(column); at >= 0 {
		return plain(row[at], "")
	}
	return ""
}

// wanting are the states of a report that a letter is about.
var wanting = []string{"missing", "unreachable", "partial", "late"}

// all are the slugs of provinces that may have something to be written to, sorted.
func (p *post) all() []string {
	var slugs []string
	for _, row := range p.owed.Rows {
		if slices.Contains(wanting, word(p.owed, row, "status")) {
			slugs = append(slugs, word(p.owed, row, "area_slug"))
		}
	}
	for _, s := range p.w.Sources {
		if s.Province != "" && !s.Claims {
			slugs = append(slugs, s.Province)
		}
	}
	slices.Sort(slugs)
	return slices.Compact(slugs)
}

// reminder is what the province owes. A late report is told for its duty's latest
// period alone: what came late years ago is no news.
func (p *post) reminder(slug string) correspondence.Reminder {
	p.asked = nil
	var letter correspondence.Reminder
	letter.Province, letter.To = provinceName(p.w, slug)
	latest := map[string]string{}
	for _, row := range p.owed.Rows { // the newest period of a duty comes first
		duty, period, status := word(p.owed, row, "duty_id"), word(p.owed, row, "period"), word(p.owed, row, "status")
		if status != "waiting" && latest[duty] == "" {
			latest[duty] = period
		}
		if word(p.owed, row, "area_slug") != slug || !slices.Contains(wanting, status) || status == "late" && latest[duty] != period {
			continue
		}
		due, err := pipeline.ParseDate(word(p.owed, row, "due"))
		if err != nil {
			continue // a day that the database wrote
		}
		state := lowerFirst(word(p.owed, row, "status_vi"))
		switch status {
		case "partial":
			state = fmt.Sprintf("mới có %s trong %s chỉ tiêu", word(p.owed, row, "stated"), word(p.owed, row, "wanted"))
		case "late":
			state = fmt.Sprintf("đã nộp, muộn %s ngày", word(p.owed, row, "days_late"))
		case "unreachable":
			state = "quá hạn, không kết nối được với nơi đăng báo cáo"
		}
		letter.Owings = append(letter.Owings, correspondence.Owing{Title: word(p.owed, row, "duty_vi"), Period: period, Due: due, State: state, Came: status == "late"})
		p.asked = append(p.asked, duty+" "+period)
	}
	return letter
}

// provinceName is how a letter speaks of the province of a slug, and whom it goes
// to: of one that there is no more, to the province that it became part of.
func provinceName(w *space, slug string) (name, to string) {
	if area, ok := w.catalog.Area(pipeline.AreaID(slug + "@" + catalog.Boundary2025)); ok {
		return lowerFirst(area.FullName), ""
	}
	old, ok := w.catalog.Area(pipeline.AreaID(slug + "@" + catalog.Boundary2008))
	if !ok {
		return slug, ""
	}
	name = lowerFirst(old.FullName)
	if list := w.catalog.Successors(old.ID); len(list) == 1 {
		if heir, ok := w.catalog.Area(list[0]); ok {
			to = lowerFirst(heir.FullName)
			name = fmt.Sprintf("%s (nay thuộc %s)", name, to)
		}
	}
	return name, to
}

func lowerFirst(s string) string {
	letters := []rune(s)
	if len(letters) == 0 {
		return s
	}
	return strings.ToLower(string(letters[:1])) + string(letters[1:])
}

// documents adds the province's documents that have something to mend, and the
// files that could not be read.
func (p *post) documents(ctx context.Context, slug string, letter *correspondence.Reminder) error {
	p.copies, p.recorded = map[string][]byte{}, nil
	own := map[string]bool{}
	for _, s := range p.w.Sources {
		own[s.ID] = s.Province == slug && !s.Claims
	}
	for _, f := range p.faults {
		if own[f.Source] && f.Document != "" {
			letter.Unread = append(letter.Unread, correspondence.Unread{Name: f.Document, Why: join(" ", f.Message.VI, f.Hint.VI)})
		}
	}
	for _, row := range p.newest() {
		source, digest := word(p.held, row, "source_id"), word(p.held, row, "digest")
		snap, kept := p.snapshots[[2]string{source, digest}]
		if !own[source] || !kept || !p.flawed(row) {
			continue
		}
		snap.Document = word(p.held, row, "document") // it may have been given another name since
		doc, err := storedSent(ctx, p.reader, p.shelf, snap, slug)
		var wrong usageError
		if errors.As(err, &wrong) {
			continue // no workbook: it has no cells to mark
		}
		if err != nil {
			return err
		}
		if len(doc.flaws) == 0 {
			continue
		}
		copied, _, err := markedCopy(ctx, doc, false, correspondence.Request(doc.flaws))
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(doc.name, filepath.Ext(doc.name)) + ".can-sua.xlsx"
		if _, twice := p.copies[name]; twice {
			name = digest[:8] + "-" + name
		}
		p.copies[name] = copied
		letter.Documents = append(letter.Documents, correspondence.Faulty{Name: doc.name, Flaws: len(doc.flaws), Copy: name})
		p.recorded = append(p.recorded, correspondence.RecordedDoc{Name: doc.name, Digest: pipeline.Digest(digest), Flaws: len(doc.flaws)})
	}
	return nil
}

// flawed tells whether the last night found anything to mend in a document, or
// something of it waits; any other need not be read for a letter.
func (p *post) flawed(row []any) bool {
	return word(p.held, row, "rejects") != "0" || word(p.held, row, "check_faults") != "0" ||
		len(p.shelf.desk.room.Of(word(p.held, row, "source_id"), word(p.held, row, "document"))) > 0
}

// newest are the rows of the newest version of each document that is there: what
// an earlier one had wrong was mended, or is wrong still.
func (p *post) newest() (rows [][]any) {
	doubted := map[[2]string]bool{}
	name := func(row []any) [2]string {
		return [2]string{word(p.held, row, "source_id"), word(p.held, row, "document")}
	}
	for _, row := range p.held.Rows {
		if word(p.held, row, "state") == string(pipeline.Quarantined) {
			doubted[name(row)] = true
		}
	}
	for _, row := range p.held.Rows {
		state := pipeline.Outcome(word(p.held, row, "state"))
		if state == pipeline.Quarantined || state == pipeline.Accepted && !doubted[name(row)] {
			rows = append(rows, row)
		}
	}
	return rows
}

// send prints the letter, or writes it with its copies and records it.
func (p *post) send(opt letterOptions, slug string, letter correspondence.Reminder) error {
	return p.post(opt, slug, ".cong-van", correspondence.ReminderRecord, letter)
}

// A sendable letter can be printed and sent.
type sendable interface {
	Text() (string, error)
	Docx() ([]byte, error)
}

// post prints a letter, or writes it under the name of the province with what goes
// with it, and records it.
func (p *post) post(opt letterOptions, slug, name string, kind correspondence.RecordKind, letter sendable) error {
	text, err := letter.Text()
	if err != nil {
		return err
	}
	if opt.out == "" {
		fmt.Fprintln(p.app.stdout, visible(text))
		return nil
	}
	docx, err := letter.Docx()
	if err != nil {
		return err
	}
	p.copies[slug+name+".docx"], p.copies[slug+name+".txt"] = docx, []byte(text)
	if err := p.app.writeNew(filepath.Join(opt.out, slug), p.copies); err != nil {
		return err
	}
	var files []string
	for name := range p.copies {
		files = append(files, name)
	}
	slices.Sort(files)
	return correspondence.Keep(p.w.correspondencePath(), correspondence.Record{At: p.app.now().UTC(), Kind: kind, Province: slug,
		Documents: p.recorded, Owed: p.asked, Due: opt.due, Files: files})
}
