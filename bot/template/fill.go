package template

import (
	"cmp"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/workbook"
)

// Fill writes the form with the book's numbers and units.
func (t *Template) Fill(w io.Writer, words workbook.Wording, book workbook.Book) error {
	v := newVoice(words, book)
	// From below to above: what is filled moves only what was filled already.
	slices.SortStableFunc(t.tables, func(a, b *table) int { return cmp.Or(cmp.Compare(a.sheet, b.sheet), b.row-a.row) })
	all := bot.Sum(book.Areas)
	for _, s := range t.singles {
		if err := t.put(v, s, all); err != nil {
			return fail(err)
		}
	}
	if err := t.fillMargins(v, all); err != nil {
		return fail(err)
	}
	for _, b := range t.tables {
		if len(b.stand) > 0 {
			if err := t.fillStanding(v, b); err != nil {
				return fail(err)
			}
			continue
		}
		for _, s := range b.sum {
			if err := t.put(v, s, all); err != nil {
				return fail(err)
			}
		}
		if err := t.repeat(v, b); err != nil {
			return err
		}
	}
	if err := t.keepBreaks(); err != nil {
		return fail(err)
	}
	if err := t.file.UpdateLinkedValue(); err != nil { // what was added up before is no more
		return fail(err)
	}
	anew := true
	if err := t.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &anew}); err != nil {
		return fail(err)
	}
	return fail(t.file.Write(w))
}

func fail(err error) error {
	if err == nil {
		return nil
	}
	return bot.Fail(bot.Unavailable, "template: fill", err)
}

// put fills a cell that stands once.
func (t *Template) put(v *voice, s single, all bot.Tally) error {
	id, err := t.file.GetCellStyle(s.sheet, s.cell)
	if err != nil {
		return err
	}
	return t.set(s.sheet, s.cell, v.value(line{tally: &all}, s.pieces, t.looksOf(id)), id)
}

// set puts a value into a cell that keeps its style.
func (t *Template) set(sheet, at string, value any, style int) error {
	if text, ok := value.(string); ok {
		return t.file.SetCellStr(sheet, at, text)
	}
	if err := t.file.SetCellValue(sheet, at, value); err != nil {
		return err
	}
	return t.file.SetCellStyle(sheet, at, at, style)
}

// drawn is how many rows are drawn to be filled: the first, and the empty ones below it
// with the same lines around them.
func (t *Template) drawn(g *grid, b *table) int {
	style := func(row int) (id int, lines bool) {
		id, err := t.file.GetCellStyle(g.sheet, cellName(b.cells[0].col, row))
		if err != nil || id == 0 {
			return 0, false
		}
		s, err := t.file.GetStyle(id)
		return id, err == nil && len(s.Border) > 0
	}
	n := 1
	if _, lines := style(b.row); !lines {
		return n
	}
	for n < lookRows && g.empty(b.row+n) && !g.addsUp(b.row+n, b.row-1) {
		if _, lines := style(b.row + n); !lines || slices.ContainsFunc(g.merged, func(a area) bool { return a.touches(b.row+n, b.row+n) }) {
			break
		}
		n++
	}
	return n
}

// repeat writes the rows of a table.
func (t *Template) repeat(v *voice, b *table) error {
	if b.head != nil {
		return t.repeatGroups(v, b)
	}
	lines := v.lines(b)
	if len(lines) > MaxRows {
		return refuse("template.long", "n", len(lines), "most", MaxRows)
	}
	row, err := t.pattern(b)
	if err != nil {
		return fail(err)
	}
	if err := t.room(b, max(1, len(lines))); err != nil {
		return fail(err)
	}
	last := b.row + max(1, len(lines)) - 1
	for _, c := range row {
		if err := t.column(v, b, c, lines, last); err != nil {
			return fail(err)
		}
	}
	return fail(t.heights(b, row, lines, v, last))
}

// patterned is a column of the repeated row: what it looks like, and what stands there.
type patterned struct {
	col     int
	pieces  []piece
	formula string
	style   int
	shown   looks
	wide    float64
}

// pattern is the row that is repeated, each of its columns.
func (t *Template) pattern(b *table) (all []patterned, err error) {
	for col := 1; col <= b.wide; col++ {
		at := cellName(col, b.row)
		p := patterned{col: col}
		if p.style, err = t.file.GetCellStyle(b.sheet, at); err != nil {
			return nil, err
		}
		if p.formula, err = t.file.GetCellFormula(b.sheet, at); err != nil {
			return nil, err
		}
		if p.wide, err = t.file.GetColWidth(b.sheet, columnName(col)); err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(b.cells, func(c cell) bool { return c.col == col }); i >= 0 {
			p.pieces = b.cells[i].pieces
		} else if text, err := t.file.GetCellValue(b.sheet, at); err == nil && text != "" && b.marked() {
			p.pieces = []piece{{words: text}} // as it stands in the row
		}
		p.shown = t.looksOf(p.style)
		all = append(all, p)
	}
	return all, nil
}

// room makes as many rows as there are lines, between the first and the last that is
// drawn: what adds them up goes on to do so.
func (t *Template) room(b *table, lines int) error {
	for more := b.rows; more > lines; more-- {
		if err := t.file.RemoveRow(b.sheet, b.row+1); err != nil {
			return err
		}
		t.moveBreaks(b.sheet, b.row+1, -1)
	}
	if lines <= b.rows {
		return nil
	}
	at := b.row + 1
	if b.rows > 1 {
		at = b.row + b.rows - 1
	}
	if err := t.file.InsertRows(b.sheet, at, lines-b.rows); err != nil {
		return err
	}
	t.moveBreaks(b.sheet, at, lines-b.rows)
	if b.rows == 1 {
		return t.widen(b, b.row+lines-1)
	}
	return nil
}

// column writes one of the table's columns.
func (t *Template) column(v *voice, b *table, c patterned, lines []line, last int) error {
	first := cellName(c.col, b.row)
	switch {
	case c.formula != "" && last > b.row:
		shared, ref := excelize.STCellFormulaTypeShared, first+":"+cellName(c.col, last)
		if err := t.file.SetCellFormula(b.sheet, first, c.formula, excelize.FormulaOpts{Type: &shared, Ref: &ref}); err != nil {
			return err
		}
	case c.formula != "":
	default:
		if err := t.cells(v, b, c, lines); err != nil {
			return err
		}
	}
	return t.file.SetCellStyle(b.sheet, first, cellName(c.col, last), c.style)
}

// cells writes a column's values; of a table without lines its one row stays empty.
func (t *Template) cells(v *voice, b *table, c patterned, lines []line) error {
	if c.pieces == nil {
		return nil
	}
	for i, l := range lines {
		if err := t.file.SetCellValue(b.sheet, cellName(c.col, b.row+i), v.value(l, c.pieces, c.shown)); err != nil {
			return err
		}
	}
	if len(lines) == 0 {
		return t.file.SetCellStr(b.sheet, cellName(c.col, b.row), "")
	}
	return nil
}
