package template

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot/vn"
)

// grid is the top of a sheet as people see it: what a merged cell says stands in each
// cell that it covers.
type grid struct {
	sheet    string
	own      [][]string // what stands in the cells themselves
	seen     [][]string
	merged   []area
	formulas map[string]string
}

// area is a block of cells.
type area struct{ left, top, right, bottom int }

func (a area) touches(top, bottom int) bool { return a.top <= bottom && a.bottom >= top }

// look reads the top of a sheet.
func (t *Template) look(name string) (*grid, error) {
	g := &grid{sheet: name, formulas: map[string]string{}}
	rows, err := t.file.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, refuse("import.broken")
	}
	size, err := t.file.GetSheetDimension(name)
	if err != nil {
		return nil, refuse("import.broken")
	}
	wide, high := 1, len(rows)
	if _, last, ok := strings.Cut(size, ":"); ok {
		col, row, _ := excelize.CellNameToCoordinates(last)
		wide, high = col, max(high, row)
	}
	for _, r := range rows {
		wide = max(wide, len(r))
	}
	wide, high = min(wide, lookWide), min(high, lookRows)
	g.own, g.seen = make([][]string, high), make([][]string, high)
	for r := range high {
		g.own[r], g.seen[r] = make([]string, wide), make([]string, wide)
		for c := range wide {
			if r < len(rows) && c < len(rows[r]) {
				g.own[r][c] = strings.TrimSpace(vn.NFC(rows[r][c]))
			}
			g.seen[r][c] = g.own[r][c]
			at := cellName(c+1, r+1)
			if formula, err := t.file.GetCellFormula(name, at); err == nil && formula != "" {
				g.formulas[at] = formula
			}
		}
	}
	return g, g.spread(t.file)
}

// spread shows what merged cells say.
func (g *grid) spread(f *excelize.File) error {
	merged, err := f.GetMergeCells(g.sheet)
	if err != nil {
		return refuse("import.broken")
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || err2 != nil {
			continue
		}
		g.merged = append(g.merged, area{left, top, right, bottom})
		for r := top; r <= min(bottom, len(g.seen)); r++ {
			for c := left; c <= min(right, len(g.seen[r-1])); c++ {
				g.seen[r-1][c-1] = g.at(left, top)
			}
		}
	}
	return nil
}

// at is what stands in a cell.
func (g *grid) at(col, row int) string {
	if row < 1 || row > len(g.own) || col < 1 || col > len(g.own[row-1]) {
		return ""
	}
	return g.own[row-1][col-1]
}

// formula is that of a cell.
func (g *grid) formula(col, row int) string { return g.formulas[cellName(col, row)] }

// wide is how many columns there are.
func (g *grid) wide() int {
	if len(g.own) == 0 {
		return 0
	}
	return len(g.own[0])
}

// cellName is a cell's name.
func cellName(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return ""
	}
	return name
}

var number = regexp.MustCompile(`^\(?\d{1,4}\)?$`)

// empty tells whether a row has nothing but perhaps its number and formulas.
func (g *grid) empty(row int) bool {
	if row > len(g.own) {
		return true
	}
	for c, text := range g.own[row-1] {
		if text != "" && g.formula(c+1, row) == "" && (c > 1 || !number.MatchString(text)) {
			return false
		}
	}
	return true
}
