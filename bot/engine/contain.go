package engine

import (
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
