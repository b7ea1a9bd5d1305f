package summary

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// Widths of a table, in cells. A phone shows about 36 before it wraps.
const (
	tableWidth = 36
	leastName  = 6 // narrower names say too little
)

// line is a row of a table: a name, and numbers aligned to the right.
type line struct {
	name  string
	cells []string
}

// noUnits stands where there is nothing to take a share of.
const noUnits = "–"

// percent is the last column: whole, 100 only when all, 0 only when none.
func percent(t bot.Tally) string {
	if p, ok := bot.Percent(t.Good(), t.Total); ok {
		return p
	}
	return noUnits
}

// cells is the width of s on the screen. Names are NFC, where every letter of
// Vietnamese is one rune and one cell.
func cells(s string) int { return utf8.RuneCountInString(s) }

// columns gives each column the width of its widest value. The total row is
// not among them: it may run over to the left.
func columns(head line, rows []line) []int {
	widths := make([]int, len(head.cells))
	for _, l := range append([]line{head}, rows...) {
		for i, c := range l.cells {
			widths[i] = max(widths[i], cells(c))
		}
	}
	return widths
}

// numbersWidth is what the columns take with the space before each.
func numbersWidth(widths []int) int {
	n := len(widths)
	for _, w := range widths {
		n += w
	}
	return n
}

// nameWidth is the width of the longest name.
func nameWidth(head line, rows []line) int {
	n := cells(head.name)
	for _, l := range rows {
		n = max(n, cells(l.name))
	}
	return n
}

// lay writes the line. A value wider than its column pushes what is left of it
// to the left, and columns that have room to spare take the push up; false when
// even the name's room is not enough.
func lay(l line, name int, widths []int) (string, bool) {
	out := make([]rune, name+numbersWidth(widths))
	for i := range out {
		out[i] = ' '
	}
	edge := len(out) // right edge of the column, exclusive
	free := len(out) // where the value to the right begins
	for i := len(l.cells) - 1; i >= 0; i-- {
		end := min(edge, free)
		start := end - cells(l.cells[i])
		if start <= cells(l.name) {
			return "", false
		}
		copy(out[start:end], []rune(l.cells[i]))
		free = start - 1
		edge -= widths[i] + 1
	}
	copy(out, []rune(l.name))
	return strings.TrimRight(string(out), " "), true
}

// table lays out head, rows and total, the name's column no wider than it must
// be. The total is left out, and false returned, when it does not fit into the
// width of a screen.
func table(head line, rows []line, total line) (string, bool) {
	widths := columns(head, rows)
	for name := nameWidth(head, rows); name+numbersWidth(widths) <= tableWidth; name++ {
		if sum, fits := lay(total, name, widths); fits {
			return grid(head, rows, name, widths) + "\n" + sum, true
		}
	}
	return grid(head, rows, nameWidth(head, rows), widths), false
}

// grid is the table without a total.
func grid(head line, rows []line, name int, widths []int) string {
	lines := make([]string, 0, len(rows)+1)
	for _, l := range append([]line{head}, rows...) {
		s, _ := lay(l, name, widths)
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}
