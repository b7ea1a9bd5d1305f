package thumb

import (
	"errors"
	"os"
	"runtime/debug"
	"strconv"
	"syscall"
)

// The limits of the confined process. Memory is what it may write to: Go
// reserves far more addresses than it uses.
const (
	maxMemory  = 256 << 20
	maxSeconds = 5
)

// Yield lets everything else go first. Linux keeps a priority for each thread; those that
// come later have it from the one that makes them. SCHED_IDLE was no better for whoever
// waits meanwhile, and on a busy machine such work would never end.
func Yield() error {
	for range 2 { // one may have been made meanwhile
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, t := range threads {
			id, err := strconv.Atoi(t.Name())
			if err == nil {
				err = syscall.Setpriority(syscall.PRIO_PROCESS, id, 19)
			}
			if err != nil && !errors.Is(err, syscall.ESRCH) {
				return err
			}
		}
	}
	return nil
}

// Confine takes from this process what drawing does not need: memory over 256
// MiB, more than five seconds of the processor, files to write.
func Confine() error {
	debug.SetMemoryLimit(maxMemory * 3 / 4)
	set := func(what int, most uint64) error {
		return syscall.Setrlimit(what, &syscall.Rlimit{Cur: most, Max: most})
	}
	return errors.Join(set(syscall.RLIMIT_DATA, maxMemory), set(syscall.RLIMIT_CPU, maxSeconds),
		set(syscall.RLIMIT_CORE, 0))
}
