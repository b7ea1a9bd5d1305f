// Package crew runs functions beside their caller, on goroutines that stay for a
// while. A turn and a message's way to the platform go deep, and growing a new
// goroutine's stack for each of them took a fifteenth of a report's CPU.
package crew

import "time"

// linger is how long an idle goroutine waits for more work.
const linger = time.Second

// Crew has as many goroutines as there is work at once, and none after a second
// without any.
type Crew struct {
	idle chan func()     // received by those without work
	over <-chan struct{} // closed when nobody need wait any more
}

// New makes a crew. Its idle goroutines end when over is closed, also if that is
// never (nil): then a second later.
func New(over <-chan struct{}) Crew { return Crew{idle: make(chan func()), over: over} }

// Do runs f at once.
func (c Crew) Do(f func()) {
	select {
	case c.idle <- f:
	default:
		go c.work(f)
	}
}

func (c Crew) work(f func()) {
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
