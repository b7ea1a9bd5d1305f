package bot

import "time"

// View is what a button means that has more to say than its 64 bytes hold: a
// scope of scattered areas, a selection. The button carries the id.
type View struct {
	ID      string
	Account AccountID // who asked for it first
	Chat    Chat
	Kind    string // what the JSON says
	JSON    string
	At      time.Time // last shown
}

// KeepView records a view for the buttons that name it. The same ID again is the
// same view, shown anew.
type KeepView struct{ View }

func (KeepView) write() {}
func (KeepView) desk()  {}
