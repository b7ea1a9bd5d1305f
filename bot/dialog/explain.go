package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// explains answers who does not understand: at first what is wanted, the next time whom to
// ask, with the way past the question.
func (t *Talk) explains() bool {
	known := t.in.Topic != read.NoTopic && t.in.Topic != read.AboutOther
	switch {
	case !t.in.Says(read.Lost) && (t.st.Ask.Slot != slotConfirm || !t.in.Says(read.NoIdea)) || known || t.old:
		return false
	case !t.asking():
		t.offersNamed()
		t.whatNext(read.AboutNext)
		return true
	}
	if t.st.Ask.Tries++; t.st.Ask.Tries%2 == 0 {
		t.wayOut()
		return true
	}
	t.lead = append(t.lead, bot.Part{Text: t.explained()})
	t.show()
	return true
}

// explained says what the present question wants.
func (t *Talk) explained() bot.Text {
	switch t.st.Ask.Slot {
	case slotUnit, slotFind, slotChoose, slotShared:
		return bot.T("help.unit")
	case slotConfirm:
		return bot.T("help.confirm")
	case slotCode:
		return bot.T("answer.code")
	case slotStatus:
		return bot.T("help.status")
	case slotReason, slotReasonText:
		return bot.T("help.reason")
	case slotPicture:
		if t.st.Draft.Status.NeedsPicture() {
			return bot.T("help.photo")
		}
		return bot.T("help.photo_optional")
	case slotSummary:
		return bot.T("help.summary")
	default:
		return bot.T("help.how")
	}
}
