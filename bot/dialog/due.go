package dialog

import (
	"time"

	"vneidbot/bot"
)

// due is the hour that a report was measured by, kept with its receipt: said
// again it is the same, whatever has become of the rounds since.
type due struct {
	Units time.Time `json:"units,omitzero"` // zero where there are no rounds
	Today bool      `json:"today,omitempty"`
	Late  int       `json:"late,omitempty"` // minutes
	Held  bool      `json:"held,omitempty"` // in time because the platform could not be read before the hour
}

// dueOf measures a report of the area that was sent in this turn.
func (t *Talk) dueOf(area bot.AreaID, at time.Time) due {
	r, ok := t.f.Rounds.Of(area).Due(at, t.f.Day)
	if !ok {
		return due{}
	}
	d := due{Units: r.Units, Today: r.Day.Equal(t.f.Day), Late: int(r.Late(at) / time.Minute)}
	if _, grace := r.Held(t.f.Outages, at); d.Late > 0 && at.Before(grace[t.ev.Chat.Channel]) {
		d.Late, d.Held = 0, true
	}
	return d
}

// words are what a receipt says of it, behind the hour of the report.
func (d due) words() bot.Text {
	switch {
	case d.Units.IsZero():
		return bot.Raw("")
	case d.Held:
		return bot.T("receipt.held", "clock", bot.Clock(d.Units))
	case d.Late > 0 && d.Today:
		return bot.T("receipt.late", "late", span(d.Late), "clock", bot.Clock(d.Units))
	case d.Late > 0:
		return bot.T("receipt.late_day", "late", span(d.Late), "at", d.Units)
	case d.Today:
		return bot.T("receipt.on_time")
	}
	return bot.T("receipt.on_time_for", "day", bot.Day(d.Units))
}

// span is so many minutes in words, without those that do not matter any more.
func span(minutes int) bot.Text {
	const hour, day = 60, 24 * 60
	switch {
	case minutes < hour:
		return bot.T("span.minutes", "n", minutes)
	case minutes < day && minutes%hour == 0:
		return bot.T("span.hours", "n", minutes/hour)
	case minutes < day:
		return bot.T("span.hours_minutes", "hours", minutes/hour, "minutes", minutes%hour)
	}
	return bot.T("span.days", "n", minutes/day)
}

// deadline is until when reports are wanted, as far as it is known.
func (t *Talk) deadline() bot.Text {
	of, at := t.f.Rounds.Of(t.areaAtHand()), t.ev.At
	if len(of) == 0 {
		return bot.T("answer.no_deadline", "contact", t.reach())
	}
	next, more := of.Next(at)
	today, is := of.On(t.f.Day)
	switch {
	case is && today.InTime(at):
		return bot.T("answer.deadline_today", "clock", bot.Clock(today.Units))
	case is && more:
		return bot.T("answer.deadline_passed", "clock", bot.Clock(today.Units), "at", next.Units)
	case more:
		return bot.T("answer.deadline", "at", next.Units)
	}
	return bot.T("answer.deadline_over", "at", of[len(of)-1].Units)
}

// areaAtHand is the area that the conversation is about, 0 for none.
func (t *Talk) areaAtHand() bot.AreaID {
	for _, u := range []unit{t.st.Draft.Unit, t.st.Last.Unit} {
		if u.Area != 0 {
			return u.Area
		}
	}
	if len(t.f.Units) > 0 {
		return t.f.Units[0].Area
	}
	return t.st.Area.ID
}

// pictureUntil is until when a promised picture is waited for; zero where no round
// is to come.
func (t *Talk) pictureUntil() time.Time {
	next, _ := t.f.Rounds.Of(t.areaAtHand()).Next(t.ev.At)
	return next.Units
}
