package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

const flowing = 50_000

// flow hands over many figures; "flow and die" is killed after them.
func flow(in Input) error {
	for i := range flowing {
		if err := in.Observe(pipeline.Observation{Indicator: fmt.Sprint("i", i), Quantity: pipeline.Quantity{Value: float64(i)}}); err != nil {
			return err
		}
	}
	if string(in.Content) == "flow and die" {
		_ = syscall.Kill(syscall.Getpid(), syscall.SIGKILL)
		select {}
	}
	return nil
}

func stream(r *Isolated, order string, w io.Writer) (pipeline.Reading, error) {
	return r.Stream(context.Background(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: "tep.wild"}, whole([]byte(order)), w)
}

func textOf(t *testing.T, observations []pipeline.Observation) string {
	t.Helper()
	var text []byte
	for _, o := range observations {
		text, _ = wildText(text, "tep.wild", &o)
	}
	return string(text)
}

func TestStreamWritesTheFiguresAndGivesTheRest(t *testing.T) {
	direct, child := Direct{Formats: wildFormats(), Catalog: &catalog.Catalog{}}, isolated(t, Bounds{})
	for _, order := range []string{"Biểu 1", "many", "many"} {
		want, err := readWild(t, direct, order)
		if err != nil {
			t.Fatal(err)
		}
		wantText := textOf(t, want.Observations)
		want.Observations = nil
		var text bytes.Buffer
		got, err := stream(child, order, &text)
		if err != nil || !reflect.DeepEqual(got, want) || text.String() != wantText {
			t.Errorf("%s: %+v, %v, %d bytes; want %+v, %d bytes", order, got, err, text.Len(), want, len(wantText))
		}
	}
	want, _ := readWild(t, direct, "many")
	if got, err := readWild(t, child, "many"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("a whole reading after streams: %v", err)
	}
}

func TestStreamMayBeLongerThanWhatAChildMayKeep(t *testing.T) {
	var text bytes.Buffer
	got, err := stream(isolated(t, Bounds{Output: 300 << 10}), "flow", &text)
	if err != nil || got.Title != "flow" || strings.Count(text.String(), "\n") != flowing || text.Len() < 600<<10 {
		t.Errorf("%+v, %v, %d bytes", got, err, text.Len())
	}
}

func TestStreamThatBreaksOffIsAFaultOfTheDocument(t *testing.T) {
	child := isolated(t, Bounds{})
	var text bytes.Buffer
	_, err := stream(child, "flow and die", &text)
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Reason != "reader_crashed" || !strings.HasPrefix(text.String(), "tep.wild i0 0\n") {
		t.Errorf("%v after %d bytes", err, text.Len())
	}
	if _, err := stream(child, "fault", io.Discard); !errors.As(err, &fault) || fault.Reason != "some_reason" {
		t.Errorf("the next document: %v", err)
	}
}

var errFull = errors.New("disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestStreamThatCannotBeWrittenIsNoFaultOfTheDocument(t *testing.T) {
	child := isolated(t, Bounds{})
	_, err := stream(child, "flow", full{})
	var fault *pipeline.SourceError
	if !errors.Is(err, errFull) || errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
	if got, err := stream(child, "flow", io.Discard); err != nil || got.Title != "flow" {
		t.Errorf("the next document: %+v, %v", got, err)
	}
}

func TestAStreamThatBeginsAgainWritesNothingTwice(t *testing.T) {
	var text bytes.Buffer
	to := &resumed{w: &text}
	for _, attempt := range [][]string{{"mot ", "hai "}, {"mo"}, {"mot", " hai b", "a"}} {
		to.again()
		for _, p := range attempt {
			if n, err := to.Write([]byte(p)); n != len(p) || err != nil {
				t.Fatal(n, err)
			}
		}
	}
	if text.String() != "mot hai ba" {
		t.Errorf("got %q", text.String())
	}
}
