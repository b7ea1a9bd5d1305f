package roster

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"regexp"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// ReadListing reads a list that only names units, such as an authority's: with a header
// as Read does, else each row for itself, wherever code and name stand in it. Every row
// that is no heading, sum or signature comes back, also one that says little.
func ReadListing(r io.ReaderAt, size int64) ([]bot.AuthorityLine, error) {
	var lines []bot.AuthorityLine
	err := listing(r, size, newLister(&lines), (*parser).workbook, func(p *parser) error {
		return readCSV(r, size, unitForm, func(f Format, t table, h header) error { return p.tables("", f, t, h) })
	})
	nothing := "import.only_header"
	if err != nil && AboutHeader(err) && len(lines) == 0 {
		nothing = "import.empty"
		err = listing(r, size, newLister(&lines), (*parser).bareWorkbook, func(p *parser) error { return p.bareText(r, size) })
	}
	if err == nil && len(lines) == 0 {
		err = refuse(bot.Invalid, nothing)
	}
	return lines, err
}

// ReadPasted reads a list that was typed or pasted.
func ReadPasted(text string) ([]bot.AuthorityLine, error) {
	return ReadListing(strings.NewReader(text), int64(len(text)))
}

// listing reads a workbook or a text.
func listing(r io.ReaderAt, size int64, p *parser, book func(*parser, *workbook) error, text func(*parser) error) error {
	kind, err := kindOf(r, size)
	switch {
	case err != nil:
		return err
	case kind == XLSX:
		return withXLSX(r, size, func(b *workbook) error { return book(p, b) })
	}
	return text(p)
}

// newLister is a parser that hands over each row as it was read.
func newLister(lines *[]bot.AuthorityLine) *parser {
	p := newParser()
	p.each = func(r *reading) error {
		if len(*lines) == MaxRows {
			return refuse(bot.Exhausted, "import.too_long_file", "n", MaxRows)
		}
		*lines = append(*lines, r.authority())
		return nil
	}
	return p
}

// authority is the row as an authority's line. A name that is missing is no fault where
// there is a code.
func (r *reading) authority() bot.AuthorityLine {
	l := bot.AuthorityLine{Sheet: r.row.Sheet, Line: r.row.Line, Code: r.row.Code, Name: r.row.Name, Level: r.row.Level,
		Area: cmp.Or(r.row.Area, r.row.Other, r.title.area)}
	if raw := digitsOf(r.texts[colCode]); l.Code == "" && len(raw) == 10 { // no such code is issued; both lists may have it
		l.Code = bot.TaxCode(raw)
	}
	l.Typo = l.Code != "" && !l.Code.Valid()
	var cells []string
	for _, c := range r.cells {
		if c = clean(c); c != "" {
			cells = append(cells, c)
		}
	}
	l.Text, _ = bot.MaskCitizen(strings.Join(cells, " | "))
	switch said := cellAt(r.cells, r.head.state); {
	case r.wrong != nil && l.Code == "":
		l.Why = r.wrong.Why
	case !received(said):
		l.Denied, l.Why = true, bot.T("import.not_received", "status", bot.Raw(said))
	}
	return l
}

// received tells whether an authority's own words beside a unit let it stand as one whose
// registration was received: also none at all, and words that are of no status.
func received(said string) bool {
	s, found, unclear := read.Status(said)
	return !unclear && (!found || s == bot.Accepted || s == bot.Succeeded)
}

// bare are the columns of a row that has been taken apart: number, code, name, area.
var bare = func() header {
	h := header{form: unitForm, at: make([]int, columns), title: make([]string, columns), twice: make([]bool, columns), other: -1, state: -1}
	for c := range h.at {
		h.at[c] = int(none)
	}
	h.at[colCode], h.at[colName], h.at[colArea] = 1, 2, 3
	return h
}()

// bareWorkbook reads the sheets that can be seen, of which none has a header.
func (p *parser) bareWorkbook(b *workbook) error {
	for _, name := range b.GetSheetList() {
		if shown, err := b.GetSheetVisible(name); err == nil && !shown {
			continue
		}
		rows, err := b.Rows(name)
		if err != nil {
			return broken(err)
		}
		t := &xlsxTable{rows: rows, facts: scan(b.parts[name])}
		err = p.bareTable(name, XLSX, t)
		t.close()
		if err != nil {
			return err
		}
	}
	return nil
}

// bareText reads the lines of a text, each divided by the mark that stands in it.
func (p *parser) bareText(r io.ReaderAt, size int64) error {
	raw := make([]byte, size)
	n, err := r.ReadAt(raw, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return bot.Fail(bot.Unavailable, "roster: read", err)
	}
	data, err := textOf(raw[:n])
	if err != nil {
		return err
	}
	return p.bareTable("", CSV, &plainLines{rest: data})
}

func (p *parser) bareTable(name string, f Format, t table) error {
	h := bare
	p.list.Format, p.head, p.name, p.above, p.title, p.sheet = f, &h, name, above{}, title{}, &bot.ListSheet{}
	for {
		line, cells, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if row, ok := takenApart(cells); ok {
			if err := p.add(line, row); err != nil {
				return err
			}
		}
	}
}

// takenApart finds number, code, name and what says where in a row; false for a heading
// of the list or of its columns.
func takenApart(cells []string) (row []string, ok bool) {
	var number, code, name string
	var places []string
	headings := true
	for _, cell := range cells {
		cell = strings.Trim(clean(cell), `"' `)
		if _, known := unitForm.rank[words(cell)]; !known && !counting(cell) {
			headings = false
		}
		if number == "" && code == "" && name == "" && rowNumber.MatchString(cell) && len(cell) < 8 {
			number = cell
			continue
		}
		codes, rest := read.TaxCodes(cell)
		if len(codes) > 0 && code == "" {
			code = codes[0].Raw
			cell = rest
		}
		switch cell = strings.Trim(listNumber.ReplaceAllString(cell, ""), " ,;:|.-–"); {
		case cell == "" || allDigits(cell):
		case name == "":
			name = cell
		default:
			places = append(places, cell)
		}
	}
	if headings || name == "" && code == "" || code == "" && letterhead.MatchString(words(name)) {
		return nil, false
	}
	return []string{number, code, name, strings.Join(places, ", ")}, true
}

// listNumber stands before a name in one cell with it; letterhead begins what stands
// above a list and names no unit.
var (
	listNumber = regexp.MustCompile(`^\s*\d{1,4}\s*[.)\-–:]?\s+|^\s*\d{1,4}\s*[.)]`)
	letterhead = regexp.MustCompile(`^(danh sach|gui|cong an|cong hoa|doc lap|phu luc|bieu|kem theo|uy ban|ubnd|so giao duc|so gd|phong giao duc|phong van hoa|kinh gui|tinh den|ngay|so lieu|so /)( |$)`)
)

// plainLines is a text whose lines stand each for itself.
type plainLines struct {
	rest []byte
	line int
}

func (t *plainLines) next() (int, []string, error) {
	if len(t.rest) == 0 {
		return 0, nil, io.EOF
	}
	line, rest, _ := bytes.Cut(t.rest, []byte("\n"))
	t.rest = rest
	t.line++
	text := string(line)
	for _, mark := range []string{"\t", ";", "|", ","} {
		if strings.Contains(text, mark) {
			return t.line, strings.Split(text, mark), nil
		}
	}
	return t.line, []string{text}, nil
}

func (t *plainLines) short() bool { return false }

func (t *plainLines) size() int { return bytes.Count(t.rest, []byte("\n")) + 1 }

func (t *plainLines) close() {}
