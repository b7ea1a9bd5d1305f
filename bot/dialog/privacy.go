package dialog

import "vneidbot/bot"

// held tells what is kept about the sender, and offers to ask for its
// correction or deletion.
func (t *Talk) held() {
	h, a := t.f.Held, t.f.Account
	none := bot.T("data.none")
	orNone := func(s string) bot.Text {
		if s == "" {
			return none
		}
		return bot.Raw(s)
	}
	notice := row(standing("button.notice", "more", ""))
	if h.Since.IsZero() && h.Reports == 0 && !t.known() {
		t.tell(bot.T("data.nothing"), notice)
		return
	}
	var units any = none
	if len(h.Units) > 0 {
		units = rawSeries(h.Units)
	}
	parts := []bot.Part{
		{Text: bot.T("data.held", "name", orNone(a.Name), "post", orNone(a.Post), "phone", orNone(a.Phone),
			"account", t.platform(), "units", units, "reports", h.Reports, "pictures", h.Pictures)},
		{Text: bot.T("data.rights")},
	}
	t.aside(parts, notice,
		row(standing("button.correct", "wish", "correct"), standing("button.delete", "wish", "delete")))
}

func rawSeries(names []string) (all bot.Series) {
	for _, n := range names {
		all = append(all, bot.Raw(n))
	}
	return all
}

// wish begins a wish for correction or deletion. Either asks once more: the
// correction for what is wrong, the deletion whether it is meant.
func (t *Talk) wish(kind string) {
	switch kind {
	case "correct":
		t.interrupt(ask{Slot: slotWish})
	case "delete":
		t.interrupt(ask{Slot: slotDelete})
	default:
		t.stale()
	}
}

func (t *Talk) askWish() question {
	return question{bot.T("data.correct"), [][]bot.Choice{row(t.pick("button.never_mind", "no"))}}
}

func (t *Talk) tapWish(choice string) bool {
	if choice != "no" {
		return false
	}
	t.endWish(bot.T("data.unchanged"))
	return true
}

func (t *Talk) textWish() bool {
	if t.in.text == "" {
		return false
	}
	t.write(bot.RecordWish{Event: t.ev.ID, Account: t.ev.From, Kind: "correct", Text: t.in.text, At: t.ev.At},
		t.person(bot.SetAccount{}))
	t.endWish(bot.T("data.wished"))
	return true
}

func (t *Talk) askDelete() question {
	return question{bot.T("data.delete"), [][]bot.Choice{row(t.pick("button.delete", "yes")), row(t.pick("button.never_mind", "no"))}}
}

func (t *Talk) tapDelete(choice string) bool {
	switch choice {
	case "yes":
		t.write(bot.RecordWish{Event: t.ev.ID, Account: t.ev.From, Kind: "delete", At: t.ev.At}, t.person(bot.SetAccount{}))
		t.endWish(bot.T("data.wished"))
	case "no":
		t.endWish(bot.T("data.unchanged"))
	default:
		return false
	}
	return true
}

// endWish says how the wish ended and goes back to what it interrupted.
func (t *Talk) endWish(text bot.Text) {
	t.st.Ask, t.st.Under = t.st.Under, ask{}
	t.tell(text)
}
