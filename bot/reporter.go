package bot

import "time"

// Reporter is the tie between an account and a unit.
type Reporter struct {
	Account  AccountID
	Unit     UnitID
	Verified bool // came by the unit's own invitation, or was confirmed
}

// BindReporter ties the account to a unit by its invitation, as a verified
// reporter; earlier ones stay.
type BindReporter struct {
	Account AccountID
	Chat    Chat
	Unit    UnitID
	Invite  string
	At      time.Time
}

// RemoveReporter takes an account off a unit.
type RemoveReporter struct {
	Unit    UnitID
	Account AccountID
	By      AccountID
	At      time.Time
}

func (BindReporter) write()   {}
func (RemoveReporter) write() {}
func (RemoveReporter) desk()  {}
func (RemoveReporter) unit()  {}
