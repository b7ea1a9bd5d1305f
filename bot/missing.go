package bot

import "time"

// Pile is one of the lists of those who are missing, by what can be done about
// them. The first four hold each unit that is not up to date exactly once.
type Pile string

// The piles.
const (
	HalfDone   Pile = "half"    // never reported; a report is in the making
	Reachable  Pile = "reach"   // never reported; somebody can be written to
	ToPhone    Pile = "phone"   // never reported; nobody can be written to
	ToUpdate   Pile = "update"  // reported before the round, and not that it waits or is done
	Unpictured Pile = "bare"    // reported, and the picture is to come
	Rejected   Pile = "refused" // the current report says Từ chối
	Unheard    Pile = "stuck"   // it was received, and nothing was heard for UnheardAfter since
)

// UnheardAfter is how long a registration that was received may take.
const UnheardAfter = 15 * 24 * time.Hour

// MissingPiles are the piles of those that are not up to date.
func MissingPiles() []Pile { return []Pile{Reachable, HalfDone, ToPhone, ToUpdate} }

// Piles are how many units each pile has.
type Piles map[Pile]int

// Missing counts those that are not up to date.
func (p Piles) Missing() (n int) {
	for _, pile := range MissingPiles() {
		n += p[pile]
	}
	return n
}

// Add adds the others.
func (p Piles) Add(o Piles) {
	for pile, n := range o {
		p[pile] += n
	}
}

// MissingOf asks who is missing: of a scope, for the round since then, at a moment.
type MissingOf struct {
	Scope  Scope
	Since  Since
	Silent string // the channel where nobody hears what is said unasked
	At     time.Time
}

// AreaPiles are the piles of an area.
type AreaPiles struct {
	Area AreaID
	Piles
}

// MissingUnit is a unit of a pile.
type MissingUnit struct {
	ID     UnitID
	Name   string
	Level  Level
	Area   AreaID
	Head   string // personal data: private chats of officers only
	Phone  string // the same
	Status Status // of its current report
	Reason Reason // of Status, where it has one
	At     time.Time
	Tries  int       // registrations reported
	Wants  Wants     // what its report in the making lacks
	Call   *Call     // the last one, of any day
	PutOff time.Time // until when somebody has put its report off, zero for not

	Returned *Return // where it has no report because the last one was given back

	ReasonText string
}

// Wants is what a report in the making lacks.
type Wants string

// What it may lack.
const (
	WantsNothing Wants = ""
	WantsCode    Wants = "code"
	WantsStatus  Wants = "status"
	WantsReason  Wants = "reason"
	WantsPicture Wants = "picture"
	WantsSending Wants = "send"
)

// DraftLife is how long a report in the making is kept.
const DraftLife = 24 * time.Hour

// NoteDraft says what the person's report in the making lacks first. It takes
// the place of the person's earlier one. The chat is where the person can be reminded of
// it, who may never have reported.
type NoteDraft struct {
	Draft   DraftID
	Account AccountID
	Chat    Chat
	Unit    UnitID
	Wants   Wants
	At      time.Time
}

// ForgetDraft says that it was given up. What is sent is forgotten by itself.
type ForgetDraft struct {
	Draft   DraftID
	Account AccountID
}

func (NoteDraft) write()   {}
func (ForgetDraft) write() {}
