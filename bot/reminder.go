package bot

import (
	"strconv"
	"strings"
	"time"
)

// Reminding is why somebody is written to whom nobody has answered.
type Reminding string

// The remindings. The first four go by the hours of a round; a picture has none of its own.
const (
	RemindAhead    Reminding = "ahead"    // the working day before the units' hour
	RemindNear     Reminding = "near"     // two hours before it
	RemindPicture  Reminding = "picture"  // with that one, or the next: the picture that was promised
	RemindBegun    Reminding = "begun"    // shortly before it: a report that was begun and not sent
	RemindMorning  Reminding = "morning"  // officers: what waits, on the day of a deadline
	RemindOfficers Reminding = "officers" // officers: what is missing, shortly before the units' hour
	TellGroups     Reminding = "groups"   // groups: what was frozen
	RemindMoved    Reminding = "moved"    // the hour that was told is another one now
	RemindRefused  Reminding = "refused"  // a day after a refusal
	RemindRefused2 Reminding = "refused2" // two days after it
	RemindWaiting  Reminding = "waiting"  // three working days after a registration was received
	RemindPutOff   Reminding = "put_off"  // the person has named the hour
)

// Unreminded is why nobody was written to after all.
type Unreminded string

// The reasons. A message that was written may be taken back for the first four, or
// nobody has it, because the chat is gone.
const (
	NotPaused   Unreminded = "paused"   // an officer stopped what is said unasked
	NotReported Unreminded = "reported" // there was a report a short while ago
	NotMoved    Unreminded = "moved"    // the round was moved
	NotClosed   Unreminded = "closed"   // the unit was closed, exempt or merged into another
	NotPutOff   Unreminded = "put_off"  // the person has named another hour
	NotFailed   Unreminded = "failed"   // the chat does not take it
	NotToday    Unreminded = "today"    // the person was written to that day, or a moment ago
	NotLate     Unreminded = "late"     // its hour passed while the program was down, or before the round was made
)

// NewOccasion is the key of a reminder of a round: who was reminded within it is not
// reminded again. It holds the round's version, so that of a round which was moved
// nothing is done any more.
func NewOccasion(r Round, why Reminding) RoundKey {
	return RoundKey(strconv.FormatInt(int64(r.ID), 10) + "." + strconv.Itoa(r.Version) + ":" + string(why))
}

// ToDesk begins the keys of what is written to officers and groups.
const ToDesk = "can_bo:"

// MessageTo is the key of what is written of the reminder to an officer or a group.
func (k RoundKey) MessageTo(who string) string { return ToDesk + string(k) + ":" + who }

// Round is the round of a key, 0 for none.
func (k RoundKey) Round() RoundID {
	id, _, _ := strings.Cut(string(k), ".")
	n, _ := strconv.ParseInt(id, 10, 64)
	return RoundID(n)
}

// OfUnit is the key of a reminder that goes by the unit's own report.
func OfUnit(report ReportID, why Reminding) RoundKey {
	return RoundKey("u:" + string(why) + ":" + string(report))
}

// Remindable is a person who can be written to, with a unit that may be asked about.
type Remindable struct {
	AccountChat
	Unit     MissingUnit
	Report   ReportID // the unit's current one, "" for none
	Receipt  Receipt
	Reported time.Time  // when anything was reported of the unit last
	Told     time.Time  // when the person was written to unasked last
	Asked    time.Time  // when that was no mere correction of an hour
	Today    int        // how often that was on the day of the look
	Within   []RoundKey // the reminders of the last days about this unit
	Begun    time.Time  // when the report that Unit.Wants says was begun; zero for none
	Bare     bool       // the person has promised the picture of that report
	PutOff   time.Time  // until when the person has put it off, zero for not
	PutAt    time.Time  // when that was said
}

// ToldHour is the hour that a person was told last for a unit.
type ToldHour struct {
	AccountChat
	Unit  MissingUnit
	Round RoundKey
	Due   time.Time
}

// NoteOccasion notes that a reminder of a round is done, or why nobody was written to.
type NoteOccasion struct {
	Key RoundKey
	Due time.Time
	At  time.Time
	Why Unreminded
}

// Occasion is one that was noted, with what became of its messages.
type Occasion struct {
	Note    NoteOccasion
	Made    time.Time // when its round was made, or moved to where it is
	Told    int       // units, of which somebody has the message; officers or groups that have it
	Waiting int       // those of which nobody has it yet
	Skipped map[Unreminded]int
}

// PutOff is a person's word that a unit be asked about at another hour.
type PutOff struct {
	Account AccountID
	Units   []UnitID
	Until   time.Time
	At      time.Time
}

// EndPutOff notes that it was asked then, or needs no asking any more.
type EndPutOff struct {
	Account AccountID
	Unit    UnitID
	Until   time.Time
	At      time.Time
}

func (NoteOccasion) write() {}
func (NoteOccasion) desk()  {}
func (NoteOccasion) chase() {}
func (PutOff) write()       {}
func (EndPutOff) write()    {}
func (EndPutOff) desk()     {}
func (EndPutOff) chase()    {}

// The hours that a reminder offers, as its buttons say them, and which they are.
const (
	InHalfAnHour    = "30"
	ThisAfternoon   = "14"
	TomorrowMorning = "8"

	AfternoonAt = 14
	MorningAt   = 8
	NoonAt      = 11
	EveningAt   = 19
)

// Decimal is the id of a unit as buttons say it.
func Decimal(id UnitID) string { return strconv.FormatInt(int64(id), 10) }

// AllUnreminded lists the reasons in the order in which they are shown.
func AllUnreminded() []Unreminded {
	return []Unreminded{NotFailed, NotPaused, NotPutOff, NotReported, NotToday, NotMoved, NotClosed, NotLate}
}

// ToOfficers tells whether it is no reminder of principals.
func (why Reminding) ToOfficers() bool {
	return why == RemindMorning || why == RemindOfficers || why == TellGroups
}

// Reminding is the kind of a round's reminder.
func (k RoundKey) Reminding() Reminding {
	_, why, _ := strings.Cut(string(k), ":")
	return Reminding(why)
}
