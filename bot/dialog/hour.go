package dialog

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// namesHour takes the hour at which somebody wants to be asked again, typed in place of the
// buttons below a reminder: "sáng mai 8h em báo". The question for who reported may be open,
// and any where the button's own words are typed: "nhắc lại sau 30 phút", "chiều nay 14h".
func (t *Talk) namesHour() bool {
	in := t.in
	fact := len(in.Codes)+len(in.Phones) > 0 || in.Status != bot.NoStatus || in.Citizen || read.LikeUnit(in.name)
	if fact || in.Says(read.Asks|read.Promises|read.Officer|read.Same) || t.speaksOf("ảnh", "hình") || t.isOfficer() {
		return false
	}
	units := t.unfinished()
	if made := t.st.Draft.Unit.ID; len(units) == 0 && made != 0 {
		units = []bot.UnitID{made}
	}
	if len(units) == 0 || read.OnlyDigits(in.text) != "" {
		return false
	}
	m, rest, ok := read.MomentIn(in.text, t.f.Day)
	if !ok || !read.PutsOff(rest) || t.introduced().Name != "" { // "Mai" is who reports
		return false
	}
	at := t.moment(m)
	busy := t.asking() && t.st.Ask.Slot != slotMany || t.st.Draft.has()
	if at.Before(t.ev.At) || busy && !t.outright(m, rest) {
		return false
	}
	if t.st.Draft.ID != "" && !busy {
		t.drop()
	}
	t.waitUntil(at, units)
	return true
}

// outright tells whether words to an open question can be nothing but an hour to be asked
// again: those of a reminder's buttons. The question stays.
func (t *Talk) outright(m read.Moment, rest string) bool {
	if t.speaksOf("nhắc lại", "nhac lai", "hỏi lại", "hoi lai") {
		return true
	}
	return (m.In > 0 || m.Hour != read.NoHour) && read.Nothing(rest)
}

// unfinished are the person's units of which something is still to be heard: those that have
// something to report, or else those that wait for their result.
func (t *Talk) unfinished() (units []bot.UnitID) {
	if units = t.tellers(); len(units) > 0 {
		return units
	}
	for _, u := range alive(t.f.Units) {
		if !t.finished(t.unit(u)) {
			units = append(units, u.ID)
		}
	}
	return units
}

// tellers are the units of the account that have something to report.
func (t *Talk) tellers() (ids []bot.UnitID) {
	for _, u := range alive(t.f.Units) {
		if t.toTell(u) {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// moment is the one that was named. An hour by itself that has passed today is that of the
// afternoon, or of tomorrow.
func (t *Talk) moment(m read.Moment) time.Time {
	const day = 24 * time.Hour
	at := t.f.Began.Add(time.Duration(m.Hour) * time.Minute)
	switch {
	case m.In > 0:
		return t.ev.At.Add(m.In)
	case m.Hour == read.NoHour:
		at = t.f.Began.Add(time.Duration(hourOf[m.Part]) * time.Hour)
	}
	switch {
	case !m.Day.IsZero():
		return at.Add(m.Day.Sub(t.f.Day))
	case at.Before(t.ev.At) && m.Hour != read.NoHour && m.Hour < 8*60:
		at = at.Add(day / 2)
	}
	if at.Before(t.ev.At) && m.Hour != read.NoHour {
		return at.Add(day)
	}
	return at
}

// hourOf is the hour that is meant by a part of a day, and by a day alone.
var hourOf = map[read.DayPart]int{"": bot.MorningAt, read.Morning: bot.MorningAt, read.Noon: bot.NoonAt, read.Afternoon: bot.AfternoonAt, read.Evening: bot.EveningAt}
