package summary

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/chart"
)

// Moment is how a scope stood.
type Moment struct {
	At    time.Time
	Sum   bot.Tally
	Round bool // it is a round's hour, at which it was frozen
}

// Over is how a scope moved from round to round.
type Over struct {
	Place   bot.Text
	Moments []Moment    // the oldest first, the last one of now
	Ahead   []time.Time // hours of rounds that are to come
}

// shares are the lines, the last of them with numbers at its points.
var shares = []struct {
	key    string
	colour chart.Colour
	n      func(bot.Tally) int
}{
	{"bieudo.reported", chart.Ink, bot.Tally.Reported},
	{"bieudo.done", chart.Green, func(t bot.Tally) int { return t.Succeeded }},
	{"bieudo.received", chart.Blue, bot.Tally.Good},
}

// ChartOver draws how the shares moved against the hours of the rounds.
func ChartOver(words Wording, lang string, o Over) ([]byte, error) {
	v := voice{words: words, lang: lang}
	now := o.Moments[len(o.Moments)-1]
	c := chart.Over{Head: v.chartHead("bieudo.over_title", Totals{Place: o.Place, At: now.At, sum: now.Sum})}
	for _, s := range shares {
		line := chart.Line{Colour: s.colour, Name: v.say(s.key, "share", share(s.n(now.Sum), now.Sum))}
		for _, m := range o.Moments {
			if p, ok := bot.Percent(s.n(m.Sum), m.Sum.Total); ok {
				line.Points = append(line.Points, chart.Point{At: m.At, Share: float64(s.n(m.Sum)) / float64(m.Sum.Total), Label: p + "%"})
			}
		}
		c.Lines = append(c.Lines, line)
	}
	for _, m := range o.Moments {
		if m.Round {
			c.Marks = append(c.Marks, v.mark(m.At, false))
		}
	}
	for _, at := range o.Ahead {
		c.Marks = append(c.Marks, v.mark(at, true))
	}
	c.Foot = v.say("bieudo.over_foot")
	if len(o.Ahead) > 0 {
		c.Foot = v.say("bieudo.over_foot_ahead")
	}
	return c.PNG()
}

// mark is an hour below the chart, by its day.
func (v voice) mark(at time.Time, ahead bool) chart.Mark {
	return chart.Mark{At: at, Ahead: ahead, Label: at.Format("2/1")}
}
