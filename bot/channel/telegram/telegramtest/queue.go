package telegramtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"
)

// queue is what getUpdates hands out: an update stays until an offset above its
// id confirms it.
type queue struct {
	items     []item // by id
	head      int    // items before it are confirmed
	nextID    int64
	confirmed int
	allowed   []string      // the last list the bot gave; it holds for new updates only
	arrived   chan struct{} // closed when an update comes in
	rival     chan struct{} // closed when another poll ends the waiting one
}

type item struct {
	id  int64
	key int64 // the webhook queue it travels in
	raw []byte
}

func newQueue() queue { return queue{nextID: 700_000_001, arrived: make(chan struct{})} }

func (q *queue) pending() []item { return q.items[q.head:] }

// confirm drops what is below the offset. A negative one keeps that many of the
// newest and forgets the others.
func (q *queue) confirm(offset int64) {
	if n := len(q.pending()); offset < 0 {
		q.drop(max(0, n+int(offset)))
		return
	}
	n := 0
	for _, it := range q.pending() {
		if it.id >= offset {
			break
		}
		n++
	}
	q.drop(n)
}

func (q *queue) drop(n int) {
	q.head += n
	q.confirmed += n
	if q.head > 1024 && q.head > len(q.items)/2 {
		q.items = append([]item(nil), q.pending()...)
		q.head = 0
	}
}

func (q *queue) wake() {
	close(q.arrived)
	q.arrived = make(chan struct{})
}

// wants tells whether the bot's list of kinds admits this one. Without a list
// Telegram sends every kind that the emulation makes.
func (q *queue) wants(kind string) bool {
	return len(q.allowed) == 0 || slices.Contains(q.allowed, kind)
}

// push takes an update in; s.mu is held.
func (s *Server) push(u update, key int64) {
	if !s.queue.wants(u.kind()) {
		return
	}
	u.ID = s.queue.nextID
	raw, err := json.Marshal(u)
	if err != nil {
		panic("telegramtest: " + err.Error())
	}
	s.enqueue(raw, key)
}

func (s *Server) enqueue(raw []byte, key int64) {
	it := item{id: s.queue.nextID, key: key, raw: raw}
	s.queue.nextID++
	if s.hook.url != "" {
		s.hookItem(it)
		return
	}
	s.queue.items = append(s.queue.items, it)
	s.queue.wake()
}

// PushRaw delivers an update in the words of the caller, well formed or not;
// body gets the update id that it should carry, which is returned.
func (s *Server) PushRaw(body func(updateID int64) string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.queue.nextID
	s.enqueue([]byte(body(id)), 0)
	return id
}

// SkipIDs makes the next update's id jump by n, also backwards: after a quiet
// week Telegram goes on from a random id.
func (s *Server) SkipIDs(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.nextID += n
}

// Pending counts the updates that are not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue.pending()) + s.hook.waiting()
}

// Confirmed counts those that are.
func (s *Server) Confirmed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.confirmed
}

// DropPending forgets every unconfirmed update, as 24 hours would.
func (s *Server) DropPending() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.head = len(s.queue.items)
}

// rawUpdates is a result that is written without being encoded again.
type rawUpdates [][]byte

func (r rawUpdates) encode() []byte {
	var b bytes.Buffer
	b.WriteString(`{"ok":true,"result":[`)
	for i, raw := range r {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(raw)
	}
	b.WriteString(`]}`)
	return b.Bytes()
}

func conflict(text string) *failure {
	return &failure{Code: http.StatusConflict, Text: "Conflict: " + text}
}

func (s *Server) getUpdates(c *call) (any, *failure) {
	s.mu.Lock()
	if s.hook.url != "" {
		s.mu.Unlock()
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	if err := s.setAllowed(c.text("allowed_updates")); err != nil {
		s.mu.Unlock()
		return nil, bad(err.Error())
	}
	s.queue.confirm(c.number("offset"))
	if s.queue.rival != nil {
		close(s.queue.rival)
	}
	rival := make(chan struct{})
	s.queue.rival = rival
	s.mu.Unlock()
	return s.await(c, rival)
}

// setAllowed keeps the kinds the bot asks for; s.mu is held.
func (s *Server) setAllowed(list string) error {
	if list == "" {
		return nil
	}
	var kinds []string
	if json.Unmarshal([]byte(list), &kinds) != nil {
		return errors.New("can't parse allowed updates JSON object")
	}
	s.queue.allowed = kinds
	return nil
}

// await is the long poll: it answers when there is something, when the time is
// up, or with 409 when another poll came.
func (s *Server) await(c *call, rival chan struct{}) (any, *failure) {
	over := time.NewTimer(time.Duration(min(c.number("timeout"), 50)) * time.Second)
	defer over.Stop()
	for {
		s.mu.Lock()
		found, arrived := s.peek(int(c.number("limit"))), s.queue.arrived
		s.mu.Unlock()
		if len(found) > 0 || c.number("timeout") <= 0 {
			return s.endPoll(rival, found)
		}
		select {
		case <-arrived:
		case <-over.C:
			return s.endPoll(rival, rawUpdates{})
		case <-rival:
			return nil, conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
		case <-c.ctx.Done():
			return s.endPoll(rival, rawUpdates{})
		case <-s.ctx.Done():
			return s.endPoll(rival, rawUpdates{})
		}
	}
}

func (s *Server) endPoll(rival chan struct{}, found rawUpdates) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.queue.rival == rival {
		s.queue.rival = nil
	}
	return found, nil
}

func (s *Server) peek(limit int) rawUpdates {
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	items := s.queue.pending()
	items = items[:min(limit, len(items))]
	found := make(rawUpdates, len(items))
	for i, it := range items {
		found[i] = it.raw
	}
	return found
}
