package web

import "sync"

// recent are the sessions that were met and the messages that were said since
// the last sweep, so that few requests and answers ask the tables. Both end after
// months, so what is remembered for an hour too long does no harm.
type recent struct {
	mu      sync.Mutex
	ids     map[string]string // sessions by the hash of the cookie
	live    map[string]bool   // by id
	answers map[int64]string  // chats of the bot's messages
}

// recentMost bounds the memory that it takes.
const recentMost = 50_000

func newRecent() *recent {
	return &recent{ids: map[string]string{}, live: map[string]bool{}, answers: map[int64]string{}}
}

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

// answer is the chat that the message was said in.
func (r *recent) answer(seq int64) (chat string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	chat, ok = r.answers[seq]
	return chat, ok
}

// said remembers a message that the table has.
func (r *recent) said(seq int64, chat string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.answers) >= recentMost {
		clear(r.answers)
	}
	r.answers[seq] = chat
}

// forget has the tables asked again.
func (r *recent) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.ids)
	clear(r.live)
	clear(r.answers)
}
