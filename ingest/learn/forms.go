package learn

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// forms proposes a form for every table whose rows are a tree of items in one unit:
// its titles, the tree and the sums that hold. A plain list needs none, nor does a
// table that states the unit of each row: their names tell what they are.
func (w *writer) forms(tables []survey) {
	var wordings strings.Builder
	wordings.WriteString("# Cách gọi các chỉ tiêu trong biểu: tên đầu tiên, rồi các cách viết khác (also). / Wordings of the items.\nwordings:\n")
	known, any := map[string]bool{}, false
	ids := map[string]bool{}
	for _, s := range tables {
		if !s.isForm() {
			continue
		}
		any = true
		for _, it := range s.items {
			if !known[it.id] {
				known[it.id] = true
				fmt.Fprintf(&wordings, "  - {id: %s, name: %s}\n", it.id, quote(it.names[0]))
			}
		}
		w.form(s, w.formID(s, ids))
	}
	if any {
		w.add("forms/items.yaml", wordings.String())
	}
}

var (
	numbered = regexp.MustCompile(`[0-9]+[a-z]?`)
	timeWord = regexp.MustCompile(`(?i)\s*(năm|quý|tháng|giai đoạn)\s+[0-9IVX/ .–-]+`)
)

// formID is the number in the form's mark, or else the name of its sheet.
func (w *writer) formID(s survey, taken map[string]bool) string {
	base := numbered.FindString(vietnamese.Fold(s.mark))
	if base == "" {
		base = strings.Trim(strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return '-'
		}, vietnamese.Fold(s.sheet)), "-")
	}
	if base == "" {
		base = "bieu"
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	taken[id] = true
	return id
}

func (w *writer) form(s survey, id string) {
	file := "forms/" + id + ".yaml"
	title := strings.TrimSpace(timeWord.ReplaceAllString(s.title, ""))
	if title == "" {
		title = s.sheet
		w.doubt(file, s.sheet+"!", "Bảng không có tiêu đề; tên trang được dùng thay.", "The table has no title; the name of its sheet stands in.")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Biểu rút ra từ trang %s. Các cột số liệu: %s.\nid: %s\nvi: %s\nen: %s  # XEM LẠI\ntitles: [%s]\nkinds: [actual]  # XEM LẠI: cột không ghi gì là số thực hiện\nitems:\n",
		quote(s.sheet), oneLine(strings.Join(s.heads, " | ")), quote(id), quote(title), quote(title), quote(title))
	w.children(&b, file, s, -1, "  ")
	w.add(file, b.String())
}

// children writes the items under one, in the order of the table.
func (w *writer) children(b *strings.Builder, file string, s survey, parent int, indent string) {
	for i, it := range s.items {
		if it.parent != parent {
			continue
		}
		fmt.Fprintf(b, "%s- item: %s\n%s  indicator: %s\n", indent, it.id, indent, it.id)
		if it.number != "" {
			fmt.Fprintf(b, "%s  no: %s\n", indent, quote(it.number))
		}
		if it.adds {
			w.draft.Sums++
			fmt.Fprintf(b, "%s  adds: true\n", indent)
		}
		if it.broken != "" {
			fmt.Fprintf(b, "%s  # XEM LẠI: các dòng dưới không cộng đúng bằng dòng này ở ô %s\n", indent, it.broken)
			w.doubt(file, it.broken, fmt.Sprintf("Các dòng dưới «%s» không cộng đúng bằng dòng này.", it.names[0]), fmt.Sprintf("The rows under %q do not add up to it.", it.names[0]))
		}
		if s.hasChildren(i) {
			fmt.Fprintf(b, "%s  items:\n", indent)
			w.children(b, file, s, i, indent+"    ")
		}
	}
}

// isForm tells whether a form can be proposed: forms are in đồng or count things.
func (s survey) isForm() bool {
	_, measured := vietnamese.KnowsUnit(s.unit)
	return (s.unit == "vnd" || !measured) && !s.across && s.unit != "" && len(s.items) >= 3 && slices.ContainsFunc(s.items, func(it item) bool { return it.parent >= 0 })
}

func (s survey) hasChildren(i int) bool { return len(s.partsOf(i)) > 0 }

// partsOf are the IDs of the items under one.
func (s survey) partsOf(i int) []string {
	var ids []string
	for _, it := range s.items {
		if it.parent == i {
			ids = append(ids, it.id)
		}
	}
	return ids
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
