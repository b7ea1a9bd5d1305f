package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// rig is a channel on an emulated platform with a core that records.
type rig struct {
	t   *testing.T
	srv *telegramtest.Server
	c   *Channel
	log *lockedLog

	mu     sync.Mutex
	events []bot.Event
	came   chan struct{}
	handle channel.Handle
	parked []string

	cancel context.CancelFunc
	done   chan error
}

type lockedLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// newRig makes a channel that is not running yet; change may set options.
func newRig(t *testing.T, change ...func(*Options)) *rig {
	t.Helper()
	r := &rig{t: t, srv: telegramtest.New(t), log: &lockedLog{}, came: make(chan struct{})}
	r.handle = func(context.Context, bot.Event) error { return nil }
	o := Options{Options: botapi.Options{
		Token: telegramtest.Token, APIURL: r.srv.URL(), PollTimeout: time.Second,
		Logger: slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Undecodable: func(_ context.Context, kind, id string) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.parked = append(r.parked, kind+" "+id)
			r.note()
			return nil
		},
	}}
	for _, f := range change {
		f(&o)
	}
	c, err := New(o)
	require.NoError(t, err)
	r.c = c
	t.Cleanup(func() {
		r.stop()
		c.HTTP.CloseIdleConnections()
		c.files.CloseIdleConnections()
		require.NotContains(t, r.log.String(), "emulated-token", "the token is in the log")
	})
	return r
}

// note wakes up whoever waits for something to be recorded; r.mu is held.
func (r *rig) note() {
	close(r.came)
	r.came = make(chan struct{})
}

func (r *rig) start() *rig {
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel, r.done = cancel, make(chan error, 1)
	go func() { r.done <- r.c.Run(ctx, r.core) }()
	return r
}

func (r *rig) core(ctx context.Context, ev bot.Event) error {
	r.mu.Lock()
	r.events = append(r.events, ev)
	r.note()
	handle := r.handle
	r.mu.Unlock()
	return handle(ctx, ev)
}

// stop ends Run and returns its error.
func (r *rig) stop() error {
	if r.cancel == nil {
		return nil
	}
	r.cancel()
	r.cancel = nil
	select {
	case err := <-r.done:
		return err
	case <-time.After(20 * time.Second):
		r.t.Error("Run did not return")
		return errors.New("stuck")
	}
}

// until waits for the recorded state to satisfy the condition.
func (r *rig) until(what string, ok func() bool) {
	r.t.Helper()
	deadline := time.After(10 * time.Second)
	for {
		r.mu.Lock()
		good, came := ok(), r.came
		r.mu.Unlock()
		if good {
			return
		}
		select {
		case <-came:
		case <-deadline:
			require.FailNow(r.t, "it did not happen: "+what, "log:\n%s", r.log)
		}
	}
}

// event waits for the n-th event, counted from 1.
func (r *rig) event(n int) bot.Event {
	r.t.Helper()
	r.until(fmt.Sprintf("event %d", n), func() bool { return len(r.events) >= n })
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.events[n-1]
}

// confirmed waits until the platform holds no update any more.
func (r *rig) confirmed() {
	r.t.Helper()
	require.Eventually(r.t, func() bool { return r.srv.Pending() == 0 }, 10*time.Second, 5*time.Millisecond, "not confirmed")
}

func chatOf(u *telegramtest.User) bot.Chat {
	return bot.Chat{Channel: Name, ID: fmt.Sprint(u.ChatID()), Group: u.ChatID() < 0}
}

func TestAMessageIsTakenInAndConfirmed(t *testing.T) {
	r := newRig(t).start()
	u := r.srv.User(9000001, "Nguyễn Thị Hoa")
	u.Say("xin chào")

	ev := r.event(1)
	require.Equal(t, bot.Said, ev.Kind)
	require.Equal(t, "xin chào", ev.Text)
	require.Equal(t, bot.AccountID("telegram:9000001"), ev.From)
	require.Equal(t, "Nguyễn Thị Hoa", ev.Name)
	require.Equal(t, "vi", ev.Lang)
	require.Equal(t, bot.Chat{Channel: "telegram", ID: "9000001"}, ev.Chat)
	require.Equal(t, "1", ev.Message)
	require.Equal(t, "telegram:700000001", ev.ID)
	r.confirmed()
	require.NoError(t, r.stop())
	require.Empty(t, r.srv.Refused())
}
