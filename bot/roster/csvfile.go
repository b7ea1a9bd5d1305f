package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"

	"vneidbot/bot"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// csvTable reads a .csv row by row. Rows are counted as a spreadsheet counts
// them: empty lines are rows, a line break inside quotes is not.
type csvTable struct {
	r     *csv.Reader
	feed  *feed
	lines int // of the file
	line  int // of the last row
	extra int // lines that were inside quotes so far

	data   []byte // where there are quotes, to see lines inside them
	begun  int64  // of it what has been read
	open   int    // bytes of a file whose last line has no end, else 0
	fewest int    // cells of the rows before the last
	last   int    // cells of the last
}

func newCSV(data []byte, comma rune) *csvTable {
	f := &feed{from: bytes.NewReader(data)}
	r := csv.NewReader(f)
	r.Comma = comma
	r.LazyQuotes = comma == '\t' // whoever writes tabs writes quotes as they are
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	t := &csvTable{r: r, feed: f, lines: bytes.Count(data, []byte("\n")) + 1, fewest: MaxColumns, last: MaxColumns}
	if bytes.IndexByte(data, '"') >= 0 {
		t.data = data
	}
	if !bytes.HasSuffix(data, []byte("\n")) {
		t.open = len(data)
	}
	return t
}

func (t *csvTable) size() int { return t.lines }

// maxRecord is how many bytes a row may have. A quote that is never closed, or
// a line of nothing but separators, would otherwise be taken in whole and grow
// to many times its size.
const maxRecord = 256 << 10

var errLongRecord = errors.New("a row is too long")

// feed gives one row's worth of bytes at a time.
type feed struct {
	from io.Reader
	left int
}

func (f *feed) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, errLongRecord
	}
	n, err := f.from.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

// next returns the row after the last one, io.EOF after the last, and a
// *badRow for one whose quotes are wrong; after that reading goes on.
func (t *csvTable) next() (int, []string, error) {
	t.feed.left = maxRecord
	fields, err := t.r.Read()
	if errors.Is(err, errLongRecord) {
		return 0, nil, refuse(bot.Exhausted, "import.long_row", "row", t.line+1)
	}
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		t.line = bad.Line - t.extra
		return 0, nil, &badRow{Problem{Line: bad.StartLine - t.extra, Why: quotes(bad.StartLine-t.extra, t.line)}}
	}
	if err != nil {
		return 0, nil, err
	}
	t.fewest, t.last = min(t.fewest, t.last), len(fields)
	for len(fields) > MaxColumns && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	if len(fields) > MaxColumns {
		return 0, nil, refuse(bot.Exhausted, "import.too_wide", "n", MaxColumns)
	}
	t.line, _ = t.r.FieldPos(0)
	t.line -= t.extra
	for i, f := range fields {
		if f != "" && (f[0] == '\'' || f[0] == '=') {
			fields[i] = unguard(f)
		}
	}
	if t.folded() {
		for _, f := range fields {
			t.extra += strings.Count(f, "\n")
		}
	}
	return t.line, fields, nil
}

// folded tells whether the row may have lines inside quotes.
func (t *csvTable) folded() bool {
	if t.data == nil {
		return false
	}
	from := t.begun
	t.begun = t.r.InputOffset()
	return bytes.Count(t.data[from:t.begun], []byte("\n")) > 1
}

func quotes(from, until int) bot.Text {
	if from == until {
		return bot.T("import.quote")
	}
	return bot.T("import.quote_until", "until", until)
}

func (t *csvTable) short() bool {
	return t.open > 0 && t.last < t.fewest && t.r.InputOffset() == int64(t.open)
}

func (t *csvTable) close() {}

// badRow is a row that could not be split into cells.
type badRow struct{ Problem }

func (b *badRow) Error() string { return b.Why.Key }

// separators are those that programs write between cells.
const separators = ",;\t|"

// readCSV tries every separator and takes the one with which the header has most:
// counting them would be misled by the headings above it.
func readCSV(r io.ReaderAt, size int64, f *form, take func(Format, table, header) error) error {
	raw := make([]byte, size)
	n, err := r.ReadAt(raw, 0)
	if raw = raw[:n]; err != nil && !errors.Is(err, io.EOF) {
		return bot.Fail(bot.Unavailable, "roster: read", err)
	}
	data, err := textOf(raw)
	if err != nil {
		return err
	}
	data = plainEquals(data)
	var best table
	var head header
	failed := f.noHeader(nil)
	for _, comma := range separators {
		t := &ahead{table: newCSV(data, comma)}
		h, err := findHeader(t, f)
		if err == nil && (best == nil || h.count() > head.count()) {
			best, head = t, h
		}
		failed = moreTelling(failed, err)
	}
	if best == nil {
		return failed
	}
	return take(CSV, best, head)
}

// equals is ="…" at the beginning of a field, with which programs keep a code from
// becoming a number; a .csv knows no quotes behind a sign. A field in quotes is gone
// over whole, for the sign may stand inside.
var equals = regexp.MustCompile(`(^|[,;\t|])(?:=("[^"]*")|("(?:[^"]|"")*"))`)

// plainEquals takes the sign off, line by line.
func plainEquals(data []byte) []byte {
	if !bytes.Contains(data, []byte(`="`)) {
		return data
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	for i, line := range lines {
		if bytes.Contains(line, []byte(`="`)) {
			lines[i] = equals.ReplaceAll(line, []byte("$1$2$3"))
		}
	}
	return bytes.Join(lines, nil)
}
