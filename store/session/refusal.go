package session

import (
	"errors"
	"strings"

	"github.com/redis/go-redis/v9"
)

// Refusal is why a Redis does not do its work; its value names the sentence for
// people.
type Refusal string

// Why a call fails.
const (
	RefusalAway     Refusal = "away"     // nobody answers
	RefusalPassword Refusal = "password" // it wants a user or a password, or another one
	RefusalFull     Refusal = "full"     // maxmemory is reached
	RefusalReplica  Refusal = "replica"  // a replica, which can only be read
	RefusalAlone    Refusal = "alone"    // too few replicas of its own follow it
	RefusalDisk     Refusal = "disk"     // it cannot write to its own disk
	RefusalLoading  Refusal = "loading"  // it reads its data in
	RefusalOther    Refusal = "other"
)

// refusals are the words with which Redis begins its errors.
var refusals = map[string]Refusal{
	"NOAUTH": RefusalPassword, "WRONGPASS": RefusalPassword, "NOPERM": RefusalPassword, "OOM": RefusalFull,
	"READONLY": RefusalReplica, "NOREPLICAS": RefusalAlone, "MISCONF": RefusalDisk, "LOADING": RefusalLoading,
}

// RefusalOf is why a call failed.
func RefusalOf(err error) Refusal {
	var said redis.Error
	if !errors.As(err, &said) {
		return RefusalAway
	}
	word, _, _ := strings.Cut(said.Error(), " ")
	if r, ok := refusals[word]; ok {
		return r
	}
	if strings.Contains(said.Error(), "without any password") { // "ERR AUTH <password> called without any password configured…"
		return RefusalPassword
	}
	return RefusalOther
}
