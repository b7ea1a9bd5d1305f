//go:build !linux

package thumb

import "runtime/debug"

// Yield lets everything else go first; only Linux can be asked to.
func Yield() error { return nil }

// Confine asks the runtime to keep to 256 MiB; only Linux can be made to.
func Confine() error {
	debug.SetMemoryLimit(256 << 20)
	return nil
}
