package main

import (
	"fmt"
	"time"

	"vneidbot/bot"
)

// habits are what the people of a unit do about a round; each is as likely as often as
// it stands here.
var habits = []func(c *campaign, u *simUnit, r bot.Round){
	early, early, early, lastMinute, lastMinute, late, twice, corrected, refusedThenAccepted, pictureLater, anotherPhone, withdrawn, never, never,
}

// live plans what people do about a round, on its day.
func (c *campaign) live(day time.Time) {
	for _, u := range c.units {
		r, _, ok := c.on(u.stood(bot.AsOfMoment(c.now)).area, day)
		if now := u.current(bot.AsOfMoment(c.now), c.now.Add(time.Hour)); !ok || now != nil && now.status == bot.Succeeded {
			continue
		}
		habits[c.chance.IntN(len(habits))](c, u, r)
	}
}

func (c *campaign) anyStatus() bot.Status {
	return []bot.Status{bot.Accepted, bot.Accepted, bot.Succeeded, bot.Succeeded, bot.Refused, bot.NotRegistered, bot.OtherStatus}[c.chance.IntN(7)]
}

func early(c *campaign, u *simUnit, r bot.Round) {
	c.reportsAt(c.within(r.Units.Add(-8*time.Hour), 7*time.Hour), u, c.anyStatus())
}

func lastMinute(c *campaign, u *simUnit, r bot.Round) {
	c.reportsAt(c.within(r.Units.Add(-2*time.Minute), 4*time.Minute), u, c.anyStatus())
}

func late(c *campaign, u *simUnit, r bot.Round) {
	c.reportsAt(c.within(r.Units.Add(time.Minute), 40*time.Minute), u, c.anyStatus())
}

func twice(c *campaign, u *simUnit, r bot.Round) {
	early(c, u, r)
	lastMinute(c, u, r)
}

func corrected(c *campaign, u *simUnit, r bot.Round) {
	at := c.within(r.Units.Add(-3*time.Hour), 3*time.Hour)
	c.reportsAt(at, u, bot.NotRegistered)
	c.reportsAt(at.Add(3*time.Minute), u, bot.Accepted)
}

func refusedThenAccepted(c *campaign, u *simUnit, r bot.Round) {
	at := c.within(r.Units.Add(-6*time.Hour), 7*time.Hour)
	c.reportsAt(at, u, bot.Refused)
	c.reportsAt(at.Add(26*time.Hour), u, bot.Accepted)
}

func pictureLater(c *campaign, u *simUnit, r bot.Round) {
	at := c.within(r.Units.Add(-5*time.Hour), 5*time.Hour)
	c.plan(at, func() { c.reports(at, u, bot.Accepted, c.whoOf(u), bot.FlagNoPicture) })
	c.reportsAt(at.Add(2*time.Hour), u, bot.Accepted)
}

// anotherPhone is somebody without an invitation, whom the unit's own person may deny.
func anotherPhone(c *campaign, u *simUnit, r bot.Round) {
	at := c.within(r.Units.Add(-4*time.Hour), 5*time.Hour)
	who := bot.AccountID(fmt.Sprint("telegram:x", u.id))
	c.plan(at, func() {
		said := c.reports(at, u, c.anyStatus(), who)
		if u.who != nil && said != nil && c.chance.IntN(2) == 0 {
			c.plan(at.Add(20*time.Minute), c.unlessDown(func() {
				if said.review(bot.AsOfMoment(c.now)) == bot.Unreviewed {
					said.denied = c.now
					c.write(bot.DenyReport{Report: said.id, Account: u.who.account, At: c.now})
				}
			}))
		}
	})
}

func withdrawn(c *campaign, u *simUnit, r bot.Round) {
	at := c.within(r.Units.Add(-2*time.Hour), 2*time.Hour)
	c.plan(at, func() {
		if said := c.reports(at, u, bot.Accepted, c.whoOf(u)); said != nil && u.who != nil {
			c.plan(at.Add(5*time.Minute), c.unlessDown(func() {
				if said.review(bot.AsOfMoment(c.now)) == bot.Unreviewed && len(u.ties) > 0 && u.ties[len(u.ties)-1].simReport == said {
					said.withdrew = c.now
					c.write(bot.WithdrawReport{Report: said.id, Account: u.who.account, At: c.now})
				}
			}))
		}
	})
}

func never(*campaign, *simUnit, bot.Round) {}

func (c *campaign) whoOf(u *simUnit) bot.AccountID {
	if u.who == nil {
		return bot.AccountID(fmt.Sprint("telegram:x", u.id))
	}
	return u.who.account
}

func (c *campaign) reportsAt(at time.Time, u *simUnit, s bot.Status) {
	c.plan(at, func() { c.reports(at, u, s, c.whoOf(u)) })
}

// unlessDown puts off what the program has to be asked for.
func (c *campaign) unlessDown(do func()) func() {
	var again func()
	again = func() {
		if c.down {
			c.plan(c.now.Add(2*time.Minute), again)
			return
		}
		do()
	}
	return again
}

// reports records what was said then: later, where the program was down. Nil for a unit
// that is closed.
func (c *campaign) reports(said time.Time, u *simUnit, s bot.Status, who bot.AccountID, flags ...bot.Flag) *simReport {
	said = said.Truncate(time.Millisecond)
	if c.down {
		c.plan(c.now.Add(time.Minute), func() { c.reports(said, u, s, who, flags...) })
		return nil
	}
	if u.stood(bot.AsOfMoment(c.now)).closed {
		return nil
	}
	draft := bot.DraftID(fmt.Sprint(u.id, "-", said.UnixMilli(), "-", c.count.reports))
	r := &simReport{id: bot.NewReportID(draft, 1), status: s, said: said, recorded: c.now, vouched: u.known[who]}
	u.ties = append(u.ties, simTie{simReport: r, from: time.Time{}})
	c.said[r.id] = r
	if c.count.reports++; c.chance.IntN(2) == 0 {
		flags = append(flags, bot.FlagCode) // something that an officer is to look at
	}
	c.write(bot.SetAccount{ID: who, Chat: bot.Chat{Channel: "telegram", ID: string(who)[len("telegram:"):]}, At: r.recorded},
		bot.FileReport{ID: r.id, Draft: draft, Unit: u.id, Status: s, Account: who, At: said, Flags: flags})
	return r
}
