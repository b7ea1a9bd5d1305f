package main

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
)

// demoMove is something that happens in the course of the demonstration's day: by
// itself when its hour comes, or because somebody types words then.
type demoMove struct {
	when      func(bot.Round) time.Time
	key       string // of the words
	pane, src string // where it can be seen
	says      string
}

// demoMoves are at their hours of a round of 15h30 and 16h00: 13h30, 15h25, 15h31, 15h40,
// 15h45, 15h50, 16h01.
var demoMoves = []demoMove{
	{fromUnits(-2 * time.Hour), "remind", phonePane, "./binh/", ""},
	{fromUnits(-5 * time.Minute), "officers", phonePane, "./can-bo-phuong/", ""},
	{bot.Round.Ends, "freeze", groupPane, "./nhom-phuong/", ""},
	{betweenHours(2), "form", phonePane, "./can-bo-phuong/", "/chotso"},
	{betweenHours(3), "send", phonePane, "./can-bo-phuong/", "/guilenso"},
	{betweenHours(4), "sent", phonePane, "./can-bo-thanh-pho/", "/guilenso"},
	{bot.Round.Closes, "close", groupPane, "./nhom-thanh-pho/", ""},
}

func fromUnits(by time.Duration) func(bot.Round) time.Time {
	return func(r bot.Round) time.Time { return r.Units.Add(by) }
}

// betweenHours is so many sixths of the time between the two hours after the first; never where
// there is none.
func betweenHours(sixths time.Duration) func(bot.Round) time.Time {
	return func(r bot.Round) time.Time {
		if r.Areas.Sub(r.Units) < 6*time.Minute {
			return time.Time{}
		}
		return r.Units.Add(r.Areas.Sub(r.Units) * sixths / 6).Truncate(time.Minute)
	}
}

// dayBook leads through the demonstration's day: it is the clock of the page.
type dayBook struct {
	*demoClock
	say func(key string, pairs ...any) string
}

// Shown is what the page shows of the clock.
func (b dayBook) Shown() web.Shown {
	now := b.Now()
	s := web.Shown{At: b.say("clock", "at", bot.Clock(now)), Next: b.say("clock_over")}
	if m, at := b.next(); m != nil {
		s.Next, s.More = b.say("clock_next", "at", bot.Clock(at), "what", bot.Raw(b.say("next_"+m.key))), true
	}
	return s
}

// Move moves the clock to the next thing that happens.
func (b dayBook) Move() (web.Shown, error) {
	m, at := b.next()
	if m == nil {
		return b.Shown(), nil
	}
	if _, err := b.To(at); err != nil {
		return web.Shown{}, err
	}
	s := b.Shown()
	s.Said, s.Pane, s.Src, s.Says = b.say("then_"+m.key), m.pane, m.src, m.says
	return s, nil
}

// next is what happens next in the round of the day, wherever that was moved to, and when;
// nil when the day is over.
func (b dayBook) next() (next *demoMove, at time.Time) {
	r, ok := b.round()
	if !ok {
		return nil, at
	}
	now := b.Now()
	for i := range demoMoves {
		when := demoMoves[i].when(r)
		if when.After(now) && (next == nil || when.Before(at)) {
			next, at = &demoMoves[i], when
		}
	}
	return next, at
}

// clock is what ":gio" does in the terminal: it tells the hour, or moves on to one.
func (t *terminal) clock(c *demoClock) func(string) string {
	return func(typed string) string {
		key := "demo.clock"
		if typed != "" {
			at, ok := c.moment(typed)
			if !ok {
				return t.say(bot.T("demo.clock_form", "typed", bot.Raw(typed)))
			}
			switch moved, err := c.walk(at); {
			case err != nil:
				key = "demo.clock_unkept"
			case !moved:
				key = "demo.clock_back"
			}
		}
		now := c.Now()
		if !c.place.Day(now).Equal(c.day) {
			return t.say(bot.T(key, "at", now))
		}
		return t.say(bot.T(key, "at", bot.Clock(now)))
	}
}
