package zalotest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// hook delivers events to the bot's own server: those of a chat in order, once.
type hook struct {
	url, secret string
	known       bool // a webhook was set at some time
	lines       map[string]*line
	statuses    []int
}

type line struct {
	items  []item
	active bool
	lost   int
}

const retryPause = 5 * time.Millisecond

func (s *Server) setWebhook(c call) (any, *failure) {
	u, err := url.Parse(c.params["url"])
	n := len(c.params["secret_token"])
	s.mu.Lock()
	if err != nil || u.Host == "" || n < 8 || n > 256 {
		defer s.mu.Unlock()
		return nil, s.refuse(c.method, "url or secret_token cannot be used")
	}
	s.hook.url, s.hook.secret, s.hook.known = c.params["url"], c.params["secret_token"], true
	waiting, unverified := s.queue, s.quirks.Unverified
	s.queue = nil
	for _, it := range waiting { // what nobody has fetched yet
		s.hookItem(it)
	}
	s.mu.Unlock()
	outcome := map[string]any{"ok": true, "status_code": 200, "outcome": "webhook.ok"}
	if status := s.probe(); status/100 != 2 || unverified {
		outcome = map[string]any{"ok": false, "status_code": status, "outcome": "webhook.http.other"}
	}
	return map[string]any{"url": c.params["url"], "updated_at": time.Now().UnixMilli(), "verification": outcome}, nil
}

// probe asks the address at once, with an event that is none.
func (s *Server) probe() int {
	body := `{"event_name":"webhook.test","message":{"date":1787124248,"message_id":"webhook-test","text":"Please respond with HTTP 200"}}`
	s.mu.Lock()
	h := s.hook
	s.mu.Unlock()
	return s.deliverTo(s.ctx, h, []byte(body))
}

func (s *Server) getWebhookInfo(call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.hook.known {
		return nil, &failure{http.StatusNotFound, "Not Found"}
	}
	return map[string]any{"url": s.hook.url, "updated_at": time.Now().UnixMilli()}, nil
}

func (s *Server) deleteWebhook(call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.hook.known {
		return nil, &failure{http.StatusBadRequest, "Bad Request: no webhook"}
	}
	s.hook.url = ""
	return map[string]any{"url": ""}, nil
}

func (s *Server) testWebhook(call) (any, *failure) {
	return map[string]any{"ok": s.probe()/100 == 2}, nil
}

// Webhook is the address that is set, "" for none.
func (s *Server) Webhook() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hook.url
}

// Statuses are what the webhook answered to the events so far.
func (s *Server) Statuses() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]int(nil), s.hook.statuses...)
}

// LostOf is how many of the person's events the webhook did not take.
func (u *User) LostOf() int {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if l := u.s.hook.lines[u.chat.id]; l != nil {
		return l.lost
	}
	return 0
}

// hookItem queues an event for delivery; s.mu is held.
func (s *Server) hookItem(it item) {
	l := s.hook.lines[it.chat]
	if l == nil {
		l = &line{}
		s.hook.lines[it.chat] = l
	}
	l.items = append(l.items, it)
	if !l.active {
		l.active = true
		s.busy.Add(1)
		go s.deliver(l)
	}
}

// deliver gives one chat's events away.
func (s *Server) deliver(l *line) {
	defer s.busy.Done()
	for {
		s.mu.Lock()
		if len(l.items) == 0 || s.ctx.Err() != nil {
			l.active = false
			s.mu.Unlock()
			return
		}
		it, h, tries := l.items[0], s.hook, s.quirks.Retries
		s.mu.Unlock()
		ok := s.try(h, it, tries)
		s.mu.Lock()
		l.items = l.items[1:]
		if !ok {
			s.lost++
			l.lost++
		}
		s.mu.Unlock()
	}
}

func (s *Server) try(h hook, it item, retries int) bool {
	for n := 0; ; n++ {
		status := s.deliverTo(s.ctx, h, it.raw)
		s.locked(func() { s.hook.statuses = append(s.hook.statuses, status) })
		if status/100 == 2 || n >= retries {
			return status/100 == 2
		}
		select {
		case <-time.After(retryPause):
		case <-s.ctx.Done():
			return false
		}
	}
}

func (s *Server) deliverTo(ctx context.Context, h hook, body []byte) int {
	s.mu.Lock()
	if s.quirks.Wrapped {
		body = []byte(`{"ok":true,"result":` + strings.TrimSpace(string(body)) + `}`)
	}
	s.mu.Unlock()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(body))
	if err != nil {
		return 0
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Java/1.8.0_192")
	r.Header.Set("X-Bot-Api-Secret-Token", h.secret)
	resp, err := s.client.Do(r)
	if err != nil {
		return 0
	}
	defer func() { _ = resp.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20))
	return resp.StatusCode
}
