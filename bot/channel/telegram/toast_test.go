package telegram

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// What answers a tap in passing is shown over the chat, and nobody else reads
// it; when the tap has its answer already, or the words are too many, it is a
// message.
func TestWordsInPassingAreTheTapsAnswer(t *testing.T) {
	r := newRig(t)
	said := "Nội dung này chỉ dành cho cán bộ phụ trách."
	var sent []string
	r.handle = func(ctx context.Context, ev bot.Event) error {
		if ev.Kind != bot.Tapped {
			return nil
		}
		for _, words := range []string{said, said + " Lần hai."} {
			m := plainly(words)
			m.Tap = ev.Tap
			id, err := r.c.Send(ctx, ev.Chat, m)
			sent = append(sent, id)
			if err != nil {
				return err
			}
		}
		said = strings.Repeat("dài ", 60)
		return nil
	}
	r.start()
	u := r.srv.User(9000001, "Hoa")
	u.Say("/start")
	to := r.event(1).Chat
	_, err := r.c.Send(context.Background(), to, plainly("Gắn nhóm?", bot.Button{Label: "Gắn", Data: "o:1"}))
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	first, err := u.Tap("Gắn")
	require.NoError(t, err)
	require.NoError(t, first.Answered(ctx))
	require.Equal(t, "Nội dung này chỉ dành cho cán bộ phụ trách.", first.Text)
	r.until("both messages", func() bool { return len(r.events) == 2 })
	long, err := u.Tap("Gắn")
	require.NoError(t, err)
	require.NoError(t, long.Answered(ctx))
	require.Empty(t, long.Text, "too long")
	r.confirmed()
	require.Len(t, sent, 4)
	require.Empty(t, sent[0], "no message")
	for _, id := range sent[1:] {
		require.NotEmpty(t, id, "a message")
	}
}

// The bot's name alone, in a group that it reads, asks what it hears; with other
// words beside it, people talk about the bot.
func TestTheBotsNameAloneCallsIt(t *testing.T) {
	r := newRig(t).start()
	g, u := r.srv.Group(-4001, "QUẬN DƯƠNG KINH"), r.srv.User(9000001, "Hoa")
	g.MakeAdmin(u) // otherwise Telegram keeps such words to itself
	g.As(u).Say("hỏi @" + telegramtest.BotName + " ấy")
	g.As(u).Say("@" + strings.ToUpper(telegramtest.BotName) + " ?")
	ev := r.event(1)
	require.True(t, ev.Called)
	require.True(t, ev.Chat.Group)
	require.Empty(t, ev.Command)
	r.confirmed()
}
