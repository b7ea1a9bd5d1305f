package bot

import "time"

// Needs names the facts a step of the conversation asks for. Account and Units
// of the sender are always looked up.
type Needs struct {
	Codes    []TaxCode // units by tax code, with parents, children and near misses
	Name     string    // units by name, at most 6 (one more than is shown)
	NameArea AreaID    // narrows Name, unless no unit of the area has it or Name says another area
	Area     string    // areas by name, valid on the event's day
	There    string    // a unit's name, to be looked for in the area where Area names just one
	Unit     UnitID    // one unit with its state
	Report   ReportID  // a report that may have been sent already
	History  UnitID    // its reports, newest first, at most 20
	Invite   string    // a link's payload or a typed code
	Held     bool      // what is held about the sender, for /dulieu
	Export   bool      // with Held: all of it, row by row
	Disputed bool      // a report of a unit of the sender that another account made
	Receipt  Receipt   // a report by its code
	Reminded bool      // about which units the clock has written to the sender last
}

// Asked is what the clock has written to somebody last, within a day.
type Asked struct {
	Units []UnitID
	At    time.Time
}

// Facts answers Needs. What was not asked for is zero.
type Facts struct {
	Day       time.Time // of the event, at the office: midnight UTC
	Began     time.Time // when that day began
	Account   Account
	Units     []Unit // of the sender: reporter of, verified first, then by name
	Verified  map[UnitID]bool
	Campaign  Campaign
	Rounds    Rounds   // of all areas; shared: they are not changed
	Outages   []Outage // while one may widen the hour of a round at the event
	Codes     map[TaxCode]CodeFacts
	Named     []Unit          // what the words name, best first; one alone is surely meant
	Near      bool            // the best of Named is only like the words
	Schools   int             // how many schools the words name: of several, Named has one each
	Namesakes map[UnitID]bool // of these, the ones that stand for others of their name too
	More      bool            // Named has more matches than are shown
	Areas     []Area
	NearAreas []Area // where there is none in Areas: what may have been meant
	There     []Unit // what is called as Needs.There, and lies in the one of Areas
	Unit      *Unit
	Office    Area          // of Unit, or of the invitation: office and contact
	Tellable  []AccountChat // verified reporters of Unit that can be written to
	Report    *Report
	Disputed  *Report // the latest that another account made for a unit the sender is verified for, while nobody has decided about it
	History   []Report
	Attempts  int // registrations reported, with History
	Reminded  Asked
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
	Heir     *Unit  // in which a unit that carried it lives on, where all that do are closed
}

// Held is what is kept about an account, shown by /dulieu.
type Held struct {
	Reports  int
	Pictures int
	Units    []string
	Since    time.Time   // of the first record, zero if none
	More     []HeldCount // of what is not said above
	Rows     []HeldRow   // when Export was asked, at most HeldMost
}

// HeldMost is how many rows an export has.
const HeldMost = 5000

// Effects is what a step wants: records, answers, and messages to others.
type Effects struct {
	Writes []Write
	Say    []Say
	Tell   []Tell
}

// Tell is a message to somebody else than the sender; it becomes an outbox row
// in the transaction of the turn's writes. Key dedupes it.
type Tell struct {
	Key  string
	To   AccountChat
	Say  Say
	Wait time.Duration // it is not said before
	For  time.Duration // of no use so long after, and not said then; 0 for always
}
