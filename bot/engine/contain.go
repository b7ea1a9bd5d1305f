package engine

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
)

// panicked is a panic that was contained. What it says is fit for the log: the
// runtime's own words, else only the type, because a panic's value may hold
// what a person typed.
type panicked struct {
	what  string
	stack string
}

func (p *panicked) Error() string { return "panic: " + p.what }

// contain runs f and turns its panic into an error.
func contain(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			what := fmt.Sprintf("%T", v)
			if re, ok := v.(runtime.Error); ok {
				what = re.Error()
			}
			err = &panicked{what: what, stack: string(debug.Stack())}
		}
	}()
	return f()
}

func isPanic(err error) bool {
	var p *panicked
	return errors.As(err, &p)
}

// guard runs a part of the turn whose panic nothing inside has contained, such
// as one of a port's. Without it an event out of the inbox could end the
// program at every start.
func (t *turn) guard(f func() error) (err error) {
	outer := contain(func() error { err = f(); return nil })
	var p *panicked
	if errors.As(outer, &p) {
		t.opt.Log.Error("turn panicked", "event", t.event.ID, "kind", t.event.Kind, "what", p.what, "stack", p.stack)
		return outer
	}
	return err
}
