package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
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
	told := len(in.Codes) > 0 || in.Invite != "" || in.Receipt != "" || in.command != "" || in.Status != bot.NoStatus && !in.Says(read.Asks) && !asksOfMany(in.text)
	named := in.name != "" && read.LikeUnit(in.name) && len(f.Named) > 0 && !f.Near
	switch {
	case st.underWay(), st.Ask.Slot.interrupts(), st.Ask.Slot == slotMany, told, named:
		return Firm
	case len(f.Units) > 0, st.Last.ID != "":
		return Some
	}
	return Loose
}

// ofMany are words, folded, that ask after schools, and tell nothing of an own one: "trường
// nào bị từ chối".
var ofMany = []string{"truong nao", "don vi nao", "nhung truong", "nhung don vi", "cac truong", "cac don vi", "bao nhieu", "may truong", "may don vi", "danh sach"}

func asksOfMany(text string) bool {
	said := " " + vn.Words(text) + " "
	return slices.ContainsFunc(ofMany, func(words string) bool { return strings.Contains(said, " "+words+" ") })
}
