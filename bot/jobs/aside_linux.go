package jobs

import (
	"runtime"
	"syscall"
)

// lowest is the nice value of threads that let all others go first.
const lowest = 19

// Aside does work on a thread of its own, which lets all others go first, and returns when
// it is done. The thread ends with the work, for it could not be raised again; goroutines
// that the work starts are on other threads. What others wait for is not to be done aside:
// a lock that is held here is held for long.
func Aside(work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, lowest)
		work()
	}()
	<-done
}
