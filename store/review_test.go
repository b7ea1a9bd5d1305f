package store_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// shot gives a report a kept picture with these bytes.
func (r *room) shot(event string, id bot.ReportID, sha256 string) {
	r.t.Helper()
	p := picture(event, "")
	p.Report = id
	r.commit(p)
	k := kept
	k.SHA256 = sha256
	require.NoError(r.t, r.s.PictureKept(context.Background(), event, k))
}

// toReview are the reports that wait inside the scope.
func (r *room) toReview(scope bot.Scope) (list []bot.ToReview) {
	r.t.Helper()
	require.NoError(r.t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
		list, err = now.ToReview(scope, bot.ReviewPlace{}, 10)
		return err
	}))
	return list
}

// decide makes one decision about what waits now.
func decide(event string, review bot.Review, list ...bot.ToReview) bot.DecideReports {
	w := bot.DecideReports{Event: event, Review: review, By: "zalo:can-bo", At: noon}
	for _, r := range list {
		w.Shown = append(w.Shown, bot.ShownReport{Row: r.Row, Report: r.ID, Unit: r.Unit})
	}
	return w
}

// other is another unit of the room's area.
func (r *room) other(name string) bot.UnitID {
	return storetest.Unit(r.t, r.s, bot.Unit{Name: name, Area: r.area})
}

// The newest report of each unit waits once its pictures are there: a clean one for a
// sheet, one with a mark by itself and before the others.
func TestWhatWaitsForAnOfficer(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	first := r.file(1, lan, bot.Accepted)
	r.commit(first)
	require.Empty(t, r.toReview(bot.Everything), "neither a picture nor a mark")
	p := picture("p1", "")
	p.Report = first.ID
	r.commit(p)
	require.Empty(t, r.toReview(bot.Everything), "the picture is on its way")
	require.NoError(t, r.s.PictureKept(context.Background(), "p1", kept))
	list := r.toReview(bot.WholeArea(r.area))
	require.Len(t, list, 1)
	require.True(t, list[0].Sheet)
	require.Equal(t, "ab12", list[0].Shots[0].SHA256)
	require.Empty(t, r.toReview(bot.WholeArea(r.area+1)))
	require.Empty(t, r.toReview(bot.Scope{{AllAreas: true, Levels: []bot.Level{bot.Upper}}}))

	again := r.file(2, lan, bot.Succeeded)
	r.commit(again)
	require.Empty(t, r.toReview(bot.Everything), "the newer one has no picture")
	r.shot("p2", again.ID, "cd")
	require.Equal(t, again.ID, r.toReview(bot.Everything)[0].ID)

	strange := r.file(3, minh, bot.Refused)
	r.commit(strange)
	list = r.toReview(bot.Everything)
	require.Equal(t, strange.ID, list[0].ID)
	require.Contains(t, list[0].Flags, bot.FlagAnother)
	require.False(t, list[0].Sheet)
	r.commit(decide("e1", bot.Returned, list...))
	require.Equal(t, again.ID, r.toReview(bot.Everything)[0].ID, "what stands below waits again")
}

// A picture that two units sent marks both, and whose the other one is is told.
func TestOnePictureOfTwoUnits(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	mine := r.file(1, lan, bot.Accepted)
	r.commit(mine)
	r.shot("p1", mine.ID, "ab")
	second := r.other("Mầm non Sao Mai")
	theirs := r.file(2, minh, bot.Accepted)
	theirs.Unit = second
	r.commit(theirs)
	require.True(t, r.toReview(bot.Everything)[0].Sheet)
	r.shot("p2", theirs.ID, "ab")
	list := r.toReview(bot.Everything)
	require.Len(t, list, 2)
	for i, twin := range []bot.UnitID{second, r.unit} {
		require.False(t, list[i].Sheet)
		require.Contains(t, list[i].Flags, bot.FlagCopied)
		require.Equal(t, twin, list[i].Twin.ID)
	}
	r.commit(decide("e1", bot.Returned, list[1]))
	list = r.toReview(bot.Everything)
	require.Len(t, list, 1)
	require.NotNil(t, list[0].Twin, "the mark stays when the other report was returned, and so does whose it is")
	require.Equal(t, second, list[0].Twin.ID)
}

// What was shown is decided as it was shown, or not at all; taken back, it waits as
// before.
func TestDecisionsAndTheirUndo(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	w := r.file(1, lan, bot.Accepted)
	r.commit(w)
	r.shot("p1", w.ID, "ab")
	was := r.toReview(bot.Everything)
	r.shot("p2", w.ID, "cd")
	r.refused(bot.Conflict, decide("e1", bot.Confirmed, was...))
	was = r.toReview(bot.Everything)
	r.commit(decide("e1", bot.Confirmed, was...))
	r.commit(decide("e1", bot.Confirmed, was...)) // the same event again
	r.refused(bot.Conflict, decide("e2", bot.Returned, was...))
	require.Equal(t, "da_xac_nhan", r.text(`SELECT cur_review FROM units WHERE id = ?`, r.unit))
	require.Equal(t, "1", r.text(`SELECT CAST(count(*) AS TEXT) FROM reviews`))

	undo := bot.UndoDecision{Event: "u1", Of: "e1", Reports: []bot.ReportID{w.ID}, By: "zalo:can-bo", At: time.Now()}
	late := undo
	late.At = time.Now().Add(bot.UndoReviewWithin + time.Second)
	r.refused(bot.Conflict, late)
	r.commit(undo)
	r.commit(undo)
	require.Equal(t, w.ID, r.toReview(bot.Everything)[0].ID)
	require.Equal(t, "cho_xac_nhan", r.text(`SELECT cur_review FROM units WHERE id = ?`, r.unit))

	r.commit(decide("e3", bot.Returned, r.toReview(bot.Everything)...))
	require.Empty(t, r.current())
	answer := r.file(9, lan, bot.Accepted)
	r.commit(answer)
	undo.Event, undo.Of, undo.At = "u2", "e3", time.Now()
	r.refused(bot.Conflict, undo)
	require.Equal(t, answer.ID, r.current(), "a report that was sent again counts at its own time")
}

// A unit that somebody else closed while its report was shown is not decided about.
func TestAClosedUnitIsNotDecided(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	w := r.file(1, lan, bot.Accepted)
	r.commit(w)
	r.shot("p1", w.ID, "ab")
	shown := r.toReview(bot.Everything)
	r.commit(r.edit("e1", noon, func(c *bot.UnitCard) { c.Standing = bot.Closed })...)
	r.refused(bot.Conflict, decide("e2", bot.Confirmed, shown...))
	require.Equal(t, "0", r.text(`SELECT CAST(count(*) AS TEXT) FROM reviews`))
}

// A unit that was merged while its report was shown is not decided about by that sheet:
// the report is another unit's now, and is shown as such.
func TestAMergedUnitIsDecidedAnew(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	w := r.file(1, lan, bot.Accepted)
	r.commit(w)
	r.shot("p1", w.ID, "ab")
	shown, into := r.toReview(bot.Everything), r.other("Mầm non Hoa Sen 2")
	r.commit(bot.MergeUnits{Event: "m", Act: "gop", Unit: r.unit, Into: into, By: minh, At: noon}, bot.Audit{Event: "m", Account: minh, Act: "gop", At: noon})
	r.refused(bot.Conflict, decide("e1", bot.Confirmed, shown...))
	now := r.toReview(bot.Everything)
	require.Len(t, now, 1)
	require.Equal(t, into, now[0].Unit)
	r.commit(decide("e2", bot.Confirmed, now...))
}

// Of two officers on one report one decides, never both, never none.
func TestTwoOfficersOnOneReport(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	for i := range 1000 {
		w := r.file(i, lan, bot.Accepted)
		r.commit(w)
		r.shot(fmt.Sprint("p", i), w.ID, fmt.Sprint("ab", i))
		list := r.toReview(bot.Everything)
		require.Equal(t, w.ID, list[0].ID)
		var done, refused atomic.Int32
		var both sync.WaitGroup
		for k, review := range []bot.Review{bot.Confirmed, bot.Returned} {
			both.Go(func() {
				_, err := r.s.Commit(context.Background(), []bot.Write{decide(fmt.Sprint("e", i, ".", k), review, list...)})
				if err == nil {
					done.Add(1)
				} else if bot.KindOf(err) == bot.Conflict {
					refused.Add(1)
				}
			})
		}
		both.Wait()
		require.EqualValues(t, 1, done.Load())
		require.EqualValues(t, 1, refused.Load())
		require.Equal(t, "1", r.text(`SELECT CAST(count(*) AS TEXT) FROM reviews WHERE report_id = ?`, w.ID))
	}
}

// What was shown can be read again whether it waits or not; those with a mark are
// counted, and who else looked is told.
func TestWhatWasShownIsReadAgain(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	w := r.file(1, lan, bot.Accepted)
	r.commit(w)
	r.shot("p1", w.ID, "ab")
	strange := r.file(2, minh, bot.Accepted)
	strange.Unit = r.other("Mầm non Sao Mai")
	r.commit(strange)
	r.shot("p2", strange.ID, "ab")
	r.commit(bot.Audit{Event: "l1", Account: "zalo:can-bo", Act: "xem", Object: "unit:1", At: noon}, bot.Audit{Event: "l2", Account: "zalo:khac", Act: "xem", Object: "unit:1", At: noon})
	was := r.toReview(bot.Everything)
	r.commit(decide("e1", bot.Confirmed, was[1]))
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) error {
		list, err := now.ShownReports([]bot.ReportID{was[1].ID, "none", was[0].ID})
		require.NoError(t, err)
		require.Equal(t, []bot.ReportID{was[1].ID, was[0].ID}, []bot.ReportID{list[0].ID, list[1].ID})
		require.Equal(t, []int64{0, was[0].Row}, []int64{list[0].Row, list[1].Row})
		require.Equal(t, "ab", list[0].Shots[0].SHA256)
		for _, scope := range []bot.Scope{bot.Everything, bot.WholeArea(r.area)} {
			n, err := now.MarkedWaiting(scope, 10)
			require.NoError(t, err)
			require.Equal(t, 1, n)
		}
		looks, err := now.Looks("xem", []string{"unit:1", "unit:2"}, noon.Add(-time.Minute), "zalo:can-bo")
		require.NoError(t, err)
		require.Len(t, looks, 1)
		require.Equal(t, bot.AccountID("zalo:khac"), looks[0].Account)
		looks, err = now.Looks("xem", []string{"unit:1"}, noon.Add(time.Minute), "zalo:can-bo")
		require.Empty(t, looks)
		return err
	}))
}
