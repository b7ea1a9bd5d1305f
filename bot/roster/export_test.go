package roster

import (
	"errors"
	"io"
)

// ReadCells takes a list apart into the cleaned cells of the columns that its header
// names, and understands none of them.
func ReadCells(r io.ReaderAt, size int64) (rows int, err error) {
	err = readTable(r, size, unitForm, func(_ Format, t table, h header) error {
		for {
			_, cells, err := t.next()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			for c := range h.at {
				h.cell(cells, column(c))
			}
			rows++
		}
	})
	return rows, err
}
