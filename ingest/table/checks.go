package table

import "github.com/tonghop/tonghop/pipeline"

// check finds what can be proved wrong within the table.
func (p *plan) check() []pipeline.DocumentFault { return nil }

// reconsider looks for an assignment of roles that contradicts itself less.
func (p *plan) reconsider() {}
