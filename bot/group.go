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
	Pin   Pin
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

func (BindGroup) write()   {}
func (UnbindGroup) write() {}
func (MoveChat) write()    {}
func (BindGroup) desk()    {}
func (UnbindGroup) desk()  {}
func (MoveChat) desk()     {}
