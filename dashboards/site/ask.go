package site

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
)

// manyRows is how many rows of large answers pages are drawn from at once; an answer
// is large that has more than a quarter of it.
const manyRows = 400_000

// asking is how many questions are asked at once.
const asking = 2

// asked are answers in the order of their questions: each is had whole, or held.
type asked struct {
	questions []string
	whole     map[string]*pipeline.Table
	held      page.Held
}

// ask asks each wanted question once. An answer that has more rows than largest is
// held, where the asker holds answers and 0 is not what it says. A question that is not
// known is left to check, which names the line that wants it.
func ask(ctx context.Context, asker pipeline.TableAsker, wanted map[string]bool, largest int) (asked, error) {
	out := asked{whole: map[string]*pipeline.Table{}, held: page.Held{}}
	known, err := asker.Questions(ctx)
	if err != nil {
		return out, fmt.Errorf("list questions: %w", err)
	}
	for _, q := range known {
		if wanted[q.ID] {
			out.questions = append(out.questions, q.ID)
		}
	}
	tables, helds := make([]*pipeline.Table, len(out.questions)), make([]pipeline.HeldTable, len(out.questions))
	all, within := errgroup.WithContext(ctx)
	all.SetLimit(asking)
	for i, id := range out.questions {
		all.Go(func() (err error) {
			if err = within.Err(); err != nil { // nothing more is asked
				return err
			}
			if tables[i], helds[i], err = askOne(ctx, asker, id, largest); err != nil {
				return fmt.Errorf("ask %s: %w", id, err)
			}
			return nil
		})
	}
	fault := all.Wait()
	for i, id := range out.questions {
		if helds[i] != nil {
			out.held[id] = helds[i]
		} else {
			out.whole[id] = tables[i]
		}
	}
	if fault != nil {
		return out, errors.Join(fault, out.close(ctx))
	}
	return out, nil
}

func askOne(ctx context.Context, asker pipeline.TableAsker, question string, largest int) (*pipeline.Table, pipeline.HeldTable, error) {
	holder, ok := asker.(pipeline.TableHolder)
	if !ok || largest == 0 || slices.Contains(page.AlwaysWhole(), question) {
		table, err := asker.AskTable(ctx, question)
		return table, nil, err
	}
	held, err := holder.HoldTable(ctx, question)
	if err != nil || held.Len() > largest {
		return nil, held, err
	}
	table, err := held.Part(ctx, nil, nil)
	return table, nil, errors.Join(err, held.Close(ctx))
}

// tables are the answers, without rows where they are held.
func (a asked) tables() []*pipeline.Table {
	var list []*pipeline.Table
	for _, id := range a.questions {
		if h := a.held[id]; h != nil {
			list = append(list, h.Head())
			continue
		}
		list = append(list, a.whole[id])
	}
	return list
}

// head is an answer, without rows where it is held, and how many it has.
func (a asked) head(question string) (table *pipeline.Table, rows int) {
	if h := a.held[question]; h != nil {
		return h.Head(), h.Len()
	}
	table = a.whole[question]
	return table, table.Len()
}

// each gives the rows of an answer in their order.
func (a asked) each(ctx context.Context, question string, do func(*pipeline.Table) error) error {
	if h := a.held[question]; h != nil {
		return h.Each(ctx, nil, nil, do)
	}
	return do(a.whole[question])
}

// close gives back what is held.
func (a asked) close(ctx context.Context) error {
	var faults []error
	for _, h := range a.held {
		faults = append(faults, h.Close(ctx))
	}
	return errors.Join(faults...)
}
