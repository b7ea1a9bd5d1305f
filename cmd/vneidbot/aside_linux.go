package main

import (
	"os"
	"strconv"
	"syscall"
)

// lowestPriority lets all other processes go first. Linux keeps a priority for each
// thread: those that come later have it from the one that makes them.
func lowestPriority() error {
	for range 2 { // one may have been made meanwhile
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, t := range threads {
			id, err := strconv.Atoi(t.Name())
			if err != nil {
				return err
			}
			if err := syscall.Setpriority(syscall.PRIO_PROCESS, id, 19); err != nil {
				return err
			}
		}
	}
	return nil
}
