package roster

import (
	"errors"
	"io"
	"strings"
	"unicode"

	"vneidbot/bot"
)

// table gives the rows of a file that hold something, with their numbers.
type table interface {
	// next returns io.EOF after the last row, a *badRow for a row that cannot
	// be split into cells, and any other error when the file cannot be read on.
	next() (line int, cells []string, err error)
	close()
}

// header says where the columns of a form are.
type header struct {
	form  *form
	line  int      // its row in the file
	at    []int    // index of the cell, -1 for a column that is not there
	title []string // as the file writes it
	twice []bool   // another column has as good a name; the first is taken
}

func (h *header) count() int {
	n := 0
	for _, at := range h.at {
		if at >= 0 {
			n++
		}
	}
	return n
}

// cell is the row's text in the column, cleaned.
func (h *header) cell(cells []string, c column) string {
	if at := h.at[c]; at >= 0 && at < len(cells) {
		return clean(cells[at])
	}
	return ""
}

// findHeader skips headings above the table. The row with the form's first
// column, by which it is known, and one more is the header.
func findHeader(t table, f *form) (header, error) {
	for seen := 0; seen < headerWithin; {
		line, cells, err := t.next()
		if errors.As(err, new(*badRow)) {
			seen++
			continue
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return header{}, err
		}
		if blank(cells) {
			continue
		}
		seen++
		if h := headerOf(cells, f); h.at[f.known] >= 0 && h.count() > 1 {
			h.line = line
			return h, h.complete()
		}
	}
	return header{}, f.noHeader()
}

// complete refuses a sheet without a column that each row needs.
func (h *header) complete() error {
	if h.at[h.form.needed] < 0 {
		return refuse(bot.Invalid, "import.no_column", "column", h.form.heading(h.form.needed))
	}
	return nil
}

// headerOf reads a row as a header. Of two headings of one column the better
// name wins, so that "Địa bàn" is not hidden by a "Phường/xã" beside it.
func headerOf(cells []string, f *form) header {
	n := len(f.headings)
	h := header{form: f, at: make([]int, n), title: make([]string, n), twice: make([]bool, n)}
	best := make([]int, n)
	for c := range h.at {
		h.at[c] = -1
	}
	for i, cell := range cells {
		found, ok := f.rank[words(cell)]
		c, rank := found[0], found[1]
		if !ok || best[c] != 0 && best[c] <= rank {
			h.twice[c] = h.twice[c] || ok && best[c] == rank
			continue
		}
		h.at[c], h.title[c], h.twice[c], best[c] = i, clean(cell), false, rank
	}
	return h
}

// notes are about the header itself.
func (h *header) notes() (list []Problem) {
	for c, twice := range h.twice {
		if twice {
			list = append(list, Problem{Line: h.line, Column: h.title[c], Why: bot.T("import.column_twice")})
		}
	}
	return list
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// numbering tells whether the row only counts the columns: "(1) (2) (3)".
func numbering(cells []string) bool {
	for _, c := range cells {
		c = strings.Trim(strings.TrimSpace(c), "()[]")
		if len(c) > 2 || strings.ContainsFunc(c, func(r rune) bool { return !unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}
