package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// firstFrozen works at each of the minutes, and tells at which a form of the kind was there
// first; it fails when there is ever more than one.
func firstFrozen(t *testing.T, app *App, now *time.Time, kind jobs.Kind, forms func(*store.Snapshot) ([]bot.Form, error), minutes ...time.Time) (first time.Time, f bot.Form) {
	t.Helper()
	for _, *now = range minutes {
		workNow(t, app, *now, kind)
		require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
			list, err := forms(n)
			require.LessOrEqual(t, len(list), 1, "once")
			if len(list) == 1 && first.IsZero() {
				first, f = *now, list[0]
			}
			return err
		}))
	}
	return first, f
}

// heldOffice is an office with a round of that day whose Telegram was read until one
// moment, and again from the other on.
func heldOffice(t *testing.T, unitsHour, minute int, since, until [2]int) (*App, *time.Time, func(h, m int) time.Time) {
	t.Helper()
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	hour := func(h, m int) time.Time { return app.place.At(day, h, m) }
	commit(t, app, bot.AddRound{Round: bot.Round{Day: day, Units: hour(unitsHour, minute), Areas: hour(16, 0)}, By: "telegram:9000001", At: *now})
	for _, at := range [][2]int{since, until} {
		require.NoError(t, app.store.Beat(t.Context(), bot.Beat{Channel: "telegram", At: hour(at[0], at[1])}))
	}
	return app, now, hour
}

func cutsOf(day time.Time) func(*store.Snapshot) ([]bot.Form, error) {
	return func(n *store.Snapshot) ([]bot.Form, error) { return n.Cuts(day) }
}

// Telegram could not be read from 15h22 to 15h33: the freeze waits until 15h43, what came
// by Telegram before is in time, and what came by the page is not.
func TestAnOutageBeforeTheHour(t *testing.T) {
	t.Parallel()
	app, now, hour := heldOffice(t, 15, 30, [2]int{15, 22}, [2]int{15, 33})
	for i, at := range []struct {
		m       int
		account bot.AccountID
	}{{20, "telegram:1"}, {35, "telegram:2"}, {35, "web:3"}, {44, "telegram:4"}} {
		*now = hour(15, at.m)
		draft := bot.DraftID(fmt.Sprint("d", i))
		commit(t, app, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: bot.UnitID(i + 1), Status: bot.Refused, Account: at.account, At: *now})
	}
	*now = hour(15, 20)
	var minutes []time.Time
	for m := 30; m < 60; m++ {
		minutes = append(minutes, hour(15, m))
	}
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	first, form := firstFrozen(t, app, now, app.freezing(), cutsOf(day), minutes...)
	require.Equal(t, hour(15, 43), first)
	require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		units, err := n.FormUnits(form.ID)
		in := map[bot.UnitID]bot.InRound{}
		for _, u := range units {
			in[u.Unit] = u.In
		}
		require.Equal(t, map[bot.UnitID]bot.InRound{1: bot.OnTime, 2: bot.OnTime, 3: bot.NotYet, 4: bot.NotYet}, in)
		return err
	}))
}

// While Telegram cannot be read the freeze waits to the last moment, and where the two
// hours are one the area's own form waits with it.
func TestAnOutageThatLasts(t *testing.T) {
	t.Parallel()
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ h, m, from, to int }{{15, 30, 0, 20}, {16, 0, 30, 40}} {
		app, now, hour := heldOffice(t, c.h, c.m, [2]int{15, 10}, [2]int{15, 10})
		var minutes []time.Time
		for at := hour(c.h, c.m); at.Before(hour(c.h, c.m+25)); at = at.Add(time.Minute) {
			minutes = append(minutes, at)
		}
		first, _ := firstFrozen(t, app, now, app.freezing(), cutsOf(day), minutes...)
		require.Equal(t, hour(15, 30+c.to), first)
		*now = minutes[0]
		areas, err := app.store.Areas(t.Context())
		require.NoError(t, err)
		area := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Thử Nhất" })].ID
		first, _ = firstFrozen(t, app, now, app.closing(), func(n *store.Snapshot) ([]bot.Form, error) { return n.FormsOf(area, day) },
			hour(16, 0), hour(16, 1), hour(16, 9), hour(16, 10), hour(16, 11))
		if c.h == 16 {
			require.Equal(t, hour(16, 10), first)
		} else {
			require.Equal(t, hour(16, 1), first)
		}
	}
}

// pulse is a platform that was read at some moment.
type pulse struct {
	channel.Channel
	last channel.Reading
}

func (p *pulse) Reading() channel.Reading { return p.last }

// A copy notes until when a platform was read, by the office's clock: a clock that was
// set is no outage, and a platform that was silent for over a minute had one, until what
// it held back is there.
func TestTheHeartbeat(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC))
	p := &pulse{Channel: app.channels["telegram"]}
	app.channels["telegram"] = p
	outages := func() (list []bot.Outage) {
		require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) (err error) {
			list, err = n.Outages()
			return err
		}))
		return list
	}
	app.beat(t.Context())
	require.Empty(t, outages(), "this copy does not read it")
	p.last.At = time.Now()
	app.beat(t.Context())
	*now = now.Add(5 * time.Hour)
	p.last.At = time.Now()
	app.beat(t.Context())
	require.Len(t, outages(), 1, "the clock was set: it says nothing but until when it is read")
	was := outages()[0].Since

	app.beats = &heartbeat{} // the program was away
	*now = now.Add(3 * time.Minute)
	p.last = channel.Reading{At: time.Now(), Behind: true}
	app.beat(t.Context())
	require.Contains(t, outages(), bot.Outage{Channel: "telegram", Since: was}, "something is held back")
	p.last = channel.Reading{At: time.Now()}
	app.beat(t.Context())
	require.Len(t, outages(), 2)
	require.Equal(t, was, outages()[0].Since)
	require.WithinDuration(t, *now, outages()[0].Until, time.Second)
	require.NoError(t, app.store.PurgeOutages(t.Context(), now.Add(25*time.Hour)))
	require.Len(t, outages(), 1)
}
