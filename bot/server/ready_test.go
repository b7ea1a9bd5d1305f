package server

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// parts is a program whose Redis can be taken away, and how often it was asked.
type parts struct {
	redis error
	asked int
	log   bytes.Buffer
	now   time.Time
	page  *readiness
}

func newParts() *parts {
	p := &parts{now: time.Now()}
	p.page = &readiness{log: slog.New(slog.NewTextHandler(&p.log, nil)), now: func() time.Time { return p.now },
		check: func(context.Context) map[string]error {
			p.asked++
			return map[string]error{"redis": p.redis, "database": nil}
		}}
	return p
}

func (p *parts) get() (int, string) {
	w := httptest.NewRecorder()
	p.page.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
	return w.Code, w.Body.String()
}

func TestReadyTellsEachPartWithoutItsCause(t *testing.T) {
	p := newParts()
	code, body := p.get()
	require.Equal(t, 200, code)
	require.JSONEq(t, `{"redis":"ok","database":"ok"}`, body)

	p.redis, p.now = errors.New("dial 10.0.0.7: refused"), p.now.Add(readyFor)
	code, body = p.get()
	require.Equal(t, 503, code)
	require.JSONEq(t, `{"redis":"failed","database":"ok"}`, body)
	require.Contains(t, p.log.String(), `part=redis err="dial 10.0.0.7: refused"`)
	require.NotContains(t, p.log.String(), "database")
}

func TestStrangersDoNotMakeThePartsWork(t *testing.T) {
	p := newParts()
	p.redis = errors.New("away")
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { p.get() })
	}
	all.Wait()
	require.Equal(t, 1, p.asked)
	require.Equal(t, 1, bytes.Count(p.log.Bytes(), []byte("not ready")), "the log is not theirs to fill")

	p.redis, p.now = nil, p.now.Add(readyFor-1)
	code, _ := p.get()
	require.Equal(t, 503, code, "an answer is good for a while")
	p.now = p.now.Add(1)
	code, _ = p.get()
	require.Equal(t, 200, code)
	p.now = p.now.Add(-24 * time.Hour)
	p.get()
	require.Equal(t, 3, p.asked, "a clock that was set back does not freeze an answer")
}
