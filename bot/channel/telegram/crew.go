package telegram

import "time"

// linger is how long an idle goroutine of a crew waits for more work.
const linger = time.Second

// crew runs functions beside the caller, on goroutines that stay for a while. A
// turn goes deep, and growing a new goroutine's stack for each one took a
// fifteenth of a report's CPU.
type crew struct {
	idle chan func()     // received by those without work
	over <-chan struct{} // closed when nobody need wait any more
}

func newCrew(over <-chan struct{}) crew { return crew{idle: make(chan func()), over: over} }

// do runs f at once.
func (c crew) do(f func()) {
	select {
	case c.idle <- f:
	default:
		go c.work(f)
	}
}

func (c crew) work(f func()) {
	rest := time.NewTimer(linger)
	defer rest.Stop()
	for {
		f()
		rest.Reset(linger)
		select {
		case f = <-c.idle:
		case <-rest.C:
			return
		case <-c.over:
			return
		}
	}
}
