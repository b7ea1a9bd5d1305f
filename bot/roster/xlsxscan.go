package roster

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetFacts are what the library's rows do not tell of a sheet.
type sheetFacts struct {
	last     int // the last row that holds a value; rows after it are only drawn
	merged   []merge
	hidden   int  // rows that hold a value and are not shown
	formulas int  // cells with a formula and no value: nothing has computed them
	cut      bool // the cells begin and do not end
}

// merge is a block of cells that shows as one; rows and columns from 1.
type merge struct{ left, top, right, bottom int }

// maxMerges is how many merged blocks are followed.
const maxMerges = 200_000

// scan reads the sheet's part once, tag by tag, without making anything of it.
func scan(f *zip.File) (facts sheetFacts) {
	if f == nil {
		return sheetFacts{last: excelize.TotalRows}
	}
	part, err := f.Open()
	if err != nil {
		return sheetFacts{last: excelize.TotalRows}
	}
	defer func() { _ = part.Close() }()
	s := scanner{sheetFacts: &facts}
	r := bufio.NewReaderSize(part, 64<<10)
	for err == nil {
		var chunk []byte
		if chunk, err = r.ReadSlice('>'); errors.Is(err, bufio.ErrBufferFull) {
			err = nil // a long text: its end has the next tag
			continue
		}
		if at := bytes.LastIndexByte(chunk, '<'); at >= 0 {
			if at == 0 && string(chunk) == "</v>" { // nothing stands in it
				s.valued = false
			}
			s.tag(chunk[at+1:])
		}
	}
	if !errors.Is(err, io.EOF) {
		facts.last = excelize.TotalRows // the library will say what is broken
	}
	slices.SortFunc(facts.merged, func(a, b merge) int { return a.top - b.top })
	return facts
}

// scanner is where the scan is.
type scanner struct {
	*sheetFacts
	row     int
	unseen  bool // the row is hidden, and is not counted yet
	formula bool // the cell has one
	valued  bool // the cell has a value
}

func (s *scanner) tag(tag []byte) {
	end := bytes.IndexAny(tag, " />")
	switch {
	case end == 0 && bytes.HasPrefix(tag, []byte("/c>")):
		s.endCell()
		return
	case end == 0 && bytes.HasSuffix(tag, []byte("sheetData>")):
		s.cut = false
		return
	}
	if end <= 0 {
		return
	}
	name := tag[:end]
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	switch string(name) {
	case "sheetData":
		s.cut = !bytes.HasSuffix(tag, []byte("/>"))
	case "row":
		s.row++
		if n, err := strconv.Atoi(attribute(tag, ` r="`)); err == nil {
			s.row = n
		}
		shown := attribute(tag, ` hidden="`)
		s.unseen = shown == "1" || shown == "true"
	case "c":
		s.formula, s.valued = false, false
	case "f":
		s.formula = true
	case "v", "is":
		if !bytes.HasSuffix(tag, []byte("/>")) {
			if s.valued, s.last = true, max(s.last, s.row); s.unseen {
				s.hidden, s.unseen = s.hidden+1, false
			}
		}
	case "mergeCell":
		s.merge(attribute(tag, ` ref="`))
	}
}

func (s *scanner) endCell() {
	if s.formula && !s.valued {
		s.formulas++
		s.last = max(s.last, s.row)
	}
	s.formula, s.valued = false, false
}

func (s *scanner) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok || len(s.merged) >= maxMerges {
		return
	}
	left, top, err := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err == nil && err2 == nil && left <= right && top <= bottom && right <= MaxColumns {
		s.merged = append(s.merged, merge{left, top, right, bottom})
	}
}

// attribute is what stands in quotes after the words.
func attribute(tag []byte, words string) string {
	_, rest, ok := bytes.Cut(tag, []byte(words))
	if !ok {
		return ""
	}
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(value)
}
