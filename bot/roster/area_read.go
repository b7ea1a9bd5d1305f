package roster

import (
	"errors"
	"io"

	"vneidbot/bot"
)

// maxAreas is how many areas a file may have: the country has some 3,300.
const maxAreas = 5000

// AreaRow is one row of a list of areas, as the file writes it. What it means
// shows beside the areas that there are: see PlanAreas.
type AreaRow struct {
	Line  int
	cells [areaColumns]string
	head  *header
}

// AreaSheet is what a file of areas holds.
type AreaSheet struct {
	Rows  []AreaRow
	Wrong []Problem // rows that could not be split into cells
	Notes []Problem // about the header
}

// ReadAreas reads a list of areas, as Read does one of units.
func ReadAreas(r io.ReaderAt, size int64) (sheet AreaSheet, err error) {
	err = readTable(r, size, areaForm, func(_ Format, t table, h header) (err error) {
		sheet, err = readAreaRows(t, h)
		return err
	})
	return sheet, err
}

// ReadAreaFile reads the list of areas at path.
func ReadAreaFile(path string) (sheet AreaSheet, err error) {
	err = OpenFile(path, func(r io.ReaderAt, size int64) (err error) {
		sheet, err = ReadAreas(r, size)
		return err
	})
	return sheet, err
}

func readAreaRows(t table, h header) (AreaSheet, error) {
	s := AreaSheet{Notes: h.problems()}
	for first := true; ; first = false {
		line, cells, err := t.next()
		var bad *badRow
		switch {
		case errors.Is(err, io.EOF):
			return s, nil
		case errors.As(err, &bad):
			s.Wrong = append(s.Wrong, bad.Problem)
		case err != nil:
			return AreaSheet{}, err
		case blank(cells) || first && numbering(cells):
		default:
			row := AreaRow{Line: line, head: &h}
			for c := range areaColumns {
				row.cells[c] = h.cell(cells, c)
			}
			s.Rows = append(s.Rows, row)
		}
		if len(s.Rows)+len(s.Wrong) > maxAreas {
			return AreaSheet{}, refuse(bot.Exhausted, "import.too_long_file", "n", maxAreas)
		}
	}
}

// Officer is the row as a list of officers has it: an area, a person, a phone.
func (r AreaRow) Officer() bot.OfficerRow {
	return bot.OfficerRow{Line: r.Line, Area: r.cells[areaName], Name: r.cells[areaContact], Phone: r.cells[areaPhone]}
}
