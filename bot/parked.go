package bot

import "time"

// Parked is an event that could not be made durable by its own turn in time
// and waits in the inbox, in the order of its chat.
type Parked struct {
	Row   int64
	Event Event
	Tries int
	Since time.Time
}

// Queued is a message of the outbox, claimed for sending.
type Queued struct {
	Row     int64
	To      Chat
	Message Message
	Unasked bool
	Tries   int
	Since   time.Time
}

// PictureJob is a picture that has to be fetched, claimed by one worker.
type PictureJob struct {
	Event   string // its key
	Chat    Chat
	Account AccountID
	Draft   DraftID
	Report  ReportID // "" while the draft is not sent
	File    File
	Tries   int
}

// Kept describes a picture that is on the disk under its SHA-256.
type Kept struct {
	SHA256 string // hex, of what is kept
	Mime   string // "image/jpeg", "image/png", "image/webp"
	Size   int64  // bytes
	Width  int
	Height int
}
