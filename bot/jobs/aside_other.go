//go:build !linux

package jobs

// Aside does work; only on Linux a thread has a priority of its own.
func Aside(work func()) { work() }
