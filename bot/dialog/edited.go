package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// edited answers a message that was changed after it was sent. It counts as
// new where its slot is still asked; where the slot is filled it is asked
// about; it never makes a second report.
func (t *Talk) edited() {
	code, hasCode := t.newCode()
	switch {
	case t.st.Draft.ID == "":
		t.tell(bot.T("other.edited_late"))
	case t.in.Citizen, t.stillAsked(hasCode):
		t.take()
	case hasCode:
		t.interrupt(ask{Slot: slotEdited, Code: code})
	case t.in.Status != "" && t.in.Status != t.st.Draft.Status:
		t.interrupt(ask{Slot: slotEdited, Status: t.in.Status})
	default:
		t.note("other.edited_hint")
		t.current()
	}
}

// newCode is a right code in the edited text that is not the unit's.
func (t *Talk) newCode() (bot.TaxCode, bool) {
	for _, c := range t.in.Codes {
		if c.Code != "" && c.Code != t.st.Draft.Unit.Code && (c.Look == read.LooksRight || t.listed(c)) {
			return c.Code, true
		}
	}
	return "", false
}

// stillAsked tells whether the edited words answer a slot that is not filled.
func (t *Talk) stillAsked(hasCode bool) bool {
	d, s := t.st.Draft, t.st.Ask.Slot
	unitOpen := (!d.Unit.known() || d.Guessed || d.New != nil) && s.about()
	switch {
	case len(t.in.Codes) > 0 || hasCode:
		return unitOpen || s == slotCode
	case t.in.Status != "" || t.in.Vague:
		return d.Status == "" || s == slotWords
	}
	r := s.rules()
	return s != "" && t.in.text != "" && (r.greedy || r.names && unitOpen)
}

func (t *Talk) askEdited() question {
	var value any = t.st.Ask.Status
	if t.st.Ask.Code != "" {
		value = t.st.Ask.Code
	}
	return question{bot.T("other.edited", "value", value), t.yesNo("button.use_new", "button.keep")}
}

func (t *Talk) tapEdited(choice string) bool {
	a := t.st.Ask
	switch {
	case choice == "no":
		t.resume()
	case choice == "yes" && a.Code != "":
		t.st.Ask = t.st.Under
		t.rightCode(a.Code)
	case choice == "yes":
		t.st.Ask = t.st.Under
		t.setStatus(a.Status)
		t.next()
	default:
		return false
	}
	return true
}
