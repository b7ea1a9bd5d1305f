package roster

import (
	"encoding/csv"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// paper is how a form is written.
type paper struct {
	form   *form
	sheet  string    // what the sheet of a workbook is called
	widths []float64 // of its columns
}

var unitPaper = paper{unitForm, "Danh sách", []float64{16, 40, 16, 24, 16, 12, 24, 14, 40}}

// Write writes the rows in the columns that Read knows best. A .csv has a byte
// order mark and CRLF, as spreadsheet programs expect; in a workbook every
// cell is text, so that no leading zero is lost.
func Write(w io.Writer, f Format, rows []Row) error {
	return unitPaper.write(w, f, func(yield func([]string) bool) {
		for _, r := range rows {
			if cells := cellsOf(r); !yield(cells[:]) {
				return
			}
		}
	})
}

func (p *paper) write(w io.Writer, f Format, rows iter.Seq[[]string]) error {
	if f == XLSX {
		return failed(p.writeXLSX(w, rows))
	}
	return failed(p.writeCSV(w, rows))
}

func (p *paper) writeCSV(w io.Writer, rows iter.Seq[[]string]) error {
	if _, err := w.Write(utf8BOM); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, len(p.widths))
	for c := range line {
		line[c] = p.form.heading(column(c))
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for cells := range rows {
		for c, v := range cells {
			line[c] = Guard(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (p *paper) writeXLSX(w io.Writer, rows iter.Seq[[]string]) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := book.SetSheetName(book.GetSheetName(0), p.sheet); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(p.sheet)
	if err != nil {
		return err
	}
	if err := p.layOut(book, out); err != nil {
		return err
	}
	at := 2
	for values := range rows {
		cells := make([]any, len(values))
		for c, v := range values {
			cells[c] = v
		}
		if err := setRow(out, at, cells); err != nil {
			return err
		}
		at++
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return book.Write(w)
}

// layOut sets widths, the text format of whole columns (codes typed into the
// file later keep their zero too) and the header row.
func (p *paper) layOut(book *excelize.File, out *excelize.StreamWriter) error {
	text, err := book.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	head := make([]any, len(p.widths))
	for c, width := range p.widths {
		if err := out.SetColWidth(c+1, c+1, width); err != nil {
			return err
		}
		if err := out.SetColStyle(c+1, c+1, text); err != nil {
			return err
		}
		head[c] = excelize.Cell{StyleID: bold, Value: p.form.heading(column(c))}
	}
	return setRow(out, 1, head)
}

func setRow(out *excelize.StreamWriter, row int, cells []any) error {
	at, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	return out.SetRow(at, cells)
}

func cellsOf(r Row) [written]string {
	return [written]string{
		colCode: string(r.Code), colName: r.Name, colLevel: levelWords[r.Level], colArea: r.Area,
		colOwner: ownerWords[r.Owner], colSchool: r.School, colHead: r.Head, colPhone: r.Phone, colAddress: r.Address,
	}
}

func failed(err error) error {
	if err == nil {
		return nil
	}
	return bot.Fail(bot.Unavailable, "roster: write", err)
}
