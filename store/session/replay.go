package session

import (
	"bufio"
	"errors"
	"io"
	"os"
	"time"
)

// readLog reads the first n bytes of the log, all for -1: the latest record of
// each chat that is still alive, and the number of lines that are not whole.
func readLog(path string, n int64, now time.Time) (map[string]record, int, error) {
	live, bad := map[string]record{}, 0
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return live, 0, nil
	}
	if err != nil {
		return nil, 0, err
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
			return nil, 0, err
		}
		if !whole {
			line = append(line, '\n')
		}
		if r, perr := parseLine(line[:len(line)-1]); perr == nil {
			live[r.chat] = r
		} else if len(line) > 1 {
			bad++
		}
		if !whole {
			return alive(live, now), bad, nil
		}
	}
}

func alive(all map[string]record, now time.Time) map[string]record {
	for chat, r := range all {
		if !r.until.After(now) {
			delete(all, chat)
		}
	}
	return all
}
