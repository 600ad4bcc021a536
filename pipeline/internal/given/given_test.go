package given_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/given"
)

// A notebook writes down what a case asks of a store.
type notebook struct{ lines []string }

func (n *notebook) note(parts ...string) { n.lines = append(n.lines, strings.Join(parts, " ")) }

func (n *notebook) Version(context.Context) (int64, error) { return 0, nil }
func (n *notebook) SyncSources(_ context.Context, run pipeline.Run, sources []pipeline.Source) error {
	for _, s := range sources {
		n.note(run.ID, "declares", s.ID, string(s.Kind))
	}
	return nil
}
func (n *notebook) Fingerprints(context.Context, string) (map[string]string, error) { return nil, nil }
func (n *notebook) LoadAll(_ context.Context, _ pipeline.Run, s pipeline.Source, list []pipeline.Incoming) (done []pipeline.Loaded, err error) {
	for _, d := range list {
		for _, o := range d.Reading.Observations {
			n.note(s.ID, d.Document, string(o.Area), o.SeriesKey(), o.Period.Key(), string(o.Quantity.Qualifier), o.Origin.Locator.String())
		}
		for _, j := range d.Reading.Rejects {
			n.note(s.ID, d.Document, "reject", j.Reason, j.Origin.Raw)
		}
		done = append(done, pipeline.Loaded{Faults: []pipeline.Fault{{Check: "seen", Locator: d.Document}}})
	}
	return done, nil
}
func (n *notebook) Withdraw(_ context.Context, _ pipeline.Run, s pipeline.Source, present []string, _ ...string) (pipeline.Withdrawal, error) {
	n.note(s.ID, "still has", strings.Join(present, ","))
	return pipeline.Withdrawal{}, nil
}
func (n *notebook) Documents(context.Context, string) ([]pipeline.KnownDocument, error) {
	return nil, nil
}
func (n *notebook) Kin(context.Context, string, []string, pipeline.Reading) (string, error) {
	return "", nil
}
func (n *notebook) Rename(context.Context, pipeline.Run, pipeline.Source, string, string) error {
	return nil
}
func (n *notebook) SourceState(_ context.Context, _ pipeline.Run, s pipeline.Source, document string, fault *pipeline.SourceError) error {
	if fault != nil {
		n.note(s.ID, document, "failed", fault.Reason)
	}
	return nil
}
func (n *notebook) Judge(context.Context, pipeline.Run) error { return nil }
func (n *notebook) Finish(_ context.Context, run pipeline.Run, _ pipeline.Report) error {
	n.note(run.ID, "ends")
	return nil
}
func (n *notebook) Owe(_ context.Context, _ pipeline.Run, duties []pipeline.Duty, owed []pipeline.Owed) error {
	n.note("owes", strconv.Itoa(len(owed)), "by", strconv.Itoa(len(duties)))
	return nil
}

const sample = `
night 2026-11-19
source so-ct province=dong-thap precedence=3 owes="kc_budget,dong-thap@2008,2022,2023-03-31"
source bao press
document so-ct/a.xlsx published=2022-03-01 title="Bảng một"
dong-thap@2008 | cnnt_recognized tinh group=co_khi | 2012..2021 | actual part | >=40 product | Biểu 2!D7
ca-mau@2008 | kc_budget | rounds 5 | target | 3..5 vnd
reject | not_a_number | hai chục
document bao/bai
- | kc_projects | - | actual | ~7 project
night 2026-11-20
failed so-ct/a.xlsx not_found
present so-ct b.xlsx
`

func TestLoad(t *testing.T) {
	c, err := given.Parse(sample)
	if err != nil {
		t.Fatal(err)
	}
	var n notebook
	faults, err := c.Load(context.Background(), &n)
	if err != nil {
		t.Fatal(err)
	}
	wanted := `20261119T013000Z declares so-ct folder
20261119T013000Z declares bao feed
so-ct a.xlsx dong-thap@2008 cnnt_recognized|tinh|dong-thap@2008|actual|product|group=co_khi; 2012/2021 at_least Biểu 2!D7
so-ct a.xlsx ca-mau@2008 kc_budget||ca-mau@2008|target|vnd| rounds:5 exact Biểu 1!C2
so-ct a.xlsx reject not_a_number hai chục
bao bai  kc_projects|||actual|project| unknown about p1.s1[0:10]
20261119T013000Z ends
20261120T013000Z declares so-ct folder
20261120T013000Z declares bao feed
so-ct a.xlsx failed not_found
so-ct still has b.xlsx
20261120T013000Z ends`
	if got := strings.Join(n.lines, "\n"); got != wanted {
		t.Errorf("got\n%s\nwanted\n%s", got, wanted)
	}
	if len(faults) != 2 {
		t.Errorf("faults = %v, want those of both documents", faults)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", "source x", "night yesterday", "night 2026-11-20\ndong-thap@2008 | a | 2022 | actual | 1 product",
		"night 2026-11-20\nsource x colour=red", "night 2026-11-20\nsource x\ndocument x",
		"night 2026-11-20\nsource x\ndocument x/y\na | b | 2022 | actual | many product",
		"night 2026-11-20\nsource x\ndocument x/y\na | b | 20222 | actual | 1 product",
		"night 2026-11-20\nsource x owes=\"a,b\"", "night 2026-11-20\nduty x colour=red", "night 2026-11-20\nowed x | ca-mau@2008",
		"night 2026-11-20\nowed x | ca-mau@2008 | 2021 | tomorrow", "night 2026-11-20\nfailed x",
	} {
		if _, err := given.Parse(text); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}

// Whatever stands there is taken or refused, and what is taken can be walked.
func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("night 2026-11-20\nsource x title=\"\ncell B!A1 head x\nsentence 1.1 y")
	f.Add("night 2026-11-20\nsource x\ndocument x/y\ncell B!A1 head x\nsentence 1.1 y")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := given.Parse(text)
		if err != nil {
			return
		}
		var n notebook
		if _, err := c.Load(context.Background(), &n); err == nil && len(n.lines) == 0 {
			t.Errorf("%q was taken and does nothing", text)
		}
	})
}
