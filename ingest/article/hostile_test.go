package article

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func TestHostilePagesAreSurvived(t *testing.T) {
	cases := map[string]string{
		"deep nesting":      strings.Repeat("<div>", 200_000) + statement,
		"deep lists":        strings.Repeat("<ul><li>", 50_000) + statement,
		"many elements":     strings.Repeat("<b>x</b>", 200_000),
		"one long word":     "<p>" + strings.Repeat("a", 5<<20),
		"one long sentence": "<p>" + strings.Repeat("31 sản phẩm OCOP, ", 100_000),
		"many sentences":    "<p>" + strings.Repeat("Có 31 sản phẩm OCOP. ", 50_000),
		"many figures":      "<p>" + strings.Repeat("1 2 3 4 5 6 7 8 9, ", 50_000),
		"attributes":        "<p " + strings.Repeat("a=b ", 200_000) + ">x</p>",
		"nothing":           "",
		"zero bytes":        "\x00\x00<p>\x00",
		"broken letters":    "<p>\xff\xfe\xc3\x28 31 sản phẩm</p>",
		"tables":            strings.Repeat("<table><tr><td>", 20_000) + "31",
	}
	for name, content := range cases {
		_, err := known.readHTML(context.Background(), ingest.Input{Content: []byte(content), Catalog: facts(t)})
		var fault *pipeline.SourceError
		if err != nil && (!errors.As(err, &fault) || fault.Message.VI == "" || fault.Hint.VI == "") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := known.readText(context.Background(), ingest.Input{Content: []byte(content), Catalog: facts(t)}); err != nil && !errors.As(err, &fault) {
			t.Errorf("%s as text: %v", name, err)
		}
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := known.readText(ctx, ingest.Input{Content: []byte(statement), Catalog: facts(t)}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOffsetsLeadBackInDecomposedText(t *testing.T) {
	text := norm.NFD.String("Mở đầu.\r\n\r\n\t" + statement)
	r := readPlain(t, text)
	if len(r.Observations) != 1 {
		t.Fatalf("%+v", r.Observations)
	}
	o := r.Observations[0].Origin
	if at := string([]rune(text)[o.Start:o.End]); at != "31" {
		t.Errorf("offsets lead to %q", at)
	}
}

func TestALineGoesOnInTheNext(t *testing.T) {
	r := readPlain(t, "Năm 2023, toàn tỉnh Bến Tre công nhận\n31 sản phẩm công nghiệp\nnông thôn tiêu biểu cấp tỉnh.")
	if len(r.Observations) != 1 || len(r.Document.Paragraphs) != 1 || r.Observations[0].Level != pipeline.LevelTinh {
		t.Errorf("%d paragraphs, %+v", len(r.Document.Paragraphs), r.Observations)
	}
	r = readPlain(t, "Thu hoạch năm 2023\nSản phẩm OCOP tiếp tục tăng.")
	if len(r.Document.Paragraphs) != 2 {
		t.Errorf("paragraphs %+v", r.Document.Paragraphs)
	}
}

func FuzzText(f *testing.F) {
	cat, err := catalog.Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{statement, norm.NFD.String(statement), "31 sản\nphẩm", "Trong đó, 5", "31/45 sản phẩm OCOP (12%)", "\xff", "hàng trăm sản phẩm OCOP"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := known.readText(context.Background(), ingest.Input{Content: []byte(text), Catalog: cat})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range r.Observations {
			checkLocator(t, r, o.Origin)
		}
	})
}

func FuzzPage(f *testing.F) {
	cat, err := catalog.Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"<p>" + statement, "<table><tr><td>31<td>sản phẩm OCOP", "<p>3<b>1</b> sản phẩm OCOP<br>", "<title>x</title><meta name=date content=2023-01-01>"} {
		f.Add([]byte(seed), "text/html")
	}
	f.Fuzz(func(t *testing.T, content []byte, mediaType string) {
		r, err := known.readHTML(context.Background(), ingest.Input{Content: content, Catalog: cat, Snapshot: pipeline.Snapshot{MediaType: mediaType}})
		var fault *pipeline.SourceError
		if err != nil && !errors.As(err, &fault) {
			t.Fatal(err)
		}
		for _, o := range r.Observations {
			checkLocator(t, r, o.Origin)
		}
	})
}
