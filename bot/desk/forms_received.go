package desk

import (
	"slices"

	"vneidbot/bot"
)

// receives tells whether the officer, here, is who the forms are sent to.
func (t *deskTurn) receives() bool {
	return t.who.own().Covers(bot.Everything) && t.who.reads().Covers(bot.Everything)
}

// formsOn answers who asks for the forms of a day that was typed.
func (t *deskTurn) formsOn(c call, asked askedDay) (bot.Effects, error) {
	if c.args == "" && t.receives() {
		p, ok, err := t.askedPeriod(0, asked)
		if err != nil || !ok {
			return t.noRoundOn(asked, err)
		}
		return t.showSent(p, 0)
	}
	scope, e, err := t.formScope(c, verbSendArea)
	if err != nil || e != nil {
		return deref(e), err
	}
	if e, err := t.oneArea(scope, "guilenso", verbSendArea); e != nil || err != nil {
		return deref(e), err
	}
	if now, err := t.toBeSent(single(scope), asked); now || err != nil {
		return t.sendOf(scope)
	}
	p, ok, err := t.askedPeriod(single(scope), asked)
	if err != nil || !ok {
		return t.noRoundOn(asked, err)
	}
	return t.showReceived(single(scope), p)
}

// noRoundOn says that the day that was typed has no round.
func (t *deskTurn) noRoundOn(asked askedDay, err error) (bot.Effects, error) {
	if asked.day.IsZero() {
		return t.answer(bot.T("guilenso.no_round"), []bot.Choice{button("rounds", data(verbRounds))}), err
	}
	return t.answer(bot.T("kybaocao.no_round", "day", bot.Day(t.Place.At(asked.day, 0, 0))), []bot.Choice{button("rounds", data(verbRounds))}), err
}

// showReceived shows what an area sent last for the period; what was frozen by itself
// where it sent nothing, else that there is nothing yet, and who is to be asked.
func (t *deskTurn) showReceived(area bot.AreaID, p bot.Period) (bot.Effects, error) {
	place, err := t.describe(bot.WholeArea(area))
	if err != nil {
		return bot.Effects{}, err
	}
	day := t.formsDay(p)
	sent, err := t.sentOf(area, day)
	if err != nil {
		return bot.Effects{}, err
	}
	if sent.Times > 0 {
		return t.showSentForm(sent, place)
	}
	forms, err := t.records.FormsOf(area, day)
	if err != nil {
		return bot.Effects{}, err
	}
	if f, ok := bot.LastForm(forms, bot.Automatic); ok {
		return t.showItself(f, place)
	}
	return t.showUnsent(area, p, place)
}

// showSentForm shows a form that was sent, and whether that was acknowledged.
func (t *deskTurn) showSentForm(s bot.SentForm, place bot.Text) (bot.Effects, error) {
	d, _, err := t.drawnBefore(s.Form)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("guilenso.received", "number", s.Number, "place", place, "round", t.ofRound(s.Form), "sent", s.Sent, "times", s.Times,
		"at", bot.Clock(s.At), "first", d.first(), "good", d.sum.Good(), "total", d.sum.Total, "confirmed", d.sum.Confirmed)}}
	choices := t.formChoices(s.Form)
	choices[0] = slices.DeleteFunc(choices[0], func(c bot.Choice) bool { return c.Label.Key == "button.send_up" })
	if s.Acked.IsZero() {
		parts = append(parts, bot.Part{Text: bot.T("guilenso.unacked")})
	} else {
		by, err := t.account(s.AckedBy)
		if err != nil {
			return bot.Effects{}, err
		}
		parts = append(parts, bot.Part{Text: bot.T("guilenso.acked_at", "at", s.Acked, "by", nameOf(by.Name))})
	}
	if t.receives() && !t.who.group {
		var city []bot.Choice
		if s.Acked.IsZero() {
			city = append(city, bot.Choice{Label: bot.T("button.ack", "n", 1), Data: data(verbAck, t.keepView(ackView, []int64{s.Send}), dayField(s.Day))})
		}
		choices = append(choices, append(city, button("who_sent", data(verbSent, "0", dayField(s.Day)))))
	}
	return t.received(parts, s.Form, choices), nil
}

// received is the answer; who has seen an area's form is kept.
func (t *deskTurn) received(parts []bot.Part, f bot.Form, choices [][]bot.Choice) bot.Effects {
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, filled(choices...)...)}, Writes: []bot.Write{t.audit("guilenso.xem", formObject(f))}}
}

// showItself shows what was frozen by itself at the areas' hour.
func (t *deskTurn) showItself(f bot.Form, place bot.Text) (bot.Effects, error) {
	text, err := t.itselfText(f, place)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: text}}
	var book []bot.Choice
	if t.carries() {
		book = append(book, button("excel", data(verbFormBook, formFields(f)...)))
	}
	return t.received(parts, f, [][]bot.Choice{append(book, t.sendInstead(f)...), t.askAreaFor(f.Area), t.backToSent(f)}), nil
}

// itselfText says what was frozen by itself of an area.
func (t *deskTurn) itselfText(f bot.Form, place bot.Text) (bot.Text, error) {
	d, _, err := t.drawnBefore(f)
	if err != nil {
		return bot.Text{}, err
	}
	return bot.T("guilenso.itself_of", "place", place, "round", t.ofRound(f), "at", bot.Clock(f.Areas), "first", d.first(),
		"good", d.sum.Good(), "total", d.sum.Total, "confirmed", d.sum.Confirmed), nil
}

// showUnsent says that an area has no form yet, and who looks after it.
func (t *deskTurn) showUnsent(area bot.AreaID, p bot.Period, place bot.Text) (bot.Effects, error) {
	f := bot.Form{Area: area, Round: p.Round.ID, Day: t.formsDay(p)}
	due := bot.Raw("")
	if !p.Round.Areas.IsZero() {
		due = bot.T("guilenso.unsent_due", "clock", bot.Clock(p.Round.Areas))
	}
	parts := []bot.Part{{Text: bot.T("guilenso.unsent", "place", place, "round", t.ofRound(f), "due", due)}}
	if !t.who.group {
		areas, err := t.loadAreas()
		if err != nil {
			return bot.Effects{}, err
		}
		i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == area })
		tended := []areaBehind{{Area: areas[i], scope: bot.WholeArea(area)}}
		if err := t.lookAfter(tended); err != nil {
			return bot.Effects{}, err
		}
		parts = append(parts, bot.Part{Text: bot.T("guilenso.tended", "who", tendedBy(tended[0]))})
	}
	now := append([]bot.Choice{button("totals_now", t.carried(t.suited(selection{scope: bot.WholeArea(area)})).data())}, t.sendInstead(f)...)
	return t.received(parts, f, [][]bot.Choice{now, t.askAreaFor(area), t.backToSent(f)}), nil
}

// sendInstead freezes an area's form of the round that is formed now, for whoever receives:
// all of the area is theirs too.
func (t *deskTurn) sendInstead(f bot.Form) []bot.Choice {
	day, _, err := t.forming(f.Area)
	if err != nil || !t.receives() || t.who.group || !day.Equal(f.Day) || f.Day.After(t.day) {
		return nil
	}
	return []bot.Choice{button("freeze", t.scopeData(verbFreeze, bot.WholeArea(f.Area), "0"))}
}

// askAreaFor is the button that reminds the area's officer, for whoever receives.
func (t *deskTurn) askAreaFor(area bot.AreaID) []bot.Choice {
	if !t.receives() || t.who.group {
		return nil
	}
	return []bot.Choice{button("chase_areas", t.scopeData(verbAreasChase, bot.WholeArea(area), "0"))}
}

func (t *deskTurn) backToSent(f bot.Form) []bot.Choice {
	if !t.receives() || t.who.group {
		return nil
	}
	return []bot.Choice{button("who_sent", data(verbSent, "0", dayField(f.Day)))}
}
