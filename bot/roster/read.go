package roster

import (
	"bytes"
	"errors"
	"io"
	"os"

	"vneidbot/bot"
)

// Read reads a list of the given size. What kind of file it is shows in its first
// bytes; its name is not asked for.
func Read(r io.ReaderAt, size int64) (Sheet, error) {
	list, err := readAs(unitForm, r, size)
	if err != nil && AboutHeader(err) {
		if names, err := readAs(nameForm, r, size); err == nil && names.ofSchools() {
			return names, nil
		}
	}
	return list, err
}

// ofSchools tells whether most names say what they are of: a list of nothing but names
// may be one of persons.
func (s Sheet) ofSchools() bool {
	n := 0
	for i := range s.Rows {
		if s.Rows[i].Level != "" {
			n++
		}
	}
	return 2*n > len(s.Rows)
}

func readAs(f *form, r io.ReaderAt, size int64) (Sheet, error) {
	p := newParser()
	p.form = f
	kind, err := kindOf(r, size)
	switch {
	case err != nil:
		return Sheet{}, err
	case kind == XLSX:
		err = withXLSX(r, size, p.workbook)
	default:
		err = readCSV(r, size, f, func(f Format, t table, h header) error {
			return p.tables("", f, t, h)
		})
	}
	if err != nil {
		return Sheet{}, err
	}
	return p.list.named(), nil
}

// named leaves the sheet's name with rows and problems only where it tells them
// apart.
func (s Sheet) named() Sheet {
	read := 0
	for _, sheet := range s.Sheets {
		if sheet.Header > 0 {
			read++
		}
	}
	if read > 1 {
		return s
	}
	for i := range s.Rows {
		s.Rows[i].Sheet = ""
	}
	for _, list := range [][]Problem{s.Wrong, s.Notes} {
		for i := range list {
			list[i].Sheet = ""
		}
	}
	return s
}

// readTable takes in the table of the form that the file holds: its first.
func readTable(r io.ReaderAt, size int64, f *form, take func(Format, table, header) error) error {
	kind, err := kindOf(r, size)
	if err != nil {
		return err
	}
	if kind == XLSX {
		return readXLSX(r, size, f, take)
	}
	return readCSV(r, size, f, take)
}

// kindOf tells a workbook from a text, and refuses what is neither.
func kindOf(r io.ReaderAt, size int64) (Format, error) {
	if size > MaxBytes {
		return "", tooBig()
	}
	var magic [16]byte
	n, err := r.ReadAt(magic[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", bot.Fail(bot.Unavailable, "roster: read", err)
	}
	switch start := magic[:n]; {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return XLSX, nil
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")): // an .xls, or an .xlsx with a password
		return "", compound(r, size)
	default:
		return CSV, notTable(start)
	}
}

// ReadFile reads the roster at path.
func ReadFile(path string) (sheet Sheet, err error) {
	err = OpenFile(path, func(r io.ReaderAt, size int64) (err error) {
		sheet, err = Read(r, size)
		return err
	})
	return sheet, err
}

// OpenFile gives a regular file to be read.
func OpenFile(path string, use func(io.ReaderAt, int64) error) error {
	f, err := os.Open(path)
	if err != nil {
		return bot.Fail(bot.NotFound, "roster: open", err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return bot.Fail(bot.Unavailable, "roster: open", err)
	}
	if !info.Mode().IsRegular() {
		return bot.Fail(bot.Invalid, "roster: open", &Refusal{Why: bot.T("import.not_table")})
	}
	return use(f, info.Size())
}
