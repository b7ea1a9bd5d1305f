package bot

import "time"

// Group is a group chat that an officer bound to a scope.
type Group struct {
	Chat  Chat
	Title string
	Scope Scope
	By    AccountID
	At    time.Time
	Lang  string
}

// OfficerCode is a one-time invitation of an officer, known by its hash only.
type OfficerCode struct {
	Hash    string
	Scope   Scope
	By      AccountID
	Expires time.Time
	Spent   AccountID // "" while it is open
}

// BindGroup ties a group to a scope. Was is the binding the officer saw ("" for
// none): when another came between, the transaction fails with Conflict.
type BindGroup struct {
	Group
	Was AccountID
}

// UnbindGroup ends the binding, by an officer or because the bot was removed.
type UnbindGroup struct {
	Chat Chat
	By   AccountID
	At   time.Time
}

// MoveChat follows a group that became a supergroup: binding, reporters' chats
// and open outbox rows.
type MoveChat struct {
	From, To Chat
	At       time.Time
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

// RenewInvite revokes the invitations of a unit or of an area's common link by
// moving it to generation Was+1; Conflict when it is not at Was.
type RenewInvite struct {
	Unit UnitID
	Area AreaID
	Was  int
	By   AccountID
	At   time.Time
}

// RemoveReporter takes an account off a unit.
type RemoveReporter struct {
	Unit    UnitID
	Account AccountID
	By      AccountID
	At      time.Time
}

// Audit is a line of who did or saw what (/nhatky). The same Event and Act
// again is one line. Object is a code such as "unit:42", never a name or phone.
type Audit struct {
	Event   string
	Account AccountID
	Chat    Chat
	Act     string
	Object  string
	At      time.Time
}

func (BindGroup) write()      {}
func (UnbindGroup) write()    {}
func (MoveChat) write()       {}
func (InviteOfficer) write()  {}
func (SpendCode) write()      {}
func (RemoveOfficer) write()  {}
func (RenewInvite) write()    {}
func (RemoveReporter) write() {}
func (Audit) write()          {}
