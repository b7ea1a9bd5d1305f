package session

import (
	"bufio"
	"bytes"
	"io"
	"maps"
	"time"
)

// readLog reads a log: where the latest line of each chat stands that is still alive,
// and what could not be read.
func readLog(log io.Reader, now time.Time) (live places, state LogState, err error) {
	live = places{}
	at := int64(0)
	for in := bufio.NewReaderSize(log, 1<<16); ; {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, state, err
		}
		whole := err == nil
		text := bytes.TrimSuffix(line, []byte("\n"))
		if r, perr := parseLine(text); perr == nil {
			live[spot(r.chat)] = place{at: at, until: r.until.Sub(now), n: int32(len(text))}
		} else if len(text) > 0 {
			state.Lost++
			state.Torn = !whole && printable(text)
		}
		at += int64(len(line))
		if !whole {
			maps.DeleteFunc(live, func(_ uint64, p place) bool { return p.until <= 0 })
			state.Alive = len(live)
			return live, state, nil
		}
	}
}

// printable tells a line's beginning from the zeros that some file systems put in
// the place of what a power cut took.
func printable(line []byte) bool {
	return bytes.IndexFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}
