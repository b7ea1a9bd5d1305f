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
func Read(r io.ReaderAt, size int64) (Sheet, error) {
	if size > MaxBytes {
		return Sheet{}, tooBig()
	}
	var magic [8]byte
	n, err := r.ReadAt(magic[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return Sheet{}, bot.Fail(bot.Unavailable, "roster: read", err)
	}
	switch start := magic[:n]; {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return readXLSX(r, size)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")): // an .xls, or an .xlsx with a password
		return Sheet{}, refuse(bot.Invalid, "import.old_excel")
	case bytes.HasPrefix(start, []byte("%PDF")), bytes.HasPrefix(start, []byte("\xff\xd8")),
		bytes.HasPrefix(start, []byte("\x89PNG")), bytes.HasPrefix(start, []byte("Rar!")):
		return Sheet{}, refuse(bot.Invalid, "import.not_table")
	}
	return readCSV(io.NewSectionReader(r, 0, size))
}

// ReadFile reads the roster at path.
func ReadFile(path string) (Sheet, error) {
	f, err := os.Open(path)
	if err != nil {
		return Sheet{}, bot.Fail(bot.NotFound, "roster: open", err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return Sheet{}, bot.Fail(bot.Unavailable, "roster: open", err)
	}
	if !info.Mode().IsRegular() {
		return Sheet{}, bot.Fail(bot.Invalid, "roster: open", &Refusal{Why: bot.T("import.not_table")})
	}
	return Read(f, info.Size())
}
