package bot

import (
	"crypto/hmac"
	"encoding/base64"
	"strconv"
	"strings"
	"time"
)

// Feed is an address at which a spreadsheet reads the numbers of a scope. It is its
// officer's: it ends when the scope is no more the officer's, and a new generation
// revokes it.
type Feed struct {
	ID         string // by officer, scope and kind: the same is one
	Account    AccountID
	Scope      Scope
	Units      bool // a row for each unit, in the place of the levels of each area
	Generation int
	At         time.Time // when it was made
	Read       time.Time // the last day on which it was read, zero for never
}

// SetFeed makes a feed, or moves it to the next generation. Was is the generation that
// was seen, 0 for none: when it is another, the transaction fails with Conflict.
type SetFeed struct {
	Feed // without Generation and Read
	Was  int
}

// ReadFeed notes the day on which a feed was read.
type ReadFeed struct {
	ID string
	At time.Time
}

func (SetFeed) write()   {}
func (SetFeed) desk()    {}
func (SetFeed) office()  {}
func (ReadFeed) write()  {}
func (ReadFeed) desk()   {}
func (ReadFeed) office() {}

// FeedToken is the part of a feed's address that nobody can guess.
func (t *Tokens) FeedToken(id string, gen int) string {
	plain := id + "." + strconv.Itoa(gen)
	return plain + "." + base64.RawURLEncoding.EncodeToString(t.mac("feed", plain)[:macBytes])
}

// ReadFeedToken verifies it. Whether the generation is still the present one is the
// caller's to compare.
func (t *Tokens) ReadFeedToken(token string) (id string, gen int, ok bool) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return "", 0, false
	}
	gen, err := strconv.Atoi(parts[1])
	return parts[0], gen, err == nil && hmac.Equal([]byte(t.FeedToken(parts[0], gen)), []byte(token))
}
