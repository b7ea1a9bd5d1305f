package summary

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// Change is what has moved since the last cut-off; zero without one.
type Change struct {
	Since time.Time // the hour of the cut-off
	More  int       // received or better; fewer when it is negative
	Falls []Fall    // areas that have fewer, in the order of the rows
	Units []string  // of a single area: units that were received or better and are not any more
}

// Fall is an area that has fewer than before.
type Fall struct {
	Area  bot.Area
	Fewer int
}

// fallsNamed is how many areas that have fewer are named.
const fallsNamed = 5

// change is what stands behind the number of those who are received or better.
func (c Change) change() bot.Text {
	switch {
	case c.Since.IsZero():
		return bot.Raw("")
	case c.More > 0:
		return bot.T("tonghop.change_more", "n", c.More, "day", bot.Day(c.Since))
	case c.More < 0:
		return bot.T("tonghop.change_fewer", "n", -c.More, "day", bot.Day(c.Since))
	}
	return bot.T("tonghop.change_none", "day", bot.Day(c.Since))
}

// falls names the areas, or the units, that make it fewer; "" for none.
func (v voice) falls(c Change) string {
	var names []string
	for _, f := range c.Falls[:min(len(c.Falls), fallsNamed)] {
		names = append(names, v.say("tonghop.fall", "name", v.proseName(bot.ByArea, bot.Row{Area: f.Area}), "n", f.Fewer))
	}
	if more := len(c.Falls) - fallsNamed; more > 0 {
		names = append(names, v.say("tonghop.falls_more", "n", more))
	}
	names = append(names, c.Units[:min(len(c.Units), fallsNamed)]...)
	if more := len(c.Units) - fallsNamed; more > 0 {
		names = append(names, v.say("tonghop.falls_units", "n", more))
	}
	if len(names) == 0 {
		return ""
	}
	return "\n" + v.say("tonghop.falls", "names", strings.Join(names, ", "))
}
