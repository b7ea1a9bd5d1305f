package session

import (
	"bufio"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"vneidbot/bot"
)

// packWhenGrown starts a compaction when the log has outgrown what is alive in
// it. It works beside the turns; they wait only while the lines that came
// meanwhile are copied over. The caller is inside guard.
func (j *journal) packWhenGrown() {
	if j.busy || j.closed || j.size <= 2*j.floor+j.slack {
		return
	}
	p := j.beginPack()
	j.packing.Go(func() {
		if j.endPack(p) != nil {
			j.mu.Lock()
			defer j.mu.Unlock()
			j.floor = j.size // the old log goes on; try again when it has doubled
		}
	})
}

// packNow writes the log anew whatever its size, when no other compaction is under way.
func (j *journal) packNow() error {
	j.packing.Wait()
	j.mu.Lock()
	if j.busy || j.closed {
		j.mu.Unlock()
		return bot.Fail(bot.Unavailable, "session: pack", nil)
	}
	p := j.beginPack()
	j.mu.Unlock()
	return diskFault("pack", j.endPack(p))
}

// packing is a compaction of the log up to its end, and what is alive there.
type packing struct {
	file *os.File
	end  int64
	live places
}

// beginPack notes what is to be packed; the caller is inside guard.
func (j *journal) beginPack() packing {
	j.busy = true
	live, now := maps.Clone(j.places), time.Since(j.began)
	maps.DeleteFunc(live, func(_ uint64, p place) bool { return p.until <= now })
	return packing{file: j.file, end: j.size, live: live}
}

func (j *journal) endPack(p packing) error {
	f, moved, err := copyLog(j.path, p.file, p.live)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.busy = false
	if err != nil {
		return err
	}
	shift, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = io.Copy(f, io.NewSectionReader(p.file, p.end, j.size-p.end))
	}
	if err == nil {
		err = j.adopt(f, j.movedTo(moved, p.end, shift-p.end))
	}
	if j.file == f {
		return errors.Join(err, p.file.Close())
	}
	return errors.Join(err, drop(f))
}

// movedTo are the places in the new log: those of what was packed, and those of what
// came after its end, shifted.
func (j *journal) movedTo(moved places, end, shift int64) places {
	at := make(places, len(j.places))
	for chat, p := range j.places {
		if p.at >= end {
			p.at += shift
			at[chat] = p
		} else if m, ok := moved[chat]; ok {
			at[chat] = m
		}
	}
	return at
}

func drop(f *os.File) error { return errors.Join(f.Close(), os.Remove(f.Name())) }

// copyLog copies the lines that are alive to a new file beside path, on the disk when
// it returns, and open for appending; it tells where they stand there.
func copyLog(path string, from io.ReaderAt, live places) (*os.File, places, error) {
	f, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, err
	}
	out, moved, size := bufio.NewWriterSize(f, 1<<16), make(places, len(live)), int64(0)
	for _, chat := range slices.SortedFunc(maps.Keys(live), func(a, b uint64) int { return int(live[a].at - live[b].at) }) {
		p := live[chat]
		line := make([]byte, p.n+1)
		if _, err := from.ReadAt(line[:p.n], p.at); err != nil {
			return nil, nil, errors.Join(err, drop(f))
		}
		line[p.n] = '\n'
		if _, err := out.Write(line); err != nil {
			return nil, nil, errors.Join(err, drop(f))
		}
		p.at = size
		moved[chat] = p
		size += int64(len(line))
	}
	if err := errors.Join(out.Flush(), f.Sync()); err != nil {
		return nil, nil, errors.Join(err, drop(f))
	}
	return f, moved, nil
}
