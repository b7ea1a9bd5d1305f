package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// cancel asks before a report in the making is given up.
func (t *Talk) cancel() {
	switch {
	case t.st.Ask.Slot == slotWish || t.st.Ask.Slot == slotDelete:
		t.st.Ask, t.st.Under = t.st.Under, ask{}
		t.tell(bot.T("cancel.wish"))
	case t.st.Ask.Slot == slotCancel: // "hủy" where just that is asked
		t.tapCancel("yes")
	case t.st.Ask.Slot == slotWithdraw: // "thôi khỏi"
		t.tapWithdraw("no")
	case t.st.underWay():
		t.interrupt(ask{Slot: slotCancel})
	case t.st.Last.ID != "" && t.in.Says(read.Doubts|read.Withdraws): // "hủy đi em gửi nhầm"
		t.offerWithdrawal(t.st.Last)
	default:
		t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
		t.tell(bot.T("cancel.nothing"), t.afterNothing()...)
	}
}

// afterNothing are the ways on where nothing was to be cancelled: what was sent on that day
// may be what was meant.
func (t *Talk) afterNothing() [][]bot.Choice {
	rows := [][]bot.Choice{row(standing("button.report", "cmd", "baocao"))}
	if last := t.st.Last; last.ID != "" && t.today(last.Said.At) {
		rows = append(rows, row(standing("button.withdraw", "take", unitObject(last.Unit.ID))))
	}
	return rows
}

func (t *Talk) askCancel() question {
	return question{bot.T("cancel.ask"), t.yesNo("button.cancel", "button.go_on")}
}

func (t *Talk) tapCancel(choice string) bool {
	switch choice {
	case "yes":
		t.drop()
		t.tell(bot.T("cancel.done"), row(standing("button.report", "cmd", "baocao")))
	case "no":
		t.resume()
	default:
		return false
	}
	return true
}

// askResume asks whether to go on with a report in the making or to begin anew.
func (t *Talk) askResume() question {
	if t.st.Draft.missing() == slotSummary {
		return question{bot.T("start.resume_ready"), t.yesNo("button.resume", "button.restart")}
	}
	return question{bot.T("start.resume", "have", t.have(), "missing", t.lacking()),
		t.yesNo("button.resume", "button.restart")}
}

func (t *Talk) tapResume(choice string) bool {
	switch choice {
	case "yes":
		t.resume()
	case "no":
		t.drop()
		t.open()
	default:
		return false
	}
	return true
}
