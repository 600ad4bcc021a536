package pipeline

import "maps"

// A FormerName is what a figure was called when something was decided about it:
// earlier versions left out the province of one whose boundaries nothing tells, and
// the catalog may have told another level of one that states none.
type FormerName struct {
	Subject string // what was decided about, then
	Series  string // of the figure, now
}

// Under gives the decisions with those that were made under former names also
// under the names of now, by which the map finds them. What was decided under the
// name of now goes before.
func (d Decisions) Under(former map[string]FormerName) Decisions {
	out := d
	for subject, was := range former {
		if !d.judged[was.Subject] || d.judged[subject] {
			continue
		}
		if len(out.judged) == len(d.judged) { // the first one: d stays as it is
			out.verdicts, out.disputes, out.judged = maps.Clone(d.verdicts), maps.Clone(d.disputes), maps.Clone(d.judged)
		}
		out.judged[subject] = true
		if one, ok := d.verdicts[was.Subject]; ok {
			one.Subject, one.Series = subject, was.Series
			out.verdicts[subject] = one
		}
		if list, ok := d.disputes[was.Subject]; ok {
			out.disputes[subject] = list
		}
	}
	return out
}
