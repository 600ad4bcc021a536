package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The test binary is its own child: with this argument it serves one request.
const serveArg = "serve-reader"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == serveArg {
		if err := Serve(context.Background(), os.Stdin, os.Stdout, wildFormats(), &catalog.Catalog{}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// wildFormats are one format that does what its content says.
func wildFormats() []Format {
	return []Format{{
		Name: "wild", Version: 3, Extensions: []string{".wild"},
		Sniff: func(_ []byte, _, name string) bool { return strings.HasSuffix(name, ".wild") },
		Read: func(ctx context.Context, in Input) (pipeline.Reading, error) {
			return behave(string(in.Content))
		},
	}}
}

func behave(order string) (pipeline.Reading, error) {
	switch order {
	case "killed":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	case "hungry": // takes a quarter of a gigabyte, which is allowed
		b := make([]byte, 256<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		return pipeline.Reading{Title: fmt.Sprint(len(b))}, nil
	case "memory bomb":
		var hoard [][]byte
		for {
			b := make([]byte, 64<<20)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			hoard = append(hoard, b)
			runtime.KeepAlive(hoard)
		}
	case "endless":
		for n := 0; ; n++ {
			if n < 0 {
				return pipeline.Reading{}, nil
			}
		}
	case "endless recursion":
		return pipeline.Reading{Title: fmt.Sprint(dive(1))}, nil
	case "panic":
		panic("a fault of the reader")
	case "panic elsewhere":
		go func() { panic("where no recover reaches") }()
		select {}
	case "much":
		return pipeline.Reading{Title: strings.Repeat("x", 4<<20)}, nil
	case "fault":
		return pipeline.Reading{}, Unreadable("some_reason", "lý do", "a reason", errors.New("the cause"))
	case "plain error":
		return pipeline.Reading{}, errors.New("broken")
	}
	upper := 12.5
	return pipeline.Reading{Title: order, Observations: []pipeline.Observation{{Indicator: "cnnt_recognized", Dimensions: map[string]string{"group": "khac"},
		Quantity: pipeline.Quantity{Value: 3, Max: &upper, Unit: "product"}, Origin: pipeline.Origin{Locator: pipeline.CellAt("Biểu 1", 3, 4), Start: -1, End: -1}}}}, nil
}

func dive(n int) int { return dive(n+1) + n } //nolint:staticcheck // endless on purpose

func isolated(b Bounds) Isolated {
	return Isolated{Program: os.Args[0], Args: []string{serveArg}, Formats: wildFormats(), Bounds: b}
}

func readWild(t *testing.T, r pipeline.Reader, order string) (pipeline.Reading, error) {
	t.Helper()
	return r.Read(context.Background(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: "tep.wild"}, []byte(order))
}

func TestIsolatedSurvivesItsChild(t *testing.T) {
	bounds := Bounds{Time: 20 * time.Second, Memory: 512 << 20, Output: 1 << 20}
	short := bounds
	short.Time = 300 * time.Millisecond
	for _, c := range []struct {
		order, reason string
		bounds        Bounds
	}{
		{"killed", "reader_crashed", bounds},
		{"memory bomb", "reader_crashed", bounds},
		{"endless", "reader_timeout", short},
		{"endless recursion", "reader_crashed", bounds},
		{"panic", "reader_crashed", bounds},
		{"panic elsewhere", "reader_crashed", bounds},
		{"much", "reader_output_too_large", bounds},
		{"fault", "some_reason", bounds},
		{"plain error", "unreadable", bounds},
	} {
		t.Run(c.order, func(t *testing.T) {
			_, err := readWild(t, isolated(c.bounds), c.order)
			var fault *pipeline.SourceError
			if !errors.As(err, &fault) {
				t.Fatalf("error %v, want a *pipeline.SourceError", err)
			}
			if fault.Reason != c.reason || fault.Message.VI == "" || fault.Source != "nguon" || fault.Document != "tep.wild" {
				t.Errorf("fault %+v, want reason %s", fault, c.reason)
			}
			if strings.HasPrefix(c.reason, "reader_") && fault.Hint.VI == "" {
				t.Error("no hint")
			}
		})
	}
}

func TestMemoryBombIsNamed(t *testing.T) {
	_, err := readWild(t, isolated(Bounds{Memory: 512 << 20, Time: 20 * time.Second}), "memory bomb")
	if err == nil || !strings.Contains(err.Error(), "bộ nhớ") {
		t.Errorf("error %v, want one that names memory", err)
	}
}

func TestBoundsLeaveRoomToRead(t *testing.T) {
	got, err := readWild(t, isolated(Bounds{Memory: 512 << 20}), "hungry")
	if err != nil || got.Title != fmt.Sprint(256<<20) {
		t.Errorf("%q, %v", got.Title, err)
	}
}

func TestIsolatedGivesWhatDirectGives(t *testing.T) {
	want, err := readWild(t, Direct{Formats: wildFormats(), Catalog: &catalog.Catalog{}}, "Biểu 1")
	if err != nil {
		t.Fatal(err)
	}
	got, err := readWild(t, isolated(Bounds{}), "Biểu 1")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) || got.Format != "wild" {
		t.Errorf("isolated %+v\ndirect   %+v", got, want)
	}
	if a, b := isolated(Bounds{}).Version(), (Direct{Formats: wildFormats()}).Version(); a != b || a != "wild.3" {
		t.Errorf("versions %q and %q", a, b)
	}
}

func TestIsolatedStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := isolated(Bounds{}).Read(ctx, pipeline.Source{}, pipeline.Snapshot{Document: "tep.wild"}, []byte("endless"))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the context's", err)
	}
}

func TestIsolatedWithoutProgram(t *testing.T) {
	_, err := readWild(t, Isolated{Program: "/nonexistent/tonghop"}, "x")
	var fault *pipeline.SourceError
	if err == nil || errors.As(err, &fault) {
		t.Errorf("error %v, want one that is no fault of the source", err)
	}
}

func TestDirectRecovers(t *testing.T) {
	_, err := readWild(t, Direct{Formats: wildFormats()}, "panic")
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Reason != "reader_crashed" || !strings.Contains(fault.Err.Error(), "a fault of the reader") {
		t.Errorf("error %v", err)
	}
}
