package store_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// behalf is a report that an officer makes for the room's unit, which had that one.
func (r *room) behalf(n int, was bot.ReportID) bot.FileReport {
	w := r.file(n, "zalo:can-bo", bot.Accepted)
	w.Behalf = &bot.Behalf{Was: was, Receipt: bot.ReceiptDigits(w.ID, 0)}
	return w
}

// Whoever reports on behalf is no reporter of the unit, vouches for the report, and has
// seen what was there before; a stranger's later one waits.
func TestAReportOnBehalf(t *testing.T) {
	r := newRoom(t)
	w := r.behalf(1, "")
	for range 2 { // however often it is sent
		out := r.commit(w)
		require.Equal(t, w.Behalf.Receipt, out.Report.Receipt)
		require.True(t, out.Report.OnBehalf && out.Report.Current)
	}
	require.Equal(t, "0", r.text(`SELECT count(*) FROM reporters`))
	require.Equal(t, "no_picture", r.text(`SELECT flags FROM reports`))
	r.refused(bot.Conflict, r.behalf(2, ""), r.behalf(3, "another"))

	taken := r.behalf(4, w.ID)
	taken.Behalf.Receipt = w.Behalf.Receipt
	r.refused(bot.Conflict, taken)
	r.commit(r.behalf(5, w.ID))
	require.Equal(t, "2", r.text(`SELECT count(*) FROM reports`))
}

// Its pictures are those of its draft, and take the mark off.
func TestPicturesOfAReportOnBehalf(t *testing.T) {
	r := newRoom(t)
	r.commit(picture("p1", "d1"))
	w := r.behalf(1, "")
	w.Draft = "d1"
	r.commit(w)
	require.Equal(t, "", r.text(`SELECT flags FROM reports`))
	require.Equal(t, string(w.ID), r.text(`SELECT report_id FROM pictures`))
	require.NoError(t, r.s.PictureKept(context.Background(), "p1", kept))
	list := r.toReview(bot.Everything)
	require.Len(t, list, 1)
	require.True(t, list[0].Sheet && list[0].OnBehalf)
}

// Everybody who reports for the unit can say that it was not so: it still stands, and
// waits for an officer with its mark. A stranger cannot.
func TestAReportOnBehalfIsDenied(t *testing.T) {
	r := newRoom(t)
	r.commit(r.file(1, lan, bot.Refused))
	w := r.behalf(2, r.file(1, lan, bot.Refused).ID)
	r.commit(w)
	require.Equal(t, w.ID, r.look(lan, bot.Needs{Disputed: true}).Disputed.ID)
	require.Nil(t, r.look(minh, bot.Needs{Disputed: true}).Disputed)
	r.refused(bot.Conflict, bot.DenyReport{Report: w.ID, Account: minh, At: noon})
	r.commit(bot.DenyReport{Report: w.ID, Account: lan, At: noon})
	require.Equal(t, string(w.ID), r.text(`SELECT cur_report FROM units`))
	require.Contains(t, r.text(`SELECT flags FROM reports WHERE id = '`+string(w.ID)+`'`), "denied")
	var matters []bot.Matter
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
		matters, err = now.Matters(bot.Everything)
		return err
	}))
	require.Len(t, matters, 1)
	require.Equal(t, bot.MatterDenied, matters[0].Kind)
}

// Many officers who saw the same unit report for it at once: one report.
func TestManyReportOnBehalfAtOnce(t *testing.T) {
	r := newRoom(t)
	var done atomic.Int64
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			w := r.behalf(i, "")
			w.Account = bot.AccountID(fmt.Sprint("telegram:", i))
			if _, err := r.s.Commit(context.Background(), []bot.Write{w}); err != nil {
				require.Equal(t, bot.Conflict, bot.KindOf(err))
				return
			}
			done.Add(1)
		})
	}
	all.Wait()
	require.Equal(t, int64(1), done.Load())
}
