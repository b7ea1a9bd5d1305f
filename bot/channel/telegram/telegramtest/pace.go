package telegramtest

import (
	"net/http"
	"time"
)

// pace holds the times of a chat's latest messages.
type pace struct{ at []time.Time }

// full tells whether the window holds that many messages already, and when
// there is room again.
func (p *pace) full(now time.Time, most int, window time.Duration) (time.Duration, bool) {
	for len(p.at) > 0 && now.Sub(p.at[0]) >= window {
		p.at = p.at[1:]
	}
	if len(p.at) < most {
		return 0, false
	}
	return window - now.Sub(p.at[0]), true
}

// limits are Telegram's published ones: 30 messages a second over all, one a
// second to a person with bursts tolerated (5 in 5 seconds here), 20 a minute
// to a group.
type limits struct {
	on   bool
	all  pace
	over []Send // messages that came too fast
}

// Enforce makes the platform answer 429 to whoever goes over its limits.
func (s *Server) Enforce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.on = true
}

// TooMany are the messages that came too fast since Enforce, oldest first.
func (s *Server) TooMany() []Send {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Send(nil), s.limits.over...)
}

// throttle refuses messages that come too fast; an album may begin where one
// message might, and counts as its pictures. s.mu is held.
func (s *Server) throttle(to *chat, n int) *failure {
	if !s.limits.on {
		return nil
	}
	now, most, window := s.clock(), 5, 5*time.Second
	if !to.private() {
		most, window = 20, time.Minute
	}
	wait, over := to.sends.full(now, most, window)
	if all, tooMany := s.limits.all.full(now, 30, time.Second); tooMany {
		wait, over = max(wait, all), true
	}
	if over {
		s.limits.over = append(s.limits.over, Send{At: now, Chat: to.info.ID, Group: !to.private()})
		seconds := int(wait/time.Second) + 1
		return &failure{Code: http.StatusTooManyRequests, Text: "Too Many Requests: retry after " + itoa(int64(seconds)), Retry: seconds}
	}
	for range n {
		to.sends.at = append(to.sends.at, now)
		s.limits.all.at = append(s.limits.all.at, now)
	}
	return nil
}
