package bot

import "time"

// SetDocument makes a file of the shelf the letter that the guide brings along,
// in the place of the one that was seen (its SHA-256, "" for none): Conflict when
// another one came between. A zero File takes the letter away.
type SetDocument struct {
	File Attachment
	Was  string
	By   AccountID
	At   time.Time
}

func (SetDocument) write()  {}
func (SetDocument) desk()   {}
func (SetDocument) office() {}
