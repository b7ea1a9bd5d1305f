// Package workbook writes the numbers and the units of a scope as one flat .xlsx:
// of a frozen form first the paper that is signed, then areas with their sum, levels and the letter's blocks, all units, and who is missing
// with the phones, for the officer to whom alone the file goes.
//
// Everything here is a pure function of what it is given, from rows to a writer.
// Words come by key through Wording. Codes, phones and names are cells of text, so
// that no zero is lost and a name that begins with "=" is a name; counts, shares and
// hours are numbers, to be added up and sorted. Rows are streamed: 50,000 units take
// no more memory than a few thousand.
package workbook

import (
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// Wording turns keys into sentences of a language.
type Wording interface {
	Words(lang string, t bot.Text) string
}

// Book is what a workbook is made from, all of one moment.
type Book struct {
	Head   bot.ExportHead
	At     time.Time // when it was read, in the zone in which hours are shown
	Lang   string
	Areas  []bot.Row     // as Tally gives them by area
	Levels []bot.Row     // and by level
	Units  []bot.UnitRow // those that Areas counts, in any order; Write sorts them
	Phones bool          // a sheet of who is missing, with heads and phones
	Frozen bool          // At is when the numbers were frozen
}

// Mime is the type of the file.
const Mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Write writes the workbook.
func Write(w io.Writer, words Wording, b Book) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	p := &paper{file: f, voice: voice{words: words, lang: b.Lang, said: map[any]string{}}, book: b}
	if err := p.write(); err != nil {
		return bot.Fail(bot.Unavailable, "workbook: write", err)
	}
	if err := f.Write(w); err != nil {
		return bot.Fail(bot.Unavailable, "workbook: write", err)
	}
	return nil
}

func (p *paper) write() error {
	if err := p.makeStyles(); err != nil {
		return err
	}
	order := InOrder(p.book.Units, p.book.Areas)
	var sheets []func() error
	if p.book.Head.Number > 0 {
		sheets = append(sheets, func() error { return p.form(order) })
	}
	sheets = append(sheets, p.areas, p.levels, func() error { return p.units(order) })
	if p.book.Phones {
		sheets = append(sheets, func() error { return p.missing(order) })
	}
	for _, sheet := range sheets {
		if err := sheet(); err != nil {
			return err
		}
	}
	return nil
}
