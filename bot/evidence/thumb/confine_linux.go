package thumb

import (
	"errors"
	"runtime/debug"
	"syscall"
)

// The limits of the confined process. Memory is what it may write to: Go
// reserves far more addresses than it uses.
const (
	maxMemory  = 256 << 20
	maxSeconds = 5
)

// Yield lets everything else go first.
func Yield() error { return syscall.Setpriority(syscall.PRIO_PROCESS, 0, 19) }

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
