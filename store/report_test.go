package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// room is a small roster with two accounts.
type room struct {
	t    testing.TB
	s    *store.Store
	area bot.AreaID
	unit bot.UnitID
	code bot.TaxCode
}

const (
	lan  = bot.AccountID("telegram:9000001")
	minh = bot.AccountID("telegram:9000002")
)

var noon = time.Date(2025, 5, 21, 5, 0, 0, 0, time.UTC)

func newRoom(t testing.TB) *room {
	t.Helper()
	r := &room{t: t, s: storetest.Open(t), code: "0299900124"}
	r.area = storetest.Area(t, r.s, bot.Area{Name: "Quận Dương Kinh", Office: "Phòng GDĐT quận Dương Kinh"})
	r.unit = storetest.Unit(t, r.s, bot.Unit{Code: r.code, Name: "Trường Mầm non Hoa Sen", Area: r.area})
	return r
}

func (r *room) commit(writes ...bot.Write) bot.Outcome {
	r.t.Helper()
	out, err := r.s.Commit(context.Background(), writes)
	require.NoError(r.t, err)
	return out
}

func (r *room) refused(kind bot.Kind, writes ...bot.Write) {
	r.t.Helper()
	_, err := r.s.Commit(context.Background(), writes)
	require.Error(r.t, err)
	require.Equal(r.t, kind, bot.KindOf(err), "%v", err)
}

func (r *room) look(who bot.AccountID, n bot.Needs) bot.Facts {
	r.t.Helper()
	f, err := r.s.Look(context.Background(), bot.Event{From: who, At: noon}, n)
	require.NoError(r.t, err)
	return f
}

// file is a report of the room's unit, n minutes after noon.
func (r *room) file(n int, who bot.AccountID, status bot.Status) bot.FileReport {
	draft := bot.DraftID(fmt.Sprintf("draft%d", n))
	return bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: r.unit, Status: status, Account: who,
		At: noon.Add(time.Duration(n) * time.Minute)}
}

func (r *room) current() bot.ReportID {
	r.t.Helper()
	u := r.look(lan, bot.Needs{Unit: r.unit}).Unit
	require.NotNil(r.t, u)
	if u.Current == nil {
		return ""
	}
	require.True(r.t, u.Current.Current)
	return u.Current.ID
}

func (r *room) verify(who bot.AccountID) {
	r.commit(bot.BindReporter{Account: who, Chat: private(who), Unit: r.unit, At: noon})
}

func (r *room) review(id bot.ReportID, review bot.Review) {
	r.t.Helper()
	require.NoError(r.t, r.s.Review(context.Background(), fmt.Sprint("review", id, review), id, review))
}

func (r *room) flags(id bot.ReportID) []bot.Flag {
	r.t.Helper()
	flags, err := r.s.Flags(context.Background(), id)
	require.NoError(r.t, err)
	return flags
}

func (r *room) text(query string, args ...any) string {
	r.t.Helper()
	text, err := r.s.Text(context.Background(), query, args...)
	require.NoError(r.t, err)
	return text
}

func private(a bot.AccountID) bot.Chat { return chatFor(string(a)) }

func chatFor(key string) bot.Chat {
	a := bot.AccountID(key)
	return bot.Chat{Channel: a.Channel(), ID: key[len(a.Channel())+1:]}
}

func TestReportIsOneRecordHoweverOften(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Refused)
	w.Reason, w.ReasonText = bot.ReasonOther, "khác con dấu"
	first := r.commit(w)
	want := &bot.Report{ID: w.ID, Receipt: bot.ReceiptDigits(w.ID, 0), Unit: r.unit, Status: bot.Refused, Reason: bot.ReasonOther,
		ReasonText: "khác con dấu", Account: lan, At: w.At, Attempt: 1, Review: bot.Unreviewed, Current: true,
		UnitName: "Trường Mầm non Hoa Sen", AreaName: "Quận Dương Kinh"}
	require.Empty(t, cmp.Diff(want, first.Report))

	w.Status = bot.Succeeded // whatever a second run says, the first one counts
	again := r.commit(w)
	require.Empty(t, cmp.Diff(want, again.Report))
	require.Empty(t, cmp.Diff([]bot.Report{*want}, r.look(lan, bot.Needs{History: r.unit}).History))
	require.Empty(t, cmp.Diff(want, r.look(lan, bot.Needs{Report: w.ID}).Report))
}

func TestReceiptThatIsTakenGivesAnother(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Accepted)
	r.commit(r.file(2, lan, bot.Accepted))
	storetest.Exec(t, r.s, `UPDATE reports SET receipt = ?`, bot.ReceiptDigits(w.ID, 0))
	require.Equal(t, bot.ReceiptDigits(w.ID, 1), r.commit(w).Report.Receipt)
}

func TestLatestReportIsCurrent(t *testing.T) {
	r := newRoom(t)
	require.Empty(t, r.current())
	late := r.file(9, lan, bot.Accepted)
	r.commit(late)
	r.commit(r.file(3, lan, bot.Refused)) // handled later, said earlier
	require.Equal(t, late.ID, r.current())
	next := r.file(10, minh, bot.Succeeded)
	r.commit(next)
	require.Equal(t, next.ID, r.current())
	r.review(next.ID, bot.Returned)
	require.Equal(t, late.ID, r.current(), "a returned report is not current")
	r.review(late.ID, bot.Returned)
	r.review(bot.NewReportID("draft3", 1), bot.Returned)
	require.Empty(t, r.current())
}

func TestUnverifiedReportDoesNotReplaceAConfirmedOne(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	first, strange, own := r.file(1, lan, bot.Accepted), r.file(2, minh, bot.Refused), r.file(3, lan, bot.Succeeded)
	require.True(t, r.commit(first).Report.Verified)
	r.review(first.ID, bot.Confirmed)
	out := r.commit(strange)
	require.False(t, out.Report.Current)
	require.False(t, out.Report.Verified)
	require.Equal(t, []bot.Flag{bot.FlagReporter, bot.FlagAnother}, r.flags(strange.ID))
	require.Equal(t, first.ID, r.current())
	r.review(strange.ID, bot.Confirmed)
	require.Equal(t, strange.ID, r.current(), "until an officer confirms it")
	require.True(t, r.commit(own).Report.Current, "a verified reporter's counts at once")
	require.Empty(t, r.flags(own.ID))
	require.Equal(t, bot.Unreviewed, r.look(lan, bot.Needs{Unit: r.unit}).Unit.Current.Review,
		"an old confirmation does not carry over")
}

func TestDenial(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	own, strange := r.file(1, lan, bot.Accepted), r.file(2, minh, bot.Refused)
	r.commit(own)
	r.commit(strange)
	require.Equal(t, strange.ID, r.current())
	r.refused(bot.Conflict, bot.DenyReport{Report: strange.ID, Account: minh, At: noon})
	r.refused(bot.NotFound, bot.DenyReport{Report: "none", Account: lan, At: noon})
	for range 2 {
		r.commit(bot.DenyReport{Report: strange.ID, Account: lan, At: noon})
		require.Equal(t, own.ID, r.current(), "the one before it")
		require.Equal(t, []bot.Flag{bot.FlagReporter, bot.FlagAnother, bot.FlagDenied}, r.flags(strange.ID))
	}
	history := r.look(lan, bot.Needs{History: r.unit}).History
	require.Equal(t, []bool{true, false}, []bool{history[0].Denied, history[1].Denied}, "newest first")
	r.commit(bot.DenyReport{Report: own.ID, Account: lan, At: noon})
	require.Equal(t, own.ID, r.current(), "a verified one is only marked")
	require.Equal(t, []bot.Flag{bot.FlagDenied}, r.flags(own.ID))
	r.review(strange.ID, bot.Confirmed)
	require.Equal(t, strange.ID, r.current(), "an officer decides")
}

func TestAttempts(t *testing.T) {
	r := newRoom(t)
	for i, c := range []struct {
		status bot.Status
		reason bot.Reason
		want   int
	}{
		{bot.NotRegistered, "", 0}, {bot.OtherStatus, "", 0},
		{bot.Accepted, "", 1}, {bot.Accepted, "", 1}, {bot.Refused, bot.ReasonName, 1},
		{bot.Refused, bot.ReasonName, 1},    // said twice
		{bot.Refused, bot.ReasonAddress, 2}, // refused again
		{bot.NotRegistered, "", 2}, {bot.Accepted, "", 3}, {bot.Succeeded, "", 3},
	} {
		w := r.file(i, lan, c.status)
		w.Reason = c.reason
		require.Equal(t, c.want, r.commit(w).Report.Attempt, "step %d", i)
	}
	require.Equal(t, 3, r.look(lan, bot.Needs{History: r.unit}).Attempts)
}

func TestUnknownUnitIsRefusedWhole(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Accepted)
	w.Unit = 4711
	r.refused(bot.NotFound, bot.SetAccount{ID: lan, At: noon}, w)
	require.Equal(t, "0", r.text(`SELECT count(*) || '' FROM accounts`), "nothing of the turn is there")
	w.Unit = 0
	r.refused(bot.Invalid, w)
}

func TestHistoryIsBounded(t *testing.T) {
	r := newRoom(t)
	for i := range 25 {
		r.commit(r.file(i, lan, bot.Accepted))
	}
	h := r.look(lan, bot.Needs{History: r.unit}).History
	require.Len(t, h, 20)
	require.Equal(t, bot.NewReportID("draft24", 1), h[0].ID)
}

func TestHistoryOfTheOnlyUnit(t *testing.T) {
	r := newRoom(t)
	require.Empty(t, r.look(lan, bot.Needs{History: bot.OnlyUnit}).History, "no unit yet")
	w := r.file(1, lan, bot.Accepted)
	r.commit(w)
	f := r.look(lan, bot.Needs{History: bot.OnlyUnit})
	require.Len(t, f.History, 1)
	require.Equal(t, w.ID, f.History[0].ID)
	require.Equal(t, 1, f.Attempts)
}
