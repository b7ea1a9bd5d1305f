package dialog

import (
	"slices"

	"vneidbot/bot"
)

// trace lets the office know of a report in the making that only lacks its picture
// or its sending: once, when it has come so far. What was known of one that was
// given up, or turned out to be another unit's, is taken back.
func (t *Talk) trace(was draft) {
	d := &t.st.Draft
	filed := slices.ContainsFunc(t.fx.Writes, func(w bot.Write) bool { _, is := w.(bot.FileReport); return is })
	wants := map[slot]bot.Wants{slotPicture: bot.WantsPicture, slotSummary: bot.WantsSending}[d.missing()]
	switch {
	case filed:
	case d.Unit.ID != 0 && wants != bot.WantsNothing && d.Traced != d.Unit.ID:
		d.Traced = d.Unit.ID
		t.write(bot.NoteDraft{Draft: d.ID, Account: t.ev.From, Unit: d.Unit.ID, Wants: wants, At: t.ev.At})
	case was.Traced != 0 && (d.ID != was.ID || d.Unit.ID != was.Traced):
		d.Traced = 0
		t.write(bot.ForgetDraft{Draft: was.ID, Account: t.ev.From})
	}
}
