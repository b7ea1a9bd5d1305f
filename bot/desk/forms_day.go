package desk

import (
	"time"

	"vneidbot/bot"
)

// dayField is a day in a button.
func dayField(day time.Time) string { return num(day.Unix() / (24 * 60 * 60)) }

// unday reads what dayField wrote.
func unday(field string) (time.Time, bool) {
	days, ok := unnum[int64](field)
	return time.Unix(days*24*60*60, 0).UTC(), ok
}

// formsDay is the day of the forms of a period: without rounds today.
func (t *deskTurn) formsDay(p bot.Period) time.Time {
	if p.Round.ID == 0 {
		return t.day
	}
	return p.Round.Day
}

// tappedDay is everybody's period of the day that stands at that place of a button, of an
// older button the one that is formed now.
func (t *deskTurn) tappedDay(fields []string, at int) (p bot.Period, err error) {
	day := t.day
	if len(fields) > at {
		if of, ok := unday(fields[at]); ok {
			day = of
		}
	}
	rounds, err := t.records.Rounds()
	p, _ = rounds.Of(0).Forming(day)
	return p, err
}

// askedPeriod is the area's period of the day that was typed; without one that which is
// formed now. Not ok where that day has no round of the area.
func (t *deskTurn) askedPeriod(area bot.AreaID, asked askedDay) (p bot.Period, ok bool, err error) {
	rounds, err := t.records.Rounds()
	of := rounds.Of(area)
	switch {
	case !asked.typed:
		p, _ = of.Forming(t.day)
		return p, true, err
	case asked.last:
		p, ok = of.Forming(t.day.AddDate(0, 0, -1))
		return p, ok, err
	}
	p, ok = of.Forming(asked.day)
	return p, ok && p.Round.Day.Equal(asked.day), err
}
