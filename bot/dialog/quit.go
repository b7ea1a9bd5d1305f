package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// quit begins to end the tie to a unit.
func (t *Talk) quit(object string) {
	u, ok := t.unitOf(object)
	if !ok {
		t.stale()
		return
	}
	t.interrupt(ask{Slot: slotQuit, Units: []unit{t.unit(u)}})
}

// quits takes words for it. Of several units it asks which, of those that are named; one
// that is named alone is meant.
func (t *Talk) quits() bool {
	notOwn := t.in.Answer == read.No && read.Nothing(t.in.Text) && t.speaksOf("trường", "đơn vị") && !t.asking() && t.f.Disputed == nil && !t.today(t.st.Last.Said.At)
	if !t.in.Says(read.NotMine) && !notOwn || t.st.Draft.has() || len(alive(t.f.Units)) == 0 {
		return false
	}
	leaves := alive(t.f.Units)
	if said := t.ownIn(t.in.Text); len(said) > 0 {
		leaves = said
	}
	if len(leaves) == 1 {
		t.interrupt(ask{Slot: slotQuit, Units: []unit{t.unit(leaves[0])}})
		return true
	}
	var rows [][]bot.Choice
	for _, u := range leaves[:min(len(leaves), maxOwn)] {
		rows = append(rows, row(bot.Choice{Label: named(t.unit(u)), Data: "s:quit:" + unitObject(u.ID)}))
	}
	t.tell(bot.T("quit.which", "n", len(t.f.Units)), rows...)
	return true
}

func (t *Talk) askQuit() question {
	return question{bot.T("quit.ask", "unit", named(t.candidate(0))), t.yesNo("button.yes", "button.never_mind")}
}

func (t *Talk) tapQuit(choice string) bool {
	u := t.candidate(0)
	switch choice {
	case "yes":
		t.write(bot.RemoveReporter{Unit: u.ID, Account: t.ev.From, By: t.ev.From, At: t.ev.At},
			bot.AskOfficer{Event: t.ev.ID, Kind: bot.LeavesUnit, Account: t.ev.From, Chat: t.ev.Chat, Unit: u.ID, At: t.ev.At})
		t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
		if t.st.Last.Unit.ID == u.ID {
			t.st.Last = sent{}
		}
		t.tell(bot.T("quit.done", "unit", named(u)))
	case "no":
		t.st.Ask, t.st.Under = t.st.Under, ask{}
		t.tell(bot.T("data.unchanged"))
	default:
		return false
	}
	return true
}
