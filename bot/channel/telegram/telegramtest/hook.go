package telegramtest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"sort"
	"strconv"
	"time"
)

// hook delivers updates to the bot's own server. Like Telegram it keeps the
// order within a queue and nothing across queues: a chat's messages are one
// queue, a person's taps another, so the two can be in flight at once.
type hook struct {
	url, secret string
	slots       chan struct{} // max_connections
	version     int           // moved by setWebhook and deleteWebhook
	lines       map[int64]*line
	retryMin    time.Duration
	retryMax    time.Duration
	client      *http.Client
	tries       int
	failedAt    time.Time // of the last delivery that failed; it stays when others succeed
	failure     string
}

// line is one delivery queue.
type line struct {
	items  []item
	active bool
}

func newHook() hook {
	return hook{
		lines: map[int64]*line{}, retryMin: 10 * time.Millisecond, retryMax: time.Second,
		client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 128}},
	}
}

// SetRetry sets the pause after a failed delivery; it doubles from least to most.
// Telegram's own go from 1 second to 2 minutes.
func (s *Server) SetRetry(least, most time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook.retryMin, s.hook.retryMax = least, most
}

// Deliveries counts the requests made to the webhook.
func (s *Server) Deliveries() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hook.tries
}

func (h *hook) waiting() int {
	n := 0
	for _, l := range h.lines {
		n += len(l.items)
	}
	return n
}

var secretRule = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (s *Server) setWebhook(c *call) (any, *failure) {
	address, err := url.Parse(c.text("url"))
	if err != nil || address.Host == "" {
		return nil, bad("bad webhook: invalid webhook URL specified")
	}
	if c.text("secret_token") != "" && !secretRule.MatchString(c.text("secret_token")) {
		return nil, bad("secret token contains unallowed characters")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.setAllowed(c.text("allowed_updates")); err != nil {
		return nil, bad(err.Error())
	}
	most := c.number("max_connections")
	if most <= 0 || most > 100 {
		most = 40
	}
	if s.hook.url != c.text("url") || s.hook.secret != c.text("secret_token") {
		s.hook.failedAt, s.hook.failure = time.Time{}, ""
	}
	s.hook.url, s.hook.secret, s.hook.slots = c.text("url"), c.text("secret_token"), make(chan struct{}, most)
	s.hook.version++
	s.toHook(c.flag("drop_pending_updates"))
	return true, nil
}

// toHook moves what waits for getUpdates, and what an earlier webhook did not
// take, into delivery, unless it is to be dropped.
func (s *Server) toHook(drop bool) {
	items := append(s.takeLines(), s.queue.pending()...)
	s.queue.items, s.queue.head = nil, 0
	if drop {
		return
	}
	sort.Slice(items, func(i, j int) bool { return items[i].id < items[j].id })
	for _, it := range items {
		s.hookItem(it)
	}
}

func (s *Server) takeLines() []item {
	var items []item
	for key, l := range s.hook.lines {
		items = append(items, l.items...)
		delete(s.hook.lines, key)
	}
	return items
}

func (s *Server) deleteWebhook(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook.url = ""
	s.hook.version++
	items := append(s.takeLines(), s.queue.pending()...)
	sort.Slice(items, func(i, j int) bool { return items[i].id < items[j].id })
	s.queue.items, s.queue.head = items, 0
	if c.flag("drop_pending_updates") {
		s.queue.head = len(s.queue.items)
	}
	s.queue.wake()
	return true, nil
}

func (s *Server) getWebhookInfo(*call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := map[string]any{
		"url": s.hook.url, "has_custom_certificate": false, "allowed_updates": s.queue.allowed,
		"pending_update_count": len(s.queue.pending()) + s.hook.waiting(), "max_connections": cap(s.hook.slots),
	}
	if !s.hook.failedAt.IsZero() {
		info["last_error_date"], info["last_error_message"] = s.hook.failedAt.Unix(), s.hook.failure
	}
	return info, nil
}

// hookItem queues an update for delivery; s.mu is held.
func (s *Server) hookItem(it item) {
	l := s.hook.lines[it.key]
	if l == nil {
		l = &line{}
		s.hook.lines[it.key] = l
	}
	l.items = append(l.items, it)
	if !l.active {
		l.active = true
		s.busy.Add(1)
		go s.deliver(l, it.key, s.hook.version)
	}
}

// deliver sends one line's updates, each until it is taken.
func (s *Server) deliver(l *line, key int64, version int) {
	defer s.busy.Done()
	pause := time.Duration(0)
	for {
		it, h, ok := s.nextOf(l, key, version)
		if !ok {
			return
		}
		h.slots <- struct{}{}
		failure, after := h.post(s.ctx, it)
		<-h.slots
		if failure == "" {
			s.taken(l, it)
			pause = 0
			continue
		}
		s.notTaken(failure)
		pause = min(max(2*pause, h.retryMin), h.retryMax)
		select {
		case <-time.After(min(max(pause, after), h.retryMax)):
		case <-s.ctx.Done():
			return
		}
	}
}

func (s *Server) nextOf(l *line, key int64, version int) (item, hook, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook.version != version {
		return item{}, hook{}, false
	}
	if len(l.items) == 0 {
		l.active = false
		delete(s.hook.lines, key)
		return item{}, hook{}, false
	}
	s.hook.tries++
	return l.items[0], s.hook, true
}

func (s *Server) taken(l *line, it item) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(l.items) > 0 && l.items[0].id == it.id {
		l.items = l.items[1:]
		s.queue.confirmed++
	}
}

func (s *Server) notTaken(failure string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook.failedAt, s.hook.failure = time.Now(), failure
}

// post makes one delivery; failure is "" when it was taken.
func (h *hook) post(ctx context.Context, it item) (failure string, after time.Duration) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(it.raw))
	if err != nil {
		return "Wrong webhook URL", 0
	}
	r.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	resp, err := h.client.Do(r)
	if err != nil {
		return "Connection refused", 0
	}
	defer func() { _ = resp.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20))
	if resp.StatusCode/100 != 2 {
		failure = "Wrong response from the webhook: " + resp.Status
	}
	seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
	return failure, time.Duration(seconds) * time.Second
}
