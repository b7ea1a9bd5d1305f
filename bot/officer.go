package bot

import "time"

// OfficerCode is a one-time invitation of an officer, known by its hash only.
type OfficerCode struct {
	Hash    string
	Scope   Scope
	By      AccountID
	Expires time.Time
	Spent   AccountID // "" while it is open

	// What the office knows of the person, "" for nothing.
	Name, Phone string
	// DeputyOf is the officer whose deputy the code makes, until the end of the day
	// Until, with that officer's scope as it is then; "" for an officer's own code.
	DeputyOf AccountID
	Until    time.Time
}

// OpenInvitation is an invitation that nobody has used: Event made its code, and makes the
// same one again.
type OpenInvitation struct {
	Event string
	OfficerCode
}

// Deputy is somebody who acts within an officer's scope until the end of a day.
type Deputy struct {
	Account AccountID
	Officer AccountID // in whose place
	Name    string
	Phone   string
	Until   time.Time
}

// InviteOfficer records a one-time code by its hash. The same Event again puts off when
// the code expires, if nobody has used it, and changes nothing else.
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

// SetOfficer gives an officer the real name and phone; Conflict when they are not
// what was seen any more.
type SetOfficer struct {
	Account           AccountID
	WasName, WasPhone string
	Name, Phone       string
}

// SetAdmin makes an officer an administrator as well, or an officer alone. Those of
// the configuration are not its business. Conflict: the account is no officer.
type SetAdmin struct {
	Account AccountID
	On      bool
	By      AccountID
	At      time.Time
}

// EndDeputy ends what a deputy may in an officer's place before its day.
type EndDeputy struct{ Officer, Deputy AccountID }

// RemoveOfficer makes the account a principal again, no administrator's either.
type RemoveOfficer struct {
	Account AccountID
	By      AccountID
	At      time.Time
}

func (InviteOfficer) write()  {}
func (SpendCode) write()      {}
func (RemoveOfficer) write()  {}
func (SetOfficer) write()     {}
func (SetAdmin) write()       {}
func (EndDeputy) write()      {}
func (SetOfficer) desk()      {}
func (SetAdmin) desk()        {}
func (EndDeputy) desk()       {}
func (SetOfficer) people()    {}
func (SetAdmin) people()      {}
func (EndDeputy) people()     {}
func (InviteOfficer) people() {}
func (SpendCode) people()     {}
func (RemoveOfficer) people() {}
func (InviteOfficer) desk()   {}
func (SpendCode) desk()       {}
func (RemoveOfficer) desk()   {}
