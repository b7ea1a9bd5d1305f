package bot

import "time"

// CallState is how far an officer has come with phoning a unit.
type CallState string

// The states.
const (
	Calling  CallState = "calling"
	Promised CallState = "promised"  // they will report by an hour
	NoAnswer CallState = "no_answer" // nobody answers the phone
)

// Call is the last that was noted about phoning a unit.
type Call struct {
	Unit     UnitID
	Event    string // that noted it
	By       AccountID
	State    CallState
	Promised time.Time // of Promised
	At       time.Time
}

// NoteCall notes who phones a unit and what came of it. Was is the event of the call
// that was seen, "" for none: when another officer came first, the transaction fails
// with Conflict.
type NoteCall struct {
	Call
	Was string
}

func (NoteCall) write() {}
func (NoteCall) desk()  {}
func (NoteCall) chase() {}
