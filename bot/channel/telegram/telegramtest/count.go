package telegramtest

import (
	"strings"
	"time"
)

// counters tell what a bot did, for tests of pace.
type counters struct {
	albums   int
	calls    map[string]int
	polls    []time.Time // of the last second
	pollPeak int
	sends    []Send
}

// Send is a message that a chat got, for tests of pace.
type Send struct {
	At    time.Time
	Chat  int64
	Group bool
}

func newCounters() counters { return counters{calls: map[string]int{}} }

func (s *Server) count(method string) {
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counters.calls[method]++
	if method != "getUpdates" {
		return
	}
	c := &s.counters
	for len(c.polls) > 0 && now.Sub(c.polls[0]) >= time.Second {
		c.polls = c.polls[1:]
	}
	c.polls = append(c.polls, now)
	c.pollPeak = max(c.pollPeak, len(c.polls))
}

// Calls counts the calls of a method, faults included; "" counts all but getUpdates.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if method != "" {
		return s.counters.calls[method]
	}
	n := 0
	for name, calls := range s.counters.calls {
		if !strings.EqualFold(name, "getUpdates") {
			n += calls
		}
	}
	return n
}

// PollPeak is the largest number of getUpdates in any second so far.
func (s *Server) PollPeak() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counters.pollPeak
}

// Sends lists the new messages of the bot, oldest first.
func (s *Server) Sends() []Send {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Send(nil), s.counters.sends...)
}
