package bot

import "time"

// ImportID names one taking in of a list: the id of the event that asked for it,
// so that asking twice is asking once.
type ImportID string

// Import is a list on its way into the records: first staged, which nobody sees,
// and then switched, as a whole up to SwitchMost rows and in small steps beyond
// that. For KeepImport it can be taken back.
type Import struct {
	ID    ImportID
	By    AccountID
	Name  string // of the file
	State ImportState
	Rows  int // that change something
	// Passed counts rows of a large list that were left, because somebody changed
	// their units while it was taken in.
	Passed int
	At     time.Time // when it was staged, switched or taken back
}

// AreasChange begins the ids of changes of areas: units move by them as by a list, but
// they are not the last import, which can be taken back.
const AreasChange = "areas:"

// ImportState is how far an import is.
type ImportState string

// The states of an import.
const (
	ImportStaged    ImportState = "staged"
	ImportSwitching ImportState = "switching" // a large one, until its last step
	ImportDone      ImportState = "done"
	ImportUndone    ImportState = "undone"
)

// SwitchMost is how many rows one transaction switches at most: it holds the writer
// for less than a second.
const SwitchMost = 5000

// Who recorded something that no account did: a list that was taken in or taken back,
// and a command of the program.
const (
	ByList    AccountID = "import"
	ByUndo    AccountID = "undo"
	ByCommand AccountID = "cli"
)

// KeepImport is how long an import can be taken back, and a staged one waits.
const KeepImport = 24 * time.Hour

// SwitchRoster is the kind of job that goes on with an import that was begun; its
// argument is the import's id.
const SwitchRoster = "roster"

// UndoRoster is the kind of job that goes on with taking an import back; its
// argument is the import's id.
const UndoRoster = "roster_undo"

// Undone is what taking an import back does, or would do.
type Undone struct {
	Import   Import
	Restored int    // units that are again what they were
	Removed  int    // units that came by it and are gone
	Outside  []Unit // that came by it and have reported since: they wait outside the list
	Stayed   []Unit // that somebody has changed since: that stays
	Begun    bool   // a part was taken back before: these are of the rest
}
