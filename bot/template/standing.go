package template

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/roster"
)

// A form may have its rows written already: "Mầm non", "Tiểu học", "THCS" below each
// other, or the areas of an office. They are filled where they stand. A level without a
// row of its own is counted in a row of its block, and what has no row at all is told.

// standing is a row that the form has written itself.
type standing struct {
	row   int
	name  string
	level bot.Level // "" where it is an area's
	cells []cell
}

// rowMark is what stands before the name of a row: "1.", "a)", "II -", "Khối".
var rowMark = regexp.MustCompile(`^(?i)\s*(?:(?:\d{1,3}|[a-z]|[ivx]{1,4})\s*[.):-]|[-+*•])?\s*(?:(?:khối|bậc|ngành học|ngành)\s+)?`)

// levelOf is the level that a row is called by.
func levelOf(name string) (bot.Level, bool) {
	bare := rowMark.ReplaceAllString(name, "")
	if level, ok := read.Level(bare); ok {
		return level, true
	}
	return read.Level(name)
}

// standing finds the rows below the headings of a table, down to its sum or to one that
// says no name. Rows that only calculate are left to it.
func (t *Template) standing(g *grid, h headed, b *table) error {
	at := slices.IndexFunc(b.cells, func(c cell) bool { f, _ := alone(c.pieces); return f == nameIn[b.kind] })
	if b.kind == Units || at < 0 {
		return nil
	}
	col, below := b.cells[at].col, b.row
	for ; below <= len(g.own) && g.at(col, below) != "" && !isSum(g, below); below++ {
		s := standing{row: below, name: g.at(col, below)}
		for _, c := range sorted(h.titles) {
			if f := h.fields[c]; isOf(f, countFields) && g.formula(c, below) == "" {
				s.cells = append(s.cells, cell{c, exact(f)})
			}
		}
		if len(s.cells) == 0 {
			continue
		}
		if err := b.stands(s); err != nil {
			return err
		}
	}
	if len(b.stand) > 0 {
		b.rows = below - b.row
		if isSum(g, below) && len(b.sum) == 0 {
			t.sumOf(g, h, b, below)
		}
	}
	return nil
}

// stands takes a row into the table, if it is clear what it counts.
func (b *table) stands(s standing) error {
	ok := true
	if b.kind != Areas {
		s.level, ok = levelOf(s.name)
	}
	for _, other := range b.stand {
		ok = ok && (s.level != "" && s.level != other.level || s.level == "" && roster.Folded(s.name) != roster.Folded(other.name))
	}
	if !ok {
		return refuse("template.row_unknown", "sheet", b.sheet, "row", s.row, "name", bot.Raw(s.name), "level", written(levelName), "area", written(areaName))
	}
	b.stand = append(b.stand, s)
	return nil
}

// placed is a row with what it counts.
type placed struct {
	standing
	of []bot.Row
}

// place gives each row that is counted to the row of the form where it stands; without
// are those that have none.
func (v *voice) place(b *table) (rows []placed, without []bot.Row) {
	for _, s := range b.stand {
		rows = append(rows, placed{standing: s})
	}
	list := v.book.Levels
	if b.kind == Areas {
		list = v.book.Areas
	}
	for _, r := range list {
		if i := b.rowFor(r); i >= 0 {
			rows[i].of = append(rows[i].of, r)
		} else if r.Total > 0 {
			without = append(without, r)
		}
	}
	return rows, without
}

// rowFor is the row in which something is counted, -1 for none.
func (b *table) rowFor(r bot.Row) int {
	find := func(is func(standing) bool) int { return slices.IndexFunc(b.stand, is) }
	tries := []func(standing) bool{
		func(s standing) bool { return s.level == r.Level },
		func(s standing) bool { return r.Level != bot.OtherLevel && s.level.Block() == r.Level.Block() },
		func(s standing) bool { return s.level == bot.OtherLevel },
	}
	if b.kind == Areas {
		tries = []func(standing) bool{
			func(s standing) bool {
				return roster.Folded(rowMark.ReplaceAllString(s.name, "")) == roster.Folded(r.Area.Name)
			},
			func(s standing) bool { return b.meansAlone(s, r.Area) },
		}
	}
	for _, is := range tries {
		if i := find(is); i >= 0 {
			return i
		}
	}
	return -1
}

// meansAlone tells whether the row's name without its kind is the area's, and no other
// row's.
func (b *table) meansAlone(s standing, a bot.Area) bool {
	bare := func(name string) string { return bot.FoldName(rowMark.ReplaceAllString(name, "")) }
	n := 0
	for _, other := range b.stand {
		if bare(other.name) == bare(s.name) {
			n++
		}
	}
	return n == 1 && (bare(s.name) == bot.FoldName(a.Name) || a.Short != "" && bare(s.name) == bot.FoldName(a.Short))
}

// fillStanding fills the rows where they stand, and the sum of them.
func (t *Template) fillStanding(v *voice, b *table) error {
	rows, _ := v.place(b)
	var all []bot.Row
	for _, p := range rows {
		all = append(all, p.of...)
		if b.kind == Areas && len(p.of) == 0 {
			continue // nothing is known of it
		}
		for _, c := range p.cells {
			if err := t.put(v, single{b.sheet, cellName(c.col, p.row), c.pieces}, bot.Sum(p.of)); err != nil {
				return err
			}
		}
	}
	for _, s := range b.sum {
		if err := t.put(v, s, bot.Sum(all)); err != nil {
			return err
		}
	}
	return nil
}

// Standing is what is to be told of rows that a form has written itself.
type Standing struct {
	Last    int      // row
	Also    []string // levels that are counted in the row of another
	Without []string // what has no row, and so is not in the form
	Empty   []string // rows of which nothing is known
}

// standings tells of a table's.
func (v *voice) standings(b *table) *Standing {
	if len(b.stand) == 0 {
		return nil
	}
	s := &Standing{Last: b.stand[len(b.stand)-1].row}
	name := func(r bot.Row) string {
		if b.kind == Areas {
			return r.Area.Name
		}
		return v.word(r.Level)
	}
	rows, without := v.place(b)
	for _, p := range rows {
		for _, r := range p.of {
			if b.kind != Areas && r.Level != p.level && r.Total > 0 {
				s.Also = append(s.Also, name(r)+" → "+p.name)
			}
		}
		if b.kind == Areas && len(p.of) == 0 {
			s.Empty = append(s.Empty, p.name)
		}
	}
	for _, r := range without {
		s.Without = append(s.Without, name(r))
	}
	return s
}

// levelRow takes a row with placeholders of numbers, beside the name of a level, for a row
// of that level: its numbers are not those of all.
func (t *Template) levelRow(g *grid, r int, row []cell, texts []string) (is bool, err error) {
	counts := slices.ContainsFunc(row, func(c cell) bool {
		return slices.ContainsFunc(c.pieces, func(p piece) bool { return isOf(p.field, countFields) })
	})
	if !counts {
		return false, nil
	}
	for c := 1; c < row[0].col; c++ {
		name := g.at(c, r)
		level, ok := levelOf(name)
		if !ok || strings.Contains(name, "{{") {
			continue
		}
		b := t.standingAbove(g.sheet, r)
		if b == nil && level == bot.OtherLevel { // of what else there are others, nobody knows
			continue
		}
		if b == nil {
			b = &table{sheet: g.sheet, kind: Levels, of: All, wide: g.wide(), row: r, read: texts}
			t.tables = append(t.tables, b)
		}
		b.rows = r - b.row + 1
		return true, b.stands(standing{row: r, name: name, cells: row})
	}
	return false, nil
}

// standingAbove is the table of rows of levels that ends directly above.
func (t *Template) standingAbove(sheet string, r int) *table {
	if last := len(t.tables) - 1; last >= 0 {
		if b := t.tables[last]; b.sheet == sheet && len(b.stand) > 0 && b.row+b.rows == r {
			return b
		}
	}
	return nil
}
