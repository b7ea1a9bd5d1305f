package bot

import "time"

// MatterKind is a kind of what waits for an officer.
type MatterKind string

// The kinds, in the order in which they are shown.
const (
	MatterDelete   MatterKind = "delete"   // a wish for deletion of personal data
	MatterCorrect  MatterKind = "correct"  // a wish for their correction
	MatterQuestion MatterKind = "question" // AsksSomething
	MatterLeaves   MatterKind = "leaves"   // LeavesUnit
	MatterDenied   MatterKind = "denied"   // a report that the unit says is not its own
	MatterUnit     MatterKind = "unit"     // a unit that nobody has accepted
	MatterCode     MatterKind = "code"     // a tax code that a unit without one has sent
	MatterWords    MatterKind = "words"    // a status in other words
	MatterLevel    MatterKind = "level"    // a unit without a level
)

// MatterKinds lists them in that order.
func MatterKinds() []MatterKind {
	return []MatterKind{MatterDelete, MatterCorrect, MatterQuestion, MatterLeaves, MatterDenied, MatterUnit, MatterCode, MatterWords, MatterLevel}
}

// Matter is something that people asked for, or that came up, and that an officer
// has to see to.
type Matter struct {
	Kind     MatterKind
	ID       string // with the kind its key: an event, a report, a unit
	At       time.Time
	Account  AccountID // who asked, "" for what came up
	Name     string
	Officer  bool // who asked is one
	Unit     Unit // with id, name, area and level; zero for none
	Text     string
	Receipt  Receipt
	Answered time.Time
	Done     time.Time // zero while it waits
	DoneBy   AccountID
}

// The law's clock (91/2025/QH15, 356/2025/NĐ-CP). Deletion has 20 days: the nights of
// the backups take 14 of them.
const (
	answerWithin  = 2 // working days
	correctWithin = 10
	deleteWithin  = 5
)

// AnswerBy is the last day to answer; ok is false for what nobody asked in person.
func (m Matter) AnswerBy(p Place) (day time.Time, ok bool) {
	day = p.Day(m.At)
	for n := 0; n < answerWithin; {
		if day = day.AddDate(0, 0, 1); p.Working(day) {
			n++
		}
	}
	return day, m.wish() || m.Kind == MatterQuestion
}

// FinishBy is the last day to do it; ok is false where the law sets none.
func (m Matter) FinishBy(p Place) (day time.Time, ok bool) {
	days := correctWithin
	if m.Kind == MatterDelete {
		days = deleteWithin
	}
	return p.Day(m.At).AddDate(0, 0, days), m.wish()
}

func (m Matter) wish() bool { return m.Kind == MatterDelete || m.Kind == MatterCorrect }

// Due is the next of both days; ok is false for what has none.
func (m Matter) Due(p Place) (day time.Time, ok bool) {
	day, ok = m.FinishBy(p)
	if by, asked := m.AnswerBy(p); asked && m.Answered.IsZero() && (!ok || by.Before(day)) {
		return by, true
	}
	return day, ok
}

// Late tells whether a day has passed without what the law wants.
func (m Matter) Late(p Place, today time.Time) bool {
	day, ok := m.Due(p)
	return ok && today.After(day)
}

// ResponsibleFor are the officers who have to see to the matter: those of its area,
// else those of its level, else those of everything.
func (m Matter) ResponsibleFor(officers []Account) (ids []AccountID) {
	best := len(widths)
	for _, o := range officers {
		switch w := m.width(o.Scope); {
		case w < best:
			best, ids = w, []AccountID{o.ID}
		case w == best && w < len(widths):
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// widths tell how wide a pair of a scope is, narrowest first.
var widths = []func(Pair) bool{
	func(p Pair) bool { return !p.AllAreas },
	func(p Pair) bool { return !p.AllLevels },
	func(Pair) bool { return true },
}

// width is how wide the narrowest part of the scope is that has the matter; as many
// as there are for none.
func (m Matter) width(s Scope) int {
	for i, such := range widths {
		for _, p := range s {
			if such(p) && m.in(Scope{p}) {
				return i
			}
		}
	}
	return len(widths)
}

// in tells whether the matter lies in the scope; what belongs to no unit lies in
// everything alone.
func (m Matter) in(s Scope) bool {
	if m.Unit.ID == 0 {
		return s.Covers(Everything)
	}
	return s.WithUnknownLevels().Contains(m.Unit.Area, m.Unit.Level)
}

// SettleMatter is an officer's word that a matter was answered, or is done.
// bot.Conflict: somebody said so before.
type SettleMatter struct {
	Event string // and Act: the key, that of the audit line beside it
	Act   string
	Kind  MatterKind
	ID    string
	Done  bool // else it was answered, and waits on
	By    AccountID
	At    time.Time
}

// NoteTold keeps that an officer was told what waits, up to the matter of that time.
type NoteTold struct {
	Account AccountID
	At      time.Time
	UpTo    time.Time
}

func (SettleMatter) write() {}
func (SettleMatter) desk()  {}
func (NoteTold) write()     {}
func (NoteTold) desk()      {}
