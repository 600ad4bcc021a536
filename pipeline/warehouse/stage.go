//go:build duckdb_arrow

package warehouse

import (
	"context"
	"iter"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// A staging is one reading on its way in.
type staging struct {
	run     pipeline.Run
	source  pipeline.Source
	snap    pipeline.Snapshot
	reading pipeline.Reading
	singly  bool   // each check is asked alone whether it is due
	basis   string // names what decides besides the figures what the checks find
	part    *part  // what of the reading is staged; nil is all
	turn    int    // among the documents that are staged together
	from    int    // ordinal of its first observation
	kept    bool   // its bytes were kept before
}

// rows counts what is staged.
func (s staging) rows() int {
	if s.part != nil {
		return len(s.part.ordinals)
	}
	return len(s.reading.Observations)
}

// staged gives the observations that are staged. What is not is in force as it is
// stated, and nothing of it is in doubt.
func (s *staging) staged() iter.Seq[*pipeline.Observation] {
	list := s.reading.Observations
	return func(yield func(*pipeline.Observation) bool) {
		for i := range s.rows() {
			if s.part != nil {
				i = s.part.ordinals[i]
			}
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// stage makes the staging tables and fills them. They are temporary: they never
// reach the file. release must be called when the transaction is over.
func (w *Warehouse) stage(ctx context.Context, s staging) (release func(), err error) {
	release = func() {}
	if _, err := w.conn.ExecContext(ctx, statement("stage")); err != nil {
		return release, err
	}
	_, err = w.conn.ExecContext(ctx, `
		INSERT INTO staged_context
		SELECT 0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, count(*) > 0, $11 FROM document_state WHERE source_id = $3 AND document = $4`,
		s.run.ID, s.run.StartedAt.UTC(), s.source.ID, clean(s.snap.Document), string(s.snap.Digest), s.source.Claims,
		vietnamDay(s.run.StartedAt), s.source.Precedence, s.snap.Illustrative || s.source.Illustrative, orNull(s.source.Province), s.part == nil)
	if err != nil {
		return release, err
	}
	if s.part != nil {
		if _, err := w.conn.ExecContext(ctx, `INSERT INTO staged_due SELECT unnest($1::BIGINT[]), false UNION ALL SELECT unnest($2::BIGINT[]), true`, s.part.gone, s.part.stated); err != nil {
			return release, err
		}
	}
	return w.fillAll(ctx, stagingOf([]staging{s})...)
}

// stagingOf is what fills the staging tables with what readings state and what of
// them was not understood.
func stagingOf(list []staging) []filling {
	return []filling{
		{`INSERT INTO staged_observation BY NAME FROM arrow_batch`, stagedObservations(list)},
		{`INSERT INTO staged_reject BY NAME FROM arrow_batch`, stagedRejects(list)},
	}
}

// A filling is a bulk and the statement that inserts it.
type filling struct {
	insert string
	bulk   bulk
}

// fillAll fills one after the other; see fill.
func (w *Warehouse) fillAll(ctx context.Context, list ...filling) (release func(), err error) {
	var releases []func()
	release = func() {
		for _, r := range releases {
			r()
		}
	}
	for _, f := range list {
		done, err := w.fill(ctx, f.insert, f.bulk)
		releases = append(releases, done)
		if err != nil {
			return release, err
		}
	}
	return release, nil
}

// A place is a row of a document among several.
type place struct{ document, row int }

// places are the rows of documents one after the other, of which each has so many.
func places[T any](documents []T, rows func(T) int) []place {
	var list []place
	for n, d := range documents {
		for i := range rows(d) {
			list = append(list, place{n, i})
		}
	}
	return list
}

func stagedObservations(documents []staging) bulk {
	var m marker
	var k keyer
	rows := places(documents, staging.rows)
	return bulk{
		rows: len(rows),
		columns: []arrow.Field{
			wholeField("turn"), wholeField("ordinal"), textField("id"), textField("series_id"), textField("indicator_id"), textField("level"),
			mapField("dimensions"), textField("area_id"), textField("province"),
			textField("period_id"), dayField("start_date"), dayField("end_date"), textField("period_start"), textField("period_end"),
			wholeField("years"), wholeField("rounds"), textField("period_text"), textField("period_basis"),
			textField("kind"), numberField("value"), numberField("value_max"), textField("unit"), textField("qualifier"),
			flagField("part"), flagField("claim"), textField("snapshot"), textField("locator"), textField("sheet"), textField("cell"), wholeField("column_no"), wholeField("paragraph"), wholeField("sentence"),
			wholeField("start_offset"), wholeField("end_offset"), textField("raw"), textField("shown"), textField("context"), textField("rule"),
			keyField("series_key"), keyField("peers_key"), keyField("measure_key"),
			wholeField("mark"), flagField("in_period"), flagField("in_area"), flagField("in_peers"), flagField("in_column"), flagField("in_past"), flagField("for_itself"),
		},
		append: func(row *rowBuilder, i int) {
			s, ordinal, reached := &documents[rows[i].document], rows[i].row, withAll
			if s.part != nil {
				ordinal, reached = s.part.ordinals[ordinal], s.part.reaches[ordinal]
			}
			o := &s.reading.Observations[ordinal]
			row.whole(s.turn)
			appendObservation(row, s.from+ordinal, o, m.period(&o.Period), s)
			keys := k.keys(o)
			row.key(keys.series)
			row.key(keys.peers)
			row.key(keys.measure)
			row.whole(int(mark(m.identity(o, m.period(&o.Period)), o, s.source.Claims)))
			for _, group := range [...]reach{withPeriod, withArea, withPeers, withColumn, withPast, forItself} {
				row.flag(reached&group != 0)
			}
		},
	}
}

func appendObservation(row *rowBuilder, i int, o *pipeline.Observation, p *stagedPeriod, s *staging) {
	name := o.Identity(p.key)
	row.whole(i)
	row.text(name.ID)
	row.text(name.Series)
	row.text(o.Indicator)
	row.text(string(o.Level))
	row.dictionary(o.Dimensions)
	row.text(string(o.Area))
	row.word(o.Province)
	row.text(p.key)
	row.day(p.first)
	row.day(p.last)
	row.word(p.start)
	row.word(p.end)
	row.wholeIf(p.years, o.Period.Known())
	row.wholeIf(o.Period.Rounds, o.Period.Rounds > 0)
	row.word(o.Period.Text)
	row.text(string(o.Period.Basis))
	row.text(string(o.Kind))
	row.number(o.Quantity.Value)
	row.numberOf(o.Quantity.Max)
	row.text(o.Quantity.Unit)
	row.text(string(o.Quantity.Qualifier))
	row.flag(o.Part)
	row.flag(o.Claim || s.source.Claims) // what a press source says is never official
	row.text(string(s.snap.Digest))
	l := o.Origin.Locator
	row.text(name.Locator)
	row.text(l.Sheet)
	row.text(cellName(l))
	row.whole(columnOf(o).column)
	row.whole(l.Paragraph)
	row.whole(l.Sentence)
	row.wholeIf(o.Origin.Start, o.Origin.Start >= 0 && o.Origin.End > 0)
	row.wholeIf(o.Origin.End, o.Origin.Start >= 0 && o.Origin.End > 0)
	row.text(o.Origin.Raw)
	row.text(o.Origin.Shown)
	row.text(o.Origin.Context)
	row.text(o.Origin.Rule)
}

// cellName is the cell that a locator points to without its sheet, "" when it
// points to none.
func cellName(l pipeline.Locator) string {
	if !l.IsCell() || l.Row == 0 {
		return ""
	}
	return pipeline.ColumnName(l.Col) + strconv.Itoa(l.Row)
}

func stagedRejects(documents []staging) bulk {
	rows := places(documents, func(s staging) int { return len(s.reading.Rejects) })
	return bulk{
		rows: len(rows),
		columns: []arrow.Field{
			wholeField("turn"), textField("id"), textField("locator"), textField("raw"), textField("context"),
			textField("reason"), textField("message_vi"), textField("message_en"),
		},
		append: func(row *rowBuilder, i int) {
			s := &documents[rows[i].document]
			r := &s.reading.Rejects[rows[i].row]
			row.whole(s.turn)
			row.text(r.ID())
			row.text(r.Origin.Locator.String())
			row.text(r.Origin.Raw)
			row.text(r.Origin.Context)
			row.text(r.Reason)
			row.text(r.MessageVI)
			row.text(r.MessageEN)
		},
	}
}

// A keptDocument is a document as readers see it.
type keptDocument struct {
	digest pipeline.Digest
	pipeline.Document
}

// keepDocument stores what a reader needs to see the figures in their place.
func (w *Warehouse) keepDocument(ctx context.Context, at staging, d pipeline.Document) (release func(), err error) {
	if at.kept {
		for _, table := range []string{"document_sheet", "document_cell", "document_sentence"} {
			if _, err := w.conn.ExecContext(ctx, `DELETE FROM `+table+` WHERE digest = ?`, string(at.snap.Digest)); err != nil {
				return func() {}, err
			}
		}
	}
	list := []keptDocument{{at.snap.Digest, d}}
	return w.fillAll(ctx, keptSheets(list), keptCells(list), keptSentences(list))
}

func keptSheets(documents []keptDocument) filling {
	rows := places(documents, func(d keptDocument) int { return len(d.Sheets) })
	return filling{`INSERT INTO document_sheet BY NAME FROM arrow_batch`, bulk{
		rows: len(rows),
		columns: []arrow.Field{
			textField("digest"), wholeField("sheet_no"), textField("name"), flagField("hidden"), wholeField("row_count"), wholeField("col_count"), flagField("truncated"),
		},
		append: func(row *rowBuilder, i int) {
			d := &documents[rows[i].document]
			s := &d.Sheets[rows[i].row]
			row.text(string(d.digest))
			row.whole(rows[i].row + 1)
			row.text(s.Name)
			row.flag(s.Hidden)
			row.whole(s.Rows)
			row.whole(s.Cols)
			row.flag(s.Truncated)
		},
	}}
}

func keptCells(documents []keptDocument) filling {
	type placed struct {
		digest pipeline.Digest
		sheet  int
		cell   *pipeline.Cell
	}
	var cells []placed
	for _, d := range documents {
		for n := range d.Sheets {
			for i := range d.Sheets[n].Cells {
				cells = append(cells, placed{d.digest, n + 1, &d.Sheets[n].Cells[i]})
			}
		}
	}
	return filling{`INSERT INTO document_cell BY NAME FROM arrow_batch`, bulk{
		rows: len(cells),
		columns: []arrow.Field{
			textField("digest"), wholeField("sheet_no"), wholeField("row_no"), wholeField("col_no"),
			wholeField("row_span"), wholeField("col_span"), textField("text"), textField("role"),
		},
		append: func(row *rowBuilder, i int) {
			c := cells[i].cell
			row.text(string(cells[i].digest))
			row.whole(cells[i].sheet)
			row.whole(c.Row)
			row.whole(c.Col)
			row.whole(max(c.RowSpan, 1))
			row.whole(max(c.ColSpan, 1))
			row.text(c.Text)
			row.text(string(c.Role))
		},
	}}
}

func keptSentences(documents []keptDocument) filling {
	type placed struct {
		digest    pipeline.Digest
		paragraph *pipeline.Paragraph
		sentence  int // from 1
	}
	var sentences []placed
	for _, d := range documents {
		for i := range d.Paragraphs {
			for n := range d.Paragraphs[i].Sentences {
				sentences = append(sentences, placed{d.digest, &d.Paragraphs[i], n + 1})
			}
		}
	}
	return filling{`INSERT INTO document_sentence BY NAME FROM arrow_batch`, bulk{
		rows: len(sentences),
		columns: []arrow.Field{
			textField("digest"), wholeField("paragraph"), wholeField("sentence"), flagField("heading"), textField("text"),
		},
		append: func(row *rowBuilder, i int) {
			s := sentences[i]
			row.text(string(s.digest))
			row.whole(s.paragraph.Number)
			row.whole(s.sentence)
			row.flag(s.paragraph.Heading)
			row.text(s.paragraph.Sentences[s.sentence-1])
		},
	}}
}

// titleOf is the title of a document: what the publisher says, else its own.
func titleOf(snap pipeline.Snapshot, r pipeline.Reading) string {
	if snap.Title != "" {
		return snap.Title
	}
	return r.Title
}

// publishedOn is the day of publication: what the publisher says of the
// document, else what the document says of itself.
func publishedOn(snap pipeline.Snapshot, r pipeline.Reading) time.Time {
	if !snap.PublishedAt.IsZero() {
		return vietnamDay(snap.PublishedAt)
	}
	return r.Published.First()
}
