package bot

import "time"

// OfficerCode is a one-time invitation of an officer, known by its hash only.
type OfficerCode struct {
	Hash    string
	Scope   Scope
	By      AccountID
	Expires time.Time
	Spent   AccountID // "" while it is open
}

// InviteOfficer records a one-time code by its hash. The same Event again
// changes nothing.
type InviteOfficer struct {
	Event string
	OfficerCode
	At time.Time
}

// SpendCode makes Account an officer with the code's scope, added to the pairs
// that an officer has already: one conditional update; Conflict when the code is spent by somebody else or has expired.
// Spent by the same account again, it changes nothing.
type SpendCode struct {
	Hash    string
	Account AccountID
	Chat    Chat
	Name    string
	At      time.Time
}

// RemoveOfficer makes the account a principal again.
type RemoveOfficer struct {
	Account AccountID
	By      AccountID
	At      time.Time
}

func (InviteOfficer) write() {}
func (SpendCode) write()     {}
func (RemoveOfficer) write() {}
func (InviteOfficer) desk()  {}
func (SpendCode) desk()      {}
func (RemoveOfficer) desk()  {}
