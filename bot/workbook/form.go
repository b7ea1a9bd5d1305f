package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// form is the sheet that is printed, signed and stamped: the heading of an official
// letter, the numbers by level, who is received or better, and room for signatures. It
// is the page's paper, cell for cell.
type form struct {
	*sheet
	worded bool // there are statuses in other words: a column more
}

// Columns of the form: its tables share them, the list joins some.
const (
	formName   = 2  // the column of names
	formOffice = 4  // as far as the office's name goes
	formWide   = 36 // of the names
	formLine   = 43 // letters of a name in one line
	formEach   = 12.5
	signRows   = 6 // room for a signature and a stamp
)

// form begins the workbook of a frozen form.
func (p *paper) form(order []*bot.UnitRow) error {
	f := &form{sheet: &sheet{paper: p, name: p.say("paper.sheet")}, worded: bot.Sum(p.book.Levels).Other > 0}
	f.columns = f.totals()
	f.cells = make([]any, len(f.columns))
	if err := f.add(); err != nil {
		return err
	}
	if err := f.printed(0); err != nil {
		return err
	}
	var err error
	if f.out, err = p.file.NewStreamWriter(f.name); err != nil {
		return err
	}
	for i, c := range f.columns {
		if err := f.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	for _, part := range []func() error{f.letterhead, f.levels, func() error { return f.list(order) }, f.signatures, f.out.Flush} {
		if err := part(); err != nil {
			return err
		}
	}
	last, _ := excelize.CoordinatesToCellName(len(f.columns), f.row, true)
	return p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: f.name, RefersTo: fmt.Sprintf("'%s'!$A$1:%s", f.name, last)})
}

// totals are the columns of the numbers.
func (f *form) totals() []column {
	all := []column{{"paper.no", 6, noCell}, {"paper.level", formWide, textCell}}
	for _, heading := range []string{"total", "reported", "accepted", "succeeded", "refused", "unregistered", "worded", "missing"} {
		if heading != "worded" || f.worded {
			all = append(all, column{"paper." + heading, formEach, countCell})
		}
	}
	return append(all, column{"paper.share", formEach, countCell})
}

// letterhead is the office beside the state's name, what this is, and of when.
func (f *form) letterhead() error {
	h, end := f.book.Head, len(f.columns)
	for _, l := range []struct{ office, state string }{{strings.ToUpper(h.Office), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, {"", "Độc lập – Tự do – Hạnh phúc"}} {
		if err := f.blocks(lineHeight*float64(linesOf(l.office, formLine+formWide)), block{1, formOffice, l.office, middleStyle}, block{formOffice + 1, end, l.state, middleStyle}); err != nil {
			return err
		}
	}
	f.row++
	of := f.say("paper.of", "at", f.book.At, "number", h.Number)
	if h.Times > 1 {
		of = f.say("paper.of_sent", "at", f.book.At, "number", h.Number, "times", h.Times)
	}
	for _, l := range []block{{1, end, f.say("paper.heading"), paperStyle}, {1, end, of, slantStyle}} {
		if err := f.blocks(lineHeight+5, l); err != nil {
			return err
		}
	}
	f.row++
	return nil
}

// levels is the table of the numbers.
func (f *form) levels() error {
	if err := f.headings(); err != nil {
		return err
	}
	for i, r := range f.book.Levels {
		if err := f.write(append([]any{i + 1, cmp.Or(f.word(r.Level), f.say("workbook.no_area"))}, f.numbers(r.Tally)...)...); err != nil {
			return err
		}
	}
	sum := bot.Sum(f.book.Levels)
	if err := f.writeSum(append([]any{"", f.say("paper.sum")}, f.numbers(sum)...)...); err != nil {
		return err
	}
	if err := f.note(f.say("paper.legend"), plainStyle); err != nil {
		return err
	}
	return f.outside(sum)
}

// numbers are the cells of a row of them.
func (f *form) numbers(t bot.Tally) []any {
	all := []any{t.Total, t.Reported(), t.Accepted, t.Succeeded, t.Refused, t.NotRegistered}
	if f.worded {
		all = append(all, t.Other)
	}
	var percent any = "–"
	if p, ok := bot.Percent(t.Good(), t.Total); ok {
		percent, _ = strconv.Atoi(p)
	}
	return append(all, t.NotReported, percent)
}

// list is who is received or better, by level and name.
func (f *form) list(order []*bot.UnitRow) error {
	end := len(f.columns)
	f.row++
	if err := f.note(f.say("paper.list"), partStyle); err != nil {
		return err
	}
	row := func(height float64, as func(style) style, no any, said ...string) error {
		all := []block{{1, 1, no, as(noCell)}}
		for i, to := range []int{formName, 4, 6, 8, 9, end} {
			all = append(all, block{all[i].to + 1, to, said[i], as(textCell)})
		}
		return f.blocks(height, all...)
	}
	heading := func(style) style { return headingStyle }
	if err := row(2*lineHeight, heading, f.say("paper.no"), f.say("paper.unit"), f.say("paper.level"), f.say("paper.code"), f.say("paper.status"), f.say("paper.day"), f.say("paper.review")); err != nil {
		return err
	}
	asIs := func(s style) style { return s }
	for i, u := range byLevel(order) {
		day := f.words.Words(f.lang, bot.Text{Args: bot.Args{"": bot.Day(u.At.In(f.book.At.Location()))}})
		if err := row(lineHeight*float64(linesOf(u.Name, formLine)), asIs, i+1, u.Name, f.word(u.Level), string(u.Code), f.word(u.Status), day, f.word(u.Review)); err != nil {
			return err
		}
	}
	return nil
}

// byLevel are the units that are received or better in the order of the levels.
func byLevel(order []*bot.UnitRow) (list []*bot.UnitRow) {
	for _, u := range order {
		if u.Status == bot.Accepted || u.Status == bot.Succeeded {
			list = append(list, u)
		}
	}
	levels := bot.Levels()
	slices.SortStableFunc(list, func(a, b *bot.UnitRow) int { return slices.Index(levels, a.Level) - slices.Index(levels, b.Level) })
	return list
}

// signatures is where it is signed and stamped.
func (f *form) signatures() error {
	end := len(f.columns)
	f.row++
	for _, l := range [][2]block{
		{{text: "", as: slantStyle}, {text: f.say("paper.today", "day", bot.Day(f.book.At)), as: slantStyle}},
		{{text: f.say("paper.maker"), as: middleStyle}, {text: f.say("paper.head"), as: middleStyle}},
		{{text: f.say("paper.signs"), as: slantStyle}, {text: f.say("paper.seals"), as: slantStyle}},
	} {
		l[0].from, l[0].to, l[1].from, l[1].to = 1, formOffice, formOffice+1, end
		if err := f.blocks(lineHeight+2, l[:]...); err != nil {
			return err
		}
	}
	f.row += signRows
	return nil
}

// block is a text over the columns from one to another.
type block struct {
	from, to int
	text     any
	as       style
}

// blocks writes the next row as blocks that lie side by side from the first column on.
func (f *form) blocks(height float64, list ...block) error {
	f.row++
	var cells []any
	for _, b := range list {
		for col := b.from; col <= b.to; col++ {
			c := excelize.Cell{StyleID: f.styles[b.as]}
			if col == b.from {
				c.Value = b.text
			}
			cells = append(cells, c)
		}
		if b.from == b.to {
			continue
		}
		from, _ := excelize.CoordinatesToCellName(b.from, f.row)
		to, _ := excelize.CoordinatesToCellName(b.to, f.row)
		if err := f.out.MergeCell(from, to); err != nil {
			return err
		}
	}
	return f.set(cells, excelize.RowOpts{Height: height})
}
