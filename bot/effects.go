package bot

import "time"

// Needs names the facts a step of the conversation asks for. Account and Units
// of the sender are always looked up.
type Needs struct {
	Codes    []TaxCode // units by tax code, with parents, children and near misses
	Name     string    // units by name, at most 6 (one more than is shown)
	NameArea AreaID    // narrows Name, unless no unit of the area has it
	Area     string    // areas by name, valid on the event's day
	Unit     UnitID    // one unit with its state
	Report   ReportID  // a report that may have been sent already
	History  UnitID    // its reports, newest first, at most 20
	Invite   string    // a link's payload or a typed code
	Held     bool      // what is held about the sender, for /dulieu
	Disputed bool      // a report of a unit of the sender that another account made
	Receipt  Receipt   // a report by its code
}

// Facts answers Needs. What was not asked for is zero.
type Facts struct {
	Day       time.Time // of the event, at the office: midnight UTC
	Began     time.Time // when that day began
	Account   Account
	Units     []Unit // of the sender: reporter of, verified first, then by name
	Verified  map[UnitID]bool
	Campaign  Campaign
	Codes     map[TaxCode]CodeFacts
	Named     []Unit // what the words name, best first; one alone is surely meant
	Schools   int    // how many schools the words name: of several, Named has one each
	More      bool   // Named has more matches than are shown
	Areas     []Area
	NearAreas []Area // where there is none in Areas: what may have been meant
	Unit      *Unit
	Office    Area          // of Unit, or of the invitation: office and contact
	Tellable  []AccountChat // verified reporters of Unit that can be written to
	Report    *Report
	Disputed  *Report // the latest that another account made for a unit the sender is verified for, while nobody has decided about it
	History   []Report
	Attempts  int // registrations reported, with History
	Invite    Invite
	Held      Held
	Backlog   Backlog // for the engine; the conversation does not ask
}

// Backlog is what of a chat waits.
type Backlog struct {
	Parked bool // events that have to be handled first
	Unsaid bool // answers that have to be said before new ones
}

// CodeFacts is what the roster knows near a tax code.
type CodeFacts struct {
	Exact    []Unit // carry the code
	Parent   []Unit // a 13-digit code was asked: units with its first ten digits
	Children []Unit // units with a suffix to its first ten digits, where none has just these
	Near     []Unit // one wrong digit or one adjacent swap away
}

// InviteKind is what an invitation opens.
type InviteKind string

// The kinds of invitation.
const (
	InviteNone  InviteKind = ""
	OpensUnit   InviteKind = "unit"  // a verified reporter of Unit
	OpensArea   InviteKind = "area"  // knows the area only
	InviteBad   InviteKind = "bad"   // wrong, expired or revoked
	InviteTired InviteKind = "tired" // too many wrong ones
)

// Invite is what an invitation resolved to.
type Invite struct {
	Kind InviteKind
	Unit *Unit
	Area Area

	Until time.Time // of InviteTired: when codes are looked at again
}

// Held is what is kept about an account, shown by /dulieu.
type Held struct {
	Reports  int
	Pictures int
	Units    []string
	Since    time.Time // of the first record, zero if none
}

// Write is something that is to last. The writes of one turn are one
// transaction; each is idempotent by its own key.
type Write interface{ write() }

// FileReport records a report. The store decides inside the transaction what
// depends on the present state: verified, attempt, whether it replaces the
// current one, the receipt. Writing the same ID again returns the first row.
type FileReport struct {
	ID         ReportID
	Draft      DraftID
	Unit       UnitID   // 0: New says which
	New        *NewUnit // a unit outside the roster
	Code       TaxCode  // typed for a unit that has none in the roster; "" otherwise
	NoCode     bool     // the unit says it has no tax code
	Status     Status
	Words      string
	Reason     Reason
	ReasonText string
	Account    AccountID
	At         time.Time
	Flags      []Flag
}

// NewUnit is a unit that is not in the roster, until an officer accepts it.
type NewUnit struct {
	Code  TaxCode
	Name  string
	Level Level
	Area  AreaID
}

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

// DropPictures forgets the pictures of a draft that will not be sent.
type DropPictures struct{ Draft DraftID }

// BindReporter ties the account to a unit by its invitation, as a verified
// reporter; earlier ones stay.
type BindReporter struct {
	Account AccountID
	Chat    Chat
	Unit    UnitID
	Invite  string
	At      time.Time
}

// SetAccount records what the person gave or chose; nil fields stay as they are.
type SetAccount struct {
	ID      AccountID
	Chat    Chat
	Name    *string
	Post    *string
	Phone   *string
	Lang    *string
	Notice  *int
	Contact *bool // asked once
	Blocked *bool // alone, it is recorded of accounts that are on record only
	At      time.Time
}

// DenyReport is a verified reporter's word that a report was not theirs.
type DenyReport struct {
	Report  ReportID
	Account AccountID
	At      time.Time
}

// RecordWish is a wish for correction or deletion of personal data (law
// 91/2025/QH15: answered in two working days).
type RecordWish struct {
	Event   string // key
	Account AccountID
	Kind    string // "correct" or "delete"
	Text    string
	At      time.Time
}

// QuestionKind is what an officer is asked to see to.
type QuestionKind string

// The kinds.
const (
	AsksSomething QuestionKind = "question" // a question, or a wish to speak to somebody
	LeavesUnit    QuestionKind = "leaves"   // does not look after the unit any more
)

// AskOfficer keeps a question, or words that somebody has to read, for whoever
// looks after the unit's area.
type AskOfficer struct {
	Event   string // key
	Kind    QuestionKind
	Account AccountID
	Chat    Chat
	Unit    UnitID // 0 for none
	Text    string
	At      time.Time
}

// WithdrawReport takes an own report back that was sent for a wrong school. It is
// refused (Conflict) once an officer has confirmed it. History keeps both.
type WithdrawReport struct {
	Report  ReportID
	Account AccountID
	At      time.Time
}

// Enqueue is an outbox row: a message nobody is waiting for in this turn.
type Enqueue struct {
	Key     string // dedupe key; a second row of the same key is not written
	To      Chat
	Message Message
	At      time.Time     // when it is written; of something unasked: not before
	Wait    time.Duration // not before so long after At
	Unasked bool          // paced, and after people's answers
}

// Unqueue takes a message out of the outbox that was said after all: its turn
// put it there while the platform's answer was not in yet. No such row is no failure.
type Unqueue struct{ Key string }

func (FileReport) write()     {}
func (KeepPicture) write()    {}
func (DropPictures) write()   {}
func (BindReporter) write()   {}
func (SetAccount) write()     {}
func (DenyReport) write()     {}
func (RecordWish) write()     {}
func (AskOfficer) write()     {}
func (WithdrawReport) write() {}
func (Enqueue) write()        {}
func (Unqueue) write()        {}

// Effects is what a step wants: records, answers, and messages to others.
type Effects struct {
	Writes []Write
	Say    []Say
	Tell   []Tell
}

// Tell is a message to somebody else than the sender; it becomes an outbox row
// in the transaction of the turn's writes. Key dedupes it.
type Tell struct {
	Key string
	To  AccountChat
	Say Say
}

// Outcome is what the transaction decided.
type Outcome struct {
	Report *Report // of FileReport, as the row says
}

// AccountChat is where an account can be written to, and in which language.
type AccountChat struct {
	Account AccountID
	Name    string
	Chat    Chat
	Lang    string
}
