package roster

import (
	"cmp"
	"io"
	"iter"
	"strconv"
	"strings"

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
			kind, what := words.New, ""
			if u.Was.ID != 0 {
				kind, what = words.Changed, differences(u, c.Names)
			}
			if u.Renamed {
				kind = words.Renamed
			}
			if !yield([]any{kind, "", lineNumber(u.Line), "", u.Now.Name, what}) {
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

// differences are what changes, each by its column: before → after.
func differences(u bot.UnitChange, areas map[bot.AreaID]string) string {
	var list []string
	for _, d := range []struct {
		column   column
		was, now string
	}{
		{colName, u.Was.Name, u.Now.Name}, {colCode, string(u.Was.Code), string(u.Now.Code)}, {colSchool, u.Was.School, u.Now.School},
		{colLevel, levelWords[u.Was.Level], levelWords[u.Now.Level]}, {colArea, areas[u.Was.Area], areas[u.Now.Area]},
		{colOwner, ownerWords[u.Was.Owner], ownerWords[u.Now.Owner]}, {colHead, u.Was.Head, u.Now.Head}, {colPhone, u.Was.Phone, u.Now.Phone},
		{colAddress, u.Was.Address, u.Now.Address}, {colNote, string(u.Was.Standing), string(u.Now.Standing)},
	} {
		if d.was != d.now {
			list = append(list, d.column.heading()+": "+cmp.Or(d.was, "–")+" → "+cmp.Or(d.now, "–"))
		}
	}
	return strings.Join(list, "; ")
}

func lineNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
