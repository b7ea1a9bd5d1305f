package web

import (
	"errors"
	"sync"
	"sync/atomic"

	"vneidbot/bot"
)

// hub wakes the streams of a chat, and counts them by chat and by address. It
// hands them the entries that this process appends; where one misses some, it
// reads the log from where it is, so a slow one holds up nobody.
type hub struct {
	most  int // streams of an address
	mu    sync.Mutex
	chats map[string]map[*stream]struct{}
	from  map[string]int // streams by address
	total int
}

// stream is one browser that follows a chat.
type stream struct {
	chat  string
	from  string        // address
	wake  chan struct{} // holds one signal, which covers those after it
	upTo  atomic.Int64  // the newest entry that a signal was about
	fresh []bot.Entry   // not written yet; under the hub's lock
	notes chan string   // what happened inside, in the demonstration alone
}

// The most streams: of one chat (tabs, phones of one session), and over all; and
// the most entries that wait for a stream.
const (
	streamsOfChat = 12
	streamsOfAll  = 5000
	freshMost     = 8
)

var errStreams = errors.New("too many streams")

func newHub(most int) *hub {
	return &hub{most: most, chats: map[string]map[*stream]struct{}{}, from: map[string]int{}}
}

func (h *hub) join(chat, from string) (*stream, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.total >= streamsOfAll || len(h.chats[chat]) >= streamsOfChat || h.from[from] >= h.most {
		return nil, errStreams
	}
	s := &stream{chat: chat, from: from, wake: make(chan struct{}, 1), notes: make(chan string, 4)}
	if h.chats[chat] == nil {
		h.chats[chat] = map[*stream]struct{}{}
	}
	h.chats[chat][s] = struct{}{}
	h.from[from]++
	h.total++
	return s, nil
}

func (h *hub) leave(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.chats[s.chat], s)
	if len(h.chats[s.chat]) == 0 {
		delete(h.chats, s.chat)
	}
	if h.from[s.from]--; h.from[s.from] == 0 {
		delete(h.from, s.from)
	}
	h.total--
}

// hand gives the chat's streams an entry that was just appended. They write it
// when they are woken.
func (h *hub) hand(e bot.Entry) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.chats[e.Chat] {
		if len(s.fresh) < freshMost {
			s.fresh = append(s.fresh, e)
		}
	}
}

// handed takes what the stream was given.
func (h *hub) handed(s *stream) []bot.Entry {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := s.fresh
	s.fresh = nil
	return list
}

// ring wakes the chat's streams for an entry, and for those before it.
func (h *hub) ring(chat string, seq int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.chats[chat] {
		s.upTo.Store(max(s.upTo.Load(), seq)) // written under the lock alone
		select {
		case s.wake <- struct{}{}:
		default:
		}
	}
}

// note hands a line to the chat's streams; one that does not keep up misses it.
func (h *hub) note(chat, line string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.chats[chat] {
		select {
		case s.notes <- line:
		default:
		}
	}
}
