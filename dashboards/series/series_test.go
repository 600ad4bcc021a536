package series

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

var columns = strings.Fields("area_id area_slug area_type boundary indicator_id indicator_name level level_vi split_vi kind kind_vi period period_start period_end unit behaviour qualifier")

// given is an answer of rows "area year kind value", with further columns set by
// name=value.
func given(lines ...string) *pipeline.Table {
	a := pipeline.Answer{}
	for _, c := range columns {
		a.Columns = append(a.Columns, pipeline.Column{Name: c, Type: pipeline.TextColumn})
	}
	a.Columns = append(a.Columns, pipeline.Column{Name: "value", Type: pipeline.NumberColumn}, pipeline.Column{Name: "part", Type: pipeline.FlagColumn}, pipeline.Column{Name: "origin", Type: pipeline.ListColumn})
	for i, line := range lines {
		words := strings.Fields(line)
		slug, boundary, _ := strings.Cut(words[0], "@")
		row := make([]any, len(a.Columns))
		set := func(name string, v any) { row[a.Column(name)] = v }
		for name, v := range map[string]string{"area_id": words[0], "area_slug": slug, "area_type": "province", "boundary": boundary, "indicator_id": "thu", "indicator_name": "Thu", "level": "", "split_vi": "",
			"kind": words[2], "period": words[1], "period_start": words[1], "period_end": words[1], "unit": "vnd", "behaviour": "flow", "qualifier": "exact"} {
			set(name, v)
		}
		var value float64
		if _, err := fmt.Sscan(words[3], &value); err == nil {
			set("value", value)
		}
		set("part", false)
		set("origin", []string{fmt.Sprint("o", i)})
		for _, more := range words[4:] {
			name, v, _ := strings.Cut(more, "=")
			if name == "part" {
				set(name, v == "true")
				continue
			}
			set(name, v)
		}
		a.Rows = append(a.Rows, row)
	}
	return pipeline.TableOf(a)
}

func TestFirst(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string
		want string // kind, level, split, period, areas
	}{
		"the latest":           {[]string{"a@2008 2019 actual 1", "a@2008 2020 actual 2"}, "actual//2020 1"},
		"not where few report": {[]string{"a@2008 2019 actual 1", "b@2008 2019 actual 1", "a@2008 2020 actual 2"}, "actual//2019 2"},
		"one province, not where few indicators are": {[]string{"a@2008 2019 actual 1", "a@2008 2019 actual 7", "a@2008 2020 actual 2"}, "actual//2019 1"},
		"results before plans":                       {[]string{"a@2008 2020 actual 1", "a@2008 2025 plan 2", "b@2008 2025 plan 2"}, "actual//2020 1"},
		"a plan where there is nothing else":         {[]string{"a@2008 2025 plan 2"}, "plan//2025 1"},
		"the whole before its parts":                 {[]string{"a@2008 2020 actual 1", "a@2008 2021 actual 1 split_vi=nam"}, "actual//2020 1"},
		"never a part of another figure":             {[]string{"a@2008 2020 actual 1", "a@2008 2021 actual 1 part=true"}, "actual//2020 1"},
		"the country is no province":                 {[]string{"a@2008 2020 actual 1", "vn@2008 2021 actual 9 area_type=country", "vung@2008 2021 actual 9 area_type=region"}, "actual//2020 1"},
		"units stay apart":                           {[]string{"a@2008 2020 actual 1", "b@2008 2020 actual 1 unit=percent", "c@2008 2020 actual 1 unit=percent"}, "actual//2020 2"},
		"no value, no figure":                        {[]string{"a@2008 2020 actual 1", "b@2008 2021 actual -"}, "actual//2020 1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, ok := First(Slices(Of(given(c.rows...), nil)))
			if got := fmt.Sprintf("%s/%s/%s %d", s.Kind, s.Split, s.Period, s.Areas); !ok || got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if _, ok := First(nil); ok {
		t.Error("a slice of nothing")
	}
}

// A slice holds every figure, whatever the order of the rows.
func TestSlicesDoNotHangOnTheOrder(t *testing.T) {
	rows := []string{"a@2008 2019 actual 1", "b@2008 2019 actual 5", "a@2025 2020 actual 2", "c@2008 2019 actual 3", "b@2008 2019 plan 5"}
	words := func(list []Slice) (all []string) {
		for _, s := range list {
			all = append(all, fmt.Sprint(s.Measure, s.Period, s.Areas))
		}
		return all
	}
	want := words(Slices(Of(given(rows...), nil)))
	slices.Reverse(rows)
	if got := words(Slices(Of(given(rows...), nil))); !slices.Equal(got, want) || len(want) != 3 {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Every figure comes out of a pack as it went in, with its cell.
func TestPacksHoldEveryFigure(t *testing.T) {
	a := given("a@2008 2019 actual 1115976491786", "b@2008 2019 actual 5000000000", "a@2008 2020 actual 0.1", "a@2008 2020 plan 7 qualifier=more_than")
	packs, err := PacksOf(a, nil, true, func(origin string) (Place, bool) {
		return Place{Document: "abc", Sheet: "Biểu", Cell: "C" + strings.TrimPrefix(origin, "o")}, origin != "o2"
	})
	if err != nil || len(packs) != 2 {
		t.Fatalf("%d packs, %v", len(packs), err)
	}
	found := map[string]bool{}
	for kind, p := range packs {
		var got packed
		text := strings.TrimSuffix(strings.TrimPrefix(string(p.Data), "tonghopSeries("), ");\n")
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(p.Name, "thu-"+kind+"-") {
			t.Errorf("name %s", p.Name)
		}
		for _, s := range got.Slices {
			cells := strings.Fields(s.Cells)
			for i, v := range s.Values {
				if at := got.Sets[s.Set][i]; v != nil {
					found[fmt.Sprintf("%s %s %s %v %s %s", got.Areas[at], s.Period[0], s.Kind[0], *v*s.Factor, cells[i], s.Qualifier[at])] = true
				}
			}
		}
	}
	for _, want := range []string{"a@2008 2019 actual 1.115976491786e+12 C0 ", "b@2008 2019 actual 5e+09 C1 ", "a@2008 2020 actual 0.1 - ", "a@2008 2020 plan 7 C3 more_than"} {
		if !found[want] {
			t.Errorf("no %q in %v", want, found)
		}
	}
}

func TestMedian(t *testing.T) {
	for want, values := range map[float64][]float64{0: nil, 2: {3, 1, 2}, 2.5: {4, 1, 2, 3}} {
		if got := Median(values); got != want {
			t.Errorf("median of %v is %v", values, got)
		}
	}
}
