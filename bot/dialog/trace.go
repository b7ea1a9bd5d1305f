package dialog

import (
	"cmp"
	"slices"

	"vneidbot/bot"
)

// lacks are what the office is told of what a report in the making lacks; of the rest it
// is the status.
var lacks = map[slot]bot.Wants{slotCode: bot.WantsCode, slotReason: bot.WantsReason, slotReasonText: bot.WantsReason,
	slotPicture: bot.WantsPicture, slotSummary: bot.WantsSending}

// trace lets the office know of a report in the making and what it lacks, each time that
// this is something else. What was known of one that was given up, or turned out to be
// another unit's, is taken back.
func (t *Talk) trace(was draft) {
	d := &t.st.Draft
	filed := slices.ContainsFunc(t.fx.Writes, func(w bot.Write) bool { _, is := w.(bot.FileReport); return is })
	wants := cmp.Or(lacks[d.missing()], bot.WantsStatus)
	switch {
	case filed:
	case d.Unit.ID != 0 && d.has() && (d.Traced != d.Unit.ID || d.Lacked != wants):
		d.Traced, d.Lacked = d.Unit.ID, wants
		t.write(bot.NoteDraft{Draft: d.ID, Account: t.ev.From, Chat: t.ev.Chat, Unit: d.Unit.ID, Wants: wants, At: t.ev.At})
	case was.Traced != 0 && (d.ID != was.ID || d.Unit.ID != was.Traced):
		d.Traced = 0
		t.write(bot.ForgetDraft{Draft: was.ID, Account: t.ev.From})
	}
}
