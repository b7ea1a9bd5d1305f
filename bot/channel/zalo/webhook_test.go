package zalo

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/zalo/zalotest"
)

const said = `{"event_name":"message.text.received","message":{"message_id":"2d75","text":"/start",
 "chat":{"id":"6ede","chat_type":"PRIVATE"},"from":{"id":"6ede","display_name":"Ted","is_bot":false},"date":1750316131602}}`

func TestWebhookAnswers(t *testing.T) {
	r, url := hookRig(t, zalotest.Quirks{})
	require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", said), "before Run: it is parked all the same")
	require.Equal(t, "zalo:"+zalotest.BotID+":2d75", r.event(1).ID)
	r.start()
	require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", `{"ok":true,"result":`+said+`}`))
	require.Equal(t, r.event(1).ID, r.event(2).ID, "the same event, for the inbox to know")
	for _, secret := range []string{"", "wrong", "s3cret-of-hoo", "s3cret-of-hookx", "S3cret-of-hook"} {
		require.Equal(t, 401, deliver(t, url, secret, said), "secret %q", secret)
	}
	for name, body := range map[string]string{
		"probe":   `{"event_name":"webhook.test","message":{"date":1787124248,"message_id":"webhook-test","text":"respond with HTTP 200"}}`,
		"empty":   "",
		"follow":  `{"event_name":"user.follow","message":{"chat":{"id":"1"},"from":{"id":"1"}}}`,
		"no body": `{"event_name":"message.unsupported.received"}`,
		"a bot":   strings.Replace(said, `"is_bot":false`, `"is_bot":true`, 1),
	} {
		require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", body), name)
		alone := map[bool]int{true: 200, false: 401}[name == "probe" || name == "empty"]
		require.Equal(t, alone, deliver(t, url, "", body), "%s without the secret", name)
		require.Equal(t, 401, deliver(t, url, "wrong", body), "%s with a wrong one", name)
	}
	require.Equal(t, 401, deliver(t, url, "", strings.Repeat(" ", 1<<20)))
	require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", "{"), "noted, and need not come again")
	require.Equal(t, []string{"garbage"}, r.notes)
	require.Equal(t, 413, deliver(t, url, "s3cret-of-hook", said+strings.Repeat(" ", 1<<20)))
	resp, err := http.Get(url)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, 405, resp.StatusCode)
	require.NoError(t, r.stop())
	require.Len(t, r.parked, 2)
	require.NotContains(t, r.log.String(), "s3cret")
}

func TestACitizenNumberInADisplayedNameIsMasked(t *testing.T) {
	r, url := hookRig(t, zalotest.Quirks{})
	for _, name := range []string{"Ted 031301004567", "Ted 0313 - 0100 - 4567", "Ted 031  301  004  567"} {
		require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", strings.Replace(said, `"Ted"`, `"`+name+`"`, 1)))
	}
	for n := range 3 {
		require.Equal(t, "Ted "+bot.CitizenMask, r.event(n+1).Name)
	}
}

func TestWebhookTriesToKeepAnEventBeforeItSaysNo(t *testing.T) {
	r, url := hookRig(t, zalotest.Quirks{})
	r.fails = 3
	require.Equal(t, 200, deliver(t, url, "s3cret-of-hook", said))
	require.Len(t, r.parked, 1)
	r.c.live.Load().within = 200 * time.Millisecond
	r.fails = 1000
	require.Equal(t, 503, deliver(t, url, "s3cret-of-hook", said))
}

// memory is a Memory.
type memory struct {
	mu sync.Mutex
	m  map[string]string
}

func (m *memory) Setting(_ context.Context, name string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.m[name], nil
}

func (m *memory) SetSetting(_ context.Context, name, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.m[name] = value
	return nil
}

func TestTheWebhookIsSetOnlyWhenItChanged(t *testing.T) {
	kept := &memory{m: map[string]string{}}
	r, _ := hookRig(t, zalotest.Quirks{}, func(o *Options) { o.Memory = kept })
	for range 3 {
		require.NoError(t, r.c.setHook(context.Background()))
	}
	require.Equal(t, 1, r.srv.Calls("setWebhook"))
	for _, v := range kept.m {
		require.NotContains(t, v, "s3cret")
	}
	r.c.Secret = botapi.Hide("another-secret")
	require.NoError(t, r.c.setHook(context.Background()))
	require.Equal(t, 2, r.srv.Calls("setWebhook"), "the secret changed")
	require.NoError(t, r.c.unhook(context.Background()))
	require.NoError(t, r.c.setHook(context.Background()))
	require.Equal(t, 3, r.srv.Calls("setWebhook"), "somebody removed it")
}

func TestPollingKeepsAnEventBeforeItAsksAgain(t *testing.T) {
	r := newRig(t, zalotest.Quirks{})
	r.fails = 3
	u := r.srv.User("u1", "Cô Lan")
	u.Say("một")
	u.Say("hai")
	r.start()
	require.Equal(t, "một", r.event(1).Text)
	require.Equal(t, "hai", r.event(2).Text)
	require.NoError(t, r.stop())
	require.Empty(t, r.srv.Refused(), "one poll at a time")
}

func TestPollingSurvivesPagesAndFindsTheWebhookInItsWay(t *testing.T) {
	r := newRig(t, zalotest.Quirks{IdleStatus: 408})
	params := map[string]string{"url": "http://127.0.0.1:1/", "secret_token": "of-another-program"}
	require.NoError(t, r.c.call(context.Background(), "setWebhook", params, nil))
	r.srv.Fault(zalotest.Fault{Method: "getMe", Page: 502})
	r.srv.Fault(zalotest.Fault{Method: "getUpdates", Page: 504, Count: 2})
	r.start()
	require.Eventually(t, func() bool { return r.srv.Webhook() == "" }, 10*time.Second, time.Millisecond)
	r.srv.User("u1", "Cô Lan").Say("một")
	require.Equal(t, "một", r.event(1).Text)
	require.NoError(t, r.stop())

	r.srv.SetToken("2:another")
	err := r.c.Run(context.Background(), nil)
	require.ErrorContains(t, err, "does not know this token")
	require.Equal(t, bot.Invalid, bot.KindOf(err))
}

func TestTheQuirksOfGroups(t *testing.T) {
	r := newRig(t, zalotest.Quirks{})
	u := r.srv.User("u1", "Cô Lan").Group("zgr-1")
	u.Say("chuyện riêng") // never arrives
	u.Say("@" + zalotest.BotName + " tổng hợp Dương Kinh")
	u.Reply("2")
	u.SendPhoto([]byte("x"), "ảnh của @"+zalotest.BotName+" đây")
	r.start()
	ev := r.event(1)
	require.Equal(t, [2]string{"tonghop", "Dương Kinh"}, [2]string{ev.Command, ev.Args})
	require.True(t, ev.Chat.Group && ev.ReplyTo)
	require.Equal(t, "2", r.event(2).Text)
	require.True(t, r.event(2).ReplyTo)
	require.Equal(t, "ảnh của đây", strings.Join(strings.Fields(r.event(3).Text), " "))
	require.Equal(t, bot.Pictured, r.event(3).Kind)
	u.Say("@" + zalotest.BotName)
	require.True(t, r.event(4).Called, "the name alone")
	require.Equal(t, bot.Said, r.event(4).Kind)
	require.False(t, ev.Called)
	require.Equal(t, zalotest.BotName, r.c.Caps().Mention)
}

func TestKinds(t *testing.T) {
	r := newRig(t, zalotest.Quirks{})
	u := r.srv.User("u1", "Cô Lan")
	u.Sticker()
	u.Voice()
	u.Unsupported()
	r.start()
	require.Equal(t, bot.Stuck, r.event(1).Kind)
	require.Equal(t, bot.Voiced, r.event(2).Kind)
	require.Equal(t, bot.Unknown, r.event(3).Kind)
}
