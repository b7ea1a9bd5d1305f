package bot

import "time"

// ErasePicture removes a picture for good, wherever its bytes were sent for: hash,
// hour and who did it stay. A job of the kind EraseFile takes the bytes.
// bot.Conflict: no report has it any more.
type ErasePicture struct {
	Event  string // and Act: the key, that of the audit line beside it
	Act    string
	SHA256 string
	By     AccountID
	At     time.Time
}

// EraseFile is the kind of a job that takes a file off the shelf at once; its
// argument is the SHA-256.
const EraseFile = "file.erase"

// Erased is what stays of a picture that was removed.
type Erased struct {
	SHA256  string
	Receipt Receipt
	By      AccountID
	At      time.Time
}

func (ErasePicture) write() {}
func (ErasePicture) desk()  {}
