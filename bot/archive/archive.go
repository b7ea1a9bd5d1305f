// Package archive packs pictures as zips: each under the name of its unit, in folders,
// with a list of them all. Names are of letters that every system takes, Windows among
// them, and no two are alike. Pictures stream through: no more than a piece of one is
// ever in memory. They are stored as they are, for they are packed already.
package archive

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"vneidbot/bot"
)

// Picture is one that is packed.
type Picture struct {
	Folders []string // in words
	Name    string   // of what it shows, in words
	Mime    string
	SHA256  string
	Size    int64
	At      time.Time
	About   []string // what else the list says of it
}

// List is the list of the pictures, a .csv that spreadsheets open.
type List struct {
	Name string
	At   time.Time
	Head []string // of path, SHA-256, bytes, what is said about each, and a note
	Gone string   // the note of a picture that is no more
}

// Shelf is where the pictures lie; bot.NotFound: one is no more.
type Shelf func(sha256 string) (io.ReadCloser, error)

// Write packs a part. A failure leaves half of a file: whoever takes it drops it.
func Write(to io.Writer, part []Entry, list List, shelf Shelf) error {
	out := zip.NewWriter(to)
	lines := [][]string{list.Head}
	piece := make([]byte, 256<<10)
	for _, e := range part {
		note, err := e.pack(out, shelf, piece)
		if bot.KindOf(err) == bot.NotFound {
			note, err = list.Gone, nil
		}
		if err != nil {
			return err
		}
		lines = append(lines, e.line(note))
	}
	if err := writeList(out, list, lines); err != nil {
		return err
	}
	return out.Close()
}

// pack writes the picture under its path.
func (e Entry) pack(out *zip.Writer, shelf Shelf, piece []byte) (note string, err error) {
	from, err := shelf(e.SHA256)
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }()
	to, err := out.CreateHeader(&zip.FileHeader{Name: e.Path, Method: zip.Store, Modified: e.At})
	if err != nil {
		return "", err
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{to}, struct{ io.Reader }{from}, piece)
	return "", err
}

func (e Entry) line(note string) []string {
	line := append([]string{e.Path, e.SHA256, strconv.FormatInt(e.Size, 10)}, e.About...)
	return append(line, note)
}

// writeList writes the list. A cell that a spreadsheet would take for a formula is none.
func writeList(out *zip.Writer, list List, lines [][]string) error {
	to, err := out.CreateHeader(&zip.FileHeader{Name: list.Name, Method: zip.Deflate, Modified: list.At})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	for _, line := range lines {
		for i, cell := range line {
			if cell != "" && isFormula(cell[0]) {
				line[i] = "'" + cell
			}
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func isFormula(first byte) bool {
	switch first {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}
