package bot

import "time"

// Datum is a kind of what is kept about a person.
type Datum string

// The kinds.
const (
	DatumAccount  Datum = "account" // the platform's id of the person
	DatumName     Datum = "name"
	DatumPost     Datum = "post"
	DatumPhone    Datum = "phone"
	DatumChoice   Datum = "choice" // language, notice that was shown, whether messages come through
	DatumTie      Datum = "tie"    // that the person reports for a unit
	DatumReport   Datum = "report"
	DatumPicture  Datum = "picture"
	DatumQuestion Datum = "question"
	DatumWish     Datum = "wish"
	DatumAct      Datum = "act"   // what the person did as an officer
	DatumPage     Datum = "page"  // what was said on the page
	DatumQueue    Datum = "queue" // messages that wait, or were sent lately
	DatumView     Datum = "view"  // what buttons of officers mean
)

// Until is how long something is kept.
type Until string

// How long.
const (
	UntilAsked   Until = "asked"   // until its deletion is asked for
	UntilRule    Until = "rule"    // as long as the office keeps its records: Campaign.KeepReports
	UntilAudit   Until = "audit"   // as long as it keeps what officers did: Campaign.KeepAudit
	UntilRound   Until = "round"   // Campaign.KeepPictures after the last round
	UntilDone    Until = "done"    // a few days at most
	UntilMonth   Until = "month"   // 30 days after it is finished
	UntilQuarter Until = "quarter" // 90 days
)

// HeldCount is how much of a kind is kept about a person.
type HeldCount struct {
	What Datum
	N    int
}

// HeldRow is one thing that is kept about a person.
type HeldRow struct {
	What   Datum
	At     time.Time
	Value  string
	Status Status // of a report
	Until  Until
}

// Forget is the kind of a job that takes one person out of everything that is kept;
// its arguments are a Forgetting.
const Forget = "forget"

// Forgetting is whom a job of the kind Forget takes out.
type Forgetting struct {
	Account AccountID
	Asked   time.Time // when an officer said so
}

// Forgotten is what has to be done when a person is out of the records.
type Forgotten struct {
	Chats []Chat  // the person's private ones
	Names []Trace // to be kept beside the backups
}

// Trace lets a person be taken out of a backup again: nobody can read from it who
// it was.
type Trace struct {
	Hash string
	At   time.Time // of the deletion: later records are another matter
}
