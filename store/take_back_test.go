package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// several is a reminder of one message about several units, each within a key.
func several(who bot.AccountID, due time.Time, keys map[bot.RoundKey][]bot.UnitID) []bot.Write {
	e := unasked("nhac:several:"+string(who), who, noon)
	lines := []string{"Kính gửi thầy/cô:"}
	var writes []bot.Write
	for key, units := range keys {
		for _, u := range units {
			line := fmt.Sprint("• ", u)
			lines, e.Message.Units = append(lines, line), append(e.Message.Units, bot.UnitLine{Unit: u, Line: line})
		}
		writes = append(writes, bot.Remind{Chase: "c", Round: key, Account: who, Units: units, Message: e.Key, At: noon, Due: due})
	}
	e.Message.Parts = []bot.Para{{Text: strings.Join(append(lines, "Xin cảm ơn."), "\n")}}
	return append(writes, e)
}

// said is what waits to be said to somebody, "" for nothing.
func (r *room) said(who bot.AccountID) string {
	r.t.Helper()
	return r.text(`SELECT coalesce((SELECT message ->> '$.parts[0].text' FROM outbox WHERE key = ? AND state = 'waiting'), '')`, "nhac:several:"+string(who))
}

// A message about several units loses the line of one that has reported, ended or goes by
// other hours, and is taken back with the last one.
func TestAReminderOfSeveralUnitsLosesWhatIsDone(t *testing.T) {
	r := newRoom(t)
	elsewhere := storetest.Area(t, r.s, bot.Area{Name: "Khối Trực Thuộc"})
	unit := func(name string) bot.Unit {
		u := bot.Unit{Name: name, Area: r.area, Level: bot.Primary}
		u.ID = storetest.Unit(t, r.s, u)
		return u
	}
	b, c, d := unit("Tiểu học B"), unit("Tiểu học C"), unit("Tiểu học D")
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon}, bot.AddRound{Round: roundOn(elsewhere, 21, 16), At: noon})
	round := r.rounds()[0]
	key := bot.NewOccasion(round, bot.RemindNear)
	r.commit(several(lan, round.Units, map[bot.RoundKey][]bot.UnitID{key: {r.unit, b.ID, c.ID, d.ID}})...)
	left := func(units ...bot.UnitID) string {
		text := "Kính gửi thầy/cô:\n"
		for _, u := range units {
			text += fmt.Sprint("• ", u, "\n")
		}
		return text + "Xin cảm ơn."
	}
	r.commit(r.file(1, lan, bot.Accepted))
	require.Equal(t, left(b.ID, c.ID, d.ID), r.said(lan), "it has reported")

	closed := b
	closed.Standing = bot.Closed
	require.NoError(t, r.s.ApplyChanges(t.Context(), bot.Import{ID: "a", By: bot.ByCommand}, bot.Changes{Since: noon, Seen: d.ID, Units: []bot.UnitChange{{Was: b, Now: closed}}}))
	require.Equal(t, left(c.ID, d.ID), r.said(lan), "a list has closed it")

	moved := c.Card()
	moved.Area = elsewhere
	r.commit(bot.ChangeUnit{Event: "m", Act: "a", Unit: c.ID, Was: c.Card(), Now: moved, Since: noon, By: lan})
	require.Equal(t, left(d.ID), r.said(lan), "its area has another hour")
	require.Equal(t, "closed,moved,reported", r.text(`SELECT string_agg(why, ',' ORDER BY why) FROM reminded WHERE why <> ''`))
	exempt := d
	exempt.Standing = bot.Exempt
	require.NoError(t, r.s.ApplyChanges(t.Context(), bot.Import{ID: "b", By: bot.ByCommand}, bot.Changes{Since: noon, Seen: d.ID, Units: []bot.UnitChange{{Was: d, Now: exempt}}}))
	require.Zero(t, r.waitingUnasked())
}

// A round that is moved takes its own part of a message along, and no other round's.
func TestARoundTakesItsPartOfAMessageBack(t *testing.T) {
	r := newRoom(t)
	elsewhere := storetest.Area(t, r.s, bot.Area{Name: "Khối Trực Thuộc"})
	other := storetest.Unit(t, r.s, bot.Unit{Name: "THPT B", Area: elsewhere, Level: bot.Upper})
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon}, bot.AddRound{Round: roundOn(elsewhere, 21, 16), At: noon})
	common, own := r.rounds()[0], r.rounds()[1]
	r.commit(several(lan, common.Units, map[bot.RoundKey][]bot.UnitID{
		bot.NewOccasion(common, bot.RemindNear): {r.unit}, bot.NewOccasion(own, bot.RemindNear): {other}})...)
	moved := common
	moved.Units = moved.Units.Add(time.Hour)
	r.commit(bot.MoveRound{Round: moved, Was: 1, At: noon})
	require.Equal(t, fmt.Sprint("Kính gửi thầy/cô:\n• ", other, "\nXin cảm ơn."), r.said(lan))
	r.commit(bot.RemoveRound{Round: own.ID, Was: 1, At: noon})
	require.Zero(t, r.waitingUnasked())
}
