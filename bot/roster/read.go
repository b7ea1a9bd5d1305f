package roster

import (
	"bytes"
	"errors"
	"io"
	"os"

	"vneidbot/bot"
)

// Read reads a roster of the given size. What kind of file it is shows in its
// first bytes; its name is not asked for.
func Read(r io.ReaderAt, size int64) (sheet Sheet, err error) {
	err = readTable(r, size, unitForm, func(f Format, t table, h header) (err error) {
		sheet, err = readRows(f, t, h)
		return err
	})
	return sheet, err
}

// readTable takes in the table of the form that the file holds.
func readTable(r io.ReaderAt, size int64, f *form, take func(Format, table, header) error) error {
	if size > MaxBytes {
		return tooBig()
	}
	var magic [8]byte
	n, err := r.ReadAt(magic[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return bot.Fail(bot.Unavailable, "roster: read", err)
	}
	switch start := magic[:n]; {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return readXLSX(r, size, f, take)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")): // an .xls, or an .xlsx with a password
		return refuse(bot.Invalid, "import.old_excel")
	case bytes.HasPrefix(start, []byte("%PDF")), bytes.HasPrefix(start, []byte("\xff\xd8")),
		bytes.HasPrefix(start, []byte("\x89PNG")), bytes.HasPrefix(start, []byte("Rar!")):
		return refuse(bot.Invalid, "import.not_table")
	}
	return readCSV(io.NewSectionReader(r, 0, size), f, take)
}

// ReadFile reads the roster at path.
func ReadFile(path string) (sheet Sheet, err error) {
	err = openFile(path, func(r io.ReaderAt, size int64) (err error) {
		sheet, err = Read(r, size)
		return err
	})
	return sheet, err
}

// openFile gives a regular file to be read.
func openFile(path string, use func(io.ReaderAt, int64) error) error {
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
