package bot

import "time"

// InviteKind is what an invitation opens.
type InviteKind string

// The kinds of invitation.
const (
	InviteNone  InviteKind = ""
	OpensUnit   InviteKind = "unit"  // a verified reporter of Unit
	OpensArea   InviteKind = "area"  // knows the area only
	InviteBad   InviteKind = "bad"   // wrong, expired or revoked
	InviteTired InviteKind = "tired" // too many wrong ones
)

// Invite is what an invitation resolved to.
type Invite struct {
	Kind InviteKind
	Unit *Unit
	Area Area

	Until time.Time // of InviteTired: when codes are looked at again
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

func (RenewInvite) write() {}
func (RenewInvite) desk()  {}
func (RenewInvite) unit()  {}
