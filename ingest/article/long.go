package article

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// unread are the sentences that are too long to be read and hold figures.
type unread struct {
	sentences int
	first     pipeline.Origin
}

// shortLines are the lines of a text, a long one in pieces.
func shortLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for raw := range strings.Lines(text) {
			if len(raw) <= maxBlock {
				if !yield(raw) {
					return
				}
				continue
			}
			for _, piece := range pieces(raw) {
				if !yield(piece) {
					return
				}
			}
		}
	}
}

// pieces cuts a text that is longer than a paragraph may be: where a sentence
// ends, else between two words, else anywhere. Together they are the text.
func pieces(text string) []string {
	var list []string
	for len(text) > maxBlock { // bytes are never fewer than code points
		end := longest(text)
		if end == len(text) {
			break
		}
		head := text[:end]
		if sentences := vietnamese.Sentences(head); len(sentences) > 1 {
			end -= len(sentences[len(sentences)-1])
		} else if at := strings.LastIndexFunc(head, unicode.IsSpace); at > 0 {
			_, width := utf8.DecodeRuneInString(head[at:])
			end = at + width
		}
		list = append(list, text[:end])
		text = text[end:]
	}
	return append(list, text)
}

// longest is how many bytes of a text the code points of one paragraph take.
func longest(text string) int {
	n := 0
	for at := range text {
		if n == maxBlock {
			return at
		}
		n++
	}
	return len(text)
}

// tooLong remembers a sentence that is too long to be read, if it has a figure.
func (r *reader) tooLong(text string, at spot) {
	digit := strings.IndexFunc(text, unicode.IsDigit)
	if digit < 0 || utf8.RuneCountInString(text) <= maxSentence {
		return
	}
	if r.unread.sentences++; r.unread.sentences > 1 {
		return
	}
	start := utf8.RuneCountInString(text[:digit])
	raw := text[digit:]
	raw = raw[:strings.IndexFunc(raw+" ", func(c rune) bool { return !unicode.IsDigit(c) })]
	span := vietnamese.Span{Start: start, End: start + utf8.RuneCountInString(raw)}
	o := pipeline.Origin{Snapshot: r.in.Snapshot.Digest, Locator: pipeline.SpanAt(at.paragraph, at.sentence, span.Start, span.End),
		Start: -1, End: -1, Raw: raw, Shown: raw, Context: string([]rune(text)[:maxContext]) + "…", Rule: "news.long"}
	if at.line.origins != nil {
		o.Start, o.End = at.line.origin(at.offset+span.Start), at.line.origin(at.offset+span.End-1)+1
	}
	r.unread.first = o
}

// maxContext is how many code points are shown of a sentence that is too long.
const maxContext = 300

// tellCut makes rejects of what of an article was not read for its length.
func (r *reader) tellCut(cut bool) {
	if n := r.unread.sentences; n > 0 {
		r.out.Rejects = append(r.out.Rejects, pipeline.Reject{Origin: r.unread.first, Reason: "sentence_too_long",
			MessageVI: fmt.Sprintf("Có %d câu dài hơn %d ký tự và có chữ số, không đọc được; câu đầu tiên ở đây. Hãy ngắt câu bằng dấu chấm, hoặc gửi bảng số liệu dưới dạng bảng tính.", n, maxSentence),
			MessageEN: fmt.Sprintf("Sentences of more than %d characters with digits, %d in all, were not read; the first stands here. End sentences with a full stop, or send tables as a workbook.", maxSentence, n)})
	}
	if !cut {
		return
	}
	last := r.paragraphs
	r.out.Rejects = append(r.out.Rejects, pipeline.Reject{
		Origin:    pipeline.Origin{Snapshot: r.in.Snapshot.Digest, Locator: pipeline.SpanAt(last, 1, 0, 0), Start: -1, End: -1, Rule: "news.long"},
		Reason:    "text_too_long",
		MessageVI: fmt.Sprintf("Văn bản có hơn %d đoạn: chỉ đọc đến đoạn này, phần sau chưa đọc. Hãy chia văn bản thành nhiều tệp.", maxBlocks),
		MessageEN: fmt.Sprintf("The text has more than %d paragraphs: it was read up to this one, the rest was not. Split it into several files.", maxBlocks)})
}
