package store

import (
	"errors"

	"vneidbot/bot"
)

// Fault is why a DATA_DIR is not opened as it is found: going on would do harm.
// Errors of Open wrap it; its value names the sentence for people.
type Fault string

// What can be wrong with a DATA_DIR.
const (
	FaultNone       Fault = ""
	FaultKeyGone    Fault = "key_gone"    // a database without the key that signs its invitations
	FaultKeyDamaged Fault = "key_damaged" // the key's file has not the length of one
	FaultKeyOther   Fault = "key_other"   // the key is another database's
	FaultDataGone   Fault = "data_gone"   // pictures or conversations whose database is missing or empty
	FaultNewer      Fault = "newer"       // a newer program made the database
	FaultOlder      Fault = "older"       // an older program did; the next start brings it to this one's schema
	FaultRestoring  Fault = "restoring"   // a restore broke off half-way: do it again
	FaultUnreadable Fault = "unreadable"  // no SQLite database, or damaged
)

var faultTexts = map[Fault]string{
	FaultKeyGone:    "the key is missing; restore it from a backup",
	FaultKeyDamaged: "the key is damaged; restore it from a backup",
	FaultKeyOther:   "the key belongs to another database",
	FaultDataGone:   "the database is missing beside pictures or conversations; restore it from a backup",
	FaultNewer:      "a newer program made the database",
	FaultOlder:      "an older program made the database",
	FaultRestoring:  "a restore was not finished",
	FaultUnreadable: "the database cannot be read; restore it from a backup",
}

func (f Fault) Error() string { return faultTexts[f] }

// FaultOf is the fault in err's chain, FaultNone without one.
func FaultOf(err error) Fault {
	var f Fault
	_ = errors.As(err, &f)
	return f
}

// refuse is the error of a fault.
func refuse(f Fault) error { return bot.Fail(bot.Invalid, "store: open", f) }
