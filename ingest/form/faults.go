package form

import "github.com/tonghop/tonghop/pipeline"

// faults are all that is provably wrong in the tables of a document.
func (b *book) faults() []pipeline.DocumentFault {
	return nil
}
