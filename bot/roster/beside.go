package roster

import (
	"io"
	"slices"

	"vneidbot/bot"
)

// Offices put the second half of a long list beside the first, to save paper: under the
// same headings, with its own numbers or behind an empty column.

// divide makes two headers of one that stands over two tables, each with the titles
// that are over it; a title that spans both counts for each.
func (h *header) divide(rows []heldRow, titles [][]string) {
	at := besideAt(rows, h.form)
	if at == 0 {
		return
	}
	left, right := cut(rows, at)
	var over [2][]string
	for _, title := range titles {
		one, other := cutCells(title, at)
		if blank(other) {
			other = one
		}
		over[0], over[1] = append(over[0], one...), append(over[1], other...)
	}
	second := headerOf(right, h.form)
	*h = headerOf(left, h.form)
	second.above = over[1]
	second.divide(right, [][]string{over[1]})
	h.above, h.beside, h.besideAt = over[0], &second, at
}

// besideAt is the column where a second table begins: with the number of its rows or
// behind a column without a heading, and with headings that the first has too. 0 for
// none.
func besideAt(rows []heldRow, f *form) int {
	columns := stacked(rows)
	heading := func(i int) string {
		if i < len(columns) && len(columns[i]) > 0 {
			return words(columns[i][len(columns[i])-1])
		}
		return ""
	}
	for at := 2; at < len(columns)-1; at++ {
		begins := heading(at) != "" && (counting(heading(at)) || heading(at-1) == "")
		if !begins {
			continue
		}
		left, right := cut(rows, at)
		if headed(left, f) == 0 || headed(right, f) == 0 {
			continue
		}
		one, other := headerOf(left, f), headerOf(right, f)
		if words(one.title[f.known]) == words(other.title[f.known]) {
			return at
		}
	}
	return 0
}

// cut divides rows at a column.
func cut(rows []heldRow, at int) (left, right []heldRow) {
	for _, r := range rows {
		one, other := cutCells(r.cells, at)
		left, right = append(left, heldRow{line: r.line, cells: one}), append(right, heldRow{line: r.line, cells: other})
	}
	return left, right
}

func cutCells(cells []string, at int) (left, right []string) {
	at = min(at, len(cells))
	return cells[:at], cells[at:]
}

// leftTable gives the cells before a column, and holds those behind it.
type leftTable struct {
	table
	at   int
	held []heldRow
}

func (t *leftTable) next() (int, []string, error) {
	line, cells, err := t.table.next()
	left, right := cutCells(cells, t.at)
	if !blank(right) {
		t.held = append(t.held, heldRow{line: line, cells: slices.Clone(right)})
	}
	return line, left, err
}

// heldTable gives rows that were held.
type heldTable struct{ rows []heldRow }

func (t *heldTable) next() (int, []string, error) {
	if len(t.rows) == 0 {
		return 0, nil, io.EOF
	}
	r := t.rows[0]
	t.rows = t.rows[1:]
	return r.line, r.cells, nil
}

func (t *heldTable) size() int { return len(t.rows) }

func (t *heldTable) short() bool { return false }

func (t *heldTable) close() {}

// tables reads what follows a header, and then the table beside it.
func (p *parser) tables(name string, f Format, t table, h header) error {
	if h.beside == nil {
		return p.table(name, f, t, h)
	}
	left := &leftTable{table: t, at: h.besideAt}
	if err := p.table(name, f, left, h); err != nil {
		return err
	}
	p.list.Notes = append(p.list.Notes, Problem{Sheet: name, Why: bot.T("import.beside_read", "row", h.line)})
	return p.tables(name, f, &heldTable{left.held}, *h.beside)
}
