package roster

import (
	"archive/zip"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// xlsxTable reads one sheet of a workbook row by row.
type xlsxTable struct {
	rows *excelize.Rows
	line int
}

func (t *xlsxTable) next() (int, []string, error) {
	for t.rows.Next() {
		t.line++
		cells, err := t.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return 0, nil, broken(err)
		}
		if len(cells) > MaxColumns {
			return 0, nil, refuse(bot.Exhausted, "import.too_wide", "n", MaxColumns)
		}
		if len(cells) > 0 {
			return t.line, cells, nil
		}
	}
	if err := t.rows.Error(); err != nil {
		return 0, nil, broken(err)
	}
	return 0, nil, io.EOF
}

func (t *xlsxTable) close() { _ = t.rows.Close() }

// broken is the refusal of a workbook that cannot be read; the library's own
// words stay out, they may quote cells.
func broken(error) error { return refuse(bot.Invalid, "import.broken") }

// readXLSX takes in the first sheet that has a header.
func readXLSX(r io.ReaderAt, size int64, f *form, take func(Format, table, header) error) (err error) {
	// The library follows whatever the parts of the package say; a package
	// made to break it must not take the program along.
	defer func() {
		if recover() != nil {
			err = refuse(bot.Invalid, "import.broken")
		}
	}()
	book, err := openXLSX(r, size)
	if err != nil {
		return err
	}
	defer func() { _ = book.Close() }()
	failed := f.noHeader()
	for _, name := range book.GetSheetList() {
		err := readSheet(book, name, f, take)
		if err == nil || !aboutHeader(err) {
			return err
		}
		failed = moreTelling(failed, err)
	}
	return failed
}

func readSheet(book *excelize.File, name string, f *form, take func(Format, table, header) error) error {
	rows, err := book.Rows(name)
	if err != nil {
		return broken(err)
	}
	t := &xlsxTable{rows: rows}
	defer t.close()
	head, err := findHeader(t, f)
	if err != nil {
		return err
	}
	return take(XLSX, t, head)
}

// openXLSX looks at the package before the library unpacks anything of it.
func openXLSX(r io.ReaderAt, size int64) (*excelize.File, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, broken(err)
	}
	if err := checkPackage(z); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{
		UnzipSizeLimit:    MaxBytes,
		UnzipXMLSizeLimit: memoryPart,
		RawCellValue:      true,
	})
	if err != nil {
		return nil, broken(err)
	}
	return book, nil
}

// aboutHeader tells whether the sheet was refused for its header only, so that
// another sheet of the workbook may still be the roster.
func aboutHeader(err error) bool {
	key := refusalKey(err)
	return key == "import.no_header" || key == "import.no_column"
}

// moreTelling picks the refusal that helps more: a missing column rather than
// no header at all.
func moreTelling(a, b error) error {
	if refusalKey(a) == "import.no_header" && b != nil {
		return b
	}
	return a
}

func refusalKey(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Why.Key
	}
	return ""
}
