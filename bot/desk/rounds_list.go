package desk

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// shownPast and shownNext bound what a list of rounds shows.
const (
	shownPast = 3
	shownNext = 12
)

// roundsList is the rounds of whose the chat is, the last ones that have passed first.
func (t *deskTurn) roundsList(all bot.Rounds) ([]bot.Part, error) {
	of := all.Of(t.whose())
	if len(of) == 0 {
		return slices.Concat([]bot.Part{{Text: bot.T("kybaocao.none")}}, t.ownAlone(all), t.howTo()), nil
	}
	place, err := t.describe(t.who.reads())
	if err != nil {
		return nil, err
	}
	next := roundsPassed(of, t.now)
	var lines bot.Lines
	for i, r := range of[:min(len(of), next+shownNext)] {
		switch {
		case i < next-shownPast:
		case i < next:
			line, err := t.passedLine(r, all)
			if err != nil {
				return nil, err
			}
			lines = append(lines, line)
		case i == next:
			lines = append(lines, bot.T("kybaocao.next", "round", t.roundLine(r, all)))
		default:
			lines = append(lines, bot.T("kybaocao.later", "round", t.roundLine(r, all)))
		}
	}
	parts := []bot.Part{{Text: bot.T("kybaocao.head", "place", place, "lines", lines)}}
	if more := len(of) - next - shownNext; more > 0 {
		parts = append(parts, bot.Part{Text: bot.T("kybaocao.more", "n", more)})
	}
	return append(parts, t.ownAlone(all)...), nil
}

// ownAlone names the areas that have a round to come on a day that has none of everybody's,
// where the list is not an area's own.
func (t *deskTurn) ownAlone(all bot.Rounds) []bot.Part {
	areas, err := t.loadAreas()
	if err != nil || t.whose() != 0 {
		return nil
	}
	var own bot.List
	for _, r := range all {
		_, common := all.Own(0).On(r.Day)
		i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == r.Area })
		if i >= 0 && !common && r.InTime(t.now) && t.who.reads().HasArea(r.Area) {
			own = append(own, bot.T("kybaocao.own_day", "own", ownHour(areas[i], r.Units), "day", bot.Day(r.Units)))
		}
	}
	if len(own) == 0 {
		return nil
	}
	return []bot.Part{{Text: bot.T("kybaocao.own_alone", "own", few(own))}}
}

// howTo tells an officer, in private, how rounds are changed.
func (t *deskTurn) howTo() []bot.Part {
	if !t.plansRounds() {
		return nil
	}
	return []bot.Part{{Text: bot.T("kybaocao.how")}}
}

// roundLine is a round with its weekday; everybody's also with the areas that have
// hours of their own that day, where the chat may see them.
func (t *deskTurn) roundLine(r bot.Round, all bot.Rounds) bot.Text {
	line := bot.T("kybaocao.line", "weekday", weekday(r.Day), "day", bot.Day(r.Units), "hours", roundHours(r))
	own := t.ownHours(r, all)
	if len(own) == 0 {
		return line
	}
	return bot.T("kybaocao.line_own", "line", line, "own", own)
}

func roundHours(r bot.Round) bot.Text {
	return bot.T("kybaocao.hours", "units", bot.Clock(r.Units), "areas", bot.Clock(r.Areas))
}

// movedLine is what a round was and is now; of the same day that is named once.
func (t *deskTurn) movedLine(was, now bot.Round) bot.Text {
	becomes := t.roundLine(now, nil)
	if now.Day.Equal(was.Day) {
		becomes = roundHours(now)
	}
	return bot.T("kybaocao.from_to", "was", t.roundLine(was, nil), "now", becomes)
}

func (t *deskTurn) ownHours(r bot.Round, all bot.Rounds) (own bot.List) {
	areas, err := t.loadAreas()
	if err != nil || r.Area != 0 {
		return nil
	}
	for _, o := range all {
		i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == o.Area })
		if i >= 0 && o.Day.Equal(r.Day) && t.who.reads().HasArea(o.Area) {
			own = append(own, ownHour(areas[i], o.Units))
		}
	}
	return few(own)
}

// ownHour is an area with its hour.
func ownHour(a bot.Area, at time.Time) bot.Text {
	return bot.T("kybaocao.own", "area", bot.Raw(nameInTables(a)), "clock", bot.Clock(at))
}

// few are the first of areas with their hours, and how many more there are.
func few(own bot.List) bot.List {
	if more := len(own) - named; more > 0 {
		return append(own[:named:named], bot.T("kybaocao.own_more", "n", more))
	}
	return own
}

// nameInTables is an area's short name, where it has one.
func nameInTables(a bot.Area) string {
	if a.Short != "" {
		return a.Short
	}
	return bot.InSentence(a.Name)
}

// weekday is the name of a day of the week.
func weekday(day time.Time) bot.Text { return bot.T("weekday." + weekdayKey(day)) }

func weekdayKey(day time.Time) string { return strings.ToLower(day.Weekday().String()) }
