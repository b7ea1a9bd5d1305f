package bot

// ListWork is the kind of job that reads a list an officer sent, takes it in or
// takes it back; its arguments are a ListTask. A turn is too short for a file.
const ListWork = "list"

// ListStep is what is to be done with a list.
type ListStep string

// The steps.
const (
	ListRead ListStep = "read" // and plan: what it would change
	ListTake ListStep = "take" // what was planned
	ListBack ListStep = "back" // tell what taking it back would do
	ListUndo ListStep = "undo" // take it back
	ListForm ListStep = "form" // make the empty form, with the units that there are
)

// ListTask is one step, and who hears of it.
type ListTask struct {
	Step   ListStep
	Tell   Event // of kind Received; the worker adds what came of it
	Lang   string
	Order  ListOrder
	Import ImportID // of Take, Back and Undo
	// Preview is the view of the preview that the step goes back to.
	Preview string `json:",omitempty"`
	// Shown are the numbers of ListBackOff that Undo was told to go by; nil: whatever they are.
	Shown *[4]int `json:",omitempty"`
}

// ListOrder is a list with all that an officer has said of it. Read again with the
// same answers it means the same.
type ListOrder struct {
	File  File              // on the shelf
	Scope Scope             // what the officer may change; rows of elsewhere are refused
	Area  AreaID            `json:",omitempty"` // of rows that name none
	Level Level             `json:",omitempty"` // of rows that have none
	Areas map[string]AreaID `json:",omitempty"` // what doubtful names mean, 0: their rows stay out
	New   []string          `json:",omitempty"` // areas that may be made
	Close bool              `json:",omitempty"` // what a note calls closed is closed
}

// ListPreview is what a list would change, as an officer is asked about it. Lists in
// it have the first few; Full has them all.
type ListPreview struct {
	Order   ListOrder
	Import  ImportID `json:",omitempty"` // staged; "" when there is nothing to take in
	Refused string   `json:",omitempty"` // why the file as a whole is of no use, in words
	Moved   []string `json:",omitempty"` // units that changed since an earlier preview
	Again   bool     `json:",omitempty"` // there was an earlier one, which was not taken in
	Other   *Import  `json:",omitempty"` // another list that was taken in meanwhile
	Notes   []string `json:",omitempty"` // about the file as a whole, in words
	Full    *Attachment

	Sheets                                               []ListSheet
	New, Changed, Same, Wrong, NoCode, NoArea, NoteCount int
	Renamed, Moving, Recoding, Missing, Levels, Closings int
	Lent                                                 LentArea
	Elsewhere                                            bool      `json:",omitempty"` // most of it looks like another place's
	Sweep                                                ListSweep // what is asked a second time

	Renames      []ListRename
	Moves        []ListMove // to another area
	Recodes      []ListMove // to another tax code
	MissingNames []string
	ClosingNames []string
	WrongRows    []ListRow
	Made         []string // areas
	Unknown      []UnknownArea
	Ended        []UnknownArea

	Spots []ListSpot // what it touches: whoever takes it in must have them all
}

// ListSweep counts what a list changes of so many units that it is asked about a second
// time, 0 where they are few.
type ListSweep struct{ Renames, Moves, Recodes int }

// ListRename is a unit's name before and after.
type ListRename struct{ Was, Now string }

// ListMove is a unit and what of it changes.
type ListMove struct{ Name, Was, Now string }

// ListRow is what is wrong in a row, in words.
type ListRow struct {
	Sheet  string `json:",omitempty"`
	Line   int
	Column string `json:",omitempty"`
	Why    string
}

// ListSpot is an area, 0 for one that is to be made, with a level.
type ListSpot struct {
	Area  AreaID
	Level Level
}

// Within tells whether all that the list touches is inside.
func (p *ListPreview) Within(s Scope) bool {
	for _, spot := range p.Spots {
		if !s.Contains(spot.Area, spot.Level) {
			return false
		}
	}
	return true
}

// ListBackOff is what taking a list back would do, or did.
type ListBackOff struct {
	Import            ImportID
	File              string
	Restored, Removed int
	Outside, Stayed   int
	OutsideNames      []string
	StayedNames       []string
	Done              bool
	Gone              bool // there is nothing (any more) to take back
	Moved             bool // it is not what was shown before: nothing was done
}

// Numbers are how many units become what.
func (b *ListBackOff) Numbers() [4]int { return [4]int{b.Restored, b.Removed, b.Outside, b.Stayed} }
