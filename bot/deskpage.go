package bot

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
)

// How long an officer may open the page after asking for it, and work on it then.
const (
	OfferLife   = 10 * time.Minute
	DeskSession = 12 * time.Hour
)

// DeskPage names the officers' page as a channel, and is its path.
const DeskPage = "trang"

// PageOffer lets one officer open the page once, by a link or by a typed code;
// only the hashes of both are kept.
type PageOffer struct {
	Account AccountID
	Link    string // hash
	Code    string // hash
	Until   time.Time
}

// OfferPage records an offer. The same Event again changes nothing.
type OfferPage struct {
	Event string
	PageOffer
	At time.Time
}

// OpenPage spends an offer, by the hash of its link or of its code, and begins a
// session: one conditional update. Conflict: the offer is spent, or too old.
type OpenPage struct {
	Offer   string
	Session PageSession
	Cookie  string // hash
	At      time.Time
}

// ClosePage ends a session of the account; one that is over is over.
type ClosePage struct {
	Session string
	Account AccountID
}

// PageSession is one browser in which an officer works.
type PageSession struct {
	ID      string
	Account AccountID
	Until   time.Time
	Said    PageSaid
}

// Chat is where the desk answers the session.
func (s PageSession) Chat() Chat { return Chat{Channel: DeskPage, ID: s.ID} }

// PageSaid is what was last said to a session: the answer to an event, and what
// came since.
type PageSaid struct {
	Event    string    `json:"event,omitempty"`
	View     string    `json:"view,omitempty"`   // the path from which the event came: the answer stands open there
	Scope    Scope     `json:"scope,omitempty"`  // of the officer when the event came: whoever has less now sees none of it
	Before   []string  `json:"before,omitempty"` // events that were answered before
	Messages []Message `json:"messages,omitempty"`
}

// pageLetters is how many letters a typed code of the page has.
const pageLetters = 8

// PageOffer makes the link's and the code's secrets from an event: the same event
// gets the same ones, so that a second run says what the first one said.
func (t *Tokens) PageOffer(event string) (link, code string) {
	link = base64.RawURLEncoding.EncodeToString(t.mac("page link", event)[:18])
	code = spell(binary.BigEndian.Uint32(t.mac("page code", event)))
	return link, code[:pageLetters/2] + "-" + code[pageLetters/2:]
}

// HashPageSecret is what is kept of a link's secret, a code or a cookie: it needs
// the key. Of a code, how it was typed does not matter.
func (t *Tokens) HashPageSecret(kind, secret string) string {
	if kind == PageCode {
		secret = compactCode(secret)
	}
	return base64.RawURLEncoding.EncodeToString(t.mac("page hash", kind, secret)[:18])
}

// The secrets of the page, for HashPageSecret.
const (
	PageLink   = "link"
	PageCode   = "code"
	PageCookie = "cookie"
)

// IsPageCode tells whether something typed may be a code of the page.
func IsPageCode(typed string) bool {
	letters := compactCode(typed)
	return len(letters) == pageLetters && strings.Trim(letters, CodeLetters) == ""
}

func (OfferPage) write()  {}
func (OfferPage) desk()   {}
func (OfferPage) people() {}
func (OpenPage) write()   {}
func (OpenPage) desk()    {}
func (OpenPage) people()  {}
func (ClosePage) write()  {}
func (ClosePage) desk()   {}
func (ClosePage) people() {}
