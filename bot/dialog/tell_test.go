package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestEverybodyButTheSenderIsTold binds an account that the records list among
// those to be told already, as a second copy of the event would find it.
func TestEverybodyButTheSenderIsTold(t *testing.T) {
	c := newChat(t)
	c.play("> /start uHOASEN")
	st := (&walk{c}).state()
	ev := bot.Event{ID: "ev:9", Kind: bot.Tapped, Data: "d:" + st.Ask.Wait + ":yes", From: "telegram:an",
		Chat: bot.Chat{Channel: "telegram", ID: "an"}, At: c.now}
	talk := Open(&st, ev)
	f := c.w.look(ev, talk.Needs())
	f.Tellable = []bot.AccountChat{{Account: "telegram:an"}, {Account: "telegram:binh"}, {Account: "telegram:chi"}}
	fx := talk.Step(Env{Caps: telegramLike}, f)
	var told []bot.AccountID
	keys := map[string]bool{}
	for _, tell := range fx.Tell {
		told = append(told, tell.To.Account)
		keys[tell.Key] = true
	}
	require.Equal(t, []bot.AccountID{"telegram:binh", "telegram:chi"}, told)
	require.Len(t, keys, 2)
}

// TestGroupsAreLeftAlone: the conversation is for private chats.
func TestGroupsAreLeftAlone(t *testing.T) {
	ev := bot.Event{ID: "e", Kind: bot.Said, Text: "0299900124", Chat: bot.Chat{Channel: "telegram", ID: "g", Group: true}}
	var st State
	talk := Open(&st, ev)
	require.Equal(t, bot.Needs{}, talk.Needs())
	require.Equal(t, bot.Effects{}, talk.Step(Env{}, bot.Facts{}))
	require.Equal(t, State{}, st)
}
