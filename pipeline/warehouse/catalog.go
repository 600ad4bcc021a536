//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// syncCatalog writes the catalog's tables anew when the catalog changed.
func (w *Warehouse) syncCatalog(ctx context.Context) error {
	c := w.opt.Catalog
	if c == nil {
		return nil
	}
	held, err := w.meta(ctx, metaCatalog)
	if err != nil || held == string(c.Digest()) {
		return err
	}
	return w.transact(ctx, func() (bool, error) {
		_, err := w.conn.ExecContext(ctx, statement("empty_catalog"))
		if err != nil {
			return false, err
		}
		for _, write := range []func(context.Context, *catalog.Catalog) error{w.writeAreas, w.writeSuccession, w.writeIndicators} {
			if err := write(ctx, c); err != nil {
				return false, err
			}
		}
		return true, w.setMeta(ctx, metaCatalog, string(c.Digest()))
	})
}

func (w *Warehouse) writeAreas(ctx context.Context, c *catalog.Catalog) error {
	tiles := map[pipeline.AreaID]catalog.Tile{}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		for _, t := range c.Tiles(boundary) {
			tiles[t.Area] = t
		}
	}
	for _, a := range c.Areas() {
		var col, row any
		if t, ok := tiles[a.ID]; ok {
			col, row = t.Col, t.Row
		}
		_, err := w.conn.ExecContext(ctx, `INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			string(a.ID), a.ID.Slug(), a.ID.Boundary(), orNull(a.Code), a.Name, a.FullName, a.Type, orNull(a.Region),
			orNull(a.VotingRegion), dayOrNull(a.ValidFrom.First()), dayOrNull(a.ValidTo.Last()), positive(a.AreaKm2), col, row)
		if err != nil {
			return fmt.Errorf("area %s: %w", a.ID, err)
		}
		if a.Population == 0 {
			continue
		}
		_, err = w.conn.ExecContext(ctx, `INSERT INTO area_population VALUES (?, ?, ?, ?)`,
			string(a.ID), a.PopulationYear, a.Population, a.PopulationNote)
		if err != nil {
			return fmt.Errorf("population of %s: %w", a.ID, err)
		}
	}
	return nil
}

func (w *Warehouse) writeSuccession(ctx context.Context, c *catalog.Catalog) error {
	for _, a := range c.Areas() {
		for _, successor := range c.Successors(a.ID) {
			_, err := w.conn.ExecContext(ctx,
				`INSERT INTO area_succession SELECT ?, id, valid_from FROM area WHERE id = ?`, string(a.ID), string(successor))
			if err != nil {
				return fmt.Errorf("succession of %s: %w", a.ID, err)
			}
		}
	}
	return nil
}

func (w *Warehouse) writeIndicators(ctx context.Context, c *catalog.Catalog) error {
	for _, i := range c.Indicators() {
		levels := make([]string, 0, len(i.Levels))
		for _, l := range i.Levels {
			levels = append(levels, string(l))
		}
		_, err := w.conn.ExecContext(ctx,
			`INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::VARCHAR[], ?::VARCHAR[], ?::VARCHAR[], ?::VARCHAR[], ?, ?)`,
			i.ID, i.Name.VI, i.Name.EN, orNull(i.Definition.VI), orNull(i.Definition.EN), i.Unit, string(i.Behaviour),
			i.AddsAreas, i.AddsTime, list(levels), list(i.Dimensions), list(i.Units), list(i.Synonyms), i.Scope, orNull(i.Source))
		if err != nil {
			return fmt.Errorf("indicator %s: %w", i.ID, err)
		}
	}
	return nil
}
