package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// putsOff takes up another unit before the one at hand, which waits behind it with what was
// said of it: "khoan, làm trường hòa nghĩa trước đi". Pictures belong to a draft: where there
// are some the other unit is the one that waits.
func (t *Talk) putsOff() bool {
	d := &t.st.Draft
	if !t.in.Says(read.First) || t.in.Says(read.Asks) || !t.hasUnit() || !t.unitChosen() || !t.otherMeant() {
		return false
	}
	if len(d.Pictures) > 0 {
		return t.secondMeant()
	}
	t.behind(d.Unit)
	t.st.Draft, t.st.Ask, t.st.Under = draft{Told: d.Told}, ask{}, ask{}
	t.st.Draft.ID, t.st.Draft.Begun, t.st.Draft.Elsewhere = bot.NewDraftID(t.ev.Chat, t.ev.ID), t.ev.At, true
	if !t.facts() && !t.textName() {
		t.next()
	}
	return true
}

// behind lets a unit wait with what was said of it: none of that is said of the next one.
func (t *Talk) behind(u unit) {
	d := t.st.Draft
	waits := also{Unit: u, Status: d.Status, Reason: d.Reason, ReasonText: d.ReasonText}
	if d.Status == bot.OtherStatus { // its words would be lost
		waits.Status = bot.NoStatus
	}
	t.later(waits)
	t.note("also.put_off", "unit", named(u))
}

// otherMeant tells whether a code or a name is that of another unit than the draft's.
func (t *Talk) otherMeant() bool {
	return slices.ContainsFunc(t.in.Codes, t.ofAnother) || t.otherNamed() && (!t.f.Near || read.LikeUnit(t.in.name))
}

// secondMeant keeps what else is meant behind the draft's unit.
func (t *Talk) secondMeant() bool {
	others := t.unitsBeside()
	if found := alive(t.f.Named); len(others) == 0 && len(found) == 1 {
		others = found
	}
	if len(others) > 0 {
		t.keepBehind(others, t.st.Draft.Unit)
	}
	return len(others) > 0
}
