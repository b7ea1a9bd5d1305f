package engine

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestGuessingIsStoppedBeforeTheRecordsAreAsked(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.facts.Invite.Kind = bot.InviteBad
		e, _ := w.start()
		for i := range 5 {
			require.NoError(t, e.Handle(t.Context(), say("7", i, "code x")))
		}
		w.facts.Invite.Kind = bot.OpensUnit
		require.NoError(t, e.Handle(t.Context(), say("7", 5, "code right")))
		require.NoError(t, e.Handle(t.Context(), say("8", 0, "code right")))
		require.Equal(t, strings.Split("invite bad,invite bad,invite bad,invite bad,invite bad,invite tired", ","), w.heard("7"))
		require.Equal(t, []string{"invite unit"}, w.heard("8"))
		require.Equal(t, 5, w.guesses.Wrong(""))
	})
}

// Nobody guesses a link: wrong ones by the hundred lock no invitation.
func TestWrongLinksLockNobodyOut(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.facts.Invite.Kind = bot.InviteBad
		e, _ := w.start(func(o *Options) { o.Ceilings.Events = 1000 })
		for i := range 200 {
			ev := say("7", i, "code u"+strings.Repeat("A", 20))
			ev.Origin = "one address"
			require.NoError(t, e.Handle(t.Context(), ev))
		}
		w.facts.Invite.Kind = bot.OpensUnit
		require.NoError(t, e.Handle(t.Context(), say("7", 201, "code right")))
		require.NoError(t, e.Handle(t.Context(), say("8", 1, "code right")))
		require.NotContains(t, append(w.heard("7"), w.heard("8")...), "invite tired")
	})
}

func TestGuessingByManyTellsTheAdministratorsOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.facts.Invite.Kind = bot.InviteBad
		admin := bot.AccountChat{Account: "test:1", Chat: bot.Chat{Channel: "test", ID: "1"}}
		e, _ := w.start(func(o *Options) {
			o.Codes.All = 3
			o.Codes.Admins = func(context.Context) []bot.AccountChat { return []bot.AccountChat{admin} }
		})
		for i := range 5 {
			require.NoError(t, e.Handle(t.Context(), say(fmt.Sprint(20+i), 1, "code x")))
		}
		w.flush()
		require.Equal(t, []string{"officer_code.guessing"}, w.heard("1"))
		require.NoError(t, e.Handle(t.Context(), say("24", 2, "code x")))
		require.Equal(t, []string{"invite bad", "invite tired"}, w.heard("24"), "a fresh account still had its try")
		pass(t.Context(), 2*time.Hour)
		for i := range 3 {
			require.NoError(t, e.Handle(t.Context(), say(fmt.Sprint(30+i), 1, "code x")))
		}
		w.flush()
		require.Len(t, w.heard("1"), 2, "another hour is told again")
	})
}

// An event is one wrong code, however often its turn is tried or its step taken
// again, and whichever copy does it.
func TestAnEventIsOneWrongCode(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.facts.Invite.Kind = bot.InviteBad
		e, _ := w.start()
		other, _ := w.start()
		fails := 6
		w.fault = func(op string) fault {
			if op == "leave" && fails > 0 {
				fails--
				return before
			}
			return fine
		}
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "code x")))
		require.NoError(t, other.Handle(t.Context(), say("7", 1, "code x")))
		require.Zero(t, fails)
		require.Equal(t, 1, w.guesses.Wrong("test:7"))
		w.facts.Invite.Kind = bot.OpensUnit
		fails = 3
		require.NoError(t, e.Handle(t.Context(), say("7", 2, "code right")))
		require.Equal(t, 1, w.guesses.Wrong("test:7"), "a right one is none")
	})
}
