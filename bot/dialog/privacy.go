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
		{Text: bot.T("data.held", "head", bot.T("data.head"), "name", orNone(a.Name), "post", orNone(a.Post), "phone", orNone(bot.Phone(a.Phone).Grouped()),
			"account", t.platform(), "units", units, "reports", h.Reports, "pictures", h.Pictures)},
		{Text: bot.T("data.rights")},
	}
	if len(h.More) > 0 {
		var lines bot.Lines
		for _, more := range h.More {
			lines = append(lines, bot.T("data.count_"+string(more.What), "n", more.N))
		}
		parts[0].Text = bot.T("data.held_more", "held", parts[0].Text, "lines", lines)
	}
	export := "button.export"
	if !t.env.Files {
		export = "button.export_in_words"
	}
	t.aside(parts, notice, row(standing(export, "export", "")),
		row(standing("button.correct", "wish", "correct"), standing("button.delete", "wish", "delete")))
}

// export hands out all that is kept about the sender, as a table, and in words where
// no file can come.
func (t *Talk) export(string) {
	if !t.env.Files {
		t.exportInWords()
		return
	}
	table := [][]bot.Text{{bot.T("data.col_what"), bot.T("data.col_at"), bot.T("data.col_value"), bot.T("data.col_until")}}
	for _, r := range t.f.Held.Rows {
		what, at, value := heldRow(r)
		table = append(table, []bot.Text{what, at, value, bot.T("data.until_" + string(r.Until))})
	}
	t.tell(bot.T("data.export", "n", len(t.f.Held.Rows)))
	t.fx.Say[len(t.fx.Say)-1].Made = &bot.Made{Name: "du-lieu-ca-nhan.csv", Mime: "text/csv", Table: table, Of: t.ev.From}
}

// wordsMost is how many rows a message says.
const wordsMost = 15

// exportInWords says the newest of what is kept, and who has the rest.
func (t *Talk) exportInWords() {
	rows := t.f.Held.Rows
	shown := min(len(rows), wordsMost)
	var lines bot.Lines
	for _, r := range rows[:shown] {
		what, at, value := heldRow(r)
		lines = append(lines, bot.T("data.line", "what", what, "value", value))
		if !r.At.IsZero() {
			lines[len(lines)-1] = bot.T("data.line_at", "what", what, "value", value, "at", at)
		}
	}
	parts := []bot.Part{{Text: bot.T("data.in_words", "n", len(rows), "lines", lines)}}
	if more := len(rows) - shown; more > 0 {
		parts = append(parts, bot.Part{Text: bot.T("data.rest", "n", more, "contact", t.reach())})
	}
	t.aside(parts)
}

// heldRow is a row in words.
func heldRow(r bot.HeldRow) (what, at, value bot.Text) {
	value = bot.Raw(r.Value)
	if r.Status != bot.NoStatus {
		value = bot.T("data.row_report", "value", bot.Raw(r.Value), "status", r.Status)
	}
	if !r.At.IsZero() {
		at = bot.Text{Args: bot.Args{"": r.At}}
	}
	return bot.T("data.what_" + string(r.What)), at, value
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
