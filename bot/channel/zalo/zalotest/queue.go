package zalotest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// item is an event that waits to be given away, once.
type item struct {
	raw   []byte
	chat  string
	since time.Time
}

// push delivers an event; s.mu is held.
func (s *Server) push(chat string, event map[string]any) {
	raw, err := json.Marshal(event)
	if err != nil {
		panic("zalotest: " + err.Error())
	}
	s.give(item{raw: raw, chat: chat, since: time.Now()})
}

func (s *Server) give(it item) {
	n := 1
	if s.quirks.Twice {
		n = 2
	}
	for range n {
		if s.hook.url != "" {
			s.hookItem(it)
			continue
		}
		s.queue = append(s.queue, it)
	}
	close(s.arrived)
	s.arrived = make(chan struct{})
}

// PushRaw delivers an event in the words of the caller, well formed or not.
func (s *Server) PushRaw(body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.give(item{raw: []byte(body), since: time.Now()})
}

// Pending counts the events that wait.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.queue)
	for _, l := range s.hook.lines {
		n += len(l.items)
	}
	return n
}

// getUpdates gives one event away. It is gone then, whoever was asking.
func (s *Server) getUpdates(c call) (any, *failure) {
	seconds, err := strconv.Atoi(c.params["timeout"])
	if c.params["timeout"] == "" {
		seconds, err = 30, nil
	}
	s.mu.Lock()
	if err != nil || seconds < 0 {
		defer s.mu.Unlock()
		return nil, s.refuse(c.method, "timeout is no number")
	}
	if s.hook.url != "" {
		s.mu.Unlock()
		return nil, &failure{http.StatusBadRequest, "Bad Request: a webhook is set"}
	}
	if s.polls++; s.polls > 1 {
		_ = s.refuse(c.method, "two polls at once")
	}
	s.mu.Unlock()
	defer s.locked(func() { s.polls-- })
	return s.wait(c, min(time.Duration(seconds)*time.Second, pollMost))
}

func (s *Server) wait(c call, most time.Duration) (any, *failure) {
	over := time.NewTimer(most)
	defer over.Stop()
	for {
		s.mu.Lock()
		raw, arrived, list := s.next(), s.arrived, s.quirks.List
		s.mu.Unlock()
		switch {
		case raw != nil && list:
			return []json.RawMessage{raw}, nil
		case raw != nil:
			return json.RawMessage(raw), nil
		}
		select {
		case <-arrived:
			continue
		case <-over.C:
		case <-c.ctx.Done():
		case <-s.ctx.Done():
		}
		return nil, &failure{http.StatusRequestTimeout, "Request timeout"}
	}
}

// next takes the oldest event that is not lost yet; s.mu is held.
func (s *Server) next() []byte {
	for len(s.queue) > 0 {
		it := s.queue[0]
		s.queue = s.queue[1:]
		if keep := s.quirks.KeepFor; keep > 0 && time.Since(it.since) > keep {
			s.lost++
			continue
		}
		return it.raw
	}
	return nil
}
