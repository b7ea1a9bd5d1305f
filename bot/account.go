package bot

import (
	"strings"
	"time"
)

// AccountID is a person on a platform, "telegram:9000001" or "zalo:ab12cd".
// Channels make it; everybody else compares it.
type AccountID string

// Channel is the platform part of the id.
func (a AccountID) Channel() string { c, _, _ := strings.Cut(string(a), ":"); return c }

// Chat is where a conversation takes place. A principal's private chat, an
// officers' group, a topic of a forum group.
type Chat struct {
	Channel string `json:"channel"`
	ID      string `json:"id"`
	Topic   string `json:"topic,omitempty"` // forum topic of the event; not part of the chat's identity
	Group   bool   `json:"group,omitempty"`
}

// Key identifies the chat among all channels; topics of one group share it.
func (c Chat) Key() string { return c.Channel + ":" + c.ID }

// Role is what an account may do besides reporting.
type Role string

// The roles, weakest first.
const (
	Principal Role = ""        // reports for units
	Officer   Role = "officer" // sees and decides inside a scope
	Admin     Role = "admin"   // everything; named in the configuration
)

// Account is a person as the records know it. Nothing is recorded of somebody
// who only looked: the row is written with the first thing that lasts.
type Account struct {
	ID      AccountID
	Name    string // as the platform shows it, or as given after the first receipt
	Post    string
	Phone   string
	Lang    string // "vi", "en" or "" for the default
	Role    Role
	Scope   Scope // of an officer
	Notice  int   // version of the privacy notice that was shown, 0 for none
	Contact bool  // name, post and phone were asked for once
}

// SetAccount records what the person gave or chose; nil fields stay as they are.
type SetAccount struct {
	ID      AccountID
	Chat    Chat
	Name    *string
	Post    *string
	Phone   *string
	Lang    *string
	Notice  *int
	Contact *bool // asked once
	Blocked *bool // alone, it is recorded of accounts that are on record only
	At      time.Time
}

// AccountChat is where an account can be written to, and how it is spoken to.
type AccountChat struct {
	Account AccountID
	Name    string
	Chat    Chat
	Lang    string
	Role    Role // an officer may report for a unit as well
}

// Speech is the language as it speaks to the account.
func (a AccountChat) Speech() string { return Addressing(a.Lang, a.Role) }

func (SetAccount) write() {}
