package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

func (r *room) matters(scope bot.Scope) (kinds []bot.MatterKind) {
	r.t.Helper()
	require.NoError(r.t, r.s.Snapshot(r.t.Context(), func(n *store.Snapshot) error {
		list, err := n.Matters(scope)
		for _, m := range list {
			kinds = append(kinds, m.Kind)
		}
		return err
	}))
	return kinds
}

func (r *room) matter(kind bot.MatterKind, id string, scope bot.Scope) (m *bot.Matter) {
	r.t.Helper()
	require.NoError(r.t, r.s.Snapshot(r.t.Context(), func(n *store.Snapshot) (err error) {
		m, err = n.Matter(kind, id, scope)
		return err
	}))
	return m
}

// What waits is seen where the unit lies, or the units of who asked, and by nobody
// else; it is done once, and by whom is known.
func TestMattersAreSeenInTheirScopeAndDoneOnce(t *testing.T) {
	r := newRoom(t)
	other := storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn"})
	pending := storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Ánh Dương", Area: r.area, Standing: bot.Pending})
	elsewhere := storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Đồ Sơn", Area: other, Standing: bot.Pending})
	storetest.Exec(t, r.s, `UPDATE units SET code_proposed = '0299900131', code = '' WHERE id = ?`, r.unit)
	w := r.file(1, lan, bot.OtherStatus)
	w.Words = "đang chờ Công an phường duyệt"
	r.commit(w, bot.RecordWish{Event: "w1", Account: lan, Kind: "delete", At: noon}, bot.RecordWish{Event: "w2", Account: lan, Kind: "correct", Text: "sai", At: noon},
		bot.AskOfficer{Event: "q1", Kind: bot.AsksSomething, Account: lan, Chat: private(lan), Text: "Hạn?", At: noon},
		bot.AskOfficer{Event: "q2", Kind: bot.LeavesUnit, Account: minh, Chat: private(minh), Unit: elsewhere, At: noon},
		bot.RecordWish{Event: "w3", Account: "telegram:stranger", Kind: "delete", At: noon})
	here, there := bot.WholeArea(r.area), bot.WholeArea(other)
	mine := []bot.MatterKind{bot.MatterDelete, bot.MatterCorrect, bot.MatterQuestion, bot.MatterUnit, bot.MatterCode, bot.MatterWords}
	require.Equal(t, mine, r.matters(here))
	require.Equal(t, []bot.MatterKind{bot.MatterLeaves, bot.MatterUnit}, r.matters(there))
	require.Len(t, r.matters(bot.Everything), len(mine)+3)
	require.Nil(t, r.matter(bot.MatterDelete, "w1", there))
	require.Nil(t, r.matter(bot.MatterDelete, "w3", here), "of no unit")
	require.Equal(t, r.unit, r.matter(bot.MatterDelete, "w1", here).Unit.ID)
	require.Equal(t, pending, r.matter(bot.MatterQuestion, "q1", here).Unit.ID+pending-r.unit)

	answer := bot.SettleMatter{Event: "e1", Act: "denghi.traloi", Kind: bot.MatterDelete, ID: "w1", By: minh, At: noon.AddDate(0, 0, 1)}
	r.commit(answer)
	require.Equal(t, mine, r.matters(here), "an answered wish waits on")
	require.True(t, answer.At.Equal(r.matter(bot.MatterDelete, "w1", here).Answered))
	for _, id := range []string{"w1", "q1"} {
		kind := map[string]bot.MatterKind{"w1": bot.MatterDelete, "q1": bot.MatterQuestion}[id]
		done := bot.SettleMatter{Event: "e2" + id, Act: "denghi.xong", Kind: kind, ID: id, Done: true, By: minh, At: answer.At}
		line := bot.Audit{Event: done.Event, Account: minh, Act: done.Act, At: done.At}
		r.commit(done, line)
		r.commit(done, line) // the same turn again
		done.Event, done.By = "e3"+id, lan
		r.refused(bot.Conflict, done)
		require.Equal(t, minh, r.matter(kind, id, here).DoneBy)
	}
	require.Equal(t, []bot.MatterKind{bot.MatterCorrect, bot.MatterUnit, bot.MatterCode, bot.MatterWords}, r.matters(here))
}

// A unit without a level is seen to by whoever has a part of its area, and by nobody
// who has only levels.
func TestAUnitWithoutALevelWaitsForItsArea(t *testing.T) {
	r := newRoom(t)
	unit := storetest.Unit(t, r.s, bot.Unit{Name: "Lớp Ánh Dương", Area: r.area})
	storetest.Exec(t, r.s, `UPDATE units SET level = '' WHERE id = ?`, unit)
	storetest.Remember(t, r.s)
	part := bot.Scope{{Areas: []bot.AreaID{r.area}, Levels: []bot.Level{bot.Nursery}}}
	level := []bot.MatterKind{bot.MatterLevel}
	require.Empty(t, r.matters(part), "it is in no number of the nurseries")
	require.Equal(t, level, r.matters(part.WithUnknownLevels()))
	require.Equal(t, level, r.matters(bot.WholeArea(r.area).WithUnknownLevels()))
	require.Empty(t, r.matters(bot.OfLevels(bot.Nursery).WithUnknownLevels()))
	require.Empty(t, r.matters(bot.WholeArea(r.area+1).WithUnknownLevels()))
}

// A denied report waits until somebody has seen to it, or reviewed it.
func TestADeniedReportWaits(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, minh, bot.Accepted)
	r.commit(w)
	r.verify(lan)
	r.commit(bot.DenyReport{Report: w.ID, Account: lan, At: noon})
	here := bot.WholeArea(r.area)
	require.Equal(t, []bot.MatterKind{bot.MatterDenied}, r.matters(here))
	m := r.matter(bot.MatterDenied, string(w.ID), here)
	require.Equal(t, r.unit, m.Unit.ID)
	require.NotEmpty(t, m.Receipt)
	done := bot.SettleMatter{Event: "e1", Act: "denghi.xong", Kind: bot.MatterDenied, ID: string(w.ID), Done: true, By: lan, At: noon}
	r.commit(done)
	require.Empty(t, r.matters(here))
	done.Event = "e2"
	r.refused(bot.Conflict, done)
}
