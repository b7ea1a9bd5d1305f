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
	f := c.w.look(ev, Needs(st, ev))
	f.Tellable = []bot.AccountChat{{Account: "telegram:an"}, {Account: "telegram:binh"}, {Account: "telegram:chi"}}
	_, fx := Step(Env{Caps: telegramLike}, st, ev, f)
	var told []bot.AccountID
	keys := map[string]bool{}
	for _, tell := range fx.Tell {
		told = append(told, tell.To.Account)
		keys[tell.Key] = true
		require.Equal(t, tell.To.Account, tell.Say.Account, "worded in the reader's language")
	}
	require.Equal(t, []bot.AccountID{"telegram:binh", "telegram:chi"}, told)
	require.Len(t, keys, 2)
}

// TestGroupsAreLeftAlone: the conversation is for private chats.
func TestGroupsAreLeftAlone(t *testing.T) {
	ev := bot.Event{ID: "e", Kind: bot.Said, Text: "0299900124", Chat: bot.Chat{Channel: "telegram", ID: "g", Group: true}}
	require.Equal(t, bot.Needs{}, Needs(State{}, ev))
	st, fx := Step(Env{}, State{}, ev, bot.Facts{})
	require.Equal(t, State{}, st)
	require.Equal(t, bot.Effects{}, fx)
}

// TestBlockingIsRecordedOfKnownPeopleOnly: nothing is written of somebody who
// only looked.
func TestBlockingIsRecordedOfKnownPeopleOnly(t *testing.T) {
	ev := bot.Event{ID: "e", Kind: bot.Blocked, From: "telegram:an", Chat: bot.Chat{Channel: "telegram", ID: "an"}}
	_, fx := Step(Env{}, State{}, ev, bot.Facts{Account: bot.Account{ID: "telegram:an"}})
	require.Empty(t, fx.Writes)
	_, fx = Step(Env{}, State{}, ev, bot.Facts{Account: bot.Account{ID: "telegram:an", Notice: 1}})
	require.Len(t, fx.Writes, 1)
	require.True(t, *fx.Writes[0].(bot.SetAccount).Blocked)
	ev.Kind = bot.Joined
	_, fx = Step(Env{}, State{}, ev, bot.Facts{Account: bot.Account{ID: "telegram:an", Notice: 1}})
	require.False(t, *fx.Writes[0].(bot.SetAccount).Blocked)
}
