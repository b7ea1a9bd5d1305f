package dialog

import (
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askSummary shows the whole report before it is sent. The send button names
// the draft and its revision, so that it sends what this very message shows. It
// is the first one: where choices are typed, the words name its number.
func (t *Talk) askSummary() question {
	d := t.st.Draft
	q := question{
		text: bot.T("summary.text", "unit", described(d.Unit), "code", codeText(d.Unit),
			"status", statusText(d.Status, d.Words, d.Reason, d.ReasonText), "photo", t.photoText(), "how", t.how()),
		rows: [][]bot.Choice{
			row(standing("button.send", "send", string(d.ID)+":"+strconv.Itoa(d.Rev))),
			row(t.pick("button.edit", "edit"), t.pick("button.cancel_short", "cancel")),
		},
	}
	if len(d.Pictures) == 0 && t.env.Caps.Buttons {
		q.rows = append(q.rows, row(t.pick("button.attach", "photo")))
	}
	return q
}

// how a report is sent.
func (t *Talk) how() bot.Text {
	if t.env.Caps.Buttons {
		return bot.T("summary.press")
	}
	return bot.T("summary.type")
}

func (t *Talk) photoText() bot.Text {
	switch {
	case len(t.st.Draft.Pictures) > 0 && t.ev.Kind == bot.Pictured && t.ev.Album != "": // the others join it without a word
		return bot.T("summary.photo_album", "n", len(t.st.Draft.Pictures))
	case len(t.st.Draft.Pictures) > 0:
		return bot.T("summary.photo", "n", len(t.st.Draft.Pictures))
	case t.st.Draft.Later && !t.pictureUntil().IsZero():
		return bot.T("summary.photo_until", "at", t.pictureUntil())
	case t.st.Draft.Later:
		return bot.T("summary.photo_later")
	case t.env.Caps.Buttons:
		return bot.T("summary.no_photo")
	}
	return bot.T("summary.may_photo")
}

// codeText is the unit's code as the summary shows it.
func codeText(u unit) any {
	switch {
	case u.Code == "":
		return bot.T("summary.no_code")
	case u.Claimed != "":
		return bot.T("summary.claimed", "code", u.Code, "claimed", u.Claimed)
	case u.Insisted:
		return bot.T("summary.insisted", "code", u.Code)
	}
	return u.Code
}

// statusText is a status with the screen's own words, or with the reason.
func statusText(s bot.Status, words string, r bot.Reason, reasonText string) bot.Text {
	label := shown(s)
	switch {
	case s == bot.NoStatus:
		return bot.T("summary.no_status")
	case s == bot.OtherStatus && words != "":
		return bot.T("summary.words", "words", words)
	case s == bot.OtherStatus:
		return bot.T("summary.words_in_photo")
	case s == bot.Refused && r == bot.ReasonOther && reasonText != "":
		return bot.T("summary.refused_text", "status", label, "reason", reasonText)
	case s == bot.Refused && r != "" && r != bot.ReasonSkipped:
		return bot.T("summary.refused", "status", label, "reason", bot.T("reason_low."+string(r)))
	}
	return label
}

func (t *Talk) tapSummary(choice string) bool {
	switch choice {
	case "edit":
		t.ask(ask{Slot: slotEdit})
	case "photo":
		t.st.Draft.Replace = true
		t.ask(ask{Slot: slotPicture})
	case "cancel":
		t.interrupt(ask{Slot: slotCancel})
	default:
		return false
	}
	return true
}

// textSend sends when told to in words, once nothing is missing.
func (t *Talk) textSend() bool {
	if t.st.Draft.missing() != slotSummary || !t.in.Says(read.Sends) {
		return false
	}
	t.file(t.st.Draft.Rev)
	return true
}

// askEdit asks what is to be changed; the rest stays.
func (t *Talk) askEdit() question {
	first := row(t.pick("button.edit_unit", "unit"), t.pick("button.edit_status", "status"))
	second := row(t.pick("button.edit_photo", "photo"))
	if t.st.Draft.Status == bot.Refused {
		second = append(second, t.pick("button.edit_reason", "reason"))
	}
	return question{bot.T("edit.which"), [][]bot.Choice{first, second, row(t.pick("button.back", "back"))}}
}

// textEdit takes the name of a part for its button: "trường ạ", "mã số thuế".
func (t *Talk) textEdit() bool {
	if t.in.Says(read.Sends|read.Stops) || t.in.Answer == read.No {
		return t.tapEdit("back")
	}
	part := read.Named(t.in.text)
	return part != read.NoPart && (part != read.ReasonPart || t.st.Draft.Status == bot.Refused) && t.tapEdit(string(part))
}

func (t *Talk) tapEdit(choice string) bool {
	switch choice {
	case "unit":
		t.retype()
	case "status":
		t.ask(ask{Slot: slotStatus})
	case "reason":
		t.ask(ask{Slot: slotReason})
	case "photo":
		t.editPictures()
	case "back":
		t.next()
	default:
		return false
	}
	return true
}
