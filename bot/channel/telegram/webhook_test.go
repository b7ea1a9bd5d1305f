package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// hookRig is a channel by webhook on the emulation; deliver posts to it by hand.
func hookRig(t *testing.T, change ...func(*Options)) (r *rig, url string) {
	var handler atomic.Pointer[http.Handler]
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) { (*handler.Load()).ServeHTTP(w, req) }))
	t.Cleanup(site.Close)
	r = newRig(t, append([]func(*Options){func(o *Options) { o.WebhookURL = site.URL }}, change...)...)
	path, h := r.c.Handler()
	handler.Store(&h)
	return r, site.URL + path
}

func deliver(t *testing.T, ctx context.Context, url, secret, body string) (status int, retry string) {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	require.NoError(t, err)
	if secret != "" {
		req.Header.Set(secretHeader, secret)
	}
	resp, err := http.DefaultClient.Do(req)
	if errors.Is(err, context.Canceled) {
		return 0, ""
	}
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, resp.Body)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	return resp.StatusCode, resp.Header.Get("Retry-After")
}

func hello(id int) string {
	return strings.Replace(msg(hoa, private, `"text":"xin chào"`), `"update_id":5`, fmt.Sprintf(`"update_id":%d`, id), 1)
}

// started waits until deliveries are let in.
func (r *rig) started() *rig {
	r.start()
	require.Eventually(r.t, func() bool { return r.srv.Calls("setWebhook") > 0 && r.c.live.Load() != nil }, 5*time.Second, time.Millisecond)
	return r
}

func TestWebhookAnswers(t *testing.T) {
	ctx := context.Background()
	r, url := hookRig(t, func(o *Options) { o.WebhookSecret = "s3cret" })
	status, retry := deliver(t, ctx, url, "s3cret", hello(1))
	require.Equal(t, 503, status, "not running yet")
	require.Equal(t, "1", retry)
	r.started()

	status, _ = deliver(t, ctx, url, "s3cret", hello(1))
	require.Equal(t, 200, status)
	require.Equal(t, "telegram:1", r.event(1).ID)
	for _, secret := range []string{"", "wrong", "s3cre", "s3crets", "S3cret"} {
		status, _ = deliver(t, ctx, url, secret, hello(2))
		require.Equal(t, 401, status, "secret %q", secret)
	}
	status, _ = deliver(t, ctx, url, "s3cret", `{"update_id":3,"message":{"message_id":"031301004567"}}`)
	require.Equal(t, 200, status, "it is noted, and need not come again")
	status, _ = deliver(t, ctx, url, "s3cret", "{")
	require.Equal(t, 200, status)
	require.Equal(t, []string{"message telegram:3", "garbage "}, r.parked)
	status, _ = deliver(t, ctx, url, "s3cret", hello(4)+strings.Repeat(" ", 1<<20))
	require.Equal(t, 413, status)
	resp, err := http.Get(url)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, 405, resp.StatusCode)

	require.NoError(t, r.stop())
	status, _ = deliver(t, ctx, url, "s3cret", hello(5))
	require.Equal(t, 503, status, "stopped")
	require.Len(t, r.events, 1)
	require.NotContains(t, r.log.String(), "s3cret")
	http.DefaultClient.CloseIdleConnections()
}

func TestWebhookSaysNoWhenNothingIsDurable(t *testing.T) {
	r, url := hookRig(t, func(o *Options) { o.Undecodable = func(context.Context, string, string) error { return errCore } })
	r.handle = func(context.Context, bot.Event) error { return errCore }
	r.started()
	status, retry := deliver(t, context.Background(), url, r.c.Secret(), hello(1))
	require.Equal(t, 503, status)
	require.NotEmpty(t, retry)
	status, _ = deliver(t, context.Background(), url, r.c.Secret(), "{")
	require.Equal(t, 503, status)
	http.DefaultClient.CloseIdleConnections()
}

func TestWebhookTurnsOutliveTheirRequest(t *testing.T) {
	r, url := hookRig(t)
	free := make(chan struct{})
	var alive atomic.Bool
	r.handle = func(ctx context.Context, _ bot.Event) error {
		<-free
		alive.Store(ctx.Err() == nil)
		return nil
	}
	r.started()
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan int)
	go func() {
		status, _ := deliver(t, ctx, url, r.c.Secret(), hello(1))
		first <- status
	}()
	r.event(1)
	cancel()
	require.Zero(t, <-first, "Telegram has hung up")
	second := make(chan int)
	go func() {
		status, _ := deliver(t, context.Background(), url, r.c.Secret(), hello(1))
		second <- status
	}()
	close(free)
	require.Equal(t, 200, <-second)
	require.True(t, alive.Load())
	require.Empty(t, r.srv.Refused())
	http.DefaultClient.CloseIdleConnections()
}

func TestADeliveryThatComesTwiceIsOneTurn(t *testing.T) {
	r, _ := hookRig(t)
	free := make(chan struct{})
	r.handle = func(context.Context, bot.Event) error { <-free; return nil }
	r.started()
	hook := &r.c.hook
	first := hook.join(r.c.live.Load(), []byte(hello(1)))
	r.event(1)
	require.Same(t, first, hook.join(r.c.live.Load(), []byte(hello(1))))
	close(free)
	<-first.done
	require.NoError(t, first.err)
	require.Empty(t, hook.flying)
	require.Len(t, r.events, 1)
}

// TestATapWaitsForTheMessageBeforeIt: Telegram delivers the two side by side,
// as a chat's messages and a person's taps travel in queues of their own.
func TestATapWaitsForTheMessageBeforeIt(t *testing.T) {
	r, _ := hookRig(t)
	free := make(chan struct{})
	var running atomic.Int32
	r.handle = func(context.Context, bot.Event) error {
		defer running.Add(-1)
		if running.Add(1) > 1 {
			t.Error("two turns of one chat at once")
		}
		<-free
		return nil
	}
	r.started()
	hook, in := &r.c.hook, r.c.live.Load()
	message := hook.join(in, []byte(hello(1)))
	r.event(1)
	tap := hook.join(in, []byte(`{"update_id":2,"callback_query":{"id":"1",`+hoa+`,"data":"d:1:2","message":{"message_id":3,"date":0,`+private+`}}}`))
	require.Eventually(t, func() bool { return r.srv.Calls("answerCallbackQuery") == 1 }, 5*time.Second, time.Millisecond, "the spinner does not wait")
	close(free)
	<-message.done
	<-tap.done
	require.Equal(t, bot.Tapped, r.event(2).Kind)
}

func TestWebhookIsRegisteredAtEveryStart(t *testing.T) {
	r, _ := hookRig(t)
	r.started()
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	r.event(1)
	r.confirmed()
	require.NoError(t, r.stop())
	require.Equal(t, 1, r.srv.Calls("setWebhook"))
	require.Zero(t, r.srv.Calls("getUpdates"))

	// A copy with another secret: Telegram has to be told, though the address is the same.
	other := newRig(t, func(o *Options) {
		o.APIURL, o.WebhookURL, o.WebhookSecret = r.srv.URL(), r.c.WebhookURL, "another"
	})
	require.NoError(t, other.c.setHook(context.Background()))
	require.Equal(t, 2, r.srv.Calls("setWebhook"))
	require.NotEqual(t, r.c.Secret(), other.c.Secret())
	require.Regexp(t, `^[0-9a-f]{64}$`, r.c.Secret(), "derived from the token where none is given")
}

func TestWebhookOutagesAreRetriedByTelegram(t *testing.T) {
	r, _ := hookRig(t)
	r.srv.SetRetry(time.Millisecond, 20*time.Millisecond)
	var fails atomic.Int32
	fails.Store(4)
	r.handle = func(context.Context, bot.Event) error {
		if fails.Add(-1) >= 0 {
			return errCore
		}
		return nil
	}
	r.started()
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	u.Say("hai")
	r.event(6)
	r.confirmed()
	require.Equal(t, "hai", r.events[5].Text)
}

func TestHandlerIsNilWhenPolling(t *testing.T) {
	r := newRig(t)
	path, h := r.c.Handler()
	require.Equal(t, "/telegram", path)
	require.Nil(t, h)
}

// Of what it cannot bring Telegram alone knows: the webhook is read as long as Telegram
// has nothing that fails.
func TestTelegramTellsWhatItCannotBring(t *testing.T) {
	var handler atomic.Pointer[http.Handler]
	var broken atomic.Bool
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if broken.Load() {
			http.Error(w, "no upstream", http.StatusBadGateway)
			return
		}
		(*handler.Load()).ServeHTTP(w, req)
	}))
	t.Cleanup(site.Close)
	r := newRig(t, func(o *Options) { o.WebhookURL = site.URL })
	_, h := r.c.Handler()
	handler.Store(&h)
	require.Zero(t, r.c.Reading(), "not running yet")
	r.started()
	ctx := t.Context()
	push := func() { r.srv.PushRaw(func(id int64) string { return hello(int(id)) }) }
	fails := func(w *hookWatch) {
		push()
		require.Eventually(t, func() bool { w.look(ctx); return w.silent }, 10*time.Second, 5*time.Millisecond)
	}
	w := &hookWatch{c: r.c}
	w.look(ctx)
	require.WithinDuration(t, time.Now(), r.c.Reading().At, time.Second)
	require.False(t, r.c.Reading().Behind)

	broken.Store(true)
	fails(w)
	was := r.c.Reading()
	w.look(ctx)
	require.Equal(t, was, r.c.Reading(), "not read since")
	require.Equal(t, 1, strings.Count(r.log.String(), "could not be delivered"), "told once")
	next := &hookWatch{c: r.c}
	next.look(ctx)
	require.True(t, r.c.Reading().Behind, "to whoever comes new it holds something back")

	broken.Store(false)
	r.event(1)
	require.True(t, r.c.Reading().At.After(was.At), "what came was read")
	require.Eventually(t, func() bool { w.look(ctx); return !r.c.Reading().Behind }, 10*time.Second, 5*time.Millisecond, "all is brought")
	require.False(t, w.silent, "an old failure says nothing")

	require.NoError(t, r.c.calls.ask(ctx, "deleteWebhook", nil, nil))
	was = r.c.Reading()
	w.look(ctx)
	require.Equal(t, was, r.c.Reading(), "it is nobody's webhook")
	require.NoError(t, r.stop())
	http.DefaultClient.CloseIdleConnections()
}
