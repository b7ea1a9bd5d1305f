package summary

import (
	"cmp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/chart"
)

// perChart is how many rows a picture has: more would be too small on a phone.
const perChart = 20

// Charted is a drawn picture of totals; of several it is one.
type Charted struct {
	PNG    []byte
	Answer // without words
}

// Chart draws the totals as bars, those with the least share of received first.
func Chart(words Wording, lang string, t Totals) (c Charted, err error) {
	v := voice{words: words, lang: lang}
	t.sum, t.Rows = bot.Sum(t.Rows), shown(t)
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r bot.Row) bool { return r.Total == 0 })
	slices.SortStableFunc(rows, worstFirst)
	if len(t.Order) > 0 {
		t.asBefore(rows)
	}
	c.Answer = t.paged(Answer{}, rows, chartStarts(len(rows)))
	to := min(c.From+perChart, len(rows))
	if c.Next = to; to == len(rows) {
		c.Next = 0
	}
	b := chart.Bars{Head: v.chartHead("bieudo.title", t), Keys: v.statuses()}
	for _, r := range rows[c.From:to] {
		b.Rows = append(b.Rows, v.bar(t.By, r))
	}
	switch {
	case c.Pages > 1 && to == c.From+1:
		b.Foot = v.say("bieudo.foot_one", "from", to, "of", len(rows))
	case c.Pages > 1:
		b.Foot = v.say("bieudo.foot", "from", c.From+1, "to", to, "of", len(rows))
	}
	c.PNG, err = b.PNG()
	return c, err
}

// worstFirst orders by the share of received or better, then by how many are missing.
func worstFirst(a, b bot.Row) int {
	return cmp.Or(cmp.Compare(a.Good()*b.Total, b.Good()*a.Total), cmp.Compare(b.Total-b.Good(), a.Total-a.Good()))
}

// chartStarts are the rows with which pictures begin.
func chartStarts(rows int) (starts []int) {
	for s := 0; s < max(rows, 1); s += perChart {
		starts = append(starts, s)
	}
	return starts
}

// chartHead is whose numbers these are, of when, and the share of all.
func (v voice) chartHead(title string, t Totals) chart.Head {
	h := chart.Head{Title: v.say(title, "place", v.place(t)), About: []string{v.words.Words(v.lang, t.when("tonghop.head"))}}
	if t.sum.Total > 0 {
		h.About = append(h.About, v.say("bieudo.sum", "n", t.sum.Good(), "total", t.sum.Total, "share", share(t.sum.Good(), t.sum)))
	}
	return h
}

// counted are the statuses in the order in which a bar has them, with their colours.
var counted = []struct {
	status bot.Status
	colour chart.Colour
	n      func(bot.Tally) int
}{
	{bot.Succeeded, chart.Green, func(t bot.Tally) int { return t.Succeeded }},
	{bot.Accepted, chart.Blue, func(t bot.Tally) int { return t.Accepted }},
	{bot.Refused, chart.Red, func(t bot.Tally) int { return t.Refused }},
	{bot.NotRegistered, chart.Amber, func(t bot.Tally) int { return t.NotRegistered }},
	{bot.OtherStatus, chart.Violet, func(t bot.Tally) int { return t.Other }},
	{bot.NoStatus, chart.Grey, func(t bot.Tally) int { return t.NotReported }},
}

// statuses say what the colours mean.
func (v voice) statuses() (keys []chart.Key) {
	for _, c := range counted {
		keys = append(keys, chart.Key{Colour: c.colour, Name: v.words.Words(v.lang, bot.Text{Args: bot.Args{"": c.status}})})
	}
	return keys
}

// bar is a row of totals.
func (v voice) bar(by bot.By, r bot.Row) chart.Bar {
	b := chart.Bar{Name: v.chartName(by, r), Share: percent(r.Tally) + "%", Note: v.say("bieudo.note", "n", r.Good(), "total", r.Total)}
	for _, c := range counted {
		b.Parts = append(b.Parts, c.n(r.Tally))
	}
	return b
}

// chartName is the row's name; kinds of places are short where two are called alike.
func (v voice) chartName(by bot.By, r bot.Row) string {
	if by != bot.ByArea {
		return v.levelName(by, r)
	}
	return strings.TrimSpace(v.bare(r.Area))
}
