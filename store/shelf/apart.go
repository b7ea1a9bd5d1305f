package shelf

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// apart is the SHA-256 of what is written to it. Of a large file it is worked out beside
// whoever writes, who waits for the disk meanwhile; a small one is not worth that.
type apart struct {
	sum  hash.Hash
	size int64

	next []byte      // what is handed over when it is full
	full chan []byte // nil as long as the file is small
	free chan []byte
	done chan struct{}
}

// What is handed over at once, and how many of that there are.
const (
	handed = 256 << 10
	pieces = 3
)

func newApart() *apart { return &apart{sum: sha256.New()} }

func (a *apart) Write(p []byte) (int, error) {
	if a.size += int64(len(p)); a.full == nil {
		_, _ = a.sum.Write(p) // a hash takes everything
		if a.size >= stretch {
			a.begin()
		}
		return len(p), nil
	}
	if len(a.next)+len(p) > handed {
		a.full <- a.next
		a.next = (<-a.free)[:0]
	}
	a.next = append(a.next, p...)
	return len(p), nil
}

// begin has what comes from now on hashed by another.
func (a *apart) begin() {
	a.next, a.full, a.free, a.done = make([]byte, 0, handed), make(chan []byte, 1), make(chan []byte, pieces), make(chan struct{})
	for range pieces - 1 {
		a.free <- make([]byte, 0, handed)
	}
	go func() {
		defer close(a.done)
		for piece := range a.full {
			_, _ = a.sum.Write(piece)
			a.free <- piece
		}
	}()
}

// name is the SHA-256 in hex. Nothing is written after it.
func (a *apart) name() string {
	if a.full != nil {
		a.full <- a.next
		close(a.full)
		<-a.done
	}
	return hex.EncodeToString(a.sum.Sum(nil))
}
