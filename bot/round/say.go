package round

import (
	"cmp"
	"time"

	"vneidbot/bot"
)

// Say words a letter. Areas are those of any time.
func (c Clock) Say(l Letter, areas []bot.Area) bot.Say {
	s := bot.Say{Kind: bot.Notice}
	if len(l.Items) == 1 {
		s.Parts, s.Choices = []bot.Part{{Text: c.one(l.Items[0], areas)}}, c.answers(l.Items[0])
		return s
	}
	var lines bot.Lines
	act := false
	for _, item := range l.Items {
		act = act || !item.About.corrects()
		line := bot.T("remind.line_"+c.said(item), c.args(item, areas)...)
		lines, s.Units = append(lines, line), append(s.Units, bot.UnitText{Unit: item.Unit.ID, Line: line})
	}
	if !act {
		s.Parts = []bot.Part{{Text: bot.T("remind.many_moved", "lines", lines)}}
		return s
	}
	s.Parts = []bot.Part{{Text: bot.T("remind.many", "lines", lines)}}
	s.Choices = append([][]bot.Choice{{standing("report_now", bot.ReportNow)}}, c.putOffs(0, l.Items[0].Due)...)
	return s
}

// one is what is said of a unit alone.
func (c Clock) one(item Item, areas []bot.Area) bot.Text {
	about := c.said(item)
	if item.About == Never && item.Due.Sub(c.Now) <= c.Ahead+moment && c.Day(item.Due).Equal(c.Day(c.Now)) {
		about = "never_near"
	}
	return bot.T("remind."+about, c.args(item, areas)...)
}

// said is what the words of the item go by.
func (c Clock) said(i Item) string {
	switch {
	case i.About == Asked && i.Unit.Status == bot.NoStatus && i.Reported.IsZero():
		return "put_off_never"
	case i.About == Moved && c.Day(i.Due).Equal(c.Day(i.Was)):
		return "moved_hour"
	}
	return string(i.About)
}

// args are the arguments of all these sentences.
func (c Clock) args(item Item, areas []bot.Area) []any {
	return []any{"unit", named(item.Unit, areas), "status", item.Unit.Status, "day", bot.Day(item.Unit.At), "receipt", item.Receipt,
		"due", c.due(item.Due), "lacks", bot.T("remind.lacks_" + string(cmp.Or(item.Unit.Wants, bot.WantsPicture))), "clock", bot.Clock(item.Due), "of", bot.Day(item.Due), "at", item.Due,
		"was", item.Was, "was_clock", bot.Clock(item.Was)}
}

// named is a unit with its area.
func named(u bot.MissingUnit, areas []bot.Area) bot.Text {
	for _, a := range areas {
		if a.ID == u.Area {
			return bot.T("remind.unit", "name", bot.Raw(u.Name), "area", bot.Raw(bot.InSentence(a.Name)))
		}
	}
	return bot.Raw(u.Name)
}

// due is until when.
func (c Clock) due(at time.Time) bot.Text {
	switch {
	case at.IsZero() || at.Before(c.Now):
		return bot.T("remind.due_soon")
	case c.Day(at).Equal(c.Day(c.Now)):
		return bot.T("remind.due_today", "clock", bot.Clock(at))
	}
	return bot.T("remind.due", "at", at)
}

// answers are the taps below what is said of a unit alone.
func (c Clock) answers(item Item) [][]bot.Choice {
	unit := bot.Decimal(item.Unit.ID)
	is := func(label string, s bot.Status) bot.Choice {
		return standing(label, "s:is:"+unit+"."+string(s))
	}
	same := func(label string) bot.Choice { return standing(label, "s:same:"+unit+"."+string(item.Receipt)) }
	report := standing("report_now", "s:again:"+unit)
	var rows [][]bot.Choice
	switch item.About {
	case Gone, Moved, Back:
		return nil
	case Never:
		rows = [][]bot.Choice{{report}}
	case Half, Unsent:
		return [][]bot.Choice{{standing("go_on_report", "s:on:"+unit)}}
	case Bare:
		rows = [][]bot.Choice{{standing("send_picture", "s:resend:"+unit+"."+string(item.Receipt))}}
	case Behind:
		rows = [][]bot.Choice{{same("unchanged")}, {is("is_accepted", bot.Accepted)}, {is("is_succeeded", bot.Succeeded)}}
	case Refused:
		rows = [][]bot.Choice{{is("now_accepted", bot.Accepted)}, {is("refused_again", bot.Refused)}, {same("not_again")}, {standing("need_help", "s:cmd:huongdan")}}
	case Waiting:
		rows = [][]bot.Choice{{same("still_accepted")}, {is("is_succeeded", bot.Succeeded)}, {is("is_refused", bot.Refused)}}
	case Asked:
		if rows = [][]bot.Choice{{report}}; item.Unit.Status != bot.NoStatus {
			rows = append(rows, []bot.Choice{same("unchanged")})
		}
	}
	rows = append(rows, c.putOffs(item.Unit.ID, item.Due)...)
	return append(rows, []bot.Choice{standing("not_mine", "s:quit:"+unit)})
}

// putOffs offer other hours that leave some time before the units' one; unit 0 is for
// all of the person.
func (c Clock) putOffs(unit bot.UnitID, due time.Time) [][]bot.Choice {
	fits := func(at time.Time) bool {
		return !at.Before(c.Now.Add(moment)) && (due.Before(c.Now) || !at.After(due.Add(-spare)))
	}
	var row []bot.Choice
	offer := func(label, code string, at time.Time) {
		if fits(at) {
			row = append(row, standing(label, "s:wait:"+bot.Decimal(unit)+"."+code))
		}
	}
	today := c.Day(c.Now)
	offer("in_half_an_hour", bot.InHalfAnHour, c.Now.Add(moment))
	offer("this_afternoon", bot.ThisAfternoon, c.At(today, bot.AfternoonAt, 0))
	if c.Hour(c.Now) >= noon {
		offer("tomorrow_morning", bot.TomorrowMorning, c.At(today.AddDate(0, 0, 1), bot.MorningAt, 0))
	}
	if len(row) == 0 {
		return nil
	}
	return [][]bot.Choice{row}
}

// noon is when the next morning begins to be offered.
const noon = 12

func standing(label, data string) bot.Choice {
	return bot.Choice{Label: bot.T("button." + label), Data: data, Standing: true}
}
