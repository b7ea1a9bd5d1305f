package roster

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// maxText is how many characters a cell may hold; longer ones are a slip of
// the mouse or an attack, and no message could show them.
const maxText = 250

// readRows reads what follows the header.
func readRows(f Format, t table, h header) (Sheet, error) {
	p := parser{head: &h, sheet: Sheet{Format: f, Notes: h.notes()}, seen: newSeen()}
	for first := true; ; first = false {
		line, cells, err := t.next()
		var bad *badRow
		switch {
		case errors.Is(err, io.EOF):
			return p.sheet, nil
		case errors.As(err, &bad):
			p.sheet.Wrong = append(p.sheet.Wrong, bad.Problem)
		case err != nil:
			return Sheet{}, err
		case blank(cells) || first && numbering(cells):
		default:
			p.add(line, cells)
		}
		if len(p.sheet.Rows)+len(p.sheet.Wrong) > MaxRows {
			return Sheet{}, refuse(bot.Exhausted, "import.too_long_file", "n", MaxRows)
		}
	}
}

// parser turns rows into units.
type parser struct {
	head  *header
	sheet Sheet
	seen  *seen
}

// add takes one row in. A row with nothing in the columns that are known is a
// sum, a signature or a heading, and is passed over.
func (p *parser) add(line int, cells []string) {
	r := reading{parser: p, cells: cells, row: Row{Line: line}}
	if r.empty() {
		return
	}
	r.read()
	if r.wrong == nil {
		if first := p.seen.line(r.row); first > 0 {
			r.fail(colName, "import.twice", "row", first)
		}
	}
	if r.wrong != nil {
		p.sheet.Wrong = append(p.sheet.Wrong, *r.wrong)
		return
	}
	p.seen.add(r.row)
	p.sheet.Rows = append(p.sheet.Rows, r.row)
	p.sheet.Notes = append(p.sheet.Notes, r.notes...)
}

// reading is one row on its way in: the first thing that is wrong decides.
type reading struct {
	*parser
	cells []string
	row   Row
	notes []Problem
	wrong *Problem
}

func (r *reading) empty() bool {
	for c := range columns {
		if r.head.cell(r.cells, c) != "" {
			return false
		}
	}
	return true
}

func (r *reading) read() {
	r.row.Name = r.needed(colName, "import.no_name")
	r.row.Area = r.needed(colArea, "import.no_area")
	r.row.Code = r.code(r.text(colCode))
	if r.row.Level = level(r.text(colLevel), r.row.Name); r.row.Level == "" {
		r.fail(colLevel, "import.level")
	}
	r.row.Owner = r.owner(r.text(colOwner))
	r.row.School = r.number(colSchool, r.text(colSchool))
	r.row.Head = r.text(colHead)
	r.row.Phone = phone(r.number(colPhone, r.text(colPhone)))
	r.row.Address = r.text(colAddress)
}

func (r *reading) text(c column) string {
	s := r.head.cell(r.cells, c)
	switch {
	case utf8.RuneCountInString(s) > maxText:
		r.fail(c, "import.too_long", "n", maxText)
	case formulaError.MatchString(s):
		r.fail(c, "import.formula_error", "have", s)
	}
	return s
}

// formulaError is what a spreadsheet shows where a formula came to nothing,
// such as the looked-up name of an area. It is no name.
var formulaError = regexp.MustCompile(`^#[A-Z_]+(/[A-Z0])?[!?]?$`)

func (r *reading) needed(c column, key string) string {
	s := r.text(c)
	if s == "" {
		r.fail(c, key)
	}
	return s
}

func (r *reading) owner(cell string) bot.Ownership {
	o, ok := read.Ownership(cell)
	if !ok && cell != "" {
		r.note(colOwner, "import.owner")
	}
	return o
}

func (r *reading) fail(c column, key string, args ...any) {
	if r.wrong == nil {
		p := r.problem(c, key, args...)
		r.wrong = &p
	}
}

func (r *reading) note(c column, key string, args ...any) {
	r.notes = append(r.notes, r.problem(c, key, args...))
}

// problem names the column as the file does.
func (r *reading) problem(c column, key string, args ...any) Problem {
	title := r.head.title[c]
	if title == "" {
		title = c.heading()
	}
	return Problem{Line: r.row.Line, Column: title, Why: bot.T(key, args...)}
}

// phone gives back the zero that a spreadsheet takes from a number: mobile
// numbers have nine digits without it, those of a landline ten.
func phone(cell string) string {
	digits := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(cell)
	if !allDigits(digits) {
		return cell
	}
	if len(digits) == 9 && strings.IndexByte("35789", digits[0]) >= 0 || len(digits) == 10 && digits[0] == '2' {
		return "0" + digits
	}
	return cell
}
