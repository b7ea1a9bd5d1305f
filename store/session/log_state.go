package session

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// LogState is what the log of an embedded server holds.
type LogState struct {
	Alive int // conversations that can be read
	Lost  int // lines that cannot
	// Torn tells that the last of them is the beginning of a line, as a kill
	// leaves it. The next start writes the log anew, so no other line is torn.
	Torn bool
}

// Damaged tells that more is unreadable than a kill explains.
func (l LogState) Damaged() bool { return l.Lost > 1 || l.Lost == 1 && !l.Torn }

// InspectLog reads the log in dir and changes nothing.
func InspectLog(dir string) (LogState, error) {
	log, err := os.Open(filepath.Join(dir, logName))
	if errors.Is(err, os.ErrNotExist) {
		return LogState{}, nil
	}
	if err != nil {
		return LogState{}, diskFault("inspect log", err)
	}
	defer log.Close()
	_, state, err := readLog(log, time.Now())
	return state, diskFault("inspect log", err)
}
