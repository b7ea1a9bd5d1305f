package dialog

import "vneidbot/bot"

// closed thanks whoever brings a report after the campaign's last day. What is no
// report goes on: the guide, the own history and data, a wish.
func (t *Talk) closed() bool {
	if !t.f.Campaign.Over(t.f.Day) || !t.brings() {
		return false
	}
	t.drop()
	t.say(bot.Notice, []bot.Part{{Text: bot.T("thanks.over", "day", bot.Day(t.f.Campaign.LastDay), "contact", t.reach())}}, nil)
	return true
}

// brings tells whether the event would begin a report, or go on with one.
func (t *Talk) brings() bool {
	switch t.ev.Kind {
	case bot.Fetched, bot.Ended, bot.Blocked, bot.Joined, bot.Moved:
		return false
	case bot.Tapped:
		if verb := t.in.tap.verb; verb != "" && verb != "cmd" {
			return verb == "send" || verb == "same" || verb == "again" || verb == "resend" || verb == "restate"
		}
		if a, _ := t.st.asked(t.in.tap.wait); t.in.tap.wait != "" {
			return !a.Slot.personal()
		}
	case bot.Said:
		contact := t.st.Ask.Slot == slotContact && (t.in.Status != bot.NoStatus || t.in.Vague) // a status is no contact
		if t.st.Ask.Slot.personal() && !contact && t.ev.Command == "" || t.in.Receipt != "" {
			return false
		}
	default: // a picture, a file, a sticker
	}
	command := commandWanted(t.ev, t.in)
	return command == "" && t.ev.Command == "" || command == "start" || command == "baocao"
}

// personal tells whether the question is no report's.
func (s slot) personal() bool {
	switch s {
	case slotContact, slotWish, slotDelete, slotQuit, slotWithdraw:
		return true
	default:
		return false
	}
}
