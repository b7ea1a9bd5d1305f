package bot

import "time"

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

// RecordWish is a wish for correction or deletion of personal data (law
// 91/2025/QH15: answered in two working days).
type RecordWish struct {
	Event   string // key
	Account AccountID
	Kind    string // "correct" or "delete"
	Text    string
	At      time.Time
}

func (AskOfficer) write() {}
func (RecordWish) write() {}
