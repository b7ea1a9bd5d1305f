package desk

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// usually is between the units' hour and the areas', where nobody said another
// one and there is no round to go by.
const usually = 30 * time.Minute

// at is an hour of that day at the office.
func (p *planner) at(day time.Time, h read.Hour) time.Time {
	return p.Place.At(day, int(h)/60, int(h)%60)
}

// sameClock is the hour of a moment on another day.
func (p *planner) sameClock(t, day time.Time) time.Time {
	local := t.In(p.Place.Zone)
	return p.Place.At(day, local.Hour(), local.Minute())
}

// hours are those of a new round: as typed, else those of the area's last round.
// An area's own go by everybody's hour for the forms. Not ok where the units' hour
// is not known.
func (p *planner) hours(area bot.AreaID, day time.Time) (r bot.Round, ok bool) {
	r = bot.Round{Area: area, Day: day}
	gap := usually
	if of := p.all.Of(area); len(of) > 0 {
		last := of[len(of)-1]
		r.Units, gap, ok = p.sameClock(last.Units, day), last.Areas.Sub(last.Units), true
	}
	if told(p.wish.Units) {
		r.Units, ok = p.at(day, p.wish.Units), true
	}
	common, shared := p.all.Own(0).On(day)
	switch {
	case told(p.wish.Sent):
		r.Areas = p.at(day, p.wish.Sent)
	case area != 0 && shared:
		r.Areas = common.Areas
	default:
		r.Areas = p.within(r.Units.Add(gap), day)
	}
	return r, ok
}

// within keeps an hour inside the day.
func (p *planner) within(t, day time.Time) time.Time {
	if last := p.Place.At(day, 23, 59); t.After(last) {
		return last
	}
	return t
}

// moved is a round at its new day and hours. Of two hours the one that was not
// typed stays, unless the units' would be the later one.
func (p *planner) moved(was bot.Round, day time.Time) bot.Round {
	r := was
	r.Day, r.Units, r.Areas = day, p.sameClock(was.Units, day), p.sameClock(was.Areas, day)
	if told(p.wish.Units) {
		r.Units = p.at(day, p.wish.Units)
		if r.Units.After(r.Areas) {
			r.Areas = p.within(r.Units.Add(was.Areas.Sub(was.Units)), day)
		}
	}
	if told(p.wish.Sent) {
		r.Areas = p.at(day, p.wish.Sent)
	}
	return r
}

// fits looks at a round that is to be; why it cannot be is a problem, what is odd
// about its day a note.
func (p *planner) fits(r bot.Round) bool {
	common, shared := p.all.Own(0).On(r.Day)
	after := r.Area != 0 && shared && r.Areas.After(common.Areas)
	switch {
	case r.Day.Before(p.day):
		p.refuse(bot.T("kybaocao.past", "day", bot.Day(r.Units)))
	case !r.InTime(p.now):
		p.refuse(bot.T("kybaocao.past_hour", "clock", bot.Clock(r.Units)))
	case r.Units.After(r.Areas):
		p.refuse(bot.T("kybaocao.wrong_order", "areas", bot.Clock(r.Areas), "units", bot.Clock(r.Units)))
	case after && !p.who.own().Covers(bot.Everything):
		p.refuse(bot.T("kybaocao.after_city", "areas", bot.Clock(r.Areas), "city", bot.Clock(common.Areas), "day", bot.Day(r.Units)))
	default:
		if after {
			p.note(bot.T("kybaocao.note_after", "area", p.areaNamed(r.Area), "areas", bot.Clock(r.Areas), "city", bot.Clock(common.Areas)))
		}
		p.offDay(r)
		return true
	}
	return false
}

// offDay notes that nobody works on the day.
func (p *planner) offDay(r bot.Round) {
	if p.Place.Working(r.Day) {
		return
	}
	day := bot.Day(r.Units)
	switch holiday, is := p.Place.Holidays[r.Day]; {
	case is && holiday.Sure:
		p.note(bot.T("kybaocao.note_holiday", "day", day, "name", bot.Raw(holiday.Name)))
	case is:
		p.note(bot.T("kybaocao.note_holiday_maybe", "day", day, "name", bot.Raw(holiday.Name)))
	default:
		p.note(bot.T("kybaocao.note_off", "day", day, "weekday", weekday(r.Day)))
	}
}
