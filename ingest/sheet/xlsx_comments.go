package sheet

// readComments reads the notes on the cells of a sheet.
func (b *xlsxBook) readComments(sheetPart string, into *Builder) error {
	targets, err := b.archive.relations(b.ctx, sheetPart)
	if err != nil {
		return err
	}
	return b.archive.walk(b.ctx, relatedBy(targets, "comments", ""), b.commentsInto(into))
}

func (b *xlsxBook) commentsInto(into *Builder) func(m *markup, t token) error {
	text := richText{most: b.bounds.Text}
	row, col := 0, 0
	return func(m *markup, t token) error {
		switch {
		case t == startTag && string(m.name) == "comment":
			text.reset()
			row, col, _ = parseRef(m.attr("ref"))
		case t == endTag && string(m.name) == "comment":
			if b.comments += len(text.text); row > 0 && len(text.text) > 0 && b.comments < mostComments {
				into.Comment(row, col, b.pool.shower.runs(string(text.text), text.runs, Unknown))
			}
			row = 0
		case row > 0:
			text.token(m, t)
		}
		return nil
	}
}
