package engine

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestAppliedKeepsTheLast64(t *testing.T) {
	var a applied
	for i := range 100 {
		a = a.with(fmt.Sprint(i))
	}
	require.Equal(t, "99", a.newest())
	require.Len(t, strings.Fields(string(a)), 64)
	for i := range 100 {
		require.Equal(t, i >= 36, a.has(fmt.Sprint(i)), i)
	}
	require.False(t, a.has("9"), "ids are whole")
	require.False(t, a.has(""))
}

func TestIdsAreShortAndWhole(t *testing.T) {
	ev := bot.Event{ID: "test:12", Chat: bot.Chat{Channel: "test"}}
	require.Equal(t, "12", short(&ev))
	ev.ID = "other:1 2"
	require.Equal(t, "other:1_2", short(&ev))
}

func told(event string, at int64, kinds ...bot.SayKind) reply {
	r := reply{Event: event, At: at}
	for _, k := range kinds {
		r.Messages = append(r.Messages, bot.Message{Kind: k})
	}
	return r
}

func TestOnlyNoticesThatNobodyMayHaveReadAreKept(t *testing.T) {
	never := func(string) bool { return false }
	env := &envelope{}
	env.remember("1", told("1", 0, bot.Notice), never)
	env.remember("2", told("2", 0, bot.Question), never)
	env.remember("3", told("3", 0, bot.Notice, bot.Question), never)
	env.Replies[len(env.Replies)-1].Said = 1
	env.remember("4", told("4", 0), never)
	require.Equal(t, []string{"1", "3"}, events(env), "a silent turn leaves the last reply")
	env.remember("5", told("5", 1, bot.Notice), never)
	require.Equal(t, []string{"1", "5"}, events(env), "of 3 the notice was said")
	env.remember("6", told("6", keepFor.Milliseconds(), bot.Question), never)
	require.Equal(t, []string{"5", "6"}, events(env), "nothing comes again after so long")
	env.remember("7", told("7", 0, bot.Question), func(e string) bool { return e == "5" })
	require.Equal(t, []string{"7"}, events(env))
	require.Equal(t, applied("1 2 3 4 5 6 7"), env.Applied)
}

func TestRepliesAreFew(t *testing.T) {
	env := &envelope{}
	for i := range 20 {
		env.remember(fmt.Sprint(i), told(fmt.Sprint(i), 0, bot.Notice), func(string) bool { return false })
	}
	require.Equal(t, []string{"14", "15", "16", "17", "18", "19"}, events(env))
}

func events(env *envelope) (out []string) {
	for _, r := range env.Replies {
		out = append(out, r.Event)
	}
	return out
}

func TestAnEnvelopeSurvivesItsJSON(t *testing.T) {
	e, _ := newWorld().start()
	env := &envelope{State: &heard{IDs: []string{"a"}}, Album: "b"}
	env.remember("1", told("1", 5, bot.Notice), func(string) bool { return false })
	data, err := json.Marshal(env)
	require.NoError(t, err)
	require.Equal(t, env, e.open(data))
	require.Equal(t, &envelope{State: &heard{}}, e.open(nil))
	require.Equal(t, &envelope{State: &heard{}}, e.open([]byte(`{"state":null,"applied":"1"}`)))
}
