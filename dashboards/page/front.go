package page

import (
	"strconv"
	"strings"
)

// front is the front matter of a page.
type front struct {
	titles []phrase // the first whose expressions all have a value
	nav    string   // words in the navigation, "" for a page that does not stand there
	order  int      // place in the navigation
	path   phrase   // address without .html; for a page made once for each row it names columns
	each   string   // question; "" for one page
	where  []condition
	search string      // column or words under which the search finds the page's rows
	what   string      // what the search calls them: "chỉ tiêu"
	spell  [][2]string // words that the search takes for others: NSNN for ngân sách nhà nước
	lead   phrase
}

// frontMatter reads the lines between the two lines of --- and gives back the
// rest and the number of its first line.
func (j *judge) frontMatter(text string) (f front, rest string, first int) {
	lines := strings.Split(text, "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		j.fault(1, "Trang phải mở đầu bằng dòng --- và phần khai báo (title, path …).", "A page begins with a line --- and its front matter (title, path …).")
		return f, text, 1
	}
	end := -1
	for i := 1; i < len(lines) && end < 0; i++ {
		if strings.TrimSpace(lines[i]) == "---" {
			end = i
		}
	}
	if end < 0 {
		j.fault(1, "Phần khai báo chưa đóng bằng dòng ---.", "The front matter is not closed by a line ---.")
		return f, "", len(lines) + 1
	}
	seen := map[string]bool{}
	for i := 1; i < end; i++ {
		j.frontLine(&f, seen, lines[i], i+1)
	}
	for _, key := range []string{"title", "path"} {
		if !seen[key] {
			j.fault(1, "Phần khai báo thiếu khóa %q.", "The front matter lacks the key %q.", key)
		}
	}
	return f, strings.Join(lines[end+1:], "\n"), end + 2
}

func (j *judge) frontLine(f *front, seen map[string]bool, text string, line int) {
	if strings.TrimSpace(text) == "" {
		return
	}
	key, value, ok := strings.Cut(text, ":")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || value == "" {
		j.fault(line, "Dòng này phải có dạng khóa: giá trị.", "This line must read key: value.")
		return
	}
	if seen[key] && key != "title" {
		j.fault(line, "Khóa %q có hai lần.", "The key %q stands twice.", key)
	}
	seen[key] = true
	switch key {
	case "title":
		f.titles = append(f.titles, j.phrase(value, line))
	case "lead":
		f.lead = j.phrase(value, line)
	case "path":
		f.path = j.path(value, line)
	case "nav":
		f.nav = value
	case "search":
		f.search = value
	case "what":
		f.what = value
	case "spell":
		f.spell = j.spell(value, line)
	case "order":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > 99 {
			j.fault(line, "order phải là số từ 1 đến 99.", "order must be a number from 1 to 99.")
		}
		f.order = n
	case "each":
		f.each = value
	case "where":
		f.where = j.where(value, line)
	default:
		j.fault(line, "Không có khóa %q; các khóa: title, lead, path, nav, order, each, where, search, what, spell.", "There is no key %q; the keys are title, lead, path, nav, order, each, where, search, what, spell.", key)
	}
}

// spell reads "NSNN = ngân sách nhà nước; Huế = Thừa Thiên Huế".
func (j *judge) spell(value string, line int) [][2]string {
	var list [][2]string
	for _, part := range strings.Split(value, ";") {
		short, long, ok := strings.Cut(part, "=")
		short, long = strings.TrimSpace(short), strings.TrimSpace(long)
		if !ok || short == "" || long == "" {
			j.fault(line, "spell phải có dạng «NSNN = ngân sách nhà nước; …».", "spell must read “NSNN = ngân sách nhà nước; …”.")
			return nil
		}
		list = append(list, [2]string{short, long})
	}
	return list
}

// path reads an address: letters, digits, hyphens and slashes, with columns
// written {column} or, for their first characters, {column:12}.
func (j *judge) path(value string, line int) phrase {
	var p phrase
	bad := func() phrase {
		j.fault(line, "Địa chỉ %q không hợp lệ: chỉ gồm chữ thường không dấu, chữ số, gạch nối, gạch chéo và {cột}.", "The path %q is not valid: lower-case letters, digits, hyphens, slashes and {column}.", value)
		return nil
	}
	for s := value; s != ""; {
		before, rest, found := strings.Cut(s, "{")
		if !plainPath(before) {
			return bad()
		}
		if before != "" {
			p = append(p, piece{words: before})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		column, most, cut := strings.Cut(name, ":")
		n, err := strconv.Atoi(most)
		if !closed || !isName(column) || (cut && (err != nil || n < 1)) {
			return bad()
		}
		p = append(p, piece{expr: &expr{function: "row", column: column, line: line}, words: most})
		s = after
	}
	return p
}

func plainPath(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '/' {
			return false
		}
	}
	return !strings.Contains(s, "//") && !strings.HasPrefix(s, "/")
}

func (j *judge) phrase(value string, line int) phrase {
	p, err := parsePhrase(value, line)
	if err != nil {
		j.fault(line, "Không hiểu biểu thức %v.", "The expression %v is not understood.", err)
	}
	return p
}

func (j *judge) where(value string, line int) []condition {
	list, err := parseWhere(value)
	if err != nil {
		j.fault(line, "Không hiểu điều kiện %v.", "The condition %v is not understood.", err)
	}
	return list
}
