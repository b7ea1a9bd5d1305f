package session

import (
	"bufio"
	"errors"
	"io"
	"os"
	"time"
)

// packWhenGrown starts a compaction when the log has outgrown what is alive in
// it. It works beside the turns; they wait only while the lines that came
// meanwhile are copied over. The caller is inside guard.
func (j *journal) packWhenGrown() {
	if j.busy || j.closed || j.size <= 2*j.floor+j.slack {
		return
	}
	j.busy = true
	end := j.size
	j.packing.Go(func() {
		err := j.pack(end)
		j.mu.Lock()
		defer j.mu.Unlock()
		j.busy = false
		if err != nil {
			j.floor = j.size // the old log goes on; try again when it has doubled
		}
	})
}

func (j *journal) pack(end int64) error {
	live, _, err := readLog(j.path, end, time.Now())
	if err != nil {
		return err
	}
	f, err := writeLog(j.path, live)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	old := j.file
	if err = copyTail(f, j.path, end); err == nil {
		err = j.adopt(f)
	}
	if j.file == f {
		return errors.Join(err, old.Close())
	}
	return errors.Join(err, drop(f))
}

func copyTail(to *os.File, path string, from int64) error {
	src, err := os.Open(path)
	if err != nil {
		return err
	}
	defer src.Close()
	if _, err := src.Seek(from, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(to, src)
	return err
}

func drop(f *os.File) error { return errors.Join(f.Close(), os.Remove(f.Name())) }

// writeLog writes the records to a new file beside path, on the disk when it
// returns, and open for appending.
func writeLog(path string, live map[string]record) (*os.File, error) {
	f, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(f, 1<<16)
	for _, r := range live {
		if _, err := out.Write(r.line()); err != nil {
			return nil, errors.Join(err, drop(f))
		}
	}
	if err := errors.Join(out.Flush(), f.Sync()); err != nil {
		return nil, errors.Join(err, drop(f))
	}
	return f, nil
}
