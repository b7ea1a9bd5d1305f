package template

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// A row of a level, an area or a block that stands directly above the row of units heads
// them: both are repeated together, the units below the row that they belong to. Heads
// are numbered I, II, III, and the units below each from 1.

// heading takes the row above for the head of a list, if it is one.
func (t *Template) heading(b *table) {
	last := len(t.tables) - 1
	if b.kind != Units || last < 0 {
		return
	}
	if above := t.tables[last]; above.kind != Units && above.sheet == b.sheet && above.row == b.row-1 {
		b.head, t.tables = above, t.tables[:last]
	}
}

// first is the first row that is repeated.
func (b *table) first() int {
	if b.head != nil {
		return b.head.row
	}
	return b.row
}

// group is what the units below a head have in common.
type group struct {
	area  bot.AreaID
	level bot.Level
	block bot.Block
}

// groupOf is where a unit stands.
func groupOf(kind Kind, u *bot.UnitRow) group {
	switch kind {
	case Areas:
		return group{area: u.Area}
	case Blocks:
		return group{block: u.Level.Block()}
	default:
		return group{level: u.Level}
	}
}

// grouped are the rows of a list with heads; a head without units is none.
func (v *voice) grouped(b *table) (list []line) {
	of := map[group][]line{}
	for _, l := range v.lines(b) {
		g := groupOf(b.head.kind, l.unit)
		l.no = len(of[g]) + 1
		of[g] = append(of[g], l)
	}
	n := 0
	for _, head := range v.lines(b.head) {
		if units := of[head.of]; len(units) > 0 {
			n++
			head.no, head.heads = n, true
			list = append(append(list, head), units...)
		}
	}
	return list
}

// roman is a number as heads have it.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		n    int
		text string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.n; n -= d.n {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// repeatGroups writes a list with its heads; of one without units both rows stay empty.
func (t *Template) repeatGroups(v *voice, b *table) error {
	lines := v.grouped(b)
	if len(lines) > MaxRows {
		return refuse("template.long", "n", len(lines), "most", MaxRows)
	}
	if len(lines) == 0 {
		lines = []line{{heads: true}, {}}
	}
	head, err := t.pattern(b.head)
	if err != nil {
		return fail(err)
	}
	row, err := t.pattern(b)
	if err != nil {
		return fail(err)
	}
	whole := *b
	whole.row, whole.rows = b.head.row, b.rows+1
	high := t.measured(b.sheet, b.head.row, b.row)
	if err := t.room(&whole, len(lines)); err != nil {
		return fail(err)
	}
	if err := t.shareFormulas(b, row, len(lines)-1); err != nil {
		return fail(err)
	}
	for i, l := range lines {
		of, set := row, high[1]
		if l.heads {
			of, set = head, high[0]
		}
		if err := t.groupRow(v, b.sheet, whole.row+i, of, l, set); err != nil {
			return fail(err)
		}
	}
	return nil
}

// shareFormulas gives the rows from the first unit's on the formulas of its row; heads
// among them lose theirs when they are written.
func (t *Template) shareFormulas(b *table, row []patterned, rows int) error {
	for _, c := range row {
		if c.formula == "" || rows < 2 {
			continue
		}
		first := cellName(c.col, b.row)
		shared, ref := excelize.STCellFormulaTypeShared, first+":"+cellName(c.col, b.row+rows-1)
		if err := t.file.SetCellFormula(b.sheet, first, c.formula, excelize.FormulaOpts{Type: &shared, Ref: &ref}); err != nil {
			return err
		}
	}
	return nil
}

// groupRow writes a head or a unit; a height of 0 is one that the form has not set.
func (t *Template) groupRow(v *voice, sheet string, at int, of []patterned, l line, high float64) error {
	for _, c := range of {
		cell := cellName(c.col, at)
		var err error
		switch {
		case c.pieces != nil && (l.unit != nil || l.tally != nil):
			err = t.file.SetCellValue(sheet, cell, v.value(l, c.pieces, c.shown))
		case c.formula == "":
			err = t.file.SetCellStr(sheet, cell, "")
		}
		if err == nil {
			err = t.file.SetCellStyle(sheet, cell, cell, c.style)
		}
		if err != nil {
			return err
		}
	}
	return t.heighten(sheet, at, high, v.tall(high, of, l))
}
