package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/correspondence"
)

type returnOptions struct {
	out                 string
	letter              bool
	answer              string
	province, published string
	from, to, due       string
}

func (a *app) returnCommand() *cobra.Command {
	var opt returnOptions
	c := &cobra.Command{
		Use: "return FILE|SNAPSHOT", Short: "The sender's workbook back, with what is wrong in it marked, and a letter",
		Long: "Writes a copy of a workbook for its sender: every faulty cell coloured and commented, a first sheet «" + listingName + "» that lists\n" +
			"what to mend with links to the cells, nothing else changed. Of an .xlsx it is the sender's own workbook; of .xls, .ods, .csv\n" +
			"and others an .xlsx made from their cells. Macros never go back. SNAPSHOT is the SHA-256 of a stored document, or its first\n" +
			"digits: then the figures of it that wait for a person are marked too. Exit code 3 when something is to be mended.\n\n" +
			"  tonghop return bieu-62.xlsx -o gui-tra --letter --due 2026-12-15\n" +
			"  tonghop return bieu-62.xlsx --answer bieu-62-sua.xlsx      which flaws are mended, repeated, new",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.giveBack(c.Context(), opt, args[0]) },
	}
	c.Flags().StringVarP(&opt.out, "output", "o", "", "folder to write into; without it nothing is written and the flaws are printed")
	c.Flags().BoolVar(&opt.letter, "letter", false, "write a letter too, as .docx and as .txt")
	c.Flags().StringVar(&opt.answer, "answer", "", "the file that answers FILE: it is the one that is marked, and each flaw is told mended, repeated, new or gone")
	c.Flags().StringVar(&opt.province, "province", "", "slug of the province that a document without one speaks of, e.g. dong-thap")
	c.Flags().StringVar(&opt.published, "published", "", "date of publication, YYYY-MM-DD, for documents that do not state it")
	c.Flags().StringVar(&opt.from, "from", "", "who writes the letter")
	c.Flags().StringVar(&opt.to, "to", "", "whom the letter is for (default: the publisher of the source)")
	c.Flags().StringVar(&opt.due, "due", "", "by when the answer is wanted, YYYY-MM-DD")
	return c
}

// A sent is one document that came in, with what it is and what is wrong in it.
type sent struct {
	name      string // of the file
	publisher string
	province  string // slug of the source, "" when it has none
	content   []byte
	reading   pipeline.Reading
	flaws     []correspondence.Flaw
}

func (a *app) giveBack(ctx context.Context, opt returnOptions, subject string) error {
	published, due, err := opt.dates()
	if err != nil {
		return err
	}
	cat, err := loadCatalog(a.topicsDir())
	if err != nil {
		return err
	}
	if err := checkProvince(cat, opt.province); err != nil {
		return err
	}
	reader, err := a.reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	doc, err := a.sentOf(ctx, reader, opt, subject, published)
	if err != nil {
		return err
	}
	outcomes, before, asked := correspondence.Request(doc.flaws), "", pipeline.DigestOf(doc.content)
	if opt.answer != "" {
		answer, err := readSent(ctx, reader, pipeline.Source{ID: "read", Kind: pipeline.DocumentSource, Province: opt.province}, opt.answer, published)
		if err != nil {
			return err
		}
		answer.publisher, answer.province = doc.publisher, doc.province
		outcomes, before, doc = correspondence.Compare(doc.flaws, answer.flaws, answer.reading), doc.name, answer
	}
	a.printOutcomes(doc, before, outcomes)
	if opt.out != "" {
		if err := a.writeReturn(ctx, reader, opt, doc, before, outcomes, due); err != nil {
			return err
		}
	}
	if err := a.recordReturn(opt, asked, doc, outcomes); err != nil {
		return err
	}
	if len(doc.flaws) > 0 || correspondence.Count(outcomes, correspondence.Gone) > 0 {
		return errWithFaults
	}
	return nil
}

// recordReturn keeps what was written or answered, where there is a workspace to
// keep it in. asked is the document that was to be mended.
func (a *app) recordReturn(opt returnOptions, asked pipeline.Digest, doc *sent, outcomes []correspondence.Outcome) error {
	if opt.out == "" && opt.answer == "" {
		return nil
	}
	w, err := a.openWorkspace()
	var none usageError
	if errors.As(err, &none) { // a file by itself may be looked at anywhere
		return nil
	}
	if err != nil {
		return err
	}
	r := correspondence.Record{At: a.now().UTC(), Kind: correspondence.ReturnRecord, Province: opt.province, Due: opt.due,
		Documents: []correspondence.RecordedDoc{{Name: doc.name, Digest: pipeline.DigestOf(doc.content), Flaws: len(doc.flaws)}}}
	if opt.province == "" {
		r.Province = doc.province
	}
	if opt.answer != "" {
		r.Kind, r.Answers, r.Outcomes = correspondence.AnswerRecord, asked, map[correspondence.State]int{}
		for _, o := range outcomes {
			r.Outcomes[o.State]++
		}
	}
	return correspondence.Keep(w.correspondencePath(), r)
}

func (opt returnOptions) dates() (published time.Time, due pipeline.Date, err error) {
	if opt.published != "" {
		if published, err = time.Parse("2006-01-02", opt.published); err != nil {
			return published, due, usage("--published %q: cần ngày dạng YYYY-MM-DD (want a date)", opt.published)
		}
	}
	if opt.due != "" {
		day, err := time.Parse("2006-01-02", opt.due)
		if err != nil {
			return published, due, usage("--due %q: cần ngày dạng YYYY-MM-DD (want a date)", opt.due)
		}
		due = pipeline.DateOf(day)
	}
	if opt.letter && opt.out == "" {
		return published, due, usage("--letter cần -o THƯ_MỤC để biết ghi công văn vào đâu (--letter wants -o)")
	}
	return published, due, nil
}

// sentOf is a file, or the stored document that a digest names.
func (a *app) sentOf(ctx context.Context, reader pipeline.Reader, opt returnOptions, subject string, published time.Time) (*sent, error) {
	_, err := os.Stat(subject)
	digits := strings.ToLower(subject)
	if err == nil || len(digits) < shortestID || strings.Trim(digits, "0123456789abcdef") != "" {
		return readSent(ctx, reader, pipeline.Source{ID: "read", Kind: pipeline.DocumentSource, Province: opt.province}, subject, published)
	}
	w, err := a.openWorkspace()
	if err != nil {
		return nil, err
	}
	kept, err := vault.Open(w.VaultDir())
	if err != nil {
		return nil, err
	}
	snap, err := snapshotOf(kept, digits)
	if err != nil {
		return nil, err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return nil, err
	}
	return storedSent(ctx, reader, shelf{w, kept, d}, snap, opt.province)
}

// A shelf is where stored documents are looked up, with what waits of them.
type shelf struct {
	space *space
	vault *vault.Vault
	desk  *desk
}

// storedSent is a stored document as its source has it: another source may have
// the same bytes, of which nothing waits or something else does.
func storedSent(ctx context.Context, reader pipeline.Reader, from shelf, snap pipeline.Snapshot, province string) (*sent, error) {
	source := pipeline.Source{ID: snap.Source, Kind: pipeline.DocumentSource, Publisher: snap.Publisher, Province: province}
	for _, s := range from.space.Sources {
		if s.ID == snap.Source {
			source = s
		}
	}
	content, err := from.vault.Get(ctx, snap.Digest)
	if err != nil {
		return nil, err
	}
	var waiting []pipeline.Waiting
	for _, item := range from.desk.room.Of(snap.Source, snap.Document) {
		if one, ok := from.desk.decided.Of(item.ID); item.Snapshot == snap.Digest && (!ok || one.Verdict != pipeline.VerdictAccept) {
			waiting = append(waiting, item)
		}
	}
	doc := &sent{name: filepath.Base(snap.Document), publisher: source.Publisher, province: source.Province, content: content}
	return doc, doc.read(ctx, reader, source, snap, waiting)
}

// snapshotOf is the newest snapshot whose digest begins so.
func snapshotOf(kept *vault.Vault, digits string) (pipeline.Snapshot, error) {
	var found pipeline.Snapshot
	for _, snap := range kept.Snapshots() {
		switch {
		case !strings.HasPrefix(string(snap.Digest), digits):
		case found.Digest != "" && found.Digest != snap.Digest:
			return found, usage("nhiều văn bản bắt đầu bằng %s; hãy ghi thêm chữ số (the digest is not unique)", digits)
		case found.Digest == "" || found.FetchedAt.Before(snap.FetchedAt):
			found = snap
		}
	}
	if found.Digest == "" {
		return found, usage("không có tệp %s, cũng không có văn bản nào đã lưu mang mã SHA-256 bắt đầu như vậy (no such file or snapshot)", digits)
	}
	return found, nil
}

func readSent(ctx context.Context, reader pipeline.Reader, source pipeline.Source, file string, published time.Time) (*sent, error) {
	content, err := contentOf(file)
	if err != nil {
		return nil, err
	}
	snap := pipeline.Snapshot{Digest: pipeline.DigestOf(content), Source: source.ID, Document: filepath.Base(file), URL: file,
		Size: int64(len(content)), PublishedAt: published}
	doc := &sent{name: filepath.Base(file), content: content}
	return doc, doc.read(ctx, reader, source, snap, nil)
}

// read fills in what is wrong in the document. One that cannot be read at all is
// no workbook to mark.
func (s *sent) read(ctx context.Context, reader pipeline.Reader, source pipeline.Source, snap pipeline.Snapshot, waiting []pipeline.Waiting) error {
	reading, err := reader.Read(ctx, source, snap, s.content)
	var fault *pipeline.SourceError
	switch {
	case errors.As(err, &fault):
		return usage("%s: %s %s", s.name, fault.Message.VI, fault.Hint.VI)
	case err != nil:
		return err
	}
	if len(reading.Document.Sheets) == 0 {
		return usage("%s: không phải bảng tính nên không đánh dấu từng ô được; chỉ gửi trả được .xlsx, .xls, .ods, .csv và bảng trong .docx, .html (not a workbook)", s.name)
	}
	s.reading, s.flaws = reading, correspondence.Flaws(reading, waiting)
	return nil
}

func (a *app) printOutcomes(doc *sent, before string, outcomes []correspondence.Outcome) {
	if before == "" {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s: %d nội dung cần sửa", doc.name, len(outcomes))))
	} else {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s trả lời %s: %d đã sửa, %d vẫn còn, %d không còn số liệu, %d mới phát sinh", doc.name, before,
			correspondence.Count(outcomes, correspondence.Mended), correspondence.Count(outcomes, correspondence.Repeated),
			correspondence.Count(outcomes, correspondence.Gone), correspondence.Count(outcomes, correspondence.New))))
	}
	for _, o := range outcomes {
		state := ""
		if before != "" {
			state = correspondence.Words[o.State] + " ·"
		}
		stands := ""
		if o.Flaw.Stands != "" {
			stands = "«" + o.Flaw.Stands + "»"
		}
		fmt.Fprintln(a.stdout, visible("  "+join(" ", state, o.Flaw.Place(), stands, "["+o.Flaw.Code+"]", o.Flaw.Message, o.Flaw.Evidence)))
	}
}

// writeReturn writes the marked copy and the letter. The copy must read as the
// document did.
func (a *app) writeReturn(ctx context.Context, reader pipeline.Reader, opt returnOptions, doc *sent, before string, outcomes []correspondence.Outcome, due pipeline.Date) error {
	base := strings.TrimSuffix(doc.name, filepath.Ext(doc.name))
	letter := correspondence.Letter{From: opt.from, To: opt.to, Date: pipeline.DateOf(a.now()), Due: due, Document: doc.name, Before: before,
		Listing: listingName, Outcomes: outcomes}
	if letter.To == "" {
		letter.To = doc.publisher
	}
	files := map[string][]byte{}
	if len(doc.flaws) > 0 {
		copied, inPlace, err := markedCopy(ctx, doc, before != "", outcomes)
		if err != nil {
			return err
		}
		letter.Copy, letter.Macros = base+".can-sua.xlsx", sheet.HasMacros(doc.content)
		if letter.Macros {
			fmt.Fprintln(a.stdout, "Tệp gốc có macro hoặc thành phần nhúng; bản gửi trả không mang theo các phần ấy.")
		}
		files[letter.Copy] = copied
		if err := a.provesSame(ctx, reader, opt, doc, copied, inPlace); err != nil {
			return err
		}
	}
	if opt.letter {
		docx, err := letter.Docx()
		if err != nil {
			return err
		}
		text, err := letter.Text()
		if err != nil {
			return err
		}
		files[base+".cong-van.docx"], files[base+".cong-van.txt"] = docx, []byte(text)
	}
	return a.writeNew(opt.out, files)
}

// markedCopy is the copy of a document with its flaws marked.
func markedCopy(ctx context.Context, doc *sent, answered bool, outcomes []correspondence.Outcome) ([]byte, bool, error) {
	book, err := sheet.Read(ctx, doc.content, "", doc.name, sheet.UsualBounds())
	if err != nil {
		return nil, false, err
	}
	var marks []sheet.Mark
	for _, f := range doc.flaws {
		marks = append(marks, sheet.Mark{Sheet: f.Locator.Sheet, Cells: f.Cells, Text: "Cần sửa: " + join(" ", f.Message, f.Evidence)})
	}
	return sheet.Annotate(ctx, doc.content, book, marks, listing(doc.name, answered, outcomes))
}
