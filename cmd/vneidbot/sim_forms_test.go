package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// checkForms compares each new form of a day with plain counting, unit by unit, and has
// officers send theirs some time after a cut-off.
func (c *campaign) checkForms(day time.Time) {
	var fresh []bot.Form
	require.NoError(c.t, c.app.store.Snapshot(c.t.Context(), func(n *store.Snapshot) error {
		cuts, err := n.Cuts(day)
		require.NoError(c.t, err)
		for _, area := range c.areas {
			own, err := n.FormsOf(area, day)
			require.NoError(c.t, err)
			cuts = append(cuts, own...)
		}
		for _, f := range cuts {
			if _, seen := c.forms[f.ID]; !seen {
				c.forms[f.ID] = f
				c.checkForm(n, f)
				fresh = append(fresh, f)
			}
		}
		return err
	}))
	for _, f := range fresh {
		if c.count.forms++; f.Kind == bot.CutOff {
			c.officersSend(f)
		}
	}
}

// checkForm compares a form with what the simulation did.
func (c *campaign) checkForm(n *store.Snapshot, f bot.Form) {
	if f.Kind == bot.CutOff {
		require.Equal(c.t, f.Units.Add(time.Minute-time.Millisecond).UnixMilli(), f.AsOf.Said.UnixMilli(), "the cut-off is the end of its minute")
		if ends := f.Units.Add(time.Minute); c.began.Before(ends.Add(-15 * time.Minute)) {
			require.LessOrEqual(c.t, c.now.Sub(ends), time.Minute, "a cut-off of %s is late", ends)
		}
	}
	units, err := n.FormUnits(f.ID)
	require.NoError(c.t, err)
	have := map[bot.UnitID]simStand{}
	for _, u := range units {
		have[u.Unit] = simStand{area: u.Area, closed: u.Standing == bot.Closed, report: u.Report, status: u.Status, in: u.In}
	}
	total, counted := 0, map[bot.Status]int{}
	for _, u := range c.units {
		area := u.stood(f.AsOf).area
		r, since, ok := c.on(area, f.Day)
		mine := f.Area == area || f.Kind == bot.CutOff && f.Area == 0 && ok && r.Area == 0
		if !mine {
			require.NotContains(c.t, have, u.id, "%s is not in form %+v", u.name, f)
			continue
		}
		c.checkAsked(u, r, since, f)
		want := u.stand(f.AsOf, since, r.Ends(), f.Kind == bot.CutOff)
		require.Contains(c.t, have, u.id, "%s is in form %+v", u.name, f)
		require.Equal(c.t, want, have[u.id], "%s in form %+v", u.name, f)
		if !want.closed {
			total, counted[want.status] = total+1, counted[want.status]+1
		}
	}
	rows, err := n.TallyForms([]bot.Form{f}, bot.Everything, bot.ByArea)
	require.NoError(c.t, err)
	require.Equal(c.t, tallyOf(total, counted), plainSum(rows), "form %+v adds up to the roster", f)
}

// checkAsked checks that whoever can be written to about a unit that owes a report, and of
// which nothing was said for a day, was told the hour that stands.
func (c *campaign) checkAsked(u *simUnit, r bot.Round, since time.Time, f bot.Form) {
	if f.Kind != bot.CutOff || u.who == nil || len(u.facts) > 1 || !u.behind(r.Units, since) {
		return
	}
	for _, tie := range u.ties {
		if tie.said.After(r.Units.Add(-24*time.Hour)) || tie.from.After(since) || len(tie.reviewed) > 0 {
			return
		}
	}
	key := fmt.Sprint(u.id, r.Day.Day(), r.Units.In(c.cfg.place().Zone).Format("15h04"))
	require.True(c.t, c.asked[key], "nobody was reminded of %s, %v", u.name, r)
}

func tallyOf(total int, by map[bot.Status]int) bot.Tally {
	return bot.Tally{Total: total, Accepted: by[bot.Accepted], Succeeded: by[bot.Succeeded], Refused: by[bot.Refused],
		NotRegistered: by[bot.NotRegistered], Other: by[bot.OtherStatus], NotReported: by[bot.NoStatus]}
}

// plainSum adds rows up, statuses alone.
func plainSum(rows []bot.Row) (sum bot.Tally) {
	for _, r := range rows {
		sum = sum.Add(r.Tally)
	}
	sum.Confirmed, sum.Behind, sum.Reached, sum.Outside, sum.Excluded = 0, 0, 0, 0, 0
	return sum
}

// officersSend plans that most areas send their form, some twice, some too late.
func (c *campaign) officersSend(f bot.Form) {
	for _, area := range c.areas {
		r, _, ok := c.on(area, f.Day)
		if !ok || r.ID != f.Round {
			continue
		}
		send := func(from time.Time) {
			c.plan(c.within(from, 25*time.Minute), c.unlessDown(func() { c.sends(area, r) }))
		}
		switch c.chance.IntN(10) {
		case 0, 1:
		case 2, 3:
			send(c.now)
			send(c.now)
		case 4:
			send(r.Areas.Add(5 * time.Minute))
		default:
			send(c.now)
		}
	}
}

// checkEnd checks what holds of all forms in the end: they say what they said, which is
// the totals as of their moment; each area has one that counts for each round.
func (c *campaign) checkEnd() {
	require.NoError(c.t, c.app.store.Snapshot(c.t.Context(), func(n *store.Snapshot) error {
		for _, f := range c.forms {
			c.checkAsOf(n, f)
		}
		for _, day := range c.days() {
			c.checkCounting(n, day)
		}
		return nil
	}))
}

func (c *campaign) checkAsOf(n *store.Snapshot, f bot.Form) {
	frozen, err := n.TallyForms([]bot.Form{f}, bot.Everything, bot.ByArea)
	require.NoError(c.t, err)
	then, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: f.AsOf})
	require.NoError(c.t, err)
	for _, row := range frozen {
		if row.Total+row.Excluded == 0 {
			continue
		}
		i := slices.IndexFunc(then, func(r bot.Row) bool { return r.Area.ID == row.Area.ID })
		require.GreaterOrEqual(c.t, i, 0)
		require.Equal(c.t, plainSum([]bot.Row{then[i]}), plainSum([]bot.Row{row}), "area %d of form %+v is as of its moment", row.Area.ID, f)
		require.Equal(c.t, then[i].Confirmed, row.Confirmed, "confirmed in area %d of form %+v", row.Area.ID, f)
	}
}

// days are those that had a round to the end.
func (c *campaign) days() (days []time.Time) {
	for _, r := range c.rounds {
		if r.Area == 0 && !r.gone {
			days = append(days, r.Day)
		}
	}
	return days
}

// checkCounting checks that of each area one form counts: what was sent last, or where
// nothing was sent in time the one that came by itself.
func (c *campaign) checkCounting(n *store.Snapshot, day time.Time) {
	sent, err := n.Sent(day)
	require.NoError(c.t, err)
	cuts := 0
	for _, f := range c.forms {
		if f.Kind == bot.CutOff && f.Day.Equal(day) {
			cuts++
		}
	}
	own := 1
	if r, _, _ := c.on(c.direct(), day); r.Area != 0 {
		own++
	}
	require.Equal(c.t, own, cuts, "cut-offs of %s", day)
	for _, area := range c.areas {
		r, _, _ := c.on(area, day)
		forms, err := n.FormsOf(area, day)
		require.NoError(c.t, err)
		auto, numbers, inTime := 0, []int{}, false
		var closed time.Time
		for _, f := range forms {
			if f.Kind == bot.Automatic {
				auto, closed = auto+1, f.At
			} else {
				numbers = append(numbers, f.Number)
			}
		}
		for _, s := range sent {
			inTime = inTime || s.Area == area && (auto == 0 || s.Sent.Before(closed))
		}
		for i, number := range numbers {
			require.Equal(c.t, i+1, number, "the numbers of area %d on %s", area, day)
		}
		if c.hadUnits(area, r.Closes()) {
			require.Equal(c.t, map[bool]int{true: 0, false: 1}[inTime], auto, "forms by themselves of area %d on %s", area, day)
		}
	}
}

func (c *campaign) hadUnits(area bot.AreaID, at time.Time) bool {
	return slices.ContainsFunc(c.units, func(u *simUnit) bool {
		f := u.stood(bot.AsOfMoment(at))
		return f.area == area && !f.closed
	})
}
