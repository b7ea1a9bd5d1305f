package bot

import "time"

// HandOut notes that a file holds what is kept about a person, before the file is on
// the shelf: with that person's deletion it goes at once.
type HandOut struct {
	Account AccountID
	SHA256  string // with Account, the key
	At      time.Time
}

func (HandOut) write() {}
