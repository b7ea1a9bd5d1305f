package bot

import "time"

// UnitID is a unit's own id; the store makes it, 0 is no unit. The tax code is
// an attribute that may be missing, shared or change.
type UnitID int64

// AreaID is an area's own id; the store makes it, 0 is no area.
type AreaID int64

// Ownership of a unit (loại hình).
type Ownership string

// The two kinds of ownership, and unknown.
const (
	UnknownOwner Ownership = ""
	Public       Ownership = "cong_lap"
	Private      Ownership = "ngoai_cong_lap"
)

// Standing says whether a unit is counted (closed, exempt and not yet
// accepted units are outside the total and named in a note).
type Standing string

// The standings.
const (
	Counted Standing = ""
	Pending Standing = "pending" // reported by a stranger to the roster, until an officer accepts it
	Closed  Standing = "closed"
	Exempt  Standing = "exempt"
	Void    Standing = "void" // its list was taken back: nobody sees it, and its history stays
)

// Unit is a school or another organisation that has to register, with its
// current state as of the moment it was read.
type Unit struct {
	ID        UnitID
	Code      TaxCode // may be empty, may be shared by several units
	School    string  // mã trường, 8 digits, may be empty
	Name      string
	Level     Level
	Owner     Ownership
	Area      AreaID
	AreaName  string // full name of the area, read with the unit
	Address   string
	Head      string // personal data: private chats of officers only
	Phone     string // the same
	Standing  Standing
	Proposed  TaxCode // typed by a reporter for a unit without Code, until an officer takes it over
	NoCode    bool    // a reporter said that it has no tax code yet
	Current   *Report // its latest report that is not returned, nil if none
	Reporters int     // verified reporters
}

// Area is a place units belong to (địa bàn): a district until 30/6/2025, a
// commune since, or "Báo cáo trực tiếp Sở".
type Area struct {
	ID      AreaID
	Code    string // official code, may be empty
	Name    string // "Quận Dương Kinh"
	Short   string // at most 10 cells, for tables; may be empty
	Sort    int    // official order; "Khối Sở" last
	Office  string // coquan: the office that receives, "Phòng GDĐT quận Dương Kinh"; may be empty
	Contact string // whom to ask, shown in /huongdan; may be empty
	Phone   string // of the contact
	From    time.Time
	To      time.Time // last day inclusive; zero for open
	Earlier []string  // names that lead here: of former wards and communes; may be empty
}

// The area of the units that report straight to the department: its name, its
// name in tables, and its place behind all others.
const (
	DirectName  = "Báo cáo trực tiếp Sở"
	DirectShort = "Khối Sở"
	DirectSort  = 1_000_000
)

// ValidOn tells whether the area exists on that day.
func (a Area) ValidOn(day time.Time) bool {
	return (a.From.IsZero() || !day.Before(a.From)) && (a.To.IsZero() || day.Before(a.To.AddDate(0, 0, 1)))
}

// NewUnit is a unit that is not in the roster, until an officer accepts it.
type NewUnit struct {
	Code  TaxCode
	Name  string
	Level Level
	Area  AreaID
}
