package bot

import "time"

// ErasePicture removes a picture for good, wherever its bytes were sent for: hash,
// hour and who did it stay. It leaves a job of the kind EraseFiles, which takes the
// bytes.
// bot.Conflict: no report has it any more.
type ErasePicture struct {
	Event  string // and Act: the key, that of the audit line beside it
	Act    string
	SHA256 string
	By     AccountID
	At     time.Time
}

// EraseFiles is the kind of a job that takes files off the shelf at once; its
// argument is a list of SHA-256.
const EraseFiles = "files.erase"

// Erased is what stays of a picture that was removed.
type Erased struct {
	SHA256  string
	Receipt Receipt
	By      AccountID
	At      time.Time
}

func (ErasePicture) write() {}
func (ErasePicture) desk()  {}
