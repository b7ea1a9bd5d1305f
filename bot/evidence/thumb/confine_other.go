//go:build !linux

package thumb

import "runtime/debug"

// Confine asks the runtime to keep to 256 MiB; only Linux can be made to.
func Confine() error {
	debug.SetMemoryLimit(256 << 20)
	return nil
}
