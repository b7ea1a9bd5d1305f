package template

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// looks are how a cell shows what it holds.
type looks struct {
	words   bool // inside a text
	percent bool
	date    bool
	wraps   bool
	points  float64 // of its letters, 0 where nobody says
}

// looksOf is how cells of a style show what they hold.
func (t *Template) looksOf(style int) (l looks) {
	s, err := t.file.GetStyle(style)
	if err != nil {
		return l
	}
	l.percent, l.date = s.NumFmt == 9 || s.NumFmt == 10, s.NumFmt >= 14 && s.NumFmt <= 22
	if s.CustomNumFmt != nil {
		custom := strings.ToLower(*s.CustomNumFmt)
		l.percent = strings.Contains(custom, "%")
		l.date = strings.Contains(custom, "d") && strings.Contains(custom, "y")
	}
	if s.Font != nil {
		l.points = s.Font.Size
	}
	l.wraps = s.Alignment != nil && s.Alignment.WrapText
	return l
}

// lineHeight is of a line of text, in points.
const lineHeight = 15.5

// heights makes room for names of several lines, which not every program does by itself.
func (t *Template) heights(b *table, row []patterned, lines []line, v *voice, last int) error {
	set := t.measured(b.sheet, b.row)[0]
	for r := b.row; r <= last; r++ {
		l := line{}
		if i := r - b.row; i < len(lines) {
			l = lines[i]
		}
		if err := t.heighten(b.sheet, r, set, v.tall(set, row, l)); err != nil {
			return err
		}
	}
	return nil
}

// heighten sets a row's height, unless the form has set none and it holds one line.
func (t *Template) heighten(sheet string, r int, set, high float64) error {
	if set == 0 && high <= lineHeight {
		return nil
	}
	return t.file.SetRowHeight(sheet, r, high)
}

// measured are the heights that a form has set for rows, 0 for those that it has not.
func (t *Template) measured(sheet string, rows ...int) (high []float64) {
	plain, _ := t.file.GetRowHeight(sheet, excelize.TotalRows) // of rows that say none
	for _, r := range rows {
		set, err := t.file.GetRowHeight(sheet, r)
		if err != nil || set == plain {
			set = 0
		}
		high = append(high, set)
	}
	return high
}

// tall is how high a row has to be for what is written into it.
func (v *voice) tall(set float64, row []patterned, l line) float64 {
	for _, p := range row {
		if p.shown.wraps && p.pieces != nil && (l.unit != nil || l.tally != nil) {
			n := linesOf(fmt.Sprint(v.value(l, p.pieces, p.shown)), p.wide, p.shown.points)
			set = max(set, float64(n)*max(lineHeight, p.shown.points*1.28))
		}
	}
	return min(set, 400)
}

// usualPoints is the size of the letters by which columns are measured.
const usualPoints = 11

// linesOf is in how many lines a text stands in a column so wide, broken between words.
func linesOf(text string, wide, points float64) (n int) {
	room := max(wide*1.1*min(1, usualPoints/max(points, 1)), 1)
	for part := range strings.SplitSeq(text, "\n") {
		n++
		at := 0.0
		for _, word := range strings.Fields(part) {
			long := float64(utf8.RuneCountInString(word))
			if at > 0 && at+1+long > room {
				n, at = n+1, 0
			}
			if at > 0 {
				at++
			}
			for at += long; at > room; at -= room {
				n++
			}
		}
	}
	return n
}

// columnName is a column's letters.
func columnName(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return "A"
	}
	return name
}
