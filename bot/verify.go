package bot

import "time"

// VerifyReporter is an officer's word that an account speaks for a unit that it has
// reported for. bot.Conflict: somebody said so before, or the tie is no more.
type VerifyReporter struct {
	Event   string // and Act: the key, that of the audit line beside it
	Act     string
	Unit    UnitID
	Account AccountID
	By      AccountID
	At      time.Time
}

func (VerifyReporter) write() {}
func (VerifyReporter) desk()  {}
func (VerifyReporter) unit()  {}
