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
	size, err = s.fill(f, io.TeeReader(from, sum))
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
	busy         func() bool
}

func (s *steady) Write(p []byte) (n int, err error) {
	n, err = s.f.Write(p)
	for s.size += int64(n); s.size-s.pushed >= stretch; s.pushed += stretch {
		began := time.Now()
		disk.Push(s.f, s.pushed, stretch)
		if s.busy != nil && s.busy() {
			<-time.After(rest(time.Since(began)))
		}
	}
	return n, err
}

// GiveWay has large files come slowly while others are busy with the same disk: what they
// bring there waits behind each stretch of such a file.
func (s *Shelf) GiveWay(busy func() bool) { s.busy = busy }

// rest is how long the disk is left to others after a stretch that took so long.
func rest(took time.Duration) time.Duration {
	return min(max(4*took, 20*time.Millisecond), 200*time.Millisecond)
}

// fill copies what comes, in pieces of our own: the reader's may be small.
func (s *Shelf) fill(f *os.File, from io.Reader) (size int64, err error) {
	out := writers.Get().(*bufio.Writer)
	defer func() { out.Reset(nil); writers.Put(out) }()
	out.Reset(&steady{f: f, busy: s.busy})
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
