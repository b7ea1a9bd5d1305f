package roster

import "slices"

// ahead is a table whose next rows can be looked at before they are taken.
type ahead struct {
	table
	held []heldRow
}

// heldRow is what next has returned.
type heldRow struct {
	line  int
	cells []string
	err   error
}

func (a *ahead) next() (int, []string, error) {
	if len(a.held) == 0 {
		return a.table.next()
	}
	r := a.held[0]
	a.held = a.held[1:]
	return r.line, r.cells, r.err
}

// take takes the next rows, which have been looked at.
func (a *ahead) take(n int) []heldRow {
	rows := a.held[:n]
	a.held = a.held[n:]
	return rows
}

// peek is the n-th row from here, from 0; ok only for one with cells.
func (a *ahead) peek(n int) (r heldRow, ok bool) {
	for len(a.held) <= n {
		line, cells, err := a.table.next()
		a.held = append(a.held, heldRow{line, slices.Clone(cells), err})
		if err != nil {
			break
		}
	}
	if len(a.held) <= n {
		return heldRow{}, false
	}
	return a.held[n], a.held[n].err == nil
}
