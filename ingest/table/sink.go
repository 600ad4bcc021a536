package table

import "github.com/tonghop/tonghop/pipeline"

// A Sink takes what a reading finds, sheet by sheet, in the order of the cells.
type Sink interface {
	Observe(pipeline.Observation) error
	Reject(pipeline.Reject) error
	Fault(pipeline.DocumentFault) error
	Account(pipeline.Account) error
	// Mark says what a cell was taken for; sheet counts from 0.
	Mark(sheet, row, col int, role pipeline.CellRole)
}

// A Collection is a Sink that keeps everything as a pipeline.Reading.
type Collection struct {
	Reading pipeline.Reading
	roles   map[cellAt]pipeline.CellRole
}

type cellAt struct{ sheet, row, col int32 }

// NewCollection is empty.
func NewCollection() *Collection { return &Collection{roles: map[cellAt]pipeline.CellRole{}} }

// Observe implements Sink.
func (c *Collection) Observe(o pipeline.Observation) error {
	c.Reading.Observations = append(c.Reading.Observations, o)
	return nil
}

// Reject implements Sink.
func (c *Collection) Reject(r pipeline.Reject) error {
	c.Reading.Rejects = append(c.Reading.Rejects, r)
	return nil
}

// Fault implements Sink.
func (c *Collection) Fault(f pipeline.DocumentFault) error {
	c.Reading.Faults = append(c.Reading.Faults, f)
	return nil
}

// Account implements Sink.
func (c *Collection) Account(a pipeline.Account) error {
	c.Reading.Accounts = append(c.Reading.Accounts, a)
	return nil
}

// Mark implements Sink.
func (c *Collection) Mark(sheet, row, col int, role pipeline.CellRole) {
	c.roles[cellAt{int32(sheet), int32(row), int32(col)}] = role
}

// A stream is a Sink that hands its figures on and keeps the rest, without the
// roles of the cells.
type stream struct {
	*Collection
	observe func(pipeline.Observation) error
}

// Observe implements Sink.
func (s stream) Observe(o pipeline.Observation) error { return s.observe(o) }

// Mark implements Sink.
func (stream) Mark(int, int, int, pipeline.CellRole) {}

func (c *Collection) role(sheet, row, col int) pipeline.CellRole {
	return c.roles[cellAt{int32(sheet), int32(row), int32(col)}]
}
