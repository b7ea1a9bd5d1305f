package session

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"time"
)

// readLog reads the first n bytes of the log, all for -1: the latest record of
// each chat that is still alive, and what could not be read.
func readLog(path string, n int64, now time.Time) (live map[string]record, state LogState, err error) {
	live = map[string]record{}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return live, state, nil
	}
	if err != nil {
		return nil, state, err
	}
	defer f.Close()
	var src io.Reader = f
	if n >= 0 {
		src = io.LimitReader(f, n)
	}
	for in := bufio.NewReaderSize(src, 1<<16); ; {
		line, err := in.ReadBytes('\n')
		whole := err == nil
		if err != nil && err != io.EOF {
			return nil, state, err
		}
		if !whole {
			line = append(line, '\n')
		}
		if r, perr := parseLine(line[:len(line)-1]); perr == nil {
			live[r.chat] = r
		} else if len(line) > 1 {
			state.Lost++
			state.Torn = !whole && printable(line[:len(line)-1])
		}
		if !whole {
			live = alive(live, now)
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

func alive(all map[string]record, now time.Time) map[string]record {
	for chat, r := range all {
		if !r.until.After(now) {
			delete(all, chat)
		}
	}
	return all
}
