//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// syncCatalog writes the catalog's tables anew when the catalog changed.
func (w *Warehouse) syncCatalog(ctx context.Context) error {
	c := w.opt.Catalog
	if c == nil {
		return nil
	}
	digest := digestOf(string(c.Digest()), fmt.Sprintf("%+v %+v", w.opt.Metrics, w.opt.Brought))
	held, err := w.meta(ctx, metaCatalog)
	if err != nil || held == digest {
		return err
	}
	var releases []func()
	defer func() {
		for _, release := range releases {
			release()
		}
	}()
	return w.transact(ctx, func() (bool, error) {
		if _, err := w.conn.ExecContext(ctx, statement("empty_catalog")); err != nil {
			return false, err
		}
		for _, table := range []struct {
			insert string
			bulk   bulk
		}{
			{`INSERT INTO area BY NAME FROM arrow_batch`, areaRows(c)},
			{`INSERT INTO area_population BY NAME FROM arrow_batch`, populationRows(c)},
			{`INSERT INTO boundary_version BY NAME FROM arrow_batch`, versionRows(c)},
			{`INSERT INTO boundary_change BY NAME FROM arrow_batch`, boundaryChanges(c)},
			{`INSERT INTO indicator_break BY NAME FROM arrow_batch`, indicatorBreaks(c)},
			{`INSERT INTO area_succession BY NAME
				SELECT s.*, a.valid_from, a.boundary FROM arrow_batch s JOIN area a ON a.area_id = s.new_id ORDER BY ALL`, successionRows(c)},
			{`INSERT INTO area_land BY NAME SELECT * REPLACE (string_split(boundaries, ' ') AS boundaries) FROM arrow_batch`, landRows(c)},
			{`INSERT INTO area_part BY NAME FROM arrow_batch`, partRows(c)},
			{`INSERT INTO topic BY NAME FROM arrow_batch`, topicRows(c)},
			{`INSERT INTO term BY NAME FROM arrow_batch`, termRows(c)},
			{`INSERT INTO indicator BY NAME FROM arrow_batch`, indicatorRows(c)},
			{`INSERT INTO definition BY NAME FROM arrow_batch`, definitionRows(slices.Concat(c.Definitions(), w.opt.Brought))},
		} {
			release, err := w.fill(ctx, table.insert, table.bulk)
			releases = append(releases, release)
			if err != nil {
				return false, err
			}
		}
		if err := w.writeMetrics(ctx, c); err != nil {
			return false, err
		}
		return true, w.setMeta(ctx, metaCatalog, digest)
	})
}

func areaRows(c *catalog.Catalog) bulk {
	tiles := map[pipeline.AreaID]catalog.Tile{}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		for _, t := range c.Tiles(boundary) {
			tiles[t.Area] = t
		}
	}
	areas := c.Areas()
	return bulk{
		rows: len(areas),
		columns: []arrow.Field{
			textField("area_id"), textField("area_slug"), textField("boundary"), textField("code"), textField("area_name"), textField("full_name"),
			textField("type"), textField("area_type"), textField("region"), textField("voting_region"), dayField("valid_from"), dayField("valid_to"),
			numberField("area_km2"), wholeField("tile_col"), wholeField("tile_row"),
		},
		append: func(row *rowBuilder, i int) {
			a := areas[i]
			row.text(string(a.ID))
			row.text(a.ID.Slug())
			row.text(a.ID.Boundary())
			row.word(a.Code)
			row.text(a.Name)
			row.text(a.FullName)
			row.text(a.Type)
			row.text(areaType(a))
			row.word(a.Region)
			row.word(a.VotingRegion)
			row.day(a.ValidFrom.First())
			row.day(a.ValidTo.Last())
			if a.AreaKm2 > 0 {
				row.number(a.AreaKm2)
			} else {
				row.numberOf(nil)
			}
			tile, ok := tiles[a.ID]
			row.wholeIf(tile.Col, ok)
			row.wholeIf(tile.Row, ok)
		},
	}
}

// areaType is what an area is called among others: a city under the country is a province.
func areaType(a pipeline.Area) string {
	if catalog.IsProvince(a) {
		return "province"
	}
	return a.Type
}

func populationRows(c *catalog.Catalog) bulk {
	list := c.Populations()
	return bulk{
		rows:    len(list),
		columns: []arrow.Field{textField("area_id"), wholeField("year"), wholeField("population"), textField("definition")},
		append: func(row *rowBuilder, i int) {
			row.text(string(list[i].Area))
			row.whole(list[i].Year)
			row.whole(int(list[i].Persons))
			row.text(list[i].Note)
		},
	}
}

func versionRows(c *catalog.Catalog) bulk {
	list := c.BoundaryVersions()
	return bulk{
		rows:    len(list),
		columns: []arrow.Field{textField("id"), dayField("valid_from"), dayField("valid_to"), wholeField("provinces")},
		append: func(row *rowBuilder, i int) {
			row.text(list[i].ID)
			row.day(list[i].ValidFrom.First())
			row.day(list[i].ValidTo.Last())
			row.whole(list[i].Provinces)
		},
	}
}

func boundaryChanges(c *catalog.Catalog) bulk {
	list := c.BoundaryChanges()
	return bulk{
		rows:    len(list),
		columns: []arrow.Field{textField("area_id"), dayField("changed_on"), textField("what_vi"), textField("what_en")},
		append: func(row *rowBuilder, i int) {
			row.text(string(list[i].Area))
			row.day(list[i].ChangedOn.First())
			row.text(list[i].What.VI)
			row.text(list[i].What.EN)
		},
	}
}

func indicatorBreaks(c *catalog.Catalog) bulk {
	type line struct {
		indicator, rules string
		pipeline.DefinitionBreak
	}
	var list []line
	for _, i := range c.Indicators() {
		rules := pipeline.Rules(i.Breaks)
		for n, b := range i.Breaks {
			list = append(list, line{i.ID, rules[n], b})
		}
	}
	return bulk{
		rows:    len(list),
		columns: []arrow.Field{textField("indicator_id"), textField("kind"), dayField("changed_on"), textField("rules"), textField("what_vi"), textField("what_en")},
		append: func(row *rowBuilder, i int) {
			row.text(list[i].indicator)
			row.text(string(list[i].Kind))
			row.day(list[i].From.First())
			row.text(list[i].rules)
			row.text(list[i].What.VI)
			row.text(list[i].What.EN)
		},
	}
}

// successionRows are all changes of the provinces, from each boundary version into
// the next one.
func successionRows(c *catalog.Catalog) bulk {
	var pairs [][2]pipeline.AreaID
	exact := map[pipeline.AreaID]bool{}
	for _, a := range c.Areas() {
		for _, successor := range c.Successors(a.ID) {
			pairs = append(pairs, [2]pipeline.AreaID{a.ID, successor})
			_, exact[successor] = c.Parts(successor, a.ID.Boundary())
		}
	}
	return bulk{
		rows:    len(pairs),
		columns: []arrow.Field{textField("old_id"), textField("new_id"), flagField("exact")},
		append: func(row *rowBuilder, i int) {
			row.text(string(pairs[i][0]))
			row.text(string(pairs[i][1]))
			row.flag(exact[pairs[i][1]])
		},
	}
}

func indicatorRows(c *catalog.Catalog) bulk {
	list := c.Indicators()
	return bulk{
		rows: len(list),
		columns: []arrow.Field{
			textField("indicator_id"), textField("indicator_name"), textField("indicator_name_en"), textField("definition_vi"), textField("definition_en"), textField("unit"),
			textField("behaviour"), flagField("adds_areas"), flagField("adds_time"), textsField("levels"), textsField("dimensions"),
			textsField("units"), textsField("synonyms"), textField("scope"), textField("source"), textField("topic"), textField("parent"),
		},
		append: func(row *rowBuilder, n int) {
			i := list[n]
			row.text(i.ID)
			row.text(i.Name.VI)
			row.text(i.Name.EN)
			row.word(i.Definition.VI)
			row.word(i.Definition.EN)
			row.text(i.Unit)
			row.text(string(i.Behaviour))
			row.flag(i.AddsAreas)
			row.flag(i.AddsTime)
			levels := make([]string, len(i.Levels))
			for n, l := range i.Levels {
				levels[n] = string(l)
			}
			row.texts(levels)
			row.texts(i.Dimensions)
			row.texts(i.Units)
			row.texts(i.Synonyms)
			row.text(i.Scope)
			row.word(i.Source)
			row.text(i.Topic)
			row.word(i.Parent)
		},
	}
}

// writeMetrics makes each metric an indicator besides.
func (w *Warehouse) writeMetrics(ctx context.Context, c *catalog.Catalog) error {
	for _, m := range w.opt.Metrics {
		first, _ := c.Indicator(m.Indicators[0])
		_, err := w.conn.ExecContext(ctx,
			`INSERT INTO indicator SELECT $1, $2, $3, $4, $5, $6, $7, $8, false, levels, dimensions, [], [], 'metric', NULL, coalesce($9, topic), NULL FROM indicator WHERE indicator_id = $10`,
			m.ID, m.Name.VI, m.Name.EN, orNull(m.Definition.VI), orNull(m.Definition.EN), m.Unit, string(first.Behaviour), m.AddsAreas, orNull(m.Topic), first.ID)
		if err == nil {
			_, err = w.conn.ExecContext(ctx, `INSERT INTO metric VALUES (?, ?, ?, ?, ?)`, m.ID, m.Expression, m.Unit, m.Least, m.Coverage)
		}
		for i, s := range m.Steps {
			if err != nil {
				break
			}
			_, err = w.conn.ExecContext(ctx, `INSERT INTO metric_step VALUES (?, ?, ?, ?, ?)`,
				m.ID, i+1, string(s.Op), orNull(s.Indicator), s.Number)
		}
		if err != nil {
			return fmt.Errorf("metric %s: %w", m.ID, err)
		}
	}
	return nil
}
