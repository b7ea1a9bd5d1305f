package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestTheOfficeKnowsOfWhatIsHalfFinished: from its unit on, of each thing that it lacks
// once, and no more when it is given up.
func TestTheOfficeKnowsOfWhatIsHalfFinished(t *testing.T) {
	st := State{}
	step := func(change func(*draft)) []bot.Write {
		talk := &Talk{st: &st, ev: bot.Event{ID: "telegram:1", From: "telegram:9"}}
		was := st.Draft
		change(&st.Draft)
		talk.trace(was)
		return talk.fx.Writes
	}
	of := func(id bot.UnitID) func(*draft) {
		return func(d *draft) { d.ID, d.Unit = "d1", unit{ID: id, Name: "Mầm non Hoa Sen", Code: "0299900124"} }
	}
	note := func(id bot.UnitID, wants bot.Wants) []bot.Write {
		return []bot.Write{bot.NoteDraft{Draft: "d1", Account: "telegram:9", Unit: id, Wants: wants}}
	}
	forget := []bot.Write{bot.ForgetDraft{Draft: "d1", Account: "telegram:9"}}

	require.Empty(t, step(func(d *draft) { of(5)(d); d.Guessed = true }), "nobody chose it")
	require.Equal(t, note(5, bot.WantsStatus), step(func(d *draft) { d.Guessed = false }))
	require.Equal(t, note(5, bot.WantsReason), step(func(d *draft) { d.Status = bot.Refused }))
	require.Equal(t, note(5, bot.WantsPicture), step(func(d *draft) { d.Status = bot.Accepted }))
	require.Empty(t, step(func(*draft) {}), "once is enough")
	require.Equal(t, note(5, bot.WantsSending), step(func(d *draft) { d.Later = true }))
	require.Equal(t, note(5, bot.WantsCode), step(func(d *draft) { d.Unit.Code = "" }))
	require.Equal(t, note(5, bot.WantsSending), step(func(d *draft) { d.Unit.Code = "0299900124" }))
	require.Equal(t, note(6, bot.WantsSending), step(of(6)), "another unit")
	require.Equal(t, forget, step(func(d *draft) { d.Unit = unit{} }), "no unit any more")
	require.Equal(t, note(6, bot.WantsSending), step(of(6)))
	require.Equal(t, forget, step(func(d *draft) { *d = draft{} }), "given up")
	require.Empty(t, step(func(*draft) {}))
}
