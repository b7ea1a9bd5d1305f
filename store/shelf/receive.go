package shelf

import (
	"bufio"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	"vneidbot/store/disk"
)

// piece is how many bytes of a file that comes little by little are written at once.
const piece = 32 << 10

// Receive is Keep for what comes little by little and may be nobody's: without a
// name it goes after so long. A failure of the reader is returned as it is.
func (s *Shelf) Receive(from io.Reader, life time.Duration) (name string, size int64, err error) {
	if err := s.Room(0); err != nil {
		return "", 0, err
	}
	f, err := os.CreateTemp(s.aside(), "")
	if err != nil {
		return "", 0, failed("receive", err)
	}
	sum := newApart()
	size, err = fill(f, io.TeeReader(from, sum))
	if name = sum.name(); err != nil {
		_, _ = f.Close(), os.Remove(f.Name())
		return "", 0, err
	}
	path := s.path(name)
	err = errors.Join(f.Close(), s.place(path, func() error { return rename(f.Name(), path, time.Now().Add(life-Life)) }))
	if err != nil {
		_ = os.Remove(f.Name())
		return "", 0, failed("receive", err)
	}
	return name, size, failed("receive", s.disk.Lasts(path))
}

// writers are used again: one for each file is more memory than most files have bytes.
var writers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, piece) }}

// stretch is how much of a large file is brought to the disk at once.
const stretch = 1 << 20

// steady writes to a file, and lets what is written go to the disk while more comes: else
// all of a large file would be brought there at its end, with everybody waiting for it.
type steady struct {
	f            *os.File
	size, pushed int64
}

func (s *steady) Write(p []byte) (n int, err error) {
	n, err = s.f.Write(p)
	for s.size += int64(n); s.size-s.pushed >= stretch; s.pushed += stretch {
		disk.Push(s.f, s.pushed, stretch)
	}
	return n, err
}

// fill copies what comes, in pieces of our own: the reader's may be small.
func fill(f *os.File, from io.Reader) (size int64, err error) {
	out := writers.Get().(*bufio.Writer)
	defer func() { out.Reset(nil); writers.Put(out) }()
	out.Reset(&steady{f: f})
	if size, err = io.Copy(out, from); err == nil {
		err = out.Flush()
	}
	if disk := (*os.PathError)(nil); errors.As(err, &disk) {
		return 0, failed("receive", err)
	}
	return size, err
}

// rename gives the file its name, and the date by which Sweep knows how long it
// stays. One that has the name already may stay longer: it has the same bytes, or
// fewer after a power cut.
func rename(file, path string, kept time.Time) error {
	if there, err := os.Stat(path); err == nil && there.ModTime().After(kept) {
		kept = there.ModTime()
	}
	return errors.Join(os.Chtimes(file, kept, kept), os.Rename(file, path))
}
