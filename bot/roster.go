package bot

// RosterRow is one unit as a list gives it.
type RosterRow struct {
	Sheet   string  // of a workbook with several lists
	Line    int     // its row in the file as a spreadsheet counts, 0 for none
	Code    TaxCode // may be empty
	Name    string
	Level   Level  // "" where neither the row nor its name says it
	Area    string // the area's name as written
	Owner   Ownership
	School  string // mã trường
	Head    string // personal data
	Phone   string // personal data
	Address string
	// District: the column of Area is that of a quận or huyện, beside Other of wards.
	District bool
	Other    string // a second column of areas: that of before or after a change
	Closed   string // the note that says so, as written
	Title    string // the area that the title above the table names, of a row that names none
}

// ListSheet is one sheet of a file and what of it was read; one without a header,
// or hidden, was passed over.
type ListSheet struct {
	Name              string
	Hidden            bool
	Header, HeaderEnd int      // rows of the header, 0 for none
	Read              []string // columns, as the file calls them
	Left              []string // columns that mean nothing here
	Rows              int
	Repeated          int // rows that another sheet has too
	// TitleArea and TitleLevel are what the title above the table says for rows that
	// say nothing themselves, where there are such rows.
	TitleArea  string `json:",omitempty"`
	TitleLevel Level  `json:",omitempty"`
}

// RowProblem is what is wrong, or worth a look, in one row of a list.
type RowProblem struct {
	Sheet  string
	Line   int
	Column string // heading of the column, "" for the row as a whole
	Why    Text
}

// Roster is what there is before a list is taken in: every area, and every unit
// with what a list can say of it, in the order of their ids.
type Roster struct {
	Areas []Area
	Units []Unit
	// Former are the names that units had before, which old lists still have.
	Former map[UnitID][]string
	// ByHand are those of them whose name of today somebody has given, and no list.
	ByHand map[UnitID]bool
	// Left are the areas that units have left, where old lists still have them.
	Left map[UnitID][]AreaID
}
