package roster

import "io"

// Column names what a column of a list of units holds, for whoever reads other tables
// with the same words: "" for a heading that means nothing here.
type Column string

// The columns of lists.
const (
	CodeColumn    Column = "code"
	NameColumn    Column = "name"
	LevelColumn   Column = "level"
	AreaColumn    Column = "area"
	OwnerColumn   Column = "owner"
	SchoolColumn  Column = "school"
	HeadColumn    Column = "head"
	PhoneColumn   Column = "phone"
	AddressColumn Column = "address"
	NoteColumn    Column = "note"
)

// ColumnOf is what a heading names, which may stand in several rows, from above to below.
func ColumnOf(parts []string) Column {
	c, _, ok := unitForm.understand(parts)
	if !ok {
		return ""
	}
	return [columns]Column{colCode: CodeColumn, colName: NameColumn, colLevel: LevelColumn, colArea: AreaColumn, colOwner: OwnerColumn,
		colSchool: SchoolColumn, colHead: HeadColumn, colPhone: PhoneColumn, colAddress: AddressColumn, colNote: NoteColumn}[c]
}

// Folded is a heading as its words are compared: no accents, no case, no marks, nothing
// in parentheses.
func Folded(heading string) string { return words(heading) }

// CheckXLSX refuses what is no workbook, or would unpack to more than one can be, with
// a *Refusal in the error's chain.
func CheckXLSX(r io.ReaderAt, size int64) error {
	kind, err := kindOf(r, size)
	switch {
	case err != nil:
		return err
	case kind != XLSX:
		return broken(nil)
	}
	book, err := openXLSX(r, size)
	if err == nil {
		err = book.Close()
	}
	return err
}
