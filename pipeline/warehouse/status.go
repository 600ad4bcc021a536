//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A Status is what a release knows of its own making.
type Status struct {
	Version     int64
	Figures     int64 // official, in force
	Claims      int64 // in force
	Rejects     int64
	Conflicts   int64
	Runs        []RunState // newest first, ten at most
	Reports     []ReportState
	Faults      []FaultState
	Quarantined []DocumentState
}

// A RunState is one run that changed something.
type RunState struct {
	ID, Trigger, Outcome                    string
	StartedAt, FinishedAt                   time.Time // FinishedAt is zero when not known
	New, Revised, Withdrawn, Rejects, Steps int64
}

// A ReportState is what came of one expected report.
type ReportState struct {
	Source, SourceTitle, Indicator, Area, AreaName, Period, Due, Status string
	ReceivedOn                                                          string // ISO, "" when nothing came
	IndicatorName                                                       pipeline.Text
}

// A FaultState is what is wrong with a source or document now.
type FaultState struct {
	Source, Document, Reason, Place string
	Message, Hint                   pipeline.Text
	Since                           time.Time
}

// A DocumentState is a document whose newest reading was quarantined.
type DocumentState struct {
	Source, Document, Snapshot string
	InForce                    string // snapshot that stays in force, "" when none
	Faults                     int64  // blocking ones
	First                      pipeline.Text
}

// Status tells what ran, what is in force, and who has not reported.
func (r *ReadOnly) Status(ctx context.Context) (Status, error) {
	var s Status
	var err error
	if s.Version, err = r.Version(ctx); err != nil {
		return s, err
	}
	err = r.db.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM claim), (SELECT count(*) FROM reject),
		       (SELECT count(*) FROM conflict WHERE contradicts)`).
		Scan(&s.Figures, &s.Claims, &s.Rejects, &s.Conflicts)
	for _, part := range []func(context.Context, *Status) error{r.runs, r.reports, r.faults, r.quarantined} {
		if err == nil {
			err = part(ctx, &s)
		}
	}
	if err != nil {
		return Status{}, fmt.Errorf("read status of %s: %w", r.path, err)
	}
	return s, nil
}

// each scans every row of a query into what into gives.
func (r *ReadOnly) each(ctx context.Context, query string, row func(scan func(...any) error) error) error {
	rows, err := r.db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (r *ReadOnly) runs(ctx context.Context, s *Status) error {
	return r.each(ctx, `
		SELECT r.id, r.trigger, r.outcome, r.started_at, r.finished_at, coalesce(sum(p.new), 0)::BIGINT, coalesce(sum(p.revised), 0)::BIGINT,
		       coalesce(sum(p.withdrawn), 0)::BIGINT, coalesce(sum(p.rejects), 0)::BIGINT, count(p.run_id)
		FROM run r LEFT JOIN run_step p ON p.run_id = r.id
		GROUP BY ALL ORDER BY r.id DESC LIMIT 10`, func(scan func(...any) error) error {
		var run RunState
		var finished *time.Time
		err := scan(&run.ID, &run.Trigger, &run.Outcome, &run.StartedAt, &finished, &run.New, &run.Revised, &run.Withdrawn, &run.Rejects, &run.Steps)
		run.StartedAt = run.StartedAt.UTC()
		if finished != nil {
			run.FinishedAt = finished.UTC()
		}
		s.Runs = append(s.Runs, run)
		return err
	})
}

func (r *ReadOnly) reports(ctx context.Context, s *Status) error {
	return r.each(ctx, `
		SELECT t.source_id, src.title_vi, t.indicator_id, coalesce(i.indicator_name, t.indicator_id), coalesce(i.indicator_name_en, t.indicator_id),
		       t.area_id, coalesce(a.area_name, t.area_id), t.period_id, t.due::VARCHAR, t.status, coalesce(t.received_on::VARCHAR, '')
		FROM report_status t
		JOIN source src ON src.source_id = t.source_id
		LEFT JOIN indicator i ON i.indicator_id = t.indicator_id
		LEFT JOIN area a ON a.area_id = t.area_id
		ORDER BY t.due, t.source_id, t.indicator_id, t.area_id, t.period_id`, func(scan func(...any) error) error {
		var p ReportState
		err := scan(&p.Source, &p.SourceTitle, &p.Indicator, &p.IndicatorName.VI, &p.IndicatorName.EN, &p.Area, &p.AreaName,
			&p.Period, &p.Due, &p.Status, &p.ReceivedOn)
		s.Reports = append(s.Reports, p)
		return err
	})
}

func (r *ReadOnly) faults(ctx context.Context, s *Status) error {
	return r.each(ctx, `
		SELECT source_id, document, reason, coalesce(place, ''), message_vi, coalesce(message_en, ''), coalesce(hint_vi, ''),
		       coalesce(hint_en, ''), since
		FROM source_fault ORDER BY source_id, document`, func(scan func(...any) error) error {
		var f FaultState
		err := scan(&f.Source, &f.Document, &f.Reason, &f.Place, &f.Message.VI, &f.Message.EN, &f.Hint.VI, &f.Hint.EN, &f.Since)
		f.Since = f.Since.UTC()
		s.Faults = append(s.Faults, f)
		return err
	})
}

func (r *ReadOnly) quarantined(ctx context.Context, s *Status) error {
	return r.each(ctx, `
		SELECT d.source_id, d.document, d.digest, coalesce(d.accepted, ''), count(c.check_id),
		       coalesce(first(c.message_vi ORDER BY c.check_id, c.locator), ''), coalesce(first(c.message_en ORDER BY c.check_id, c.locator), '')
		FROM document_state d
		LEFT JOIN check_result c ON c.source_id = d.source_id AND c.document = d.document AND c.severity = 'blocking'
		WHERE d.state = 'quarantined'
		GROUP BY ALL ORDER BY d.source_id, d.document`, func(scan func(...any) error) error {
		var d DocumentState
		err := scan(&d.Source, &d.Document, &d.Snapshot, &d.InForce, &d.Faults, &d.First.VI, &d.First.EN)
		s.Quarantined = append(s.Quarantined, d)
		return err
	})
}
