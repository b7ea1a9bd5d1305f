package bot

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an error is, so that a caller can decide
// without reading its text.
type Kind uint8

// The kinds of failure.
const (
	Internal    Kind = iota // a bug, or a failure nobody has classified
	Invalid                 // the input cannot be used as it is
	NotFound                // what was named does not exist, or not in the scope
	Forbidden               // the account may not do this
	Conflict                // somebody else was first; the record says who
	Unavailable             // a part the turn needs is away; try again later
	Exhausted               // a limit was reached (attempts, rate, disk)
)

func (k Kind) String() string {
	return [...]string{"internal", "invalid", "not found", "forbidden", "conflict", "unavailable", "exhausted"}[k]
}

// Error is a failure with its kind. Words for people are chosen from the kind
// by whoever answers; Op and Err are for the log and never hold what a person
// typed.
type Error struct {
	Kind Kind
	Op   string // what was being done: "store: commit"
	Err  error  // the cause, may be nil
}

func (e *Error) Error() string {
	if e.Err == nil {
		return e.Op + ": " + e.Kind.String()
	}
	return fmt.Sprintf("%s: %s: %v", e.Op, e.Kind, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Fail makes an Error; a nil cause is allowed.
func Fail(kind Kind, op string, err error) error { return &Error{Kind: kind, Op: op, Err: err} }

// KindOf is the kind of the outermost Error in err's chain, Internal if there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
