package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func roundOn(area bot.AreaID, day, hour int) bot.Round {
	at := noon.AddDate(0, 0, day-21)
	return bot.Round{Area: area, Day: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Units: at.Add(time.Duration(hour-12) * time.Hour), Areas: at.Add(5 * time.Hour)}
}

func (r *room) rounds() bot.Rounds { return r.look(lan, bot.Needs{}).Rounds }

func TestRoundsAreSeenAtOnceAndInOrder(t *testing.T) {
	r := newRoom(t)
	require.Empty(t, r.rounds())
	first, own, second := roundOn(0, 21, 15), roundOn(r.area, 21, 14), roundOn(0, 23, 15)
	r.commit(bot.AddRound{Round: second, By: lan, At: noon}, bot.AddRound{Round: own, By: lan, At: noon}, bot.AddRound{Round: first, By: lan, At: noon})
	found := r.rounds()
	require.Len(t, found, 3)
	for i, want := range []bot.Round{first, own, second} {
		want.ID, want.Version = found[i].ID, 1
		require.Equal(t, want, found[i])
	}
	require.Equal(t, found, found.Sorted())
}

func TestAnAreaHasOneRoundADay(t *testing.T) {
	r := newRoom(t)
	add := bot.AddRound{Round: roundOn(0, 21, 15), By: lan, At: noon}
	r.commit(add)
	r.commit(add) // the turn runs again
	require.Len(t, r.rounds(), 1)
	r.refused(bot.Conflict, bot.AddRound{Round: roundOn(0, 21, 14), By: lan, At: noon})
	r.commit(bot.AddRound{Round: roundOn(r.area, 21, 14), By: lan, At: noon})
	require.Len(t, r.rounds(), 2)
}

func TestAChangeOfARoundNeedsWhatWasSeen(t *testing.T) {
	r := newRoom(t)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon}, bot.AddRound{Round: roundOn(0, 23, 15), At: noon})
	first := r.rounds()[0]
	later := roundOn(0, 22, 14)
	later.ID = first.ID
	move := bot.MoveRound{Round: later, Was: 1, By: lan, At: noon}
	r.commit(move)
	r.commit(move) // the turn runs again
	later.Version = 2
	require.Equal(t, later, r.rounds()[0])

	other := move
	other.Units = other.Units.Add(time.Minute)
	r.refused(bot.Conflict, other)
	onTaken := roundOn(0, 23, 15)
	onTaken.ID = first.ID
	r.refused(bot.Conflict, bot.MoveRound{Round: onTaken, Was: 2, At: noon})
	r.refused(bot.Conflict, bot.RemoveRound{Round: first.ID, Was: 1, At: noon})
	r.refused(bot.Conflict, bot.RemoveRound{Round: 99, Was: 1, At: noon})

	gone := bot.RemoveRound{Round: first.ID, Was: 2, By: lan, At: noon}
	r.commit(gone)
	r.commit(gone)
	require.Len(t, r.rounds(), 1)
	r.refused(bot.Conflict, bot.MoveRound{Round: later, Was: 3, At: noon})
	r.commit(bot.AddRound{Round: roundOn(0, 22, 15), At: noon}) // the day is free again
	require.Len(t, r.rounds(), 2)
}

// Nobody reads the units one by one to know who is to be updated.
func TestWhoIsToBeUpdatedIsReadFromAnIndexAlone(t *testing.T) {
	r := newRoom(t)
	for _, by := range []bot.By{bot.ByArea, bot.ByLevel} {
		_, err := r.s.Tally(t.Context(), bot.TotalsOf{Scope: bot.Everything, By: by, Since: bot.Since{All: noon, Own: map[bot.AreaID]time.Time{r.area: noon.Add(time.Hour)}}})
		require.NoError(t, err)
	}
	statements, err := r.s.Statements(context.Background())
	require.NoError(t, err)
	seen := 0
	for _, query := range statements {
		if !strings.Contains(query, "units_behind") {
			continue
		}
		seen++
		plan, err := r.s.Plan(t.Context(), query)
		require.NoError(t, err)
		require.Contains(t, plan, "SCAN u USING COVERING INDEX units_behind", query)
		require.NotContains(t, plan, "TEMP B-TREE", query)
	}
	require.Equal(t, 4, seen)
}
