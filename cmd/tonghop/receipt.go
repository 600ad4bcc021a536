package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/correspondence"
)

// receipt is what came from a province and has nothing to mend; told is false where
// anything of it still waits for a person, whatever a letter can say of that.
func (p *post) receipt(slug string) (r correspondence.Receipt, told bool) {
	r.Province, r.To = provinceName(p.w, slug)
	own := map[string]bool{}
	for _, s := range p.w.Sources {
		own[s.ID] = s.Province == slug && !s.Claims
	}
	p.recorded = nil
	for _, row := range p.newest() {
		if !own[word(p.held, row, "source_id")] {
			continue
		}
		if p.flawed(row) {
			return r, false
		}
		name := word(p.held, row, "document")
		figures, err := strconv.Atoi(word(p.held, row, "figures"))
		if err != nil || figures == 0 {
			continue // it states nothing that could be confirmed
		}
		d := correspondence.Received{Name: name, Figures: figures}
		if at, err := time.Parse(time.RFC3339, word(p.held, row, "fetched_at")); err == nil {
			d.Day = pipeline.DateOf(at.In(p.w.Location))
		}
		r.Documents = append(r.Documents, d)
		p.recorded = append(p.recorded, correspondence.RecordedDoc{Name: name, Digest: pipeline.Digest(word(p.held, row, "digest"))})
	}
	latest := map[string]string{}
	for _, row := range p.owed.Rows { // the newest period of a duty comes first
		duty, period, status := word(p.owed, row, "duty_id"), word(p.owed, row, "period"), word(p.owed, row, "status")
		if word(p.owed, row, "area_slug") != slug || status == "waiting" || latest[duty] != "" {
			continue
		}
		latest[duty] = period
		if status == "on_time" || status == "nil" {
			r.Reports = append(r.Reports, correspondence.Owing{Title: word(p.owed, row, "duty_vi"), Period: period, State: lowerFirst(word(p.owed, row, "status_vi"))})
		}
	}
	return r, !r.Empty()
}

// confirm writes to a province that nothing is to be mended, as it was asked for;
// wrote is false where there is nothing to confirm yet.
func (p *post) confirm(opt letterOptions, slug string) (wrote bool, err error) {
	r, told := p.receipt(slug)
	if !told {
		if !opt.all {
			fmt.Fprintln(p.app.stdout, visible(r.Province+": chưa có tệp nào để xác nhận, hoặc còn nội dung đang chờ xem lại. (Nothing to confirm yet.)"))
		}
		return false, nil
	}
	r.From, r.Date = opt.from, pipeline.DateOf(p.app.now().In(p.w.Location))
	if opt.to != "" {
		r.To = opt.to
	}
	return true, p.post(opt, slug, ".xac-nhan", correspondence.ReceiptRecord, r)
}
