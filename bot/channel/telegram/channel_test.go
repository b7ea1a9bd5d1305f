package telegram_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/channel/telegram"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// someone is a person of the emulation in the words of the conformance tests.
type someone struct {
	u    *telegramtest.User
	last *int
}

func (p someone) Chat() bot.Chat {
	return bot.Chat{Channel: "telegram", ID: fmt.Sprint(p.u.ChatID())}
}
func (p someone) Account() bot.AccountID              { return bot.AccountID(fmt.Sprintf("telegram:%d", p.u.ID())) }
func (p someone) Say(text string)                     { *p.last = p.u.Say(text) }
func (p someone) Edit(text string)                    { p.u.Edit(*p.last, text) }
func (p someone) Picture(data []byte, caption string) { p.u.SendPhoto(data, caption) }

func (p someone) Tap(label string) error {
	_, err := p.u.Tap(label)
	return err
}

func (p someone) Seen() []channeltest.Shown {
	var shown []channeltest.Shown
	for _, m := range p.u.Screen() {
		if !m.Bot() {
			continue
		}
		s := channeltest.Shown{Text: m.Text, Labels: m.Labels(), Mono: m.Mono()}
		switch {
		case m.File() != "":
			s.Files = map[string]string{m.File(): string(m.Picture)}
		case m.Picture != nil:
			s.Pictures = 1
		}
		shown = append(shown, s)
	}
	return shown
}

// faults are Telegram's ways to fail for each outcome.
var faults = map[channel.Outcome]telegramtest.Fault{
	channel.Again:    {Code: 502, Body: telegramtest.Page},
	channel.Limited:  {Retry: int(channeltest.Wait / time.Second)},
	channel.Gone:     {Code: 403, Text: "Forbidden: bot was blocked by the user"},
	channel.Migrated: {Migrate: -1002000000000},
	channel.Rejected: {Code: 400, Text: "Bad Request: PHOTO_INVALID_DIMENSIONS"},
	channel.Fatal:    {Code: 401, Text: "Unauthorized"},
}

func harness(t *testing.T, options func(*telegramtest.Server) telegram.Options) *channeltest.Harness {
	srv := telegramtest.New(t)
	shelf := &channeltest.Shelf{}
	open := func() channel.Channel {
		o := options(srv)
		o.Shelf = shelf
		c, err := telegram.New(o)
		require.NoError(t, err)
		return c
	}
	last := map[int]*int{}
	return &channeltest.Harness{
		Channel: open(), Restarted: open, Keep: shelf.Keep, Secrets: []string{telegramtest.Token, "emulated-token"},
		Settled: func() {
			require.Eventually(t, func() bool { return srv.Pending() == 0 }, 5*time.Second, time.Millisecond)
		},
		Person: func(n int) channeltest.Person {
			if last[n] == nil {
				last[n] = new(int)
			}
			return someone{srv.User(int64(9000000+n), fmt.Sprintf("Người %d", n)), last[n]}
		},
		Fail: func(to channeltest.Person, o channel.Outcome) bool {
			f := faults[o]
			f.Method = "sendMessage"
			srv.Fault(f)
			return true
		},
	}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
		return harness(t, func(srv *telegramtest.Server) telegram.Options {
			return telegram.Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: srv.URL(), PollTimeout: time.Second}}
		})
	})
}

// hooked mounts the latest channel's handler on a server of its own.
type hooked struct{ handler atomic.Pointer[http.Handler] }

func (h *hooked) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	(*h.handler.Load()).ServeHTTP(w, r)
}

func TestConformanceByWebhook(t *testing.T) {
	t.Parallel()
	channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
		var mount hooked
		site := httptest.NewServer(&mount)
		t.Cleanup(site.Close)
		h := harness(t, func(srv *telegramtest.Server) telegram.Options {
			return telegram.Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: srv.URL(), WebhookURL: site.URL}}
		})
		open := h.Restarted
		mounted := func(c channel.Channel) channel.Channel {
			path, handler := c.Handler()
			require.Equal(t, "/telegram", path)
			mount.handler.Store(&handler)
			return c
		}
		mounted(h.Channel)
		h.Restarted = func() channel.Channel { return mounted(open()) }
		return h
	})
}
