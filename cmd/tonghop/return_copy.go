package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/correspondence"
)

// listingName is the sheet of a marked copy that lists what is to be mended.
const listingName = "Cần sửa"

// mostListed bounds the rows of that sheet.
const mostListed = 5_000

// listing is the sheet that lists the flaws of a document. Every text begins with
// a word or a bracket of ours, so that none can be taken for a formula, wherever
// it is copied to.
func listing(document string, answered bool, outcomes []correspondence.Outcome) sheet.WorkbookSheet {
	s := sheet.WorkbookSheet{Name: listingName, Frozen: 5, Page: sheet.Landscape, Links: map[string]sheet.Link{}, Heights: map[int]int{},
		Widths: map[string]int{"A": 6, "B": 26, "C": 24, "D": 64, "E": 40, "F": 18, "G": 32},
		Merges: []string{"A1:G1", "A2:G2", "A3:G3"}, Bold: []string{"A1", "A5:G5"},
		Rows: [][]any{
			{sheet.ListingMark},
			{"Tệp «" + document + "»: các ô cần sửa ở những trang sau được tô màu hồng và có ghi chú. Bấm vào cột «Chỗ» để đến ô tương ứng."},
			{"Đề nghị sửa trực tiếp trên tệp này rồi gửi lại; trang này có thể để nguyên. Nội dung nào đã đúng, đề nghị nêu căn cứ ở cột «Ý kiến của đơn vị»."},
			nil,
			{"Mục", "Chỗ", "Đang ghi", "Nội dung sai và cách sửa", "Căn cứ", "Tình trạng", "Ý kiến của đơn vị"},
		}}
	for _, o := range outcomes {
		if o.State == correspondence.Mended || o.State == correspondence.Gone && o.Flaw.Locator.Sheet == "" {
			continue
		}
		row, state := len(s.Rows)+1, any(nil)
		if answered {
			state = "Nội dung " + correspondence.Words[o.State]
		}
		if row > mostListed {
			s.Rows = append(s.Rows, []any{nil, nil, nil, "… và các nội dung khác: xem những ô tô màu ở các trang sau."})
			break
		}
		s.Rows = append(s.Rows, []any{"Mục " + strconv.Itoa(row-5), o.Flaw.Place(), bracketed(o.Flaw.Stands), o.Flaw.Message, bracketed(o.Flaw.Evidence),
			state})
		s.Heights[row] = listedHeight(o.Flaw)
		if l := o.Flaw.Locator; l.Sheet != "" && o.State != correspondence.Gone {
			to := "A1"
			if len(o.Flaw.Cells) > 0 {
				to, _, _ = strings.Cut(o.Flaw.Cells[0], ":")
			}
			s.Links["B"+strconv.Itoa(row)] = sheet.Link{Sheet: l.Sheet, Cell: to}
		}
	}
	if last := len(s.Rows); last > 5 {
		s.Wrapped = []string{"A6:G" + strconv.Itoa(last)}
	}
	return s
}

// listedHeight shows the texts of a row whole, in points: a line of the columns
// «Chỗ», «Đang ghi», «Nội dung sai» and «Căn cứ» holds about so many letters.
func listedHeight(f correspondence.Flaw) int {
	lines := 1
	for text, letters := range map[string]int{f.Place(): 22, f.Stands: 20, f.Message: 56, f.Evidence: 34} {
		lines = max(lines, 1+len([]rune(text))/letters)
	}
	return 15 * lines
}

func bracketed(s string) any {
	if s == "" {
		return nil
	}
	return "«" + s + "»"
}

// provesSame reads the marked copy and tells how it compares: what goes back must
// state what came in.
func (a *app) provesSame(ctx context.Context, reader pipeline.Reader, opt returnOptions, doc *sent, copied []byte, inPlace bool) error {
	source := pipeline.Source{ID: "read", Kind: pipeline.DocumentSource, Province: opt.province}
	snap := pipeline.Snapshot{Digest: pipeline.DigestOf(copied), Source: source.ID, Document: doc.name, URL: doc.name, Size: int64(len(copied))}
	again, err := reader.Read(ctx, source, snap, copied)
	if err != nil {
		return fmt.Errorf("đọc lại bản gửi trả của %s: %w", doc.name, err)
	}
	how := "trên chính tệp của đơn vị"
	if !inPlace {
		how = "trên bản .xlsx lập lại từ các ô đã đọc"
	}
	was, is := statements(doc.reading), statements(again)
	if slices.Equal(was, is) {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Bản gửi trả đánh dấu %s; đọc lại đủ %d số liệu như bản gốc.", how, len(was))))
		return nil
	}
	fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Bản gửi trả đánh dấu %s; đọc lại được %d số liệu, bản gốc có %d: hãy đối chiếu trước khi gửi.", how, len(is), len(was))))
	return nil
}

// statements are the figures of a reading, where they stand and how much.
func statements(r pipeline.Reading) []string {
	var list []string
	for _, o := range r.Observations {
		l := o.Origin.Locator
		list = append(list, fmt.Sprintf("%d:%d %s %s %s", l.Row, l.Col, o.Indicator, o.Level, figure(o.Quantity)))
	}
	slices.Sort(list)
	return list
}

// writeNew writes files into a folder. One that is there with another content is
// somebody's work and stays.
func (a *app) writeNew(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return usage("không tạo được thư mục %s: %w (cannot make the folder)", dir, err)
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if was, err := os.ReadFile(filepath.Join(dir, name)); err == nil && !bytes.Equal(was, files[name]) {
			return usage("%s đã có và khác nội dung; hãy chọn thư mục khác hoặc xóa tệp cũ (the file exists)", filepath.Join(dir, name))
		}
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			return usage("không ghi được tệp: %w (cannot write the file)", err)
		}
		fmt.Fprintln(a.stdout, "  "+path)
	}
	return nil
}
