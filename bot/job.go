package bot

import (
	"encoding/json"
	"time"
)

// Do is work to be done once, later, by one copy of the program: what is too
// heavy for a turn, or has its own hour. It is a row of the transaction that
// causes it; a second one of the same key is not written.
type Do struct {
	Key       string
	Kind      string // whose worker does it
	Args      any    // as JSON; the worker knows its shape
	NotBefore time.Time
}

// Occur is an event from inside, told to its chat's conversation like any other:
// once, in the order of the chat. Its ID is its key.
type Occur struct{ Event Event }

// RoleMenu is the kind of job that has an account's app show the menu of its role.
// Its arguments are the account's id.
const RoleMenu = "menu"

// Job is a Do that one worker has claimed.
type Job struct {
	Row   int64
	Key   string
	Kind  string
	Args  json.RawMessage
	Tries int       // that failed before, or ended with the program
	Since time.Time // when it was written
	Until time.Time // end of the lease, which names the claim
}

// Read decodes the arguments.
func (j Job) Read(args any) error {
	if err := json.Unmarshal(j.Args, args); err != nil {
		return Fail(Invalid, "job: arguments", err)
	}
	return nil
}

func (Do) write()    {}
func (Occur) write() {}
