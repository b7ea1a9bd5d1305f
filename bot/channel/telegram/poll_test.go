package telegram

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/telegram/telegramtest"
)

var errCore = errors.New("the core is away")

func TestPoisonIsParkedAndStopsNothing(t *testing.T) {
	r := newRig(t)
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	id := r.srv.PushRaw(func(id int64) string {
		return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":{},"text":"031301004567"}}`, id)
	})
	r.srv.PushRaw(func(id int64) string {
		return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":9,"date":1,"from":{"id":9000001,"first_name":"Hoa"},"chat":{"id":9000001,"type":"private"},"text":"hai","forward_origin":{"type":"telepathy"}}}`, id)
	})
	u.Say("ba")
	r.start()
	for i, want := range []string{"một", "hai", "ba"} {
		require.Equal(t, want, r.event(i+1).Text)
	}
	r.confirmed()
	require.NoError(t, r.stop())
	require.Equal(t, []string{fmt.Sprintf("message telegram:%d", id)}, r.parked)
	require.NotContains(t, r.log.String(), "031301004567")
}

func TestPoisonThatCannotBeParkedStays(t *testing.T) {
	var away atomic.Bool
	away.Store(true)
	r := newRig(t, func(o *Options) {
		park := o.Undecodable
		o.Undecodable = func(ctx context.Context, kind, id string) error {
			if away.Load() {
				return errCore
			}
			return park(ctx, kind, id)
		}
	})
	r.srv.PushRaw(func(id int64) string { return fmt.Sprintf(`{"update_id":%d,"message":7}`, id) })
	r.srv.User(9000001, "Hoa").Say("sau")
	r.start()
	require.Equal(t, "sau", r.event(1).Text, "others do not wait")
	require.Equal(t, 2, r.srv.Pending())
	away.Store(false)
	r.until("parking", func() bool { return len(r.parked) == 1 })
	r.confirmed()
}

func TestGarbageInABatchDoesNotSpin(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.srv.PushRaw(func(int64) string { return `"nonsense"` })
	r.start()
	require.Eventually(t, func() bool { return r.srv.Calls("getUpdates") >= 3 }, 5*time.Second, time.Millisecond)
	require.LessOrEqual(t, r.srv.PollPeak(), 10)
	require.NoError(t, r.stop())
}

func TestKindsAreAskedForInEveryPoll(t *testing.T) {
	r := newRig(t).start()
	g := r.srv.Group(-1001000000001, "QUẬN")
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	r.event(1)
	u.Block()
	require.Equal(t, bot.Blocked, r.event(2).Kind)
	u.Unblock()
	require.Equal(t, bot.Joined, r.event(3).Kind)
	g.Remove(u)
	require.Equal(t, bot.Blocked, r.event(4).Kind)
	g.Add(u)
	require.Equal(t, bot.Joined, r.event(5).Kind)
	g.MakeAdmin(u)
	u.Say("hai")
	require.Equal(t, "hai", r.event(6).Text, "rights are no event")
}

func TestOutagesAreWaitedOut(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	for _, f := range []telegramtest.Fault{
		{Method: "getMe", Code: 502, Body: telegramtest.Page}, {Method: "getWebhookInfo", Reset: true},
		{Method: "getUpdates", Reset: true}, {Method: "getUpdates", Code: 502, Body: telegramtest.Page},
		{Method: "getUpdates", Retry: 1}, {Method: "getUpdates", Code: 200, Body: "{"}, {Method: "getUpdates", Code: 500},
	} {
		r.srv.Fault(f)
	}
	u := r.srv.User(9000001, "Hoa")
	u.Say("vẫn tới")
	r.start()
	require.Equal(t, "vẫn tới", r.event(1).Text)
	r.confirmed()
	require.NoError(t, r.stop())
	require.Len(t, r.events, 1)
}

func TestABadTokenStopsLoudly(t *testing.T) {
	for _, known := range []int{0, 1} { // never, or until it was revoked
		for _, code := range []int{401, 404} {
			r := newRig(t)
			for _, method := range []string{"getMe", "getUpdates"} {
				r.srv.Fault(telegramtest.Fault{Method: method, Skip: known, Count: -1, Code: code, Text: "Unauthorized"})
			}
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			err := r.c.Run(ctx, r.core)
			require.Error(t, err, "known %d, then %d", known, code)
			require.Equal(t, bot.Invalid, bot.KindOf(err))
		}
	}
}

func TestATokenIsNotGivenUpForOneRefusal(t *testing.T) {
	for _, code := range []int{401, 404} {
		r := newRig(t)
		r.srv.Fault(telegramtest.Fault{Method: "getUpdates", Code: code, Text: "Unauthorized"})
		r.srv.User(9000001, "Hoa").Say("vẫn tới")
		r.start()
		require.Equal(t, "vẫn tới", r.event(1).Text)
		require.NoError(t, r.stop())
	}
}

func TestAnotherPollerIsWaitedFor(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.srv.Fault(telegramtest.Fault{Method: "getUpdates", Code: 409, Text: "Conflict: terminated by other getUpdates request"})
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	r.start()
	require.Equal(t, "một", r.event(1).Text)
	require.Contains(t, r.log.String(), "another program polls")
}

func TestAWebhookIsRemovedBeforePolling(t *testing.T) {
	r := newRig(t)
	hook := newRig(t, func(o *Options) { o.APIURL, o.WebhookURL = r.srv.URL(), "http://127.0.0.1:1/telegram" })
	require.NoError(t, hook.c.setHook(context.Background()))
	u := r.srv.User(9000001, "Hoa")
	u.Say("chờ webhook")
	r.start()
	require.Equal(t, "chờ webhook", r.event(1).Text)
	require.Equal(t, 1, r.srv.Calls("deleteWebhook"))
	require.NoError(t, r.stop())

	again := newRig(t, func(o *Options) { o.APIURL = r.srv.URL() })
	again.start()
	u.Say("hai")
	require.Equal(t, "hai", again.event(1).Text)
	require.Equal(t, 1, r.srv.Calls("deleteWebhook"), "only when there is one")
}

func TestAStuckTurnDelaysNobodyElse(t *testing.T) {
	r := newRig(t)
	stuck, free := r.srv.User(9000001, "Kẹt"), make(chan struct{})
	var hurried atomic.Bool
	r.handle = func(ctx context.Context, ev bot.Event) error {
		if ev.From != "telegram:9000001" {
			return nil
		}
		select {
		case <-channel.Hurry(ctx): // as the engine does: it parks then
			hurried.Store(true)
			return nil
		case <-free:
			return nil
		}
	}
	r.start()
	stuck.Say("kẹt")
	r.event(1)
	const others = 250 // more than Telegram shows behind an unconfirmed update
	for i := range others {
		r.srv.User(int64(9000100+i), "Khác").Say("đi")
	}
	r.event(1 + others)
	require.True(t, hurried.Load(), "the window was full, the stuck turn has to know")
	r.confirmed()
	require.LessOrEqual(t, r.srv.PollPeak(), 30)
	close(free)
}

func TestASlowProgramDoesNotHurryEverybody(t *testing.T) {
	r := newRig(t)
	free := make(chan struct{})
	hurried := make(chan struct{}, 100)
	in := r.c.newIntake(context.Background(), func(ctx context.Context, _ bot.Event) error {
		select {
		case <-channel.Hurry(ctx):
			hurried <- struct{}{}
		case <-free:
		}
		return nil
	}, true)
	began := time.Now()
	for i := range hurryChats + 1 {
		in.take(fmt.Appendf(nil, `{"update_id":%d,"message":{"message_id":1,"date":1,"from":{"id":%d},"chat":{"id":%d,"type":"private"},"text":"x"}}`, i+1, i+1, i+1), began, func(error) {})
	}
	in.hurryUp(began.Add(900*time.Millisecond), 900*time.Millisecond)
	require.Empty(t, hurried)
	in.hurryUp(began.Add(hurryStill), hurryStill)
	for range hurryChats + 1 {
		<-hurried
	}
	close(free)
	in.close()
}

func TestAFailedTurnKeepsItsChatInOrder(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	var fails atomic.Int32
	fails.Store(3)
	r.handle = func(_ context.Context, ev bot.Event) error {
		if ev.Text == "một" && fails.Add(-1) >= 0 {
			return errCore
		}
		return nil
	}
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	u.Say("hai")
	r.start()
	r.event(5)
	r.confirmed()
	var texts []string
	for _, ev := range r.events {
		texts = append(texts, ev.Text)
	}
	require.Equal(t, []string{"một", "một", "một", "một", "hai"}, texts)
}

func TestStopConfirmsWhatIsDoneAndNothingElse(t *testing.T) {
	r := newRig(t)
	begun := make(chan struct{}, 8)
	free := make(chan struct{})
	r.handle = func(_ context.Context, ev bot.Event) error {
		begun <- struct{}{}
		<-free
		if ev.Text == "hỏng" {
			return errCore
		}
		return nil
	}
	r.srv.User(9000001, "Hoa").Say("xong")
	lan := r.srv.User(9000002, "Lan")
	lan.Say("hỏng")
	lan.Say("chưa bắt đầu")
	r.start()
	<-begun
	<-begun
	r.cancel()
	close(free)
	require.NoError(t, <-r.done)
	r.cancel = nil
	require.Equal(t, 2, r.srv.Pending(), "what failed and what had not begun come again")
	require.Equal(t, 1, r.srv.Confirmed())
}

func TestStopEndsTurnsThatTakeTooLong(t *testing.T) {
	r := newRig(t, func(o *Options) { o.Drain = 50 * time.Millisecond })
	r.handle = func(ctx context.Context, _ bot.Event) error {
		<-ctx.Done()
		return ctx.Err()
	}
	r.srv.User(9000001, "Hoa").Say("mãi")
	r.start()
	r.event(1)
	require.NoError(t, r.stop())
	require.Equal(t, 1, r.srv.Pending())
}

func TestIDsThatBeginAnewAreFollowed(t *testing.T) {
	r := newRig(t).start()
	u := r.srv.User(9000001, "Hoa")
	u.Say("trước")
	r.event(1)
	r.confirmed()
	r.srv.SkipIDs(-600_000_000)
	u.Say("sau")
	require.Equal(t, "sau", r.event(2).Text)
	r.confirmed()
}

func TestIdlePollingIsOneLongPoll(t *testing.T) {
	r := newRig(t, func(o *Options) { o.PollTimeout = 50 * time.Second }).start()
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	r.event(1)
	r.confirmed()
	require.LessOrEqual(t, r.srv.Calls("getUpdates"), 3)
	require.NoError(t, r.stop(), "the long poll is broken off")
}

// Until when the platform was read is known from its answers alone; after a failure the
// next question is not held.
func TestUntilWhenTelegramWasReadIsKnown(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	require.Zero(t, r.c.Reading(), "never asked")
	r.srv.Fault(telegramtest.Fault{Method: "getUpdates", Count: 3, Code: 502, Body: telegramtest.Page})
	r.start()
	require.Eventually(t, func() bool { return r.srv.Calls("getUpdates") >= 2 }, 10*time.Second, time.Millisecond)
	require.Zero(t, r.c.Reading(), "no answer yet that says anything")
	require.Eventually(t, func() bool { return !r.c.Reading().At.IsZero() }, 10*time.Second, time.Millisecond)
	require.False(t, r.c.Reading().Behind)
	require.NoError(t, r.stop())
}
