package web

import "sync"

// recent are the sessions that were met since the last sweep, so that few
// requests and answers ask the table. A session ends with its last words after
// months, so one that is remembered for an hour too long does no harm.
type recent struct {
	mu   sync.Mutex
	ids  map[string]string // by the hash of the cookie
	live map[string]bool   // by id
}

// recentMost bounds the memory that it takes.
const recentMost = 50_000

func newRecent() *recent { return &recent{ids: map[string]string{}, live: map[string]bool{}} }

// session is the id of the session with the hash.
func (r *recent) session(hash []byte) (id string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, ok = r.ids[string(hash)]
	return id, ok
}

// has tells whether the id is one of them.
func (r *recent) has(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.live[id]
}

// add remembers a session that the table has.
func (r *recent) add(hash []byte, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.ids) >= recentMost {
		clear(r.ids)
		clear(r.live)
	}
	r.ids[string(hash)], r.live[id] = id, true
}

// forget has the table asked again.
func (r *recent) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.ids)
	clear(r.live)
}
