package main

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
)

// demoMove is something that happens in the course of the demonstration's day: by
// itself when its hour comes, or because somebody types words then.
type demoMove struct {
	hour, minute int
	key          string // of the words
	pane, src    string // where it can be seen
	says         string
}

var demoMoves = []demoMove{
	{13, 30, "remind", phonePane, "./binh/", ""},
	{15, 25, "officers", phonePane, "./can-bo-phuong/", ""},
	{15, 31, "freeze", groupPane, "./nhom-phuong/", ""},
	{15, 40, "form", phonePane, "./can-bo-phuong/", "/chotso"},
	{15, 45, "send", phonePane, "./can-bo-phuong/", "/guilenso"},
	{15, 50, "sent", phonePane, "./can-bo-thanh-pho/", "/guilenso"},
	{16, 1, "close", groupPane, "./nhom-thanh-pho/", ""},
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
	if m := b.next(); m != nil {
		s.Next, s.More = b.say("clock_next", "at", bot.Clock(b.at(m)), "what", bot.Raw(b.say("next_"+m.key))), true
	}
	return s
}

// Move moves the clock to the next thing that happens.
func (b dayBook) Move() (web.Shown, error) {
	m := b.next()
	if m == nil {
		return b.Shown(), nil
	}
	if _, err := b.To(b.at(m)); err != nil {
		return web.Shown{}, err
	}
	s := b.Shown()
	s.Said, s.Pane, s.Src, s.Says = b.say("then_"+m.key), m.pane, m.src, m.says
	return s, nil
}

// next is what has not happened yet, nil when the day is over.
func (b dayBook) next() *demoMove {
	now := b.Now()
	for i := range demoMoves {
		if b.at(&demoMoves[i]).After(now) {
			return &demoMoves[i]
		}
	}
	return nil
}

func (b dayBook) at(m *demoMove) time.Time {
	return b.place.At(b.day, m.hour, m.minute)
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
