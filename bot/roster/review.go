package roster

import (
	"io"
	"iter"
	"strconv"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// ReviewWords are the headings of a review, in the language of whoever reads it.
type ReviewWords struct {
	Sheet                         string // what the workbook's sheet is called
	Tab, Row, Column, What, Why   string
	Wrong, Look, Renamed, Missing string // kinds of lines
	New, Changed                  string
	Word                          func(bot.Text) string
}

// WriteReview writes all that a list would do and all that is wrong with it, a line
// each, as a workbook: what a preview has no room for.
func WriteReview(w io.Writer, c *bot.Changes, words ReviewWords) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := book.SetSheetName(book.GetSheetName(0), words.Sheet); err != nil {
		return failed(err)
	}
	out, err := book.NewStreamWriter(words.Sheet)
	if err != nil {
		return failed(err)
	}
	for c, width := range []float64{20, 18, 8, 20, 40, 60} {
		if err := out.SetColWidth(c+1, c+1, width); err != nil {
			return failed(err)
		}
	}
	if err := setRow(out, 1, []any{words.What, words.Tab, words.Row, words.Column, unitForm.heading(colName), words.Why}); err != nil {
		return failed(err)
	}
	at := 2
	for cells := range reviewLines(c, words) {
		if err := setRow(out, at, cells); err != nil {
			return failed(err)
		}
		at++
	}
	if err := out.Flush(); err != nil {
		return failed(err)
	}
	return failed(book.Write(w))
}

// reviewLines are first what is wrong, then what is to be looked at, then what
// changes.
func reviewLines(c *bot.Changes, words ReviewWords) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		problems := func(kind string, list []Problem) bool {
			for _, p := range list {
				if !yield([]any{kind, p.Sheet, lineNumber(p.Line), p.Column, "", words.Word(p.Why)}) {
					return false
				}
			}
			return true
		}
		if !problems(words.Wrong, c.Wrong) || !problems(words.Look, c.Notes) {
			return
		}
		for _, u := range c.Units {
			kind, was := words.New, ""
			switch {
			case u.Renamed:
				kind, was = words.Renamed, u.Was.Name+" → "+u.Now.Name
			case u.Was.ID != 0:
				kind = words.Changed
			}
			if !yield([]any{kind, "", lineNumber(u.Line), "", u.Now.Name, was}) {
				return
			}
		}
		for _, u := range c.Missing {
			if !yield([]any{words.Missing, "", "", "", u.Name, ""}) {
				return
			}
		}
	}
}

func lineNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
