package ingest

import (
	"github.com/tonghop/tonghop/pipeline"
)

// A texter writes observations as text and sends it, in a goroutine of its own:
// to understand a long sheet and to write what it says need two processors.
type texter struct {
	to       *sender
	document string
	batch    []pipeline.Observation
	batches  chan []pipeline.Observation // that wait to be written
	spare    chan []pipeline.Observation // that were
	failed   chan struct{}               // closed when err is set
	err      error
	done     chan struct{}
}

// batchSize is how many observations are handed over at once, mostBatches how
// many times that are in memory.
const (
	batchSize   = 128
	mostBatches = 4
)

func newTexter(to *sender, document string) *texter {
	t := &texter{to: to, document: document, batches: make(chan []pipeline.Observation, mostBatches), spare: make(chan []pipeline.Observation, mostBatches),
		failed: make(chan struct{}), done: make(chan struct{})}
	for range mostBatches - 1 {
		t.spare <- make([]pipeline.Observation, 0, batchSize)
	}
	t.batch = make([]pipeline.Observation, 0, batchSize)
	go t.run()
	return t
}

// observe hands over one observation. An error is one of those before it.
func (t *texter) observe(o pipeline.Observation) error {
	t.batch = append(t.batch, o)
	if len(t.batch) < batchSize {
		return nil
	}
	t.batches <- t.batch
	t.batch = <-t.spare
	select {
	case <-t.failed:
		return t.err
	default:
		return nil
	}
}

// end waits until all is sent.
func (t *texter) end() error {
	if len(t.batch) > 0 {
		t.batches <- t.batch
	}
	close(t.batches)
	<-t.done
	return t.err
}

func (t *texter) run() {
	defer close(t.done)
	lines := make([]byte, 0, textSize+textSize/4)
	for batch := range t.batches {
		if t.err == nil {
			lines = t.write(lines, batch)
		}
		clear(batch)
		t.spare <- batch[:0] // after a failure too: somebody may wait for it
	}
	if t.err == nil && len(lines) > 0 {
		t.err = t.to.lines(lines)
	}
}

// write appends the text of a batch to lines and sends them when they are many.
func (t *texter) write(lines []byte, batch []pipeline.Observation) []byte {
	for i := range batch {
		var err error
		if lines, err = t.to.text(lines, t.document, &batch[i]); err == nil && len(lines) >= textSize {
			err = t.to.lines(lines)
			lines = lines[:0]
		}
		if err != nil {
			t.err = err
			close(t.failed)
			return nil
		}
	}
	return lines
}
