package template

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// checkParts refuses packages whose parts Fill would spoil: macros, charts and pivot
// tables that name cells, protection.
func checkParts(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refuse("import.broken")
	}
	sheets := 0
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		switch {
		case strings.Contains(name, "vbaproject"), strings.HasPrefix(name, "xl/macrosheets/"):
			return refuse("template.macros")
		case strings.HasPrefix(name, "xl/charts/"), strings.HasPrefix(name, "xl/chartsheets/"):
			return refuse("template.charts")
		case strings.HasPrefix(name, "xl/pivottables/"):
			return refuse("template.pivots")
		case strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml"):
			sheets++
		case name != "xl/workbook.xml":
			continue
		}
		if holds(f, locked) {
			return refuse("template.protected")
		}
	}
	if sheets > MaxSheets {
		return refuse("template.sheets", "n", sheets, "most", MaxSheets)
	}
	return nil
}

// locked matches what keeps cells or sheets from being changed; LibreOffice writes
// elements that protect nothing as well.
var locked = regexp.MustCompile(`<(?:\w+:)?sheetProtection\s[^>]*\bsheet="(?:1|true)"|<(?:\w+:)?workbookProtection\s[^>]*\blockStructure="(?:1|true)"`)

// holds tells whether a part has such words; roster.CheckXLSX has bounded it.
func holds(f *zip.File, words *regexp.Regexp) bool {
	part, err := f.Open()
	if err != nil {
		return false
	}
	defer func() { _ = part.Close() }()
	text, err := io.ReadAll(part)
	return err == nil && words.Match(text)
}

// lint refuses what would come out wrong.
func (t *Template) lint(grids []*grid) error {
	if len(t.tables)+len(t.singles) == 0 || len(t.tables) == 0 && !t.counts() {
		return refuse("template.none", "total", written(total), "name", written(unitName))
	}
	if err := t.twice(); err != nil {
		return err
	}
	seen := map[Kind]*table{}
	for _, b := range t.tables {
		if other := seen[b.kind]; other != nil && !b.marked() {
			return refuse("template.two", "sheet", other.sheet, "row", other.row, "sheet2", b.sheet, "row2", b.row,
				"name", written(unitName), "refused", written(refusedName), "area", written(areaName))
		}
		seen[b.kind] = b
		if len(b.stand) > 0 {
			continue // nothing is repeated
		}
		if b.rows == 0 {
			return refuse("template.no_row", "sheet", b.sheet, "row", b.row)
		}
		for _, g := range grids {
			if err := b.lint(g); err != nil {
				return err
			}
		}
	}
	return nil
}

// twice refuses the same number side by side or below each other: it is that of all in
// both cells, whatever the headings say.
func (t *Template) twice() error {
	seen := map[string]bool{}
	at := func(sheet string, col, row int, f field) string {
		return sheet + "!" + cellName(col, row) + " " + string(f)
	}
	for _, s := range t.singles {
		f, ok := alone(s.pieces)
		if !ok || !isOf(f, countFields) {
			continue
		}
		col, row, _ := excelize.CellNameToCoordinates(s.cell)
		for _, other := range [][2]int{{col - 1, row}, {col, row - 1}} {
			if seen[at(s.sheet, other[0], other[1], f)] {
				return refuse("template.twice", "sheet", s.sheet, "cell", cellName(other[0], other[1]), "cell2", s.cell, "word", written(f), "level", written(levelName), "area", written(areaName))
			}
		}
		seen[at(s.sheet, col, row, f)] = true
	}
	return nil
}

// counts tells whether a form without a table shows a number.
func (t *Template) counts() bool {
	for _, s := range t.singles {
		for _, p := range s.pieces {
			if isOf(p.field, countFields) {
				return true
			}
		}
	}
	return false
}

// marked tells whether the row says by placeholders what it is.
func (b *table) marked() bool { return len(b.read) > 0 && strings.Contains(b.read[0], "{{") }

// lint looks for merged cells in the row that is repeated, and for sums of a part of it.
func (b *table) lint(g *grid) error {
	for _, a := range g.merged {
		if g.sheet == b.sheet && a.touches(b.first(), b.row+b.rows-1) {
			return refuse("template.merged", "sheet", b.sheet, "row", max(a.top, b.first()), "cells", cellName(a.left, a.top)+":"+cellName(a.right, a.bottom))
		}
	}
	if b.head != nil {
		if err := b.head.lintHead(g); err != nil {
			return err
		}
	}
	return b.sums(g)
}

// lintHead looks for formulas of a head, which come again in other rows.
func (b *table) lintHead(g *grid) error {
	for _, at := range g.calculated() {
		if g.sheet == b.sheet && rowOf(at) == b.row {
			return refuse("template.head_formula", "sheet", g.sheet, "cell", at, "formula", "="+g.formulas[at])
		}
	}
	return nil
}
