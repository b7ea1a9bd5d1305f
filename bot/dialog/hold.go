package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// Hold says how much an event is the conversation's, for those who may speak with
// somebody else as well.
type Hold uint8

// The holds.
const (
	Loose Hold = iota // nothing of a report or of the person's own
	Some              // the person reports for a unit: it may be about that
	Firm              // it tells or asks something of a report, or answers a question
)

// Hold is told before Step, which need not follow.
func (t *Talk) Hold(f bot.Facts) Hold {
	in, st := t.in, t.st
	told := len(in.Codes) > 0 || in.Invite != "" || in.Receipt != "" || in.command != "" || in.Status != bot.NoStatus && !in.Says(read.Asks) && !read.AsksOfMany(in.text)
	named := in.name != "" && read.LikeUnit(in.name) && len(f.Named) > 0 && !f.Near
	switch {
	case st.underWay(), st.Ask.Slot.interrupts(), st.Ask.Slot == slotMany, told, named:
		return Firm
	case len(f.Units) > 0, st.Last.ID != "":
		return Some
	}
	return Loose
}
