//go:build !cgo

package store

// SQLite is C: without a C compiler, or with CGO_ENABLED=0, nothing of the
// program can be built. The name is the sentence that the compiler then prints.
const _ = vneidbot_needs_a_C_compiler___install_gcc___and_do_not_set_CGO_ENABLED_to_0
