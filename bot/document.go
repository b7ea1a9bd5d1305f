package bot

import "time"

// DocumentKind is what a file that an office has given is for.
type DocumentKind string

// The kinds of documents.
const (
	LetterFile DocumentKind = "letter" // of the campaign, which the guide brings along
	FormFile   DocumentKind = "form"   // an office's own form, which workbooks fill
)

// SetDocument makes a file of the shelf the letter, or the form of an area, in the place
// of the one that was seen (its SHA-256, "" for none): Conflict when another one came
// between. A zero File takes it away.
type SetDocument struct {
	Kind DocumentKind // "" is the letter
	Area AreaID       // whose form it is, 0 for all areas
	File Attachment
	Was  string
	By   AccountID
	At   time.Time
}

func (SetDocument) write()  {}
func (SetDocument) desk()   {}
func (SetDocument) office() {}
