package session

import (
	"path/filepath"
	"time"
)

// LogState is what the log of an embedded server holds.
type LogState struct {
	Alive int // conversations that can be read
	Lost  int // lines that cannot; a kill tears at most one
}

// Damaged tells that more is unreadable than a kill explains.
func (l LogState) Damaged() bool { return l.Lost > 1 }

// InspectLog reads the log in dir and changes nothing.
func InspectLog(dir string) (LogState, error) {
	live, bad, err := readLog(filepath.Join(dir, logName), -1, time.Now())
	return LogState{Alive: len(live), Lost: bad}, diskFault("inspect log", err)
}
