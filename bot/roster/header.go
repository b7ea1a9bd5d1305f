package roster

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot"
)

// table gives the rows of a file that hold something, with their numbers.
type table interface {
	// next returns io.EOF after the last row, a *badRow for a row that cannot
	// be split into cells, and any other error when the file cannot be read on.
	next() (line int, cells []string, err error)
	// size is about how many rows there are.
	size() int
	// short tells whether the row that came last ends the file, without a line's end and
	// with fewer cells than every other: it is half a row.
	short() bool
	close()
}

// header says where the columns of a form are.
type header struct {
	form    *form
	line    int      // its first row in the file
	last    int      // its last one
	at      []int    // index of the cell, -1 for a column that is not there
	title   []string // as the file writes it
	twice   []bool   // another column has as good a name; the first is taken
	left    []string // headings of columns that mean nothing here
	counted bool     // it has the column of the rows' numbers
	state   int      // of those, the column of an authority's own statuses, -1 for none
	other   int      // a second column of areas, -1 for none
	also    string   // its heading
	notes   []int    // further columns of notes, beside the best
	noted   []string // their headings
	marks   []mark   // columns that are each a level or a kind, with a cross in the rows of it
	above   []string // titles above it

	besideAt int     // where a second table begins beside this one, with a header of its own
	beside   *header // nil for none
}

// headerRows is how many rows a header may have: a heading over several columns
// has their own headings below it.
const headerRows = 3

// count is how many columns are known; those that are each a level, or each a kind, are
// one together.
func (h *header) count() int {
	n := 0
	for _, at := range h.at {
		if at >= 0 {
			n++
		}
	}
	levels, owners := h.crossed()
	if levels && !h.has(colLevel) {
		n++
	}
	if owners && !h.has(colOwner) {
		n++
	}
	return n
}

// has tells whether the file has the column.
func (h *header) has(c column) bool { return h.at[c] >= 0 }

// cell is the row's text in the column, cleaned.
func (h *header) cell(cells []string, c column) string { return cellAt(cells, h.at[c]) }

func cellAt(cells []string, at int) string {
	if at >= 0 && at < len(cells) {
		return clean(cells[at])
	}
	return ""
}

// findHeader skips headings above the table. The rows with the form's first
// column, by which it is known, and one more are the header: as many of them as
// name further columns.
func findHeader(t *ahead, f *form) (header, error) {
	var widest []string
	var titles [][]string
	for seen := 0; seen < headerWithin; {
		r, ok := t.peek(0)
		if !ok && !errors.As(r.err, new(*badRow)) {
			if r.err == nil || errors.Is(r.err, io.EOF) {
				break
			}
			return header{}, r.err
		}
		if ok && !blank(r.cells) {
			if h, rows := headerFrom(t, f); rows > 0 {
				h.above = slices.Concat(titles...)
				h.divide(t.take(rows), titles)
				return h, h.complete()
			}
			titles = append(titles, r.cells)
			if filled(r.cells) > filled(widest) {
				widest = r.cells
			}
		}
		if !ok || !blank(r.cells) {
			seen++
		}
		_, _, _ = t.next()
	}
	return header{}, f.noHeader(widest)
}

// headerFrom reads the next rows as a header, and tells how many it has, 0 when
// they are none.
func headerFrom(t *ahead, f *form) (best header, rows int) {
	var group []heldRow
	for n := range headerRows {
		r, ok := t.peek(n)
		if !ok || n > 0 && r.line != group[n-1].line+1 {
			break
		}
		if n > 1 && rows > 0 && headed(group[n-1:], f) == 0 && headed([]heldRow{r}, f) > 0 {
			break // a short table, and the header of the next one
		}
		group = append(group, r)
		h := headerOf(group, f)
		if h.serves() && (rows == 0 || h.count() > best.count() || h.count() == best.count() && len(h.marks) > 1 && len(best.marks) == 0) {
			best, rows = h, n+1
		}
	}
	for begin := 1; begin < rows && headed(group[:begin], f) == 0; begin++ { // a title above the header, which may have a row more
		if h := headerOf(group[begin:rows], f); h.serves() && h.count() == best.count() {
			return header{}, 0
		}
	}
	return best, rows
}

// headed is how many columns the rows name, 0 when they are no header.
func headed(rows []heldRow, f *form) int {
	if h := headerOf(rows, f); h.serves() {
		return h.count()
	}
	return 0
}

// serves tells whether the rows are a header: they name the column by which one is known,
// and another one. Where the first may be alone it has to say whose names they are, beside
// the rows' numbers or as the only heading.
func (h *header) serves() bool {
	switch c := h.form.known; {
	case !h.has(c):
		return false
	case h.count() > 1:
		return true
	case !h.form.alone || !anyOf(strings.Fields(words(h.title[c])), "truong", "vi", "so", "csgd", "nhom", "lop"):
		return false
	default:
		_, plain := h.form.rank[words(h.title[c])]
		return h.counted || plain && len(h.left) == 0
	}
}

// complete refuses a sheet without a column that each row needs.
func (h *header) complete() error {
	if h.form.needed >= 0 && h.at[h.form.needed] < 0 {
		return refuse(bot.Invalid, "import.no_column", "column", h.form.heading(h.form.needed))
	}
	return nil
}

// headerOf reads rows as a header. Of two headings of one column the better name
// wins, so that "Địa bàn" is not hidden by a "Phường/xã" beside it.
func headerOf(rows []heldRow, f *form) header {
	n := len(f.headings)
	h := header{form: f, line: rows[0].line, last: rows[len(rows)-1].line, at: make([]int, n), title: make([]string, n), twice: make([]bool, n), other: -1, state: -1}
	best := make([]int, n)
	for c := range h.at {
		h.at[c] = -1
	}
	stack := stacked(rows)
	if len(stack) < 2 && !f.alone { // of text under another separator every row is
		return h
	}
	for i, parts := range stack {
		c, rank, ok := f.understand(parts)
		title := clean(strings.Join(parts, " "))
		switch m := f.markOf(parts, i, ok); {
		case m.stands():
			h.marks = append(h.marks, m)
			continue
		case !ok:
			if counting(title) {
				h.counted = h.counted || title != ""
			} else if title != "" {
				h.left = append(h.left, title)
			}
			if h.state < 0 && ofStates.MatchString(words(title)) {
				h.state = i
			}
			continue
		case best[c] != 0 && best[c] <= rank:
			h.twice[c] = h.twice[c] || best[c] == rank
			h.second(c, i, title)
			continue
		case best[c] != 0:
			h.second(c, h.at[c], h.title[c])
		}
		h.at[c], h.title[c], h.twice[c], best[c] = i, title, false, rank
	}
	return h
}

// ofStates matches headings of what became of a registration.
var ofStates = regexp.MustCompile(`^(trang thai|tinh trang|ket qua)\b`)

// second takes in a column that means the same as a better one: one of areas may be
// that of before or after a change, one of notes says something else.
func (h *header) second(c column, at int, title string) {
	switch {
	case c == h.form.place && h.other < 0:
		h.other, h.also = at, title
	case c == h.form.note && c != none:
		h.notes, h.noted = append(h.notes, at), append(h.noted, title)
	default:
		h.left = append(h.left, title)
	}
}

// district tells whether the better column of areas is one of districts, and the
// other of wards: what stands in it then is no ward of the same name.
func (h *header) district() bool {
	if h.form.place == none || h.other < 0 {
		return false
	}
	one, other := strings.Fields(words(h.title[h.form.place])), strings.Fields(words(h.also))
	return anyOf(one, "quan", "huyen") && !anyOf(one, "xa", "phuong") && anyOf(other, "xa", "phuong") && !anyOf(other, "quan", "huyen")
}

// stacked are the headings of each column from above to below. One that stands
// over several columns counts for each that has no heading beside it.
func stacked(rows []heldRow) [][]string {
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(r.cells))
	}
	columns := make([][]string, wide)
	for n, r := range rows {
		over := ""
		for i := range wide {
			text := cellAt(r.cells, i)
			if text == "" && n+1 < len(rows) && cellAt(rows[n+1].cells, i) != "" {
				text = over
			}
			over = text
			if text != "" && (len(columns[i]) == 0 || columns[i][len(columns[i])-1] != text) {
				columns[i] = append(columns[i], text)
			}
		}
	}
	return columns
}

// counting tells whether the heading is that of the rows' numbers.
func counting(title string) bool {
	switch words(title) {
	case "stt", "tt", "so tt", "so thu tu", "no", "":
		return true
	}
	return false
}

// problems are those of the header itself.
func (h *header) problems() (list []Problem) {
	if c := h.form.known; h.twice[c] && h.count() > 1 && h.form.place != none && h.twice[h.form.place] {
		return []Problem{{Line: h.line, Column: h.title[c], Why: bot.T("import.beside")}}
	}
	for c, twice := range h.twice {
		if twice {
			list = append(list, Problem{Line: h.line, Column: h.title[c], Why: bot.T("import.column_twice")})
		}
	}
	return list
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// numbering tells whether the row only counts the columns: "(1) (2) (3)".
func numbering(cells []string) bool {
	for _, c := range cells {
		c = strings.Trim(strings.TrimSpace(c), "()[]")
		if len(c) > 2 || strings.ContainsFunc(c, func(r rune) bool { return !unicode.IsDigit(r) && (r < 'A' || r > 'Z') }) {
			return false
		}
	}
	return true
}
