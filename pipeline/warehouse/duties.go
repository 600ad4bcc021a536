//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// Owe makes the duties the known ones and compares what is owed with what is in
// force, for the day of the run in Viet Nam. The same again changes nothing.
func (w *Warehouse) Owe(ctx context.Context, run pipeline.Run, duties []pipeline.Duty, owed []pipeline.Owed) error {
	err := w.record(ctx, run, func() ([]step, error) {
		if err := w.stageDuties(ctx, duties, owed); err != nil {
			return nil, err
		}
		if _, err := w.conn.ExecContext(ctx, statement("judge_duties"), vietnamDay(run.StartedAt)); err != nil {
			return nil, err
		}
		var changed int
		err := w.conn.QueryRowContext(ctx, statement("changed_duties")).Scan(&changed)
		if err != nil {
			return nil, err
		}
		if changed > 0 {
			if _, err := w.conn.ExecContext(ctx, statement("keep_duties")); err != nil {
				return nil, err
			}
		}
		_, err = w.conn.ExecContext(ctx, "DROP TABLE staged_duty; DROP TABLE staged_duty_indicator; DROP TABLE staged_owed; DROP TABLE staged_report")
		if err != nil || changed == 0 {
			return nil, err
		}
		return []step{{outcome: "judged"}}, nil
	})
	if err != nil {
		return fmt.Errorf("judge duties: %w", err)
	}
	return nil
}

// stageDuties puts duties and owed reports into tables of their own.
func (w *Warehouse) stageDuties(ctx context.Context, duties []pipeline.Duty, owed []pipeline.Owed) error {
	if _, err := w.conn.ExecContext(ctx, statement("stage_duties")); err != nil {
		return err
	}
	for _, one := range []struct {
		into string
		rows bulk
	}{
		{`INSERT INTO staged_duty BY NAME FROM arrow_batch`, dutyRows(duties)},
		{`INSERT INTO staged_duty_indicator BY NAME FROM arrow_batch`, dutyIndicatorRows(duties)},
		{`INSERT INTO staged_owed BY NAME FROM arrow_batch`, owedRows(owed)},
	} {
		release, err := w.fill(ctx, one.into, one.rows)
		release()
		if err != nil {
			return err
		}
	}
	return nil
}

func dutyRows(duties []pipeline.Duty) bulk {
	return bulk{
		rows:    len(duties),
		columns: []arrow.Field{textField("id"), textField("title_vi"), textField("title_en"), textField("kind"), textField("every"), numberField("share")},
		append: func(row *rowBuilder, i int) {
			d := duties[i]
			row.text(d.ID)
			row.text(d.Title.VI)
			row.text(d.Title.In("en"))
			row.text(string(d.Kind))
			row.text(string(d.Every))
			row.number(d.Share)
		},
	}
}

func dutyIndicatorRows(duties []pipeline.Duty) bulk {
	var rows [][2]string
	for _, d := range duties {
		for _, indicator := range d.Indicators {
			rows = append(rows, [2]string{d.ID, indicator})
		}
	}
	return bulk{
		rows:    len(rows),
		columns: []arrow.Field{textField("duty_id"), textField("indicator_id")},
		append: func(row *rowBuilder, i int) {
			row.text(rows[i][0])
			row.text(rows[i][1])
		},
	}
}

// owedRows is one row for each area of each report. The rows come in their order.
func owedRows(owed []pipeline.Owed) bulk {
	count := 0
	for _, o := range owed {
		count += len(o.Areas)
	}
	at, area := 0, 0 // of the next row
	return bulk{
		rows: count,
		columns: []arrow.Field{textField("duty_id"), textField("area_id"), textField("period_id"), textField("start_text"), textField("end_text"),
			dayField("start_date"), dayField("end_date"), dayField("due"), dayField("last_day"), textField("exempt_vi"), textField("exempt_en")},
		append: func(row *rowBuilder, _ int) {
			for area == len(owed[at].Areas) {
				at, area = at+1, 0
			}
			o := owed[at]
			id := o.Areas[area]
			area++
			row.text(o.Duty)
			row.text(string(id))
			row.text(o.Period.Key())
			row.text(o.Period.Start.String())
			row.text(o.Period.End.String())
			row.day(o.Period.Start.First())
			row.day(o.Period.End.Last())
			row.day(o.Due.First())
			row.day(o.Last.First())
			row.word(o.Exempt[id].VI)
			row.word(o.Exempt[id].In("en"))
		},
	}
}
