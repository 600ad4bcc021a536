package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

// DutiesFile declares who owes which reports; a workspace may do without.
const DutiesFile = "duties.yaml"

type dutiesFile struct {
	Holidays []string   `yaml:"holidays"`
	Duties   []dutyFile `yaml:"duties"`
}

type dutyFile struct {
	ID         string       `yaml:"id"`
	Title      string       `yaml:"title"`
	TitleEN    string       `yaml:"title_en"`
	Form       string       `yaml:"form"`
	Indicators []string     `yaml:"indicators"`
	Kind       string       `yaml:"kind"`
	Share      float64      `yaml:"share"`
	Every      string       `yaml:"every"`
	From       string       `yaml:"from"`
	Until      string       `yaml:"until"`
	Due        string       `yaml:"due"`
	Grace      int          `yaml:"grace"`
	Areas      string       `yaml:"areas"` // all, or slugs with commas between them
	Exempt     []exemptFile `yaml:"exempt"`
}

type exemptFile struct {
	Area     string `yaml:"area"`
	From     string `yaml:"from"`
	Until    string `yaml:"until"`
	Reason   string `yaml:"reason"`
	ReasonEN string `yaml:"reason_en"`
}

// What stands where a duty says nothing.
const (
	wholeShare  = 1   // of indicators that are named
	formShare   = 0.5 // of those of a form, of which an area may have none
	mostGrace   = 366
	mostDueDays = 1500
)

// duties judges duties.yaml.
func (j *judge) duties(w *Workspace) {
	name := filepath.Join(j.dir, DutiesFile)
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return
	}
	var file dutiesFile
	f, ok := j.readForm(j.path(DutiesFile), name, &file)
	if !ok {
		return
	}
	defer j.close(f)
	for i, day := range file.Holidays {
		w.Holidays = append(w.Holidays, holidays(f, fmt.Sprintf("holidays.%d", i), day)...)
	}
	seen := map[string]bool{}
	for i, d := range file.Duties {
		at := func(key string) string { return fmt.Sprintf("duties.%d.%s", i, key) }
		if seen[d.ID] {
			f.add(at("id"), config.Fault{VI: fmt.Sprintf("mã «%s» đã dùng cho một nghĩa vụ khác.", d.ID), EN: fmt.Sprintf("«%s» is another duty's id already.", d.ID)})
		}
		seen[d.ID] = true
		w.Duties = append(w.Duties, j.duty(f, d, at))
	}
}

func (j *judge) duty(f *form, d dutyFile, at func(string) string) pipeline.Duty {
	if !idForm.MatchString(d.ID) || len(d.ID) > 80 {
		f.add(at("id"), config.Fault{
			VI: fmt.Sprintf("mã «%s» không dùng được.", d.ID), EN: fmt.Sprintf("«%s» cannot be an id.", d.ID),
			HintVI: "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ «quyet-toan-nam».",
			HintEN: "Use small letters without accents, digits and hyphens."})
	}
	f.require(at("title"), d.Title, "Tên báo cáo như cán bộ gọi, ví dụ «Quyết toán ngân sách năm».", "The report's name, as people call it.")
	out := pipeline.Duty{
		ID: d.ID, Title: pipeline.Text{VI: d.Title, EN: d.TitleEN}, Kind: pipeline.Kind(d.Kind), Every: pipeline.Frequency(d.Every),
		Share: d.Share, Grace: d.Grace, From: dutyDate(f, at("from"), d.From), Until: dutyDate(f, at("until"), d.Until),
		Due: dueRule(f, at("due"), d.Due),
	}
	if d.From == "" {
		f.require(at("from"), "", "Kỳ đầu tiên phải báo cáo, ví dụ «2024» hoặc «2024-01».", "The first period that is owed.")
	}
	j.dutyIndicators(f, d, at, &out)
	if out.Share == 0 {
		out.Share = wholeShare
		if d.Form != "" {
			out.Share = formShare
		}
	}
	if out.Share < 0 || out.Share > 1 {
		f.add(at("share"), config.Fault{VI: "«share» phải lớn hơn 0 và không quá 1.", EN: "«share» must be above 0 and at most 1."})
	}
	frequencies := []string{string(pipeline.EveryYear), string(pipeline.EveryHalf), string(pipeline.EveryQuarter), string(pipeline.EveryMonth)}
	oneOf(f, at("every"), d.Every, frequencies)
	if d.Kind != "" {
		oneOf(f, at("kind"), d.Kind, []string{string(pipeline.Actual), string(pipeline.Estimate), string(pipeline.Plan), string(pipeline.Target)})
	}
	if d.Grace < 0 || d.Grace > mostGrace {
		f.add(at("grace"), config.Fault{VI: fmt.Sprintf("«grace» phải từ 0 đến %d ngày.", mostGrace), EN: fmt.Sprintf("«grace» must be 0 to %d days.", mostGrace)})
	}
	for _, slug := range strings.FieldsFunc(d.Areas, func(r rune) bool { return r == ',' || r == ' ' }) {
		if slug != "all" {
			j.dutyArea(f, at("areas"), slug)
			out.Areas = append(out.Areas, slug)
		}
	}
	for i, e := range d.Exempt {
		path := func(key string) string { return fmt.Sprintf("%s.%d.%s", at("exempt"), i, key) }
		j.dutyArea(f, path("area"), e.Area)
		f.require(path("reason"), e.Reason, "Nêu lý do được miễn; lý do hiện trên trang.", "Say why; pages show it.")
		out.Exempt = append(out.Exempt, pipeline.Exemption{Area: e.Area, From: dutyDate(f, path("from"), e.From), Until: dutyDate(f, path("until"), e.Until),
			Reason: pipeline.Text{VI: e.Reason, EN: e.ReasonEN}})
	}
	return out
}

// dutyIndicators are those that are named or those of the form.
func (j *judge) dutyIndicators(f *form, d dutyFile, at func(string) string, out *pipeline.Duty) {
	switch {
	case d.Form == "" && len(d.Indicators) == 0:
		f.add(at("indicators"), config.Fault{
			VI: "phải nêu «form» (số mẫu biểu) hoặc «indicators» (các chỉ tiêu).", EN: "«form» or «indicators» must say what is owed."})
	case d.Form != "" && len(d.Indicators) > 0:
		f.add(at("indicators"), config.Fault{VI: "chỉ nêu một trong hai: «form» hoặc «indicators».", EN: "give one of «form» and «indicators»."})
	case d.Form != "":
		out.Indicators = j.formIndicators(f, at("form"), d.Form)
	default:
		for i, id := range d.Indicators {
			j.expectedIndicator(f, fmt.Sprintf("%s.%d", at("indicators"), i), id)
		}
		out.Indicators = d.Indicators
	}
}

// formIndicators are the indicators of a form, "62" or "ngan-sach/62", sorted.
func (j *judge) formIndicators(f *form, path, name string) (ids []string) {
	var gather func(items []catalog.FormItem)
	gather = func(items []catalog.FormItem) {
		for _, item := range items {
			if item.Indicator != "" {
				ids = append(ids, item.Indicator)
			}
			gather(item.Items)
		}
	}
	var known []string
	for _, form := range j.cat.Forms().List {
		known = append(known, form.ID)
		if strings.EqualFold(form.ID, name) || strings.EqualFold(form.Topic+"/"+form.ID, name) {
			gather(form.Items)
			gather(form.Columns)
		}
	}
	if len(ids) == 0 {
		f.add(path, config.Fault{
			VI: fmt.Sprintf("không có mẫu biểu «%s» nào có chỉ tiêu.", name), EN: fmt.Sprintf("no form «%s» with indicators.", name),
			HintVI: didYouMean(name, known, "Gõ «tonghop template» để xem các mẫu biểu.", "Có phải bạn muốn viết «%s»?"),
			HintEN: didYouMean(name, known, "«tonghop template» lists the forms.", "Did you mean «%s»?")})
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (j *judge) dutyArea(f *form, path, slug string) {
	for _, boundary := range catalog.Boundaries() {
		if _, known := j.cat.Area(pipeline.AreaID(slug + "@" + boundary)); known {
			return
		}
	}
	var slugs []string
	for _, a := range j.cat.Areas() {
		slugs = append(slugs, a.ID.Slug())
	}
	f.add(path, config.Fault{
		VI: fmt.Sprintf("không có tỉnh «%s».", slug), EN: fmt.Sprintf("no province «%s».", slug),
		HintVI: didYouMean(slug, slugs, "Viết tên không dấu, ví dụ «dong-thap», hoặc «all» cho mọi tỉnh.", "Có phải bạn muốn viết «%s»?"),
		HintEN: didYouMean(slug, slugs, "Write the name without accents, or «all» for every province.", "Did you mean «%s»?")})
}

func oneOf(f *form, path, word string, words []string) {
	if slices.Contains(words, word) {
		return
	}
	list := "«" + strings.Join(words, "», «") + "»"
	f.add(path, config.Fault{
		VI: fmt.Sprintf("«%s» phải là một trong: %s.", word, list), EN: fmt.Sprintf("«%s» must be one of %s.", word, list),
		HintVI: didYouMean(word, words, "", "Có phải bạn muốn viết «%s»?"), HintEN: didYouMean(word, words, "", "Did you mean «%s»?")})
}

// dutyDate reads a year, a month or a day.
func dutyDate(f *form, path, text string) pipeline.Date {
	d, err := pipeline.ParseDate(text)
	if err != nil {
		f.add(path, config.Fault{VI: fmt.Sprintf("ngày «%s» không đúng.", text), EN: fmt.Sprintf("bad date «%s».", text),
			HintVI: "Viết «2024», «2024-06» hoặc «2024-06-30».", HintEN: "Write «2024», «2024-06» or «2024-06-30»."})
	}
	return d
}

// holidays reads one day, or days from one to another: "2026-02-16/2026-02-20".
func holidays(f *form, path, text string) (days []pipeline.Date) {
	from, to, isRange := strings.Cut(text, "/")
	if !isRange {
		to = from
	}
	first, errFirst := pipeline.ParseDate(from)
	last, errLast := pipeline.ParseDate(to)
	if errFirst != nil || errLast != nil || first.Day == 0 || last.Day == 0 || last.First().Before(first.First()) || last.First().Sub(first.First()).Hours() > 60*24 {
		f.add(path, config.Fault{VI: fmt.Sprintf("ngày nghỉ «%s» không đúng.", text), EN: fmt.Sprintf("bad holiday «%s».", text),
			HintVI: "Viết «2026-02-16» hoặc «2026-02-16/2026-02-20».", HintEN: "Write «2026-02-16» or «2026-02-16/2026-02-20»."})
		return nil
	}
	for day := first.First(); !day.After(last.First()); day = day.AddDate(0, 0, 1) {
		days = append(days, pipeline.DateOf(day))
	}
	return days
}

var (
	dueAfter = regexp.MustCompile(`^(?:(\d{1,3})\s*(?:tháng|months?))?\s*(?:(\d{1,4})\s*(?:ngày|days?))?$`)
	dueOn    = regexp.MustCompile(`^(\d{2})-(\d{2})$`)
)

// dueRule reads "45 ngày", "18 tháng", "1 tháng 15 ngày" after the end of the
// period, or "06-30": the first such day after it.
func dueRule(f *form, path, text string) pipeline.DueRule {
	if on := dueOn.FindStringSubmatch(text); on != nil {
		if d, err := pipeline.ParseDate("2024-" + text); err == nil && d.Day > 0 {
			return pipeline.DueRule{Month: d.Month, Day: d.Day}
		}
	}
	if after := dueAfter.FindStringSubmatch(text); after != nil && text != "" {
		months, _ := strconv.Atoi("0" + after[1])
		days, _ := strconv.Atoi("0" + after[2])
		if months*31+days <= mostDueDays {
			return pipeline.DueRule{Months: months, Days: days}
		}
	}
	f.add(path, config.Fault{
		VI: fmt.Sprintf("hạn nộp «%s» không đúng.", text), EN: fmt.Sprintf("bad due rule «%s».", text),
		HintVI: "Viết «45 ngày», «18 tháng» (sau khi hết kỳ), hoặc «06-30» (ngày 30 tháng 6 đầu tiên sau kỳ).",
		HintEN: "Write «45 days», «18 months» (after the end of the period), or «06-30» (the first such day after it)."})
	return pipeline.DueRule{}
}
