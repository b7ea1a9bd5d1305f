package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// remarks keeps for an officer what is said of the unit itself: it was merged, is called
// otherwise now, was closed. What is being asked stays.
func (t *Talk) remarks() bool {
	s := t.st.Ask.Slot
	of := s == slotConfirm && !t.otherFound() || t.hasUnit() && t.asking() && !s.rules().greedy && !s.interrupts()
	in := t.in
	if in.Says(read.Merged) && t.st.Ask.Slot.about() && in.name != "" && len(alive(t.f.Named)) > 0 && !in.Says(read.Asks) {
		t.keepRemark() // the name that stands beside it is searched
		return false
	}
	if !in.Says(read.Merged) || !of || in.Says(read.Asks) || in.Status != bot.NoStatus || len(in.Codes) > 0 || s == slotConfirm && in.Answer != read.NoAnswer {
		return false
	}
	t.toOfficer()
	return true
}

// remarksBeside does so with what stands beside a status, where it is no reason of a refusal.
func (t *Talk) remarksBeside() {
	if in := t.in; in.Says(read.Merged) && in.Reason == bot.NoReason && in.Why == "" && !in.Says(read.Asks) {
		t.keepRemark()
	}
}

// keepRemark keeps the words for an officer, and says so.
func (t *Talk) keepRemark() {
	if t.forOfficer() {
		t.note("unit.but")
	}
}
