package bot

import "time"

// KeepPicture records a picture to be fetched. It belongs to the draft, or to
// Report when that was sent already.
type KeepPicture struct {
	Event   string // key: the event that brought it
	Chat    Chat
	Draft   DraftID
	Report  ReportID
	Account AccountID
	File    File
	Album   string
	At      time.Time
}

// DropPictures forgets the pictures of a draft that will not be sent, or the one that an
// event brought.
type DropPictures struct {
	Draft DraftID
	Event string // "" for all of them
}

// PictureJob is a picture that has to be fetched, claimed by one worker.
type PictureJob struct {
	Event   string // its key
	Chat    Chat
	Account AccountID
	Draft   DraftID
	Report  ReportID // "" while the draft is not sent
	File    File     // zero when the record of it is damaged
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

func (KeepPicture) write()  {}
func (DropPictures) write() {}
