package shelf

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"sync"
	"time"
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
	sum := sha256.New()
	if size, err = fill(f, io.TeeReader(from, sum)); err != nil {
		_, _ = f.Close(), os.Remove(f.Name())
		return "", 0, err
	}
	name = hex.EncodeToString(sum.Sum(nil))
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

// fill copies what comes. The file is hidden behind an io.Writer, or it would be
// written in the reader's own pieces, which may be small.
func fill(f *os.File, from io.Reader) (size int64, err error) {
	out := writers.Get().(*bufio.Writer)
	defer func() { out.Reset(nil); writers.Put(out) }()
	out.Reset(struct{ io.Writer }{f})
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
