package roster

import (
	"encoding/csv"
	"io"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// sheetName is what the sheet of a written workbook is called.
const sheetName = "Danh sách"

// Write writes the rows in the columns that Read knows best. A .csv has a byte
// order mark and CRLF, as spreadsheet programs expect; in a workbook every
// cell is text, so that no leading zero is lost.
func Write(w io.Writer, f Format, rows []Row) error {
	if f == XLSX {
		return failed(writeXLSX(w, rows))
	}
	return failed(writeCSV(w, rows))
}

func writeCSV(w io.Writer, rows []Row) error {
	if _, err := w.Write(utf8BOM); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, columns)
	for c := range columns {
		line[c] = c.heading()
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, r := range rows {
		for c, v := range cellsOf(r) {
			line[c] = guard(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeXLSX(w io.Writer, rows []Row) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := book.SetSheetName(book.GetSheetName(0), sheetName); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	if err := layOut(book, out); err != nil {
		return err
	}
	for i, r := range rows {
		values := cellsOf(r)
		cells := make([]any, columns)
		for c, v := range values {
			cells[c] = v
		}
		if err := setRow(out, i+2, cells); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return book.Write(w)
}

// layOut sets widths, the text format of whole columns (codes typed into the
// file later keep their zero too) and the header row.
func layOut(book *excelize.File, out *excelize.StreamWriter) error {
	text, err := book.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	widths := [columns]float64{16, 40, 16, 24, 16, 12, 24, 14, 40}
	head := make([]any, columns)
	for c := range columns {
		if err := out.SetColWidth(int(c)+1, int(c)+1, widths[c]); err != nil {
			return err
		}
		if err := out.SetColStyle(int(c)+1, int(c)+1, text); err != nil {
			return err
		}
		head[c] = excelize.Cell{StyleID: bold, Value: c.heading()}
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

func cellsOf(r Row) [columns]string {
	return [columns]string{
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
