package main

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/store"
)

const simOfficer = bot.AccountID("telegram:1")

func (c *campaign) addRound(area bot.AreaID, day, hour, minute int) *simRound {
	at := c.may(day, hour, minute)
	r := &simRound{Round: bot.Round{Area: area, Day: c.cfg.place().Day(at), Units: at, Areas: c.may(day, 16, 0), Version: 1}}
	c.write(bot.AddRound{Round: r.Round, By: simOfficer, At: c.now})
	r.ID = bot.RoundID(len(c.rounds) + 1)
	c.rounds = append(c.rounds, r)
	return r
}

func (c *campaign) moveRound(i int, units, areas time.Time) {
	r := c.rounds[i]
	was := r.Version
	r.Units, r.Areas, r.Version = units, areas, was+1
	c.write(bot.MoveRound{Round: r.Round, Was: was, By: simOfficer, At: c.now})
}

func (c *campaign) removeRound(i int) {
	r := c.rounds[i]
	r.gone = true
	c.write(bot.RemoveRound{Round: r.ID, Was: r.Version, By: simOfficer, At: c.now})
}

// change writes how a unit stands from now on.
func (c *campaign) change(u *simUnit, f simFact) {
	was := u.stood(bot.AsOfMoment(c.now))
	standing := map[bool]bot.Standing{true: bot.Closed}
	card := func(f simFact) bot.UnitCard {
		return bot.UnitCard{UnitState: bot.UnitState{Name: u.name, Level: bot.Nursery, Area: f.area, Standing: standing[f.closed]}}
	}
	f.since, f.recorded = c.now, c.now
	u.facts = append(u.facts, f)
	event := fmt.Sprint("change", u.id, "-", len(u.facts))
	c.write(bot.ChangeUnit{Event: event, Act: "donvi", Unit: u.id, Was: card(was), Now: card(f), Since: c.now, By: simOfficer, At: c.now},
		bot.Audit{Event: event, Account: simOfficer, Act: "donvi", Object: "unit", At: c.now})
}

// anyUnit is one that is counted.
func (c *campaign) anyUnit() *simUnit {
	for {
		if u := c.units[c.chance.IntN(len(c.units))]; !u.stood(bot.AsOfMoment(c.now)).closed {
			return u
		}
	}
}

func (c *campaign) moves() {
	u := c.anyUnit()
	c.count.moved++
	c.change(u, simFact{area: c.areas[c.chance.IntN(len(c.areas))]})
}

func (c *campaign) closes() {
	u := c.anyUnit()
	c.count.closed++
	c.change(u, simFact{area: u.stood(bot.AsOfMoment(c.now)).area, closed: true})
}

// merges ends a unit in another one, which has its reports and its people from then on.
func (c *campaign) merges() {
	u, into := c.anyUnit(), c.anyUnit()
	if u == into {
		return
	}
	c.count.merged++
	event := fmt.Sprint("merge", u.id)
	at := c.now
	c.write(bot.MergeUnits{Event: event, Act: "gop", Unit: u.id, Into: into.id, By: simOfficer, At: at},
		bot.Audit{Event: event, Account: simOfficer, Act: "gop", Object: "unit", At: at})
	u.facts = append(u.facts, simFact{since: at, recorded: at, area: u.stood(bot.AsOfMoment(at)).area, closed: true})
	for i := range u.ties {
		if u.ties[i].to.IsZero() {
			into.ties = append(into.ties, simTie{simReport: u.ties[i].simReport, from: at})
			u.ties[i].to = at
		}
	}
	if u.who != nil && into.who == nil {
		into.who, into.known = u.who, map[bot.AccountID]bool{}
	}
	maps.Copy(into.known, u.known)
}

// review confirms, or gives back, one of the reports that wait for an officer.
func (c *campaign) review() {
	var waiting []bot.ToReview
	require.NoError(c.t, c.app.store.Snapshot(c.t.Context(), func(n *store.Snapshot) (err error) {
		waiting, err = n.ToReview(bot.Everything, bot.ReviewPlace{}, 100)
		return err
	}))
	if len(waiting) == 0 {
		return
	}
	one := waiting[c.chance.IntN(len(waiting))]
	r := c.said[one.ID]
	verdict := bot.DecideReports{Event: "review" + string(r.id), Review: bot.Confirmed, By: simOfficer, At: c.now,
		Shown: []bot.ShownReport{{Row: one.Row, Report: r.id, Unit: one.Unit}}}
	if c.chance.IntN(4) == 0 {
		verdict.Review, verdict.Reason = bot.Returned, bot.ReturnBlurred
		u := c.units[slices.IndexFunc(c.units, func(u *simUnit) bool { return u.id == one.Unit })]
		c.reportsAt(c.within(c.now, 2*time.Hour), u, r.status) // and it is sent again
	}
	r.reviewed = append(r.reviewed, bot.Reviewed{Review: verdict.Review, At: c.now})
	c.count.reviews++
	c.write(verdict)
}

// sends freezes and sends an area's form, as /chotso and /guilenso do.
func (c *campaign) sends(area bot.AreaID, r bot.Round) {
	var forms []bot.Form
	var sent []bot.SentForm
	require.NoError(c.t, c.app.store.Snapshot(c.t.Context(), func(n *store.Snapshot) (err error) {
		if forms, err = n.FormsOf(area, r.Day); err == nil {
			sent, err = n.Sent(r.Day)
		}
		return err
	}))
	number := 1
	for _, f := range forms {
		number = max(number, f.Number+1)
	}
	_, since, _ := c.on(area, r.Day)
	event := fmt.Sprint("form", area, "-", r.Day.Day(), "-", number)
	c.write(bot.FreezeForm{Key: event, Window: bot.Window{Since: since, Ends: r.Ends()}, Form: bot.Form{Kind: bot.ByOfficer, Round: r.ID, Version: r.Version,
		Area: area, Day: r.Day, Number: number, Units: r.Units, Areas: r.Areas, AsOf: bot.AsOfMoment(c.now), At: c.now, By: simOfficer}})
	c.checkForms(r.Day)
	id := bot.FormID(0)
	for _, f := range c.forms {
		if f.Area == area && f.Day.Equal(r.Day) && f.Number == number {
			id = f.ID
		}
	}
	c.count.sendings++
	c.write(bot.SendForm{Event: event, Form: id, Times: bot.LastSent(sent)[area].Times + 1, By: simOfficer, At: c.now}, desk.CitySent(r.Day, c.now))
}
