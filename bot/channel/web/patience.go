package web

import (
	"io"
	"net/http"
	"sync"
	"time"
)

// The server bounds every request as a whole. A picture over a weak network may
// take longer, as long as it goes on.
const (
	stallTime = 30 * time.Second // without a byte
	writeTime = 30 * time.Second // a browser that takes nothing for so long is gone
)

// arriving is a body that may come until a time, and never pause for long.
type arriving struct {
	io.Reader
	ctrl  *http.ResponseController
	until time.Time
	stall time.Duration
	moved time.Time // when the deadline was last moved
}

// Read implements io.Reader. The deadline is moved when an eighth of it is gone: for
// each piece of a picture it cost half as much as the reading.
func (a *arriving) Read(p []byte) (int, error) {
	if now := time.Now(); now.Sub(a.moved) > a.stall/8 {
		by := now.Add(a.stall)
		if by.After(a.until) {
			by = a.until
		}
		_ = a.ctrl.SetReadDeadline(by)
		a.moved = now
	}
	return a.Reader.Read(p)
}

// leaving is an answer that may take long, as long as it is read.
type leaving struct {
	w    io.Writer
	ctrl *http.ResponseController
}

// Write implements io.Writer.
func (l leaving) Write(p []byte) (int, error) {
	_ = l.ctrl.SetWriteDeadline(time.Now().Add(writeTime))
	return l.w.Write(p)
}

// The most requests under way at once; streams are counted by the hub.
const (
	atOnceOf       = 200 // of an address
	picturesOf     = 64  // uploads among them
	picturesAtOnce = 400 // uploads over all: each holds a file open
)

// busy counts what is under way, by a key.
type busy struct {
	mu sync.Mutex
	n  map[string]int
}

// enter counts one more unless there are so many already. Whoever entered leaves.
func (b *busy) enter(key string, most int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n == nil {
		b.n = map[string]int{}
	}
	if b.n[key] >= most {
		return false
	}
	b.n[key]++
	return true
}

func (b *busy) leave(key string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n[key]--; b.n[key] <= 0 {
		delete(b.n, key)
	}
}

// crowded is how soon to come again when too much is under way.
const crowded = 2 * time.Second

// alongside serves a request unless its address has too many under way.
func (w *Web) alongside(r *http.Request, serve func() error) error {
	keys := []counted{{"r:" + w.address(r), atOnceOf}}
	if r.URL.Path == picturePath {
		keys = append(keys, counted{"p:" + w.address(r), picturesOf}, counted{"p", picturesAtOnce})
	}
	for _, k := range keys {
		if !w.busy.enter(k.key, k.most) {
			return slowDown{crowded}
		}
		defer w.busy.leave(k.key)
	}
	return serve()
}
