package bot

import "time"

// Audit is a line of who did or saw what (/nhatky). The same Event and Act
// again is one line. Object is a code such as "unit:42", never a name or phone.
type Audit struct {
	Event   string
	Account AccountID
	Chat    Chat
	Act     string
	Object  string
	At      time.Time
}

// Itself is who did what the program does by itself, in the diary.
const Itself AccountID = "itself"

func (Audit) write() {}
func (Audit) desk()  {}
