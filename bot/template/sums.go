package template

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Rows are put in between the first and the last that is drawn, or below the only one.
// What names all of them as one block then goes on to do so; what names some of them, or
// each by itself, would be a sum of a part.

// over is a reference of a formula: rows of a column of a sheet.
type over struct {
	sheet       string
	column      string
	top, bottom int
	block       bool // "A1:A2", also "A1:A1"
}

var (
	quoted    = regexp.MustCompile(`"[^"]*"`)
	reference = regexp.MustCompile(`(?:(?:'((?:[^']|'')+)'|([\pL\pN_.]+))!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?[A-Za-z]{1,3}\$?(\d{1,7}))?`)
	goesOn    = regexp.MustCompile(`^[\pL\pN_.(!]`)
	wentOn    = regexp.MustCompile(`[\pL\pN_.!$']$`)
)

// references are what a formula of the sheet names.
func references(sheet, formula string) (all []over) {
	formula = quoted.ReplaceAllString(formula, `""`)
	for _, m := range reference.FindAllStringSubmatchIndex(formula, -1) {
		if wentOn.MatchString(formula[:m[0]]) || goesOn.MatchString(formula[m[1]:]) { // a name, a function
			continue
		}
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return formula[m[2*i]:m[2*i+1]]
		}
		o := over{sheet: cmp.Or(strings.ReplaceAll(part(1), "''", "'"), part(2), sheet), column: strings.ToUpper(part(3))}
		o.top, _ = strconv.Atoi(part(4))
		if o.bottom, _ = strconv.Atoi(part(5)); o.bottom == 0 {
			o.bottom = o.top
		}
		o.block = part(5) != ""
		all = append(all, o)
	}
	return all
}

// partOf tells whether a reference names a part of the rows that are repeated, which
// would not grow with them.
func (o over) partOf(b *table) bool {
	first, last := b.first(), b.row+b.rows-1
	switch {
	case !strings.EqualFold(o.sheet, b.sheet) || o.bottom < first || o.top > last:
		return false
	case first == last:
		return o.bottom == last
	}
	return o.top > first || o.bottom < last
}

// sums refuses formulas outside of the rows that add up a part of them.
func (b *table) sums(g *grid) error {
	first, last := b.first(), b.row+b.rows-1
	for _, at := range g.calculated() {
		if row := rowOf(at); g.sheet == b.sheet && row >= first && row <= last {
			continue
		}
		for _, o := range references(g.sheet, g.formulas[at]) {
			if !o.partOf(b) {
				continue
			}
			if first == last {
				return refuse("template.sum", "sheet", g.sheet, "cell", at, "formula", "="+g.formulas[at], "row", b.row)
			}
			return refuse("template.sum_part", "sheet", g.sheet, "cell", at, "formula", "="+g.formulas[at], "first", first, "last", last,
				"range", o.column+strconv.Itoa(first)+":"+o.column+strconv.Itoa(last))
		}
	}
	return nil
}

// addsUp tells whether a row is a sum of rows above it, from the given one on; the number
// of a row may count on from the one before.
func (g *grid) addsUp(row, from int) bool {
	for c := 1; c <= g.wide(); c++ {
		for _, o := range references(g.sheet, g.formula(c, row)) {
			if above := strings.EqualFold(o.sheet, g.sheet) && o.top < row && o.bottom >= from; above && (o.block || c > 2) {
				return true
			}
		}
	}
	return false
}

// calculated are the cells with formulas, in the order in which they are read.
func (g *grid) calculated() (all []string) {
	for at := range g.formulas {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b string) int {
		ca, ra, _ := excelize.CellNameToCoordinates(a)
		cb, rb, _ := excelize.CellNameToCoordinates(b)
		return cmp.Or(ra-rb, ca-cb)
	})
	return all
}

// rowOf is the row of a cell's name.
func rowOf(cell string) int {
	_, row, _ := excelize.CellNameToCoordinates(cell)
	return row
}
