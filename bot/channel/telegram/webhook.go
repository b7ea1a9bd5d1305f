package telegram

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot/channel"
)

const (
	hookPath    = "/telegram"
	maxHookBody = 1 << 20
	hookAtOnce  = 100 // deliveries at once, Telegram's most
)

// secretHeader carries the webhook's secret.
const secretHeader = "X-Telegram-Bot-Api-Secret-Token"

// Handler takes the webhook's deliveries; nil when the channel polls. It
// answers 200 when the turn, or the note of an update that cannot be decoded, is
// durable, and 503 when neither is, so that Telegram brings the update again.
func (c *Channel) Handler() (string, http.Handler) {
	if c.opts.WebhookURL == "" {
		return hookPath, nil
	}
	return hookPath, &hookHandler{c: c, flying: map[int64]*delivery{}}
}

type hookHandler struct {
	c      *Channel
	mu     sync.Mutex
	flying map[int64]*delivery
}

// delivery is an update whose turn runs. Telegram may bring it a second time
// meanwhile, after it has lost its patience or its connection.
type delivery struct {
	done chan struct{}
	err  error
}

// ServeHTTP implements http.Handler.
func (h *hookHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	if !same(r.Header.Get(secretHeader), h.c.hook()) {
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxHookBody))
	if err != nil {
		http.Error(w, "not read", statusOfRead(err))
		return
	}
	in := h.c.live.Load()
	if in == nil || h.await(r.Context(), in, raw) != nil {
		w.Header().Set("Retry-After", "1")
		http.Error(w, "try again", http.StatusServiceUnavailable)
	}
}

func statusOfRead(err error) int {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// same compares in a time that tells nothing about either.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// await runs the update's turn, or waits for the one that runs already. The
// turn goes on when the request does not.
func (h *hookHandler) await(ctx context.Context, in *intake, raw []byte) error {
	d := h.join(in, raw)
	select {
	case <-d.done:
		return d.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *hookHandler) join(in *intake, raw []byte) *delivery {
	id, named := peekID(raw)
	h.mu.Lock()
	if d := h.flying[id]; named && d != nil {
		h.mu.Unlock()
		return d
	}
	d := &delivery{done: make(chan struct{})}
	if named {
		h.flying[id] = d
	}
	h.mu.Unlock()
	in.take(raw, time.Now(), func(err error) {
		h.mu.Lock()
		if named {
			delete(h.flying, id)
		}
		h.mu.Unlock()
		d.err = err
		close(d.done)
	})
	return d
}

// serveHook registers the webhook and lets deliveries in until ctx ends.
func (c *Channel) serveHook(ctx context.Context, handle channel.Handle) error {
	in := c.newIntake(ctx, handle, false)
	c.live.Store(in)
	err := c.persist(ctx, "setWebhook", c.setHook)
	if err == nil {
		<-ctx.Done()
	}
	in.close()
	c.live.Store(nil)
	return err
}

// setHook registers the webhook at every start. Whether that is needed cannot
// be found out: Telegram never tells which secret it holds.
func (c *Channel) setHook(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	_, err := c.api.SetWebhook(ctx, &api.SetWebhookParams{
		URL: c.opts.WebhookURL, SecretToken: c.hook(), AllowedUpdates: kinds, MaxConnections: hookAtOnce,
	})
	if err != nil {
		return c.sendError("setWebhook", err)
	}
	return nil
}
