package store

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// Place names where the directory lies: the same for all processes of this
// machine that have it open, another one for a copy of it, here or elsewhere.
func (s *Store) Place() string {
	var at syscall.Stat_t
	if s.lock == nil || syscall.Fstat(int(s.lock.Fd()), &at) != nil {
		return ""
	}
	return fmt.Sprintf("%s/%d/%d", machine(), at.Dev, at.Ino)
}

// machine is one start of one machine's kernel, whatever containers run on it.
func machine() string {
	if id, err := os.ReadFile("/proc/sys/kernel/random/boot_id"); err == nil {
		return strings.TrimSpace(string(id))
	}
	name, _ := os.Hostname()
	return name
}
