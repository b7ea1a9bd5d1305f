package template

import (
	"regexp"

	"vneidbot/bot/vn"
)

// Kind is of what a table has a row.
type Kind string

// The kinds of tables.
const (
	Units  Kind = "units"
	Areas  Kind = "areas"
	Levels Kind = "levels"
	Blocks Kind = "blocks"
)

// Pick is which units a table lists.
type Pick string

// The picks.
const (
	All      Pick = "all"
	GoodOnes Pick = "good" // received or better
	Refused  Pick = "refused"
	Missing  Pick = "missing"
)

// table is one whose row is repeated.
type table struct {
	sheet      string
	kind       Kind
	of         Pick
	wide       int // columns of the sheet
	row, rows  int // the row that is repeated, and how many of its like are drawn
	cells      []cell
	head       *table     // of units: the row above, which heads those of each level, area or block
	sum        []single   // of the row of its sum, that the form leaves to be filled
	stand      []standing // rows that the form has written, in the place of one that is repeated
	read, left []string
}

// cell is a column of the repeated row and what is put there.
type cell struct {
	col    int
	pieces []piece
}

// single is a cell that is filled once.
type single struct {
	sheet  string
	cell   string
	pieces []piece
}

// piece is a part of a cell's text: words as they are, or a field.
type piece struct {
	words string
	field field
}

// written is a field as a placeholder.
func written(f field) string { return "{{" + string(f) + "}}" }

// exact is the cell of a field alone.
func exact(f field) []piece { return []piece{{field: f}} }

// alone is the field of a cell that holds nothing else.
func alone(pieces []piece) (field, bool) {
	if len(pieces) == 1 && pieces[0].field != "" {
		return pieces[0].field, true
	}
	return "", false
}

var placeholder = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// pieces reads a text with placeholders; unknown are those that mean nothing.
func pieces(text string) (list []piece, unknown []string) {
	text, at := vn.NFC(text), 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > at {
			list = append(list, piece{words: text[at:m[0]]})
		}
		f, ok := ofPlaceholder(text[m[2]:m[3]])
		if !ok {
			unknown = append(unknown, text[m[0]:m[1]])
		}
		list = append(list, piece{field: f})
		at = m[1]
	}
	if at < len(text) {
		list = append(list, piece{words: text[at:]})
	}
	return list, unknown
}
