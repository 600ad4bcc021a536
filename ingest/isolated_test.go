package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The test binary is its own child: with this argument it serves documents.
const serveArg = "serve-reader"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == serveArg {
		if err := Serve(context.Background(), os.Stdin, os.Stdout, wildFormats(), &catalog.Catalog{}, wildText); err != nil {
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
			if in.Observe != nil && strings.HasPrefix(string(in.Content), "flow") {
				return pipeline.Reading{Title: "flow"}, flow(in)
			}
			return behave(string(in.Content))
		},
	}}
}

// wildText writes one figure.
func wildText(dst []byte, document string, o *pipeline.Observation) ([]byte, error) {
	return fmt.Appendf(dst, "%s %s %g\n", document, o.Indicator, o.Quantity.Value), nil
}

// hoarded is what a document left behind.
var hoarded []byte

func touched(n int) []byte {
	b := make([]byte, n)
	for i := 0; i < len(b); i += 4096 {
		b[i] = 1
	}
	return b
}

func behave(order string) (pipeline.Reading, error) {
	switch order {
	case "process":
		return pipeline.Reading{Title: fmt.Sprint(os.Getpid())}, nil
	case "leaving much behind":
		hoarded = touched(100 << 20)
		return pipeline.Reading{Title: fmt.Sprint(os.Getpid(), len(hoarded))}, nil
	case "very hungry": // needs nearly all that is allowed
		return pipeline.Reading{Title: fmt.Sprint(os.Getpid(), len(touched(440<<20)))}, nil
	case "many":
		return many(), nil
	case "killed":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	case "hungry": // takes a quarter of a gigabyte, which is allowed
		return pipeline.Reading{Title: fmt.Sprint(len(touched(256 << 20)))}, nil
	case "memory bomb":
		var hoard [][]byte
		for {
			hoard = append(hoard, touched(64<<20))
			runtime.KeepAlive(hoard)
		}
	case "busy": // half a second of processor time, of one second that is allowed
		var from, now syscall.Rusage
		for _ = syscall.Getrusage(syscall.RUSAGE_SELF, &from); now.Utime.Nano()+now.Stime.Nano() < from.Utime.Nano()+from.Stime.Nano()+5e8; {
			_ = syscall.Getrusage(syscall.RUSAGE_SELF, &now)
		}
		return pipeline.Reading{}, nil
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

// many is a reading that takes several frames.
func many() pipeline.Reading {
	r := pipeline.Reading{Title: "nhiều", Accounts: []pipeline.Account{{Sheet: "Biểu 1", Numeric: 3}}}
	for i := range 2*frameSize + 7 {
		r.Observations = append(r.Observations, pipeline.Observation{Indicator: fmt.Sprint("i", i), Quantity: pipeline.Quantity{Value: float64(i)}})
	}
	for i := range 3*frameSize + 1 {
		r.Rejects = append(r.Rejects, pipeline.Reject{Reason: fmt.Sprint("r", i)})
	}
	return r
}

func isolated(t testing.TB, b Bounds) *Isolated {
	r := &Isolated{Program: os.Args[0], Args: []string{serveArg}, Formats: wildFormats(), Bounds: b}
	t.Cleanup(r.Close)
	return r
}

func readWild(t *testing.T, r pipeline.Reader, order string) (pipeline.Reading, error) {
	t.Helper()
	return r.Read(context.Background(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: "tep.wild"}, []byte(order))
}

func TestIsolatedSurvivesItsChild(t *testing.T) {
	bounds := Bounds{Memory: 512 << 20, Output: 1 << 20}
	short, busy := bounds, bounds
	short.Time = 300 * time.Millisecond
	busy.Processor = time.Second
	for _, c := range []struct {
		order, reason string
		bounds        Bounds
	}{
		{"killed", "reader_crashed", bounds},
		{"memory bomb", "reader_crashed", bounds},
		{"endless", "reader_timeout", short},
		{"endless", "reader_timeout", busy},
		{"endless recursion", "reader_crashed", bounds},
		{"panic", "reader_crashed", bounds},
		{"panic elsewhere", "reader_crashed", bounds},
		{"much", "reader_output_too_large", bounds},
		{"fault", "some_reason", bounds},
		{"plain error", "unreadable", bounds},
	} {
		t.Run(c.order, func(t *testing.T) {
			_, err := readWild(t, isolated(t, c.bounds), c.order)
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
	_, err := readWild(t, isolated(t, Bounds{Memory: 512 << 20}), "memory bomb")
	if err == nil || !strings.Contains(err.Error(), "bộ nhớ") {
		t.Errorf("error %v, want one that names memory", err)
	}
}

func TestBoundsLeaveRoomToRead(t *testing.T) {
	got, err := readWild(t, isolated(t, Bounds{Memory: 512 << 20}), "hungry")
	if err != nil || got.Title != fmt.Sprint(256<<20) {
		t.Errorf("%q, %v", got.Title, err)
	}
}

func TestIsolatedGivesWhatDirectGives(t *testing.T) {
	direct, child := Direct{Formats: wildFormats(), Catalog: &catalog.Catalog{}}, isolated(t, Bounds{})
	for _, order := range []string{"Biểu 1", "many", "Biểu 2", "", "many"} {
		want, wantErr := readWild(t, direct, order)
		got, err := readWild(t, child, order)
		if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) {
			t.Errorf("%s: isolated %+v, %v\ndirect   %+v, %v", order, got, err, want, wantErr)
		}
	}
	if a, b := child.Version(), direct.Version(); a != b || a != "wild.3" {
		t.Errorf("versions %q and %q", a, b)
	}
}

func processOf(t *testing.T, r *Isolated) string {
	t.Helper()
	got, err := readWild(t, r, "process")
	if err != nil {
		t.Fatal(err)
	}
	return got.Title
}

func TestOneChildServesManyDocuments(t *testing.T) {
	r := isolated(t, Bounds{})
	first := processOf(t, r)
	for range 100 {
		if got, err := readWild(t, r, "Biểu 1"); err != nil || got.Title != "Biểu 1" {
			t.Fatalf("%+v, %v", got, err)
		}
		if _, err := readWild(t, r, "fault"); err == nil {
			t.Fatal("no fault")
		}
	}
	if last := processOf(t, r); last != first {
		t.Errorf("process %s, then %s", first, last)
	}
}

// A document that ends its child costs itself alone.
func TestACrashCostsOneDocument(t *testing.T) {
	r := isolated(t, Bounds{Processor: time.Second, Memory: 512 << 20, Output: 1 << 20})
	for _, order := range []string{"killed", "endless", "panic elsewhere", "memory bomb", "endless recursion", "much"} {
		before := processOf(t, r)
		if _, err := readWild(t, r, order); err == nil {
			t.Errorf("%s: no error", order)
		}
		if after := processOf(t, r); after == before {
			t.Errorf("%s: its child goes on", order)
		}
		if got, err := readWild(t, r, "Biểu 1"); err != nil || got.Title != "Biểu 1" {
			t.Errorf("after %s: %+v, %v", order, got, err)
		}
	}
}

// The processor time of a document is its own, not that of those before it.
func TestEachDocumentHasItsOwnProcessorTime(t *testing.T) {
	r := isolated(t, Bounds{Processor: time.Second})
	first := processOf(t, r)
	for range 4 {
		if _, err := readWild(t, r, "busy"); err != nil {
			t.Fatal(err)
		}
	}
	if last := processOf(t, r); last != first {
		t.Errorf("process %s, then %s", first, last)
	}
}

// What a child can read does not depend on what it read before.
func TestAGrownChildIsReplaced(t *testing.T) {
	r := isolated(t, Bounds{Memory: 512 << 20})
	left, err := readWild(t, r, "leaving much behind")
	if err != nil {
		t.Fatal(err)
	}
	hungry, err := readWild(t, r, "very hungry")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := strings.Fields(left.Title)[0], strings.Fields(hungry.Title)[0]; a == b {
		t.Errorf("process %s did both", a)
	}
	before := processOf(t, r)
	if before == strings.Fields(hungry.Title)[0] {
		t.Error("a child that has grown goes on")
	}
}

func TestManyReadAtOnce(t *testing.T) {
	r := isolated(t, Bounds{})
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 25 {
				order := fmt.Sprint("Biểu ", worker, i)
				if got, err := readWild(t, r, order); err != nil || got.Title != order {
					t.Errorf("%s: %+v, %v", order, got, err)
				}
			}
		})
	}
	all.Wait()
}

func TestAClosedReaderReadsNothing(t *testing.T) {
	r := isolated(t, Bounds{})
	pid, err := strconv.Atoi(processOf(t, r))
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	if err := syscall.Kill(pid, 0); err == nil {
		t.Error("the child is still there")
	}
	var fault *pipeline.SourceError
	if _, err := readWild(t, r, "x"); err == nil || errors.As(err, &fault) {
		t.Errorf("error %v, want one that is no fault of the source", err)
	}
}

func TestIsolatedStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := isolated(t, Bounds{}).Read(ctx, pipeline.Source{}, pipeline.Snapshot{Document: "tep.wild"}, []byte("endless"))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the context's", err)
	}
}

func TestIsolatedWithoutProgram(t *testing.T) {
	_, err := readWild(t, &Isolated{Program: "/nonexistent/tonghop"}, "x")
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
