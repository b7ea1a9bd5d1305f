package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// TestPilesHoldEachUnitOnceThatIsNotUpToDate plays chance and holds piles and totals
// against each other.
func TestPilesHoldEachUnitOnceThatIsNotUpToDate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := storetest.Open(t)
		areas := []bot.AreaID{storetest.Area(t, s, bot.Area{Name: "Quận Dương Kinh"}), storetest.Area(t, s, bot.Area{Name: "Quận Đồ Sơn"})}
		for i := range rapid.IntRange(1, 12).Draw(rt, "units") {
			someUnit(t, rt, s, i, rapid.SampledFrom(areas).Draw(rt, "area"))
		}
		q := bot.MissingOf{Since: bot.Since{All: noon, Own: map[bot.AreaID]time.Time{areas[1]: noon.Add(-5 * time.Hour)}}, Silent: "web", At: noon}
		q.Scope = rapid.SampledFrom([]bot.Scope{bot.Everything, bot.WholeArea(areas[0]), bot.OfLevels(bot.Lower)}).Draw(rt, "scope")
		require.NoError(rt, s.Snapshot(context.Background(), func(now *store.Snapshot) error {
			rows, err := now.Tally(bot.TotalsOf{Scope: q.Scope, By: bot.ByArea, Since: q.Since, Reach: true, Silent: q.Silent})
			require.NoError(rt, err)
			piles, err := now.Piles(q)
			require.NoError(rt, err)
			for _, a := range areas {
				agree(rt, now, q, a, rows, piles)
			}
			return nil
		}))
	})
}

// agree holds an area's piles, their lists and its totals against each other.
func agree(rt *rapid.T, now *store.Snapshot, q bot.MissingOf, area bot.AreaID, rows []bot.Row, all []bot.AreaPiles) {
	var total bot.Tally
	for _, r := range rows {
		if r.Area.ID == area {
			total = r.Tally
		}
	}
	piles := bot.Piles{}
	for _, p := range all {
		if p.Area == area {
			piles.Add(p.Piles)
		}
	}
	require.Equal(rt, total.NotReported+total.Behind, piles.Missing())
	require.Equal(rt, total.Total-total.Updated(), piles.Missing())
	require.Equal(rt, total.Behind, piles[bot.ToUpdate])
	require.Equal(rt, total.Refused, piles[bot.Rejected])
	seen := map[bot.UnitID]bot.Pile{}
	for _, pile := range append(bot.MissingPiles(), bot.Rejected, bot.Unpictured, bot.Unheard) {
		list, err := now.Missing(q, area, pile)
		require.NoError(rt, err)
		require.Len(rt, list, piles[pile], "%s", pile)
		for _, u := range list {
			if slices.Contains(bot.MissingPiles(), pile) {
				require.Empty(rt, seen[u.ID], "unit %d stands in %s too", u.ID, pile)
				seen[u.ID] = pile
			}
			require.Equal(rt, pile == bot.HalfDone, u.Wants != bot.WantsNothing)
		}
	}
	require.Len(rt, seen, piles.Missing())
	listed, err := now.UnitRows(q)
	require.NoError(rt, err)
	bare := 0
	for _, u := range listed {
		if u.Area == area && u.Bare {
			bare++
		}
	}
	require.Equal(rt, piles[bot.Unpictured], bare, "the table of the page")
}

// someUnit is a unit in one of the states there are.
func someUnit(t *testing.T, rt *rapid.T, s *store.Store, i int, area bot.AreaID) {
	standing := rapid.SampledFrom([]bot.Standing{bot.Counted, bot.Counted, bot.Counted, bot.Closed}).Draw(rt, "standing")
	level := rapid.SampledFrom([]bot.Level{bot.Nursery, bot.Lower, bot.PrimaryLower}).Draw(rt, "level")
	id := storetest.Unit(t, s, bot.Unit{Name: fmt.Sprint("Trường ", i), Level: level, Area: area, Standing: standing})
	who := bot.AccountID(fmt.Sprintf("%s:%d", rapid.SampledFrom([]string{"telegram", "web"}).Draw(rt, "channel"), i))
	chat := bot.Chat{Channel: who.Channel(), ID: fmt.Sprint(i)}
	ago := noon.Add(-time.Duration(rapid.SampledFrom([]int{1, 4, 6, 30}).Draw(rt, "hours")) * time.Hour)
	var writes []bot.Write
	if rapid.Bool().Draw(rt, "reports") {
		flags := rapid.SampledFrom([][]bot.Flag{nil, {bot.FlagReporter}, {bot.FlagReporter, bot.FlagNoPicture}}).Draw(rt, "flags")
		status := rapid.SampledFrom([]bot.Status{bot.Accepted, bot.Succeeded, bot.Refused, bot.NotRegistered, bot.OtherStatus}).Draw(rt, "status")
		writes = append(writes, bot.FileReport{ID: bot.ReportID(fmt.Sprint("r", i)), Draft: bot.DraftID(fmt.Sprint("s", i)), Unit: id, Status: status,
			Account: who, At: ago, Flags: flags}, bot.SetAccount{ID: who, Chat: chat, At: ago})
		if rapid.Bool().Draw(rt, "withdraws") {
			writes = append(writes, bot.WithdrawReport{Report: bot.ReportID(fmt.Sprint("r", i)), Account: who, At: ago})
		}
	}
	if rapid.Bool().Draw(rt, "begins") {
		writes = append(writes, bot.NoteDraft{Draft: bot.DraftID(fmt.Sprint("d", i)), Account: who, Unit: id, Wants: bot.WantsPicture, At: ago})
	}
	blocked := true
	if rapid.Bool().Draw(rt, "blocks") {
		writes = append(writes, bot.SetAccount{ID: who, Chat: chat, Blocked: &blocked, At: noon})
	}
	_, err := s.Commit(context.Background(), writes)
	require.NoError(rt, err)
}

func TestAReportInTheMakingIsKnownUntilItIsSentOrGivenUp(t *testing.T) {
	r := newRoom(t)
	q := bot.MissingOf{Scope: bot.Everything, At: noon}
	wants := func() (w []bot.Wants) {
		r.snapshot(func(now *store.Snapshot) error {
			list, err := now.Missing(q, r.area, bot.HalfDone)
			require.NoError(t, err)
			for _, u := range list {
				w = append(w, u.Wants)
			}
			return nil
		})
		return w
	}
	w := r.file(1, lan, bot.Accepted)
	note := bot.NoteDraft{Draft: w.Draft, Account: lan, Unit: r.unit, Wants: bot.WantsPicture, At: noon}
	r.commit(note, bot.ForgetDraft{Draft: "another", Account: lan})
	require.Equal(t, []bot.Wants{bot.WantsPicture}, wants())
	note.Wants = bot.WantsSending
	r.commit(note)
	require.Equal(t, []bot.Wants{bot.WantsSending}, wants())
	r.commit(bot.ForgetDraft{Draft: w.Draft, Account: lan})
	require.Empty(t, wants())
	r.commit(note)
	q.At = noon.Add(bot.DraftLife)
	require.Empty(t, wants(), "it has outlived its day")
	q.At = noon
	r.commit(w, bot.WithdrawReport{Report: w.ID, Account: lan, At: noon})
	require.Empty(t, wants())
	r.commit(note) // a turn that runs again, late
	require.Empty(t, wants())
}

// TestTwoOfficersPhoneOneUnit: who has not seen the other's note changes nothing.
func TestTwoOfficersPhoneOneUnit(t *testing.T) {
	r := newRoom(t)
	call := func(event string, by bot.AccountID, was string) bot.NoteCall {
		return bot.NoteCall{Call: bot.Call{Unit: r.unit, Event: event, By: by, State: bot.Calling, At: noon}, Was: was}
	}
	r.commit(call("e1", lan, ""))
	r.commit(call("e1", lan, "")) // again
	r.refused(bot.Conflict, call("e2", minh, ""))
	r.commit(call("e2", minh, "e1"))
	r.refused(bot.Conflict, call("e3", lan, "e1"))
	r.snapshot(func(now *store.Snapshot) error {
		last, err := now.CallOf(r.unit)
		require.NoError(t, err)
		require.Equal(t, &bot.Call{Unit: r.unit, Event: "e2", By: minh, State: bot.Calling, At: noon}, last)
		return nil
	})
}

func TestTheCallsOfADayAreFoundByTheirIndex(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), store.CallsSince)
	require.NoError(t, err)
	require.Contains(t, plan, "calls_at")
}

func TestReportsWithoutTheirPictureAreFoundByTheirIndex(t *testing.T) {
	plan, err := storetest.Open(t).Plan(context.Background(), store.BarePiles)
	require.NoError(t, err)
	require.Contains(t, plan, "reports_bare")
}

// A registration that was received is shown after fifteen days in which nothing was heard.
func TestWhatWasReceivedLongAgo(t *testing.T) {
	r := newRoom(t)
	r.commit(r.file(1, lan, bot.Accepted))
	unheard := func(at time.Time, scope bot.Scope) (count int, names []string) {
		q := bot.MissingOf{Scope: scope, Silent: "web", At: at}
		r.snapshot(func(now *store.Snapshot) error {
			piles, err := now.Piles(q)
			require.NoError(t, err)
			for _, a := range piles {
				count += a.Piles[bot.Unheard]
			}
			list, err := now.Missing(q, r.area, bot.Unheard)
			for _, u := range list {
				require.Equal(t, bot.Accepted, u.Status)
				names = append(names, u.Name)
			}
			return err
		})
		return count, names
	}
	n, names := unheard(noon.Add(bot.UnheardAfter), bot.Everything)
	require.Zero(t, n, names)
	n, names = unheard(noon.Add(bot.UnheardAfter+time.Hour), bot.Everything)
	require.Equal(t, 1, n)
	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, names)
	n, names = unheard(noon.Add(bot.UnheardAfter+time.Hour), bot.OfLevels(bot.Upper))
	require.Zero(t, n, names)
}
