package telegram

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/telegram/telegramtest"
)

func TestTapsAreAnsweredBeforeTheirTurn(t *testing.T) {
	r := newRig(t)
	free := make(chan struct{})
	r.handle = func(_ context.Context, ev bot.Event) error {
		if ev.Kind == bot.Tapped {
			<-free
		}
		return nil
	}
	r.start()
	u := r.srv.User(9000001, "Hoa")
	u.Say("/start")
	to := r.event(1).Chat
	_, err := r.c.Send(context.Background(), to, plainly("Đúng không?", bot.Button{Label: "Đúng", Data: "d:1:1"}))
	require.NoError(t, err)
	first, err := u.Tap("Đúng")
	require.NoError(t, err)
	again := first.Again()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	require.NoError(t, first.Answered(ctx), "the spinner stops while the turn still runs")
	require.NoError(t, again.Answered(ctx))
	close(free)
	r.until("both taps", func() bool { return len(r.events) == 3 })
	require.NotEqual(t, r.events[1].ID, r.events[2].ID, "one press, two updates: the core has to know")

	r.srv.Fault(telegramtest.Fault{Method: "answerCallbackQuery", Reset: true})
	require.NoError(t, first.Again().Answered(ctx), "a spinner does not stay because of a broken connection")
	r.until("the third tap", func() bool { return len(r.events) == 4 })

	r.srv.Fault(telegramtest.Fault{Method: "answerCallbackQuery", Code: 400, Text: "Bad Request: query is too old and response timeout expired or query ID is invalid"})
	u.TapData(1, "s:old:1")
	require.Equal(t, "s:old:1", r.event(5).Data)
	r.confirmed()
}

func TestTheWholeGroup(t *testing.T) {
	r := newRig(t).start()
	g := r.srv.Group(-4001, "QUẬN DƯƠNG KINH")
	u := r.srv.User(9000001, "Hoa")
	g.As(u).Say("chào cả nhà")
	g.As(u).Say("/tonghop@" + telegramtest.BotName)
	ev := r.event(1)
	require.Equal(t, "tonghop", ev.Command)
	require.True(t, ev.Chat.Group)
	require.NoError(t, func() error {
		_, err := r.c.Send(context.Background(), ev.Chat, plainly("TỔNG HỢP", bot.Button{Label: "Làm mới", Data: "o:r:1"}))
		return err
	}())

	g.Anonymous(u).Say("/tonghop")
	ev = r.event(2)
	require.True(t, ev.Anon)
	require.NotEqual(t, bot.AccountID("telegram:9000001"), ev.From)
	_, err := g.Anonymous(u).Tap("Làm mới")
	require.NoError(t, err)
	ev = r.event(3)
	require.False(t, ev.Anon, "a tap tells who it was")
	require.Equal(t, bot.AccountID("telegram:9000001"), ev.From)

	super := g.Migrate(-1001000000001, u)
	for n := 4; n <= 5; n++ {
		ev = r.event(n)
		require.Equal(t, bot.Moved, ev.Kind)
		require.Equal(t, "-4001", ev.Chat.ID)
		require.Equal(t, "-1001000000001", ev.MovedTo)
	}
	_, err = r.c.Send(context.Background(), bot.Chat{Channel: Name, ID: "-4001", Group: true}, plainly("x"))
	require.Equal(t, "-1001000000001", channel.AsSendError(err).MovedTo)

	super.Topic(7, "Báo cáo")
	super.As(u).In(7).Say("/tonghop")
	require.Equal(t, "7", r.event(6).Chat.Topic)
	require.Empty(t, r.srv.Refused())
}

func TestTheLeaseDecidesWhoPolls(t *testing.T) {
	grants := make(chan context.CancelFunc, 8)
	var held atomic.Int32
	lease := func(ctx context.Context, run func(context.Context) error) error {
		ctx, lose := context.WithCancel(ctx)
		defer lose()
		held.Add(1)
		defer held.Add(-1)
		grants <- lose
		return run(ctx)
	}
	r := newRig(t, func(o *Options) { o.Lease = lease }).start()
	lose := <-grants
	u := r.srv.User(9000001, "Hoa")
	u.Say("một")
	r.event(1)
	r.confirmed()
	lose()
	<-grants // asked for again
	u.Say("hai")
	require.Equal(t, "hai", r.event(2).Text)
	require.NoError(t, r.stop())
	require.Zero(t, held.Load(), "given back at the stop")
}

func TestALeaseThatFailsIsAskedForAgain(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	r := newRig(t, func(o *Options) {
		o.Lease = func(ctx context.Context, run func(context.Context) error) error {
			if asked.Add(1) < 3 {
				return errCore
			}
			return run(ctx)
		}
	}).start()
	r.srv.User(9000001, "Hoa").Say("một")
	r.event(1)
	require.EqualValues(t, 3, asked.Load())
}

func TestEveryCallIsObserved(t *testing.T) {
	type seen struct {
		method string
		status int
	}
	calls := make(chan seen, 64)
	r := newRig(t, func(o *Options) {
		o.Observe = func(method string, status int, _ time.Duration) { calls <- seen{method, status} }
	})
	r.srv.Fault(telegramtest.Fault{Method: "getMe", Reset: true})
	require.Error(t, r.c.Check(context.Background()))
	require.Equal(t, seen{"getMe", 0}, <-calls)
	require.NoError(t, r.c.Check(context.Background()))
	require.Equal(t, seen{"getMe", 200}, <-calls)
	_, err := r.c.getUpdates(context.Background(), 0, 0, 1)
	require.NoError(t, err)
	require.Equal(t, seen{"getUpdates", 200}, <-calls)
}
