package store_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// An export has a row for all that the list of personal data shows of the person,
// and nothing of anybody else's.
func TestAnExportHasAllRowsOfThePersonAlone(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Accepted)
	name, phone := "Trần Thị Lan", "0999 000 001"
	r.commit(w, picture("p1", w.Draft), bot.SetAccount{ID: lan, Name: &name, Phone: &phone, At: noon},
		bot.AskOfficer{Event: "q1", Account: lan, Chat: private(lan), Text: "Hạn nộp hôm nào?", At: noon},
		bot.RecordWish{Event: "w1", Account: lan, Kind: "correct", Text: "sai tên", At: noon},
		bot.RecordWish{Event: "w2", Account: minh, Kind: "correct", Text: "của người khác", At: noon},
		bot.Enqueue{Key: "o1", To: private(lan), Message: bot.Message{Kind: bot.Notice}, At: noon})
	facts, err := r.s.Look(t.Context(), bot.Event{From: lan, Chat: private(lan), At: noon}, bot.Needs{Held: true, Export: true})
	require.NoError(t, err)
	held := facts.Held
	require.Equal(t, []bot.HeldCount{{What: bot.DatumQuestion, N: 1}, {What: bot.DatumWish, N: 1}, {What: bot.DatumQueue, N: 1}}, held.More)
	has := func(what bot.Datum, value string) bool {
		return slices.ContainsFunc(held.Rows, func(h bot.HeldRow) bool { return h.What == what && h.Value == value && h.Until != "" })
	}
	require.True(t, has(bot.DatumName, name))
	require.True(t, has(bot.DatumPhone, phone))
	require.True(t, has(bot.DatumTie, "Trường Mầm non Hoa Sen"))
	require.True(t, has(bot.DatumQuestion, "Hạn nộp hôm nào?"))
	require.True(t, has(bot.DatumWish, "sai tên"))
	require.True(t, has(bot.DatumPicture, r.text(`SELECT receipt FROM reports`)))
	require.True(t, slices.ContainsFunc(held.Rows, func(h bot.HeldRow) bool { return h.What == bot.DatumReport && h.Status == bot.Accepted }))
	require.False(t, has(bot.DatumWish, "của người khác"))
	require.Empty(t, r.look(lan, bot.Needs{Held: true}).Held.Rows)
}
