package site_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"path"
	"strings"
	"testing"
)

// slidesHold opens a presentation as a reader of the format does: from its list
// of slides through their relations to pictures and notes. Every slide has its
// finding as text, its drawing, source and address, and every figure of the
// table in the notes of the speaker.
func slidesHold(t *testing.T, content []byte, figures [][]shown, titles []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatalf("PPTX: %v", err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		if parts[f.Name], err = part(f); err != nil {
			t.Fatalf("PPTX, %s: %v", f.Name, err)
		}
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			words(t, f.Name, parts[f.Name])
		}
	}
	slides := related(t, parts, "ppt/presentation.xml", "/slide")
	if len(slides) != len(titles) {
		t.Fatalf("PPTX has %d slides, want %d", len(slides), len(titles))
	}
	for i, name := range slides {
		text := words(t, name, parts[name])
		if !strings.Contains(text, titles[i]) || !strings.Contains(text, ".html#") {
			t.Errorf("PPTX, %s lacks %q or its address: %s", name, titles[i], text)
		}
		pictures := related(t, parts, name, "/image")
		if len(pictures) != 1 {
			t.Fatalf("PPTX, %s has %d pictures", name, len(pictures))
		}
		if p, err := png.Decode(bytes.NewReader(parts[pictures[0]])); err != nil || p.Bounds().Dx() < 800 {
			t.Errorf("PPTX, picture of %s: %v", name, err)
		}
		notes := related(t, parts, name, "/notesSlide")
		if len(notes) != 1 {
			t.Fatalf("PPTX, %s has %d pages of notes", name, len(notes))
		}
		if figures == nil {
			continue
		}
		if !strings.Contains(text, "Nguồn:") {
			t.Errorf("PPTX, %s lacks its source: %s", name, text)
		}
		spoken := words(t, notes[0], parts[notes[0]])
		for _, f := range figures[i] {
			if !strings.Contains(spoken, f.Name+" | ") {
				t.Errorf("PPTX, the notes of %s lack %s", name, f.Name)
			}
		}
	}
}

func part(f *zip.File) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// words are the text of a part, which must be well formed.
func words(t *testing.T, name string, content []byte) string {
	t.Helper()
	if content == nil {
		t.Fatalf("PPTX has no %s", name)
	}
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("PPTX, %s: %v", name, err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

// related are the parts that a part names by a relation of a kind, in its order.
func related(t *testing.T, parts map[string][]byte, name, kind string) []string {
	t.Helper()
	var relations struct {
		Relationship []struct {
			Type       string `xml:",attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	at := fmt.Sprintf("%s/_rels/%s.rels", path.Dir(name), path.Base(name))
	if err := xml.Unmarshal(parts[at], &relations); err != nil {
		t.Fatalf("PPTX, %s: %v", at, err)
	}
	var list []string
	for _, r := range relations.Relationship {
		if strings.HasSuffix(r.Type, kind) && r.TargetMode != "External" {
			to := path.Join(path.Dir(name), r.Target)
			if strings.HasPrefix(r.Target, "/") {
				to = strings.TrimPrefix(r.Target, "/")
			}
			if parts[to] == nil {
				t.Fatalf("PPTX, %s leads to %s, which is not there", name, to)
			}
			list = append(list, to)
		}
	}
	return list
}
