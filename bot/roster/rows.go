package roster

import (
	"cmp"
	"errors"
	"io"
	"regexp"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// maxText is how many characters a cell may hold; longer ones are a slip of
// the mouse or an attack, and no message could show them.
const maxText = 250

// parser turns the rows of one sheet after another into units.
type parser struct {
	list     Sheet
	form     *form // of its header
	seen     *seen
	head     *header
	sheet    *bot.ListSheet  // the one that is read
	name     string          // of the sheet, where there are several
	above    above           // what headings among the rows have said
	title    title           // above the table
	district bool            // of the sheet the column of areas is of districts
	formulas bool            // of the sheet some have no value
	begun    bool            // a row has stood below the header
	before   [columns]string // the row before, for marks that say the same
	levels   memo[bot.Level]
	owners   memo[ownership]
	areas    memo[vn.Letters]     // how the letters of their names are written
	ends     memo[bool]           // whether a last word may be that of a name that is none
	reading  reading              // the row that is read: one for all
	each     func(*reading) error // takes every row as it was read; nil: they become units
}

func newParser() *parser {
	return &parser{form: unitForm, seen: newSeen()}
}

// memo keeps what was read of cells that return from row to row: each is read once.
type memo[T any] struct {
	last string // it is nearly always the cell of the row before
	got  T
	all  map[string]T
}

func (m *memo[T]) of(cell string, read func(string) T) T {
	if m.all == nil {
		m.all = map[string]T{}
	} else if cell == m.last {
		return m.got
	}
	got, ok := m.all[cell]
	if !ok {
		got = read(cell)
		m.all[cell] = got
	}
	m.last, m.got = cell, got
	return got
}

// workbook reads every sheet that can be seen and has a header.
func (p *parser) workbook(book *workbook) error {
	failed := p.form.noHeader(nil)
	read := false
	for _, name := range book.GetSheetList() {
		if shown, err := book.GetSheetVisible(name); err == nil && !shown {
			p.list.Sheets = append(p.list.Sheets, bot.ListSheet{Name: name, Hidden: true})
			continue
		}
		err := book.sheet(name, p.form, func(f Format, t table, h header) error {
			facts := t.(*ahead).table.(*xlsxTable).facts
			if facts.hidden > 0 {
				p.list.Notes = append(p.list.Notes, Problem{Sheet: name, Why: bot.T("import.hidden_rows", "n", facts.hidden)})
			}
			if p.formulas = facts.formulas > 0; p.formulas {
				p.list.Notes = append(p.list.Notes, Problem{Sheet: name, Why: bot.T("import.formulas", "n", facts.formulas)})
			}
			return p.tables(name, f, t, h)
		})
		switch {
		case err == nil:
			read = true
		case AboutHeader(err):
			failed = moreTelling(failed, err)
			p.list.Sheets = append(p.list.Sheets, bot.ListSheet{Name: name})
		default:
			return err
		}
	}
	if !read {
		return failed
	}
	return nil
}

// begin notes what the header says of the rows below it.
func (p *parser) begin(name string, f Format, h header) {
	p.list.Format, p.head, p.name, p.above, p.begun = f, &h, name, above{}, false
	p.title = readTitle(h.above)
	p.list.Sheets = append(p.list.Sheets, bot.ListSheet{Name: name, Header: h.line, HeaderEnd: h.last, Left: h.left})
	p.sheet = &p.list.Sheets[len(p.list.Sheets)-1]
	for c, at := range h.at {
		if at >= 0 {
			p.sheet.Read = append(p.sheet.Read, h.title[c])
		}
	}
	for _, m := range h.marks {
		p.sheet.Read = append(p.sheet.Read, m.title)
	}
	if h.other >= 0 {
		p.sheet.Read = append(p.sheet.Read, h.also)
	}
	p.sheet.Read = append(p.sheet.Read, h.noted...)
	p.district = h.district()
	for _, note := range h.problems() {
		note.Sheet = name
		p.list.Notes = append(p.list.Notes, note)
	}
}

// table reads what follows a header.
func (p *parser) table(name string, f Format, t table, h header) error {
	p.begin(name, f, h)
	size := min(t.size(), MaxRows)
	p.list.Rows = slices.Grow(p.list.Rows, size)
	p.seen.grow(size)
	for {
		line, cells, err := t.next()
		var bad *badRow
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			bad.Sheet = name
			p.list.Wrong = append(p.list.Wrong, bad.Problem)
		case err != nil:
			return err
		case blank(cells):
		case !p.begun && (numbering(cells) || bracketed(cells)):
			continue
		default:
			p.begun = true
			before := len(p.list.Rows) + len(p.list.Wrong)
			if err := p.add(line, cells); err != nil {
				return err
			}
			if t.short() && before < len(p.list.Rows)+len(p.list.Wrong) {
				return refuse(bot.Invalid, "import.cut_short", "row", line)
			}
		}
		if len(p.list.Rows)+len(p.list.Wrong) > MaxRows {
			return refuse(bot.Exhausted, "import.too_long_file", "n", MaxRows)
		}
	}
}

// add takes one row in. A row with nothing in the columns that are known, a
// heading, a sum and a signature are no units.
func (p *parser) add(line int, cells []string) error {
	r := &p.reading
	*r = reading{parser: p, cells: cells, row: Row{Sheet: p.name, Line: line}, notes: r.notes[:0]}
	for c := range r.texts {
		r.texts[c] = p.cell(cells, column(c))
	}
	for _, at := range p.head.notes {
		if note := cellAt(cells, at); saysClosed(note) {
			r.texts[colNote] = note
		}
	}
	if !r.plain() && p.apart(cells) || r.texts == [columns]string{} {
		return nil
	}
	if p.example(cells, r.texts[colName]) {
		p.list.Notes = append(p.list.Notes, r.problem(colName, "import.example"))
		return nil
	}
	if r.texts[colCode] == "" && sites.MatchString(r.texts[colName]) {
		p.list.Notes = append(p.list.Notes, r.problem(colName, "import.site"))
		return nil
	}
	p.before = r.texts
	r.read()
	if p.each != nil {
		return p.each(r)
	}
	traces := p.seen.traces(&r.row)
	if r.wrong == nil && p.repeats(r, traces) {
		return nil
	}
	if r.wrong != nil {
		p.list.Wrong = append(p.list.Wrong, *r.wrong)
		return nil
	}
	p.seen.add(p.list.Rows, traces)
	p.sheet.Rows++
	p.list.Rows = append(p.list.Rows, r.row)
	p.list.Notes = append(p.list.Notes, r.notes...)
	return nil
}

// repeats tells whether another sheet has the row already, as the list of all has beside
// the lists of each level. A row that stands twice otherwise is wrong.
func (p *parser) repeats(r *reading, t traces) bool {
	first := p.seen.find(p.list.Rows, &r.row, t)
	switch {
	case first == nil:
	case first.Sheet == r.row.Sheet:
		r.fail(colName, "import.twice", "row", first.Line)
	case mayBeOneArea(first.Area, r.row.Area):
		p.sheet.Repeated++
		return true
	default:
		r.fail(colArea, "import.twice_elsewhere", "sheet", first.Sheet, "row", first.Line, "area", first.Area)
	}
	return false
}

// sites are places of a school below its row, which are no units.
var sites = regexp.MustCompile(`(?i)^[-–•+*\s]*(điểm trường|điểm lẻ|điểm chính)([ :(]|$)`)

// areaKinds stand before an area's name, folded.
var areaKinds = regexp.MustCompile(`^(phuong|xa|dac khu|quan|huyen|thi xa|thi tran|thanh pho|tp|tx|tt|p|x|q|h|dk) `)

// mayBeOneArea tells whether two cells may mean one area; a cell without one may mean any.
func mayBeOneArea(a, b string) bool {
	bare := func(s string) string { return areaKinds.ReplaceAllString(words(s), "") }
	return a == "" || b == "" || bare(a) == bare(b)
}

// reading is one row on its way in: the first thing that is wrong decides.
type reading struct {
	*parser
	cells []string
	texts [columns]string // of the cells of the columns, cleaned
	row   Row
	notes []Problem
	wrong *Problem
}

// plain tells a row that can be nothing but a unit: it has a name, and a code, the
// eight digits of a mã trường, or both its level and its area, which beside a sum are
// there only where they are merged over the rows.
func (r *reading) plain() bool {
	code, school := r.texts[colCode], r.texts[colSchool]
	switch {
	case r.texts[colName] == "":
		return false
	case len(code) >= 10 && (bot.TaxCode(code).Formed() || len(digitsOf(code)) >= 10):
		return true
	case len(school) == 8 && allDigits(school):
		return true
	}
	return r.placed() && !maySum(r.texts[colName])
}

// placed tells whether the cells of level and area say what each should: no heading
// has both, and no sum.
func (r *reading) placed() bool {
	name, level, area := r.texts[colName], r.texts[colLevel], r.texts[colArea]
	return area != "" && level != "" && name != level && name != area && r.levels.of(level, cellLevel) != "" && r.levels.of(area, cellLevel) == ""
}

func (r *reading) read() {
	r.row.Name = bareName(r.text(colName))
	r.codeInName()
	r.row.Area = r.text(colArea)
	r.row.Other, r.row.District = cellAt(r.cells, r.head.other), r.district
	if r.row.Name == "" {
		r.fail(colName, r.noName())
	}
	if isSpoiled(r.row.Name) {
		r.fail(colName, "import.name_spoiled", "have", r.row.Name)
	}
	r.someName()
	if several(r.cells, r.head.at[colName]) {
		r.fail(colName, "import.several")
	}
	r.letters(colName)
	r.letters(colArea)
	if r.row.Area == "" {
		r.row.Area = r.above.area
	}
	if r.row.Area == "" && r.row.Other == "" {
		r.row.Title = cmp.Or(r.title.area, r.name) // a sheet for each area
	}
	r.row.Phone = phone(r.number(colPhone, r.text(colPhone)))
	r.row.Code = r.code(r.text(colCode))
	owner := r.text(colOwner)
	level := r.text(colLevel)
	if level == "" && r.levels.of(owner, cellLevel) != "" { // "Loại trường: Mầm non"
		level = owner
	}
	r.row.Level = r.level(level)
	if r.row.Owner = r.owner(owner); owner == "" && len(r.head.marks) > 0 {
		_, r.row.Owner = r.marked()
	}
	r.row.School = r.number(colSchool, r.text(colSchool))
	r.row.Head = r.text(colHead)
	r.row.Address = r.text(colAddress)
	if note := r.text(colNote); note != "" && saysClosed(note) {
		r.row.Closed = note
	}
}

// noName says why there is no name: formulas that nothing has computed have none.
func (r *reading) noName() string {
	if r.formulas {
		return "import.no_name_computed"
	}
	return "import.no_name"
}

// nameNumber is the row's number, or a sign, in the cell of the name.
var nameNumber = regexp.MustCompile(`^(\d{1,4}[.)]|[-–•+*]) +`)

// bareName is a name without what stands before it; nearly none has that.
func bareName(name string) string {
	if name == "" || name[0] >= 'A' && name[0] < 0xc3 {
		return name
	}
	return nameNumber.ReplaceAllString(name, "")
}

// letters refuses a name whose letters only one font can show, before anything
// else is said of the row: with its signs cleaned away it would look like a name.
func (r *reading) letters(c column) {
	at := r.head.at[c]
	if at < 0 || at >= len(r.cells) {
		return
	}
	var l vn.Letters
	if c == colArea {
		l = r.areas.of(r.cells[at], vn.LettersOf)
	} else {
		l = vn.LettersOf(r.cells[at])
	}
	if l != vn.Unicode {
		r.wrong = nil
		r.fail(c, "import.letters_"+string(l))
	}
}

// level is what the cell says, else the name, else the heading above, else the
// sheet. A unit is never left out for want of one.
func (r *reading) level(cell string) bot.Level {
	l := r.levels.of(cell, cellLevel)
	if l == "" && len(r.head.marks) > 0 {
		l, _ = r.marked()
	}
	if l == "" {
		l = nameLevel(r.row.Name)
	}
	if l != "" {
		return l
	}
	if r.above.level != "" {
		return r.above.level
	}
	if l := cellLevel(r.name); l != "" {
		return l
	}
	if l := r.title.level; l != "" && cell == "" {
		r.sheet.TitleLevel = l
		return l
	}
	if cell != "" {
		r.note(colLevel, "import.level", "have", cell)
	}
	return ""
}
