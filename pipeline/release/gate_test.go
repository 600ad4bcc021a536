package release

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// atTheGate is a shelf with one release and a draft before it.
func atTheGate(t *testing.T) (Shelf, Gate) {
	t.Helper()
	dir := t.TempDir()
	s, g := Shelf{Dir: filepath.Join(dir, "releases"), Keep: 5}, Gate{Dir: filepath.Join(dir, "drafts")}
	publish(t, s, saying("night-1", "a", "one", firstNight))
	if _, err := g.Draft(context.Background(), saying("night-2", "b", "two", secondNight)); err != nil {
		t.Fatal(err)
	}
	return s, g
}

func TestADraftIsPrivateUntilItIsPublished(t *testing.T) {
	s, g := atTheGate(t)
	if got := inForce(t, s); got != "one" {
		t.Errorf("in force %q while there is a draft", got)
	}
	if info, err := os.Stat(g.Dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder of drafts: %v, %v", info.Mode(), err)
	}
	for _, wrong := range []string{"", "night-1", "../releases/night-1"} {
		if err := g.Publish(s, Ruling{At: secondNight, By: "hoa", Draft: wrong}); !errors.Is(err, ErrOther) {
			t.Errorf("publish %q: %v", wrong, err)
		}
	}
	at := secondNight.AddDate(0, 0, 1)
	if err := g.Publish(s, Ruling{At: at, By: "hoa", Draft: "night-2"}); err != nil {
		t.Fatal(err)
	}
	if got := inForce(t, s); got != "two" {
		t.Errorf("in force %q, want the draft", got)
	}
	if _, m, err := s.Current(); err != nil || m.Inputs != "b" || !m.CreatedAt.Equal(at) {
		t.Errorf("manifest %+v, %v: want in force since it was published", m, err)
	}
	if dir, err := s.At(secondNight); err != nil || filepath.Base(dir) != "night-1" {
		t.Errorf("before: %s, %v", dir, err)
	}
	if _, _, _, err := g.Waiting(); !errors.Is(err, ErrNone) {
		t.Errorf("a draft still waits: %v", err)
	}
	if name, changed := publish(t, s, saying("night-3", "b", "never filled", at)); name != "night-2" || changed {
		t.Errorf("the same inputs again: %q, %v", name, changed)
	}
	if list, err := g.Rulings(); err != nil || len(list) != 1 || list[0].By != "hoa" || !list[0].Publish {
		t.Errorf("rulings %+v, %v", list, err)
	}
}

func TestADraftThatWasSentBackStaysSo(t *testing.T) {
	s, g := atTheGate(t)
	if err := g.Return(Ruling{At: secondNight, By: "hoa", Draft: "night-1", Reason: "sai"}); !errors.Is(err, ErrOther) {
		t.Errorf("another draft: %v", err)
	}
	if err := g.Return(Ruling{At: secondNight, By: "hoa", Draft: "night-2", Reason: "sai đơn vị"}); err != nil {
		t.Fatal(err)
	}
	// The same draft made again is decided already; another one is not.
	for inputs, want := range map[string]bool{"b": true, "c": false} {
		if _, err := g.Draft(context.Background(), saying("night-"+inputs, inputs, "x", secondNight)); err != nil {
			t.Fatal(err)
		}
		if _, m, returned, err := g.Waiting(); err != nil || (returned != nil) != want || m.Inputs != inputs {
			t.Errorf("inputs %s: %+v, %v", inputs, returned, err)
		}
		if err := g.Drop(); err != nil {
			t.Fatal(err)
		}
	}
	if got := inForce(t, s); got != "one" {
		t.Errorf("in force %q", got)
	}
}

// The power fails between any two steps of publishing a draft.
func TestPublishingADraftIsWholeOrNotAtAll(t *testing.T) {
	for name, crash := range map[string]func(s Shelf, g Gate) error{
		"after the ruling": func(_ Shelf, g Gate) error {
			return g.write(Ruling{At: secondNight, By: "hoa", Draft: "night-2", Inputs: "b", Publish: true})
		},
		"after the rename": func(s Shelf, g Gate) error {
			return os.Rename(filepath.Join(g.Dir, "night-2"), filepath.Join(s.Dir, "night-2"))
		},
		"with a line cut short": func(_ Shelf, g Gate) error {
			return os.WriteFile(filepath.Join(g.Dir, rulingsName), []byte(`{"at":"20`), 0o600)
		},
		"with an altered page": func(_ Shelf, g Gate) error {
			return os.WriteFile(filepath.Join(g.Dir, "night-2", "site", "index.html"), []byte("hai"), 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, g := atTheGate(t)
			if err := crash(s, g); err != nil {
				t.Fatal(err)
			}
			if got := inForce(t, s); got != "one" {
				t.Fatalf("in force %q", got)
			}
			if _, err := g.Draft(context.Background(), saying("night-2b", "b", "two", secondNight)); err != nil {
				t.Fatal(err)
			}
			_, m, returned, err := g.Waiting()
			if err != nil || returned != nil {
				t.Fatalf("%+v, %v, %v", m, returned, err)
			}
			if err := g.Publish(s, Ruling{At: secondNight, By: "hoa", Draft: m.Release}); err != nil {
				t.Fatal(err)
			}
			if got := inForce(t, s); got != "two" {
				t.Errorf("in force %q", got)
			}
			if list, err := g.Rulings(); err != nil || len(list) == 0 || !list[len(list)-1].Publish {
				t.Errorf("rulings %+v, %v", list, err)
			}
		})
	}
}
