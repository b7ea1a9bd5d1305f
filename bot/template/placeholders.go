package template

import "strings"

// placeholders finds the cells with {{…}}, and among them the rows that are repeated.
func (t *Template) placeholders(g *grid) error {
	for r := 1; r <= len(g.own); r++ {
		var row []cell
		var texts []string
		for c := 1; c <= g.wide(); c++ {
			text := g.at(c, r)
			if !strings.Contains(text, "{{") {
				continue
			}
			list, unknown := pieces(text)
			if len(unknown) > 0 {
				return unknownFields(g)
			}
			row, texts = append(row, cell{c, list}), append(texts, text)
		}
		if len(row) == 0 {
			continue
		}
		kind, of := repeats(row)
		if kind == "" {
			if is, err := t.levelRow(g, r, row, texts); is || err != nil {
				if err != nil {
					return err
				}
				continue
			}
			if err := t.once(g, r, row); err != nil {
				return err
			}
			continue
		}
		b := &table{sheet: g.sheet, kind: kind, of: of, wide: g.wide(), row: r, cells: row, read: texts}
		b.rows = t.drawn(g, b)
		if err := b.fits(); err != nil {
			return err
		}
		t.heading(b)
		t.tables = append(t.tables, b)
	}
	return nil
}

// unknownMost is how many placeholders that nobody knows are told at once.
const unknownMost = 8

// unknownFields refuses a sheet with placeholders that nobody knows, all of them at once.
func unknownFields(g *grid) error {
	var cells, words []string
	for r := 1; r <= len(g.own); r++ {
		for c := 1; c <= g.wide(); c++ {
			if _, unknown := pieces(g.at(c, r)); len(unknown) > 0 && len(cells) < unknownMost {
				cells, words = append(cells, cellName(c, r)), append(words, unknown...)
			}
		}
	}
	return refuse("template.unknown", "word", strings.Join(words, ", "), "sheet", g.sheet, "cell", strings.Join(cells, ", "))
}

// repeats tells of what there is such a row each, "" for a row that stands once.
func repeats(row []cell) (Kind, Pick) {
	for _, c := range row {
		for _, p := range c.pieces {
			switch p.field {
			case unitName:
				return Units, All
			case goodName:
				return Units, GoodOnes
			case refusedName:
				return Units, Refused
			case missingName:
				return Units, Missing
			case areaName:
				return Areas, All
			case levelName:
				return Levels, All
			case blockName:
				return Blocks, All
			default:
			}
		}
	}
	return "", ""
}

// once are cells that are filled once: with what is of the form, or of all that it counts.
func (t *Template) once(g *grid, r int, row []cell) error {
	for _, c := range row {
		for _, p := range c.pieces {
			if p.field != "" && !isOf(p.field, formFields) && !isOf(p.field, countFields) {
				return refuse("template.lonely", "word", written(p.field), "name", written(unitName), "sheet", g.sheet, "cell", cellName(c.col, r))
			}
		}
		t.singles = append(t.singles, single{g.sheet, cellName(c.col, r), c.pieces})
	}
	return nil
}

// fits refuses a placeholder of a unit in a row of numbers.
func (b *table) fits() error {
	for _, c := range b.cells {
		for _, p := range c.pieces {
			if b.kind != Units && isOf(p.field, unitFields) {
				return refuse("template.lonely", "word", written(p.field), "name", written(unitName), "sheet", b.sheet, "cell", cellName(c.col, b.row))
			}
		}
	}
	return nil
}
