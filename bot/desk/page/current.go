package page

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"
)

// The rows of a table are in groups, each with a mark of what its rows say. A page that
// asks how things stand tells the marks that it has, and is given the rows of those
// groups alone that say something else by now.
const groups = 32

// marks are those of a table, by its groups.
type marks [groups]uint32

func (r *unitRow) group() int { return int(r.ID % groups) }

// String is the marks in an address.
func (m marks) String() string {
	said := make([]string, groups)
	for i, one := range m {
		said[i] = fmt.Sprintf("%x", one)
	}
	return strings.Join(said, ".")
}

// marksOf adds up what the rows say, in whatever order they stand.
func marksOf(rows []unitRow) (m marks) {
	for i := range rows {
		r, sum := &rows[i], fnv.New32a()
		for _, said := range [...]string{strconv.FormatInt(int64(r.ID), 36), r.Name, r.Area, r.Code, r.State, r.Reason, r.Told, r.Review, r.Head, r.Phone, r.Called, r.Call, r.Piles} {
			_, _ = io.WriteString(sum, said)
			_, _ = io.WriteString(sum, "\n")
		}
		m[r.group()] += sum.Sum32()
	}
	return m
}

// since leaves out the rows that the page has as they are.
func (d *units) since(v *visit) {
	d.Marks = marksOf(d.Rows)
	if !v.again {
		return
	}
	had, now := strings.Split(v.request.URL.Query().Get(asAgain), "."), strings.Split(d.Marks.String(), ".")
	if len(had) == len(now) {
		d.Rows = slices.DeleteFunc(d.Rows, func(r unitRow) bool { return had[r.group()] == now[r.group()] })
	}
}
