package bot

import "time"

// UnitEntry is a dated fact of a unit with who recorded it and why.
type UnitEntry struct {
	UnitFact
	By     AccountID // "import" for a list that was read in, "" for nobody known
	Reason string
}

// UnitPerson is somebody who reports for a unit, as officers see the person.
// Name, post and phone are personal data, for private chats alone.
type UnitPerson struct {
	AccountChat // with a zero Chat when the person cannot be written to
	Post        string
	Phone       string
	Verified    bool
	Since       time.Time // of the tie, or of its verification
	Begun       bool      // has a report in the making, and has reported nothing for the unit yet
}

// UnitPicture is a picture of one of a unit's reports.
type UnitPicture struct {
	Event   string // its key
	Channel string // that it came by
	File    File
	Kept
	Receipt Receipt
	Status  Status
	At      time.Time
}
