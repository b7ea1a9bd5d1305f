// Package roster reads and writes the list of units (danh sách đơn vị) as
// offices keep it: an .xlsx workbook or a .csv file with a header row. So it does
// with the list of areas, and it has those of the city.
//
// Read never fails because of single rows: those that cannot be used come back
// in Sheet.Wrong with the number a spreadsheet shows for the row and the
// reason; those that can be used but deserve a look are in Sheet.Notes as
// well. It fails only when the file as a whole is of no use, with a *Refusal
// in the error's chain: kind Invalid, or Exhausted for a file that is over a
// limit (size unpacked, rows, columns).
//
// Write gives the same columns back: what it writes reads as the same rows.
//
// The package knows no storage, no clock and no network.
package roster

import "vneidbot/bot"

// The limits of a file. An .xlsx is a zip whose content can be a thousand
// times its size, so what counts is the size unpacked.
const (
	MaxBytes   = 64 << 20
	MaxRows    = 100_000
	MaxColumns = 64
)

// headerWithin is how many rows that hold something may stand before the
// header's end: headings, addresses, "kèm theo công văn số …".
const headerWithin = 20

// Format is a kind of file.
type Format string

// The formats.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Row is one unit as a list gives it.
type Row = bot.RosterRow

// Problem is what is wrong, or worth a look, in one row.
type Problem = bot.RowProblem

// Sheet is what a file holds: the rows of all its tables.
type Sheet struct {
	Format Format
	Sheets []bot.ListSheet // of a workbook; the one of a text has no name
	Rows   []Row
	Wrong  []Problem // rows that are not in Rows
	Notes  []Problem // about rows that are
}

// Refusal says why a file as a whole cannot be used. It is in the chain of the
// error that Read returns; Why is for the person who sent the file.
type Refusal struct{ Why bot.Text }

func (r *Refusal) Error() string { return r.Why.Key }

func refuse(kind bot.Kind, key string, pairs ...any) error {
	return bot.Fail(kind, "roster: read", &Refusal{Why: bot.T(key, pairs...)})
}
