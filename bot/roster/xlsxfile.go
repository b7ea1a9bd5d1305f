package roster

import (
	"archive/zip"
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// xlsxTable reads one sheet of a workbook row by row.
type xlsxTable struct {
	rows  *excelize.Rows
	facts sheetFacts
	line  int
	next1 int     // of facts.merged: those before it have begun
	open  []under // merged blocks that go on below
}

// under is a merged block and what it shows.
type under struct {
	merge
	value string
}

func (t *xlsxTable) next() (int, []string, error) {
	for t.line < t.facts.last && t.rows.Next() {
		t.line++
		cells, err := t.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return 0, nil, broken(err)
		}
		if len(cells) > MaxColumns {
			return 0, nil, refuse(bot.Exhausted, "import.too_wide", "n", MaxColumns)
		}
		if cells = t.spread(cells); len(cells) > 0 {
			return t.line, cells, nil
		}
	}
	if err := t.rows.Error(); err != nil {
		return 0, nil, broken(err)
	}
	return 0, nil, io.EOF
}

// spread gives the row what merged cells above it show. A row that holds nothing
// of its own stays empty: a block may be merged down to the end of the sheet.
func (t *xlsxTable) spread(cells []string) []string {
	if len(t.facts.merged) == 0 || blank(cells) {
		return cells
	}
	for ; t.next1 < len(t.facts.merged) && t.facts.merged[t.next1].top <= t.line; t.next1++ {
		m := t.facts.merged[t.next1]
		if m.top == t.line && m.bottom > m.top && m.left <= len(cells) && cells[m.left-1] != "" {
			t.open = append(t.open, under{m, cells[m.left-1]})
		}
	}
	t.open = slices.DeleteFunc(t.open, func(u under) bool { return u.bottom < t.line })
	for _, u := range t.open {
		if u.top == t.line {
			continue
		}
		for len(cells) < u.left {
			cells = append(cells, "")
		}
		if cells[u.left-1] == "" {
			cells[u.left-1] = u.value
		}
	}
	return cells
}

func (t *xlsxTable) short() bool { return false }

func (t *xlsxTable) size() int { return t.facts.last }

func (t *xlsxTable) close() { _ = t.rows.Close() }

// broken is the refusal of a workbook that cannot be read; the library's own
// words stay out, they may quote cells.
func broken(error) error { return refuse(bot.Invalid, "import.broken") }

// workbook is an open one.
type workbook struct {
	*excelize.File
	parts map[string]*zip.File
}

// withXLSX gives the workbook to be read.
func withXLSX(r io.ReaderAt, size int64, use func(*workbook) error) (err error) {
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
	return use(book)
}

// readXLSX takes in the first sheet that has a header.
func readXLSX(r io.ReaderAt, size int64, f *form, take func(Format, table, header) error) error {
	return withXLSX(r, size, func(book *workbook) error {
		failed := f.noHeader(nil)
		for _, name := range book.GetSheetList() {
			err := book.sheet(name, f, take)
			if err == nil || !AboutHeader(err) {
				return err
			}
			failed = moreTelling(failed, err)
		}
		return failed
	})
}

func (b *workbook) sheet(name string, f *form, take func(Format, table, header) error) error {
	rows, err := b.Rows(name)
	if err != nil {
		return broken(err)
	}
	x := &xlsxTable{rows: rows, facts: scan(b.parts[name])}
	t := &ahead{table: x}
	defer t.close()
	if x.facts.cut {
		return refuse(bot.Invalid, "import.cut")
	}
	head, err := findHeader(t, f)
	if err != nil && AboutHeader(err) && x.facts.formulas > 0 {
		return refuse(bot.Invalid, "import.formulas", "n", x.facts.formulas)
	}
	if err != nil {
		return err
	}
	return take(XLSX, t, head)
}

// openXLSX looks at the package before the library unpacks anything of it.
func openXLSX(r io.ReaderAt, size int64) (*workbook, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse(bot.Invalid, "import.cut")
	}
	if err := checkPackage(z); err != nil {
		return nil, err
	}
	if err := packageKind(z); err != nil {
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
	return &workbook{book, sheetParts(z)}, nil
}

// AboutHeader tells whether the sheet was refused for its header only, so that
// another sheet of the workbook may still be the roster.
func AboutHeader(err error) bool {
	switch refusalKey(err) {
	case "import.no_header", "import.no_header_seen", "import.no_column", "import.formulas", "import.letters_tcvn3", "import.letters_vni", "import.people":
		return true
	}
	return false
}

// moreTelling picks the refusal that helps more: what is about more than the
// header, a missing column rather than no header at all, and what was seen rather
// than nothing.
func moreTelling(a, b error) error {
	if b != nil && !AboutHeader(b) {
		return b
	}
	if !AboutHeader(a) {
		return a
	}
	for _, key := range []string{"import.letters_tcvn3", "import.letters_vni", "import.people", "import.formulas", "import.no_column", "import.no_header_seen", "import.no_header"} {
		for _, err := range []error{a, b} {
			if refusalKey(err) == key {
				return err
			}
		}
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
