package bot

import "time"

// AgainstWork is the kind of job that compares an authority's list with what units
// have reported; its arguments are an AgainstTask.
const AgainstWork = "against"

// AgainstTask is a list that an officer has compared, and who gets the answer. The list
// is a file, or a text.
type AgainstTask struct {
	Tell  Event // of kind Received; the worker adds what came of it
	Lang  string
	Scope Scope
	Head  ExportHead
	File  *File  `json:",omitempty"` // on the shelf
	Text  string `json:",omitempty"`
}

// AuthorityLine is a line of an authority's list: what it says, and what was read of it.
type AuthorityLine struct {
	Sheet string // of a workbook with several lists
	Line  int    // its row as a spreadsheet counts
	Text  string // its cells, as they were written
	Code  TaxCode
	Typo  bool // the code's check digit is wrong
	Name  string
	Area  string // as written
	Level Level
	// Denied: the list says itself that the unit was not received.
	Denied bool
	Why    Text // why nothing could be read of it; a zero Key for what could
}

// AgainstPile is how the list and the units' own reports agree about a unit.
type AgainstPile string

// The piles of units. What is received counts as Tally.Good does: received and succeeded.
const (
	BothHave   AgainstPile = "both"
	OnlyTheirs AgainstPile = "theirs" // the list has it, and the unit has not reported so
	OnlyOurs   AgainstPile = "ours"   // the unit has reported so, and the list has it not
	NoneHas    AgainstPile = "none"
)

// AgainstPiles are all of them, in the order in which they are shown. Lines that mean no
// unit are the fifth pile.
func AgainstPiles() []AgainstPile { return []AgainstPile{BothHave, OnlyTheirs, OnlyOurs, NoneHas} }

// AgainstUnit is a unit of the scope, with its line of the list where there is one.
type AgainstUnit struct {
	UnitRow
	Pile AgainstPile
	Line *AuthorityLine
}

// Against is a list beside what units have reported. Each of its lines means a unit of
// the scope (BothHave, OnlyTheirs), or is Unknown, Repeated or Outside.
type Against struct {
	Lines    int
	Units    []AgainstUnit
	Unknown  []AuthorityLine
	Denied   int           // of Unknown: lines of which the list itself says that the unit was not received
	Meant    int           // lines whose name others have too, and that mean the scope's: the whole list does
	Repeated int           // lines that mean a unit which an earlier one means
	Outside  int           // lines that mean a unit outside of the scope
	Blocks   map[Block]int // the lines that mean a unit, by the letter's blocks
}

// Lost counts the lines of which nobody can tell what unit they mean.
func (a *Against) Lost() int { return len(a.Unknown) - a.Denied }

// Count counts the units of a pile.
func (a *Against) Count(pile AgainstPile) (n int) {
	for i := range a.Units {
		if a.Units[i].Pile == pile {
			n++
		}
	}
	return n
}

// AgainstSum is a comparison as it is told, and what its buttons need to know.
type AgainstSum struct {
	Name     string // of the list's file, "" for a text
	Refused  string `json:",omitempty"` // why the file as a whole is of no use, in words
	Scope    Scope
	At       time.Time
	Lines    int
	Piles    map[AgainstPile]int
	Unknown  int
	Denied   int `json:",omitempty"`
	Meant    int `json:",omitempty"`
	Repeated int
	Outside  int
	Blocks   map[Block]int
	Theirs   []UnitID    // of OnlyTheirs
	Book     *Attachment `json:",omitempty"`
}
