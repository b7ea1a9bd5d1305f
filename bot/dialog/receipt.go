package dialog

import (
	"slices"

	"vneidbot/bot"
)

// filed says the receipt of a recorded report and forgets its draft. The first
// time ever it ends with a question about who reported: one message, because
// each costs the person a look and some platforms count them.
func (t *Talk) filed(r bot.Report) {
	d := t.st.Draft
	t.st.Last = sent{ID: r.ID, Draft: d.ID, Receipt: r.Receipt, Wait: t.st.Ask.Wait, Unit: d.Unit,
		Albums: d.albums(), Pictures: len(d.Pictures), Wants: d.Later, // one that was promised is waited for
		Said: brief{Status: r.Status, Words: r.Words, Reason: r.Reason, ReasonText: r.ReasonText, At: r.At, Verified: r.Verified, Due: t.dueOf(d.Unit.Area, r.At)}}
	if d.Later {
		t.st.Last.Said.Bare, t.st.Last.Said.Until = true, t.pictureUntil()
	}
	t.nameUnit(r)
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	if !t.f.Account.Contact && len(t.st.Also) == 0 {
		t.expectContact(d.Told)
	}
	t.showReceipt()
}

// nameUnit takes the unit over from the row where the draft does not have it.
func (t *Talk) nameUnit(r bot.Report) {
	u := &t.st.Last.Unit
	if u.ID = r.Unit; u.Name == "" {
		u.Name, u.AreaName = r.UnitName, r.AreaName
	}
}

// showReceipt says what was recorded, and what comes next.
func (t *Talk) showReceipt() {
	last := t.st.Last
	s := last.Said
	says := func(key string) bot.Text {
		return bot.T(key, "unit", named(last.Unit), "at", s.At, "due", s.Due.words(),
			"status", statusText(s.Status, s.Words, s.Reason, s.ReasonText), "receipt", last.Receipt)
	}
	parts := []bot.Part{{Text: says("receipt.done"), Drawn: says("receipt.drawn"), Paper: &bot.Paper{Status: s.Status, Receipt: last.Receipt}}}
	if !s.Verified {
		parts = append(parts, bot.Part{Text: bot.T("receipt.unverified")})
	}
	bare := s.Bare && last.Wants && last.Pictures == 0
	if bare {
		parts = append(parts, bot.Part{Text: s.pictureBefore()})
	}
	if !bare || s.Status != bot.Succeeded { // that nothing more is to be sent is not so yet
		parts = append(parts, bot.Part{Text: next(s.Status)})
	}
	rows := t.onward()
	if t.st.Ask.Slot == slotContact {
		q := t.askContact()
		parts, rows = append(parts, t.posed(q)), with(q.rows, rows...)
	}
	if text, row, any := t.offerAlso(); any {
		parts, rows = append(parts, bot.Part{Text: text}), with([][]bot.Choice{row}, rows...) // what is asked last is answered first
	}
	t.say(bot.Notice, parts, rows)
}

// pictureBefore asks for the picture that is to follow.
func (s brief) pictureBefore() bot.Text {
	if s.Until.IsZero() {
		return bot.T("receipt.photo_later_some")
	}
	return bot.T("receipt.photo_later", "at", s.Until)
}

// next is what comes next for a status.
func next(s bot.Status) bot.Text {
	if slices.Contains(bot.Statuses(), s) {
		return bot.T("next." + string(s))
	}
	return bot.T("next.khac")
}

// onward are the buttons under a receipt. While it asks who reported, nothing can have
// changed or not: what comes later is another report.
func (t *Talk) onward() (rows [][]bot.Choice) {
	report := standing("button.report_again", "again", unitObject(t.st.Last.Unit.ID))
	again := row(standing("button.guide", "cmd", "huongdan"), report)
	switch t.st.Last.Said.Status {
	case bot.Refused:
		if url := t.f.Campaign.TaxURL; url != "" {
			rows = append(rows, row(bot.Choice{Label: bot.T("button.tax"), URL: url}))
		}
		rows = append(rows, again)
	case bot.NotRegistered:
		rows = append(rows, again)
	case bot.Succeeded: // nothing more is asked
	default:
		if t.st.Ask.Slot == slotContact {
			return append(rows, row(report))
		}
		rows = append(rows, row(t.unchangedButton()))
	}
	return rows
}

// unchangedButton is the one tap that reports the same some day later.
func (t *Talk) unchangedButton() bot.Choice {
	return standing("button.unchanged", "same", unitObject(t.st.Last.Unit.ID)+"."+string(t.st.Last.Receipt))
}

// settled says that it is known who reported, or is not to be. The one tap for the next time,
// which the receipt had no place for, stands below it.
func (t *Talk) settled(text bot.Text) {
	parts := append(t.lead, bot.Part{Text: text})
	var rows [][]bot.Choice
	if s := t.st.Last.Said.Status; t.st.Last.ID != "" && (s == bot.Accepted || s == bot.OtherStatus) {
		parts, rows = append(parts, bot.Part{Text: bot.T("contact.next_time")}), [][]bot.Choice{row(t.unchangedButton())}
	}
	t.say(bot.Notice, parts, rows)
}

// idle tells how things stand when nothing is being asked.
func (t *Talk) idle() {
	if t.st.Last.ID == "" {
		t.open()
		return
	}
	if t.returned() {
		t.sayReturned()
		return
	}
	last := t.st.Last
	t.tell(bot.T("other.idle", "unit", named(last.Unit), "at", last.Said.At, "receipt", last.Receipt),
		row(standing("button.report", "cmd", "baocao")))
}
