package workbook

import (
	"cmp"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// paper is a workbook that is being written.
type paper struct {
	voice
	file   *excelize.File
	book   Book
	styles styles
	sheets int // that were begun
}

// column is one of a table: its heading, how wide it is, and how its cells look.
type column struct {
	heading string // a key
	width   float64
	style   style
}

// sheet is one that rows are being written to.
type sheet struct {
	*paper
	out     *excelize.StreamWriter
	name    string
	columns []column
	row     int // that was written last
	cells   []any
}

// Above a table stand the office, what it is, the campaign, and whose numbers of when;
// then comes an empty row.
const headRows = 5

// begin begins a sheet with what stands above its table and the headings, which stay
// in sight and are printed on each page. rows is how many the table will have; with
// filtered its headings choose among them.
func (p *paper) begin(name, title string, columns []column, rows int, filtered bool) (*sheet, error) {
	s := &sheet{paper: p, name: p.say(name), columns: columns, cells: make([]any, len(columns))}
	if err := s.add(); err != nil {
		return nil, err
	}
	if err := s.printed(headRows + 1); err != nil {
		return nil, err
	}
	var err error
	if s.out, err = p.file.NewStreamWriter(s.name); err != nil {
		return nil, err
	}
	for i, c := range columns {
		if err := s.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
	}
	below, _ := excelize.CoordinatesToCellName(1, headRows+2)
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRows + 1, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	if filtered {
		if err := s.filter(rows); err != nil {
			return nil, err
		}
	}
	return s, s.head(title)
}

// add makes the sheet; a new workbook has one already.
func (s *sheet) add() error {
	s.sheets++
	if s.sheets == 1 {
		return s.file.SetSheetName(s.file.GetSheetName(0), s.name)
	}
	_, err := s.file.NewSheet(s.name)
	return err
}

// head writes what stands above the table, and its headings.
func (s *sheet) head(title string) error {
	h := s.book.Head
	about := s.about()
	for _, l := range []struct {
		text  string
		style style
	}{{h.Office, officeStyle}, {s.say(title), titleStyle}, {h.Campaign, plainStyle}, {about, plainStyle}} {
		s.row++
		if l.text == "" {
			continue
		}
		if err := s.set([]any{excelize.Cell{StyleID: s.styles[l.style], Value: l.text}}); err != nil {
			return err
		}
	}
	s.row = headRows
	return s.headings()
}

// about is whose numbers these are and of when, and whether they are a form.
func (s *sheet) about() string {
	h, key := s.book.Head, "workbook.about"
	switch {
	case h.Number > 0:
		key = "workbook.about_form"
	case h.Itself:
		key = "workbook.about_itself"
	case s.book.Frozen && h.Part:
		key = "workbook.about_frozen_part"
	case s.book.Frozen:
		key = "workbook.about_frozen"
	case h.Part:
		key = "workbook.about_part"
	}
	return s.say(key, "place", h.Place, "at", s.book.At, "by", cmp.Or(h.By, unsigned), "number", h.Number)
}

func (s *sheet) headings() error {
	for i, c := range s.columns {
		s.cells[i] = excelize.Cell{StyleID: s.styles[headingStyle], Value: s.say(c.heading)}
	}
	s.row++
	return s.set(s.cells, excelize.RowOpts{Height: 2 * lineHeight})
}

// write writes the next row, each value as its column has it. A text where a column
// has numbers is a text.
func (s *sheet) write(values ...any) error { return s.writeAs(0, values) }

// writeSum writes the row of a sum.
func (s *sheet) writeSum(values ...any) error { return s.writeAs(sumOf, values) }

func (s *sheet) writeAs(more style, values []any) error {
	lines := 1
	for i, v := range values {
		c := &s.columns[i]
		s.cells[i] = excelize.Cell{StyleID: s.styles[c.style+more], Value: v}
		if text, ok := v.(string); ok {
			lines = max(lines, linesOf(text, c.width))
		}
	}
	s.row++
	if lines == 1 {
		return s.set(s.cells[:len(values)])
	}
	return s.set(s.cells[:len(values)], excelize.RowOpts{Height: float64(lines) * lineHeight})
}

// lineHeight is of a line of text, in points. A row of several has to say so: not
// every program makes room by itself.
const lineHeight = 15

// linesOf is how many lines a text takes in a column, at most so many that a row can
// have them.
func linesOf(text string, width float64) int {
	const most = 20
	if float64(len(text)) <= width {
		return 1
	}
	return min(most, 1+int(float64(utf8.RuneCountInString(text)-1)/width))
}

// note writes a line across the sheet.
func (s *sheet) note(text string, as style) error {
	s.row++
	return s.set([]any{excelize.Cell{StyleID: s.styles[as], Value: text}})
}

func (s *sheet) set(cells []any, opts ...excelize.RowOpts) error {
	at, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	return s.out.SetRow(at, cells, opts...)
}

// unsigned stands where nobody's name is known, to be filled in by hand.
const unsigned = "……………"
