package bot

import "time"

// ClassifyReport says which status the words of a report stand for. The report keeps
// its words; what was counted before stays. bot.Conflict: it was classified
// otherwise than was seen, or has no words of its own.
type ClassifyReport struct {
	Event  string // and Act: the key, that of the audit line beside it
	Act    string
	Report ReportID
	Was    Status // as it was seen: OtherStatus while nobody has classified it
	Status Status
	By     AccountID
	At     time.Time
}

func (ClassifyReport) write()  {}
func (ClassifyReport) desk()   {}
func (ClassifyReport) review() {}
