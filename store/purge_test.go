package store_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

func TestPurgeKnowsEveryTableThatEndsByTheSettings(t *testing.T) {
	ending, known := store.Outliving()
	require.Greater(t, len(ending), 15)
	for _, table := range ending {
		require.True(t, known[table], "%s: how does it end? store/purge.go has to say so", table)
	}
}

// The README says of every table how long it is kept.
func TestTheReadmeSaysHowLongWhatIsKept(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	for _, row := range store.KeptHowLong() {
		require.True(t, strings.Contains(string(text), "\n"+row+"\n"), "the README lacks: %s", row)
	}
}

// Of a person who is in every table nothing is left in those whose time is over.
func TestNothingOfAPersonOutlivesItsTime(t *testing.T) {
	for _, m := range []mai{onTelegram, onPage} {
		r := newRoom(t)
		m.live(t, r.s, r.unit)
		require.NoError(t, r.s.Resettle(t.Context(), r.unit))
		storetest.Exec(t, r.s, `INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, by) SELECT unit_id, since, recorded_at, name, level, area_id, standing, 'import' FROM unit_history LIMIT 1`)
		later := time.Now().Add(time.Hour)
		over := bot.Outlived{Pictures: later, Records: later, Audit: later}
		counts, err := r.s.Outlived(t.Context(), over)
		require.NoError(t, err)
		require.Len(t, counts, 8, "each kind has some: %v", counts)
		require.NoError(t, r.s.Purge(t.Context(), over, 0))
		counts, err = r.s.Outlived(t.Context(), over)
		require.NoError(t, err)
		require.Empty(t, counts)
		ending, _ := store.Outliving()
		for _, at := range store.PersonalColumns() {
			table, column, _ := strings.Cut(at, " ")
			if !slices.Contains(ending, table) {
				continue
			}
			for _, mark := range m.marks() {
				require.Equal(t, "0", r.text(`SELECT count(*) FROM `+table+` WHERE CAST(`+column+` AS TEXT) LIKE '%`+mark+`%'`), "%s: %s", at, mark)
			}
		}
		require.Equal(t, "import", r.text(`SELECT max(by) FROM unit_history WHERE by NOT LIKE '%:%'`), "what a list said is nobody's")
		require.Equal(t, "khac", r.text(`SELECT cur_status FROM units WHERE id = ?`, r.unit), "the unit's number stays")
		storetest.Sound(t, r.s)
	}
}

// Everything older than its time goes and nothing younger, whatever came in which
// order, also when the program ends in the middle; what counts for a unit stays.
func TestWhatIsOlderThanItsTimeGoesAndNothingYounger(t *testing.T) {
	now := noon
	r := &room{t: t, s: clocked(t, func() time.Time { return now })}
	r.area = storetest.Area(t, r.s, bot.Area{Name: "Quận Dương Kinh"})
	r.unit = storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Hoa Sen", Code: "0299900124", Area: r.area})
	rapid.Check(t, func(rt *rapid.T) {
		require.NoError(t, r.s.ResetReports(t.Context()))
		storetest.Exec(t, r.s, `DELETE FROM audit`)
		n := rapid.IntRange(1, 12).Draw(rt, "n")
		for i := range n {
			now = noon.AddDate(0, rapid.IntRange(0, 40).Draw(rt, "month"), 0)
			w := r.file(i, []bot.AccountID{lan, minh}[i%2], rapid.SampledFrom([]bot.Status{bot.Accepted, bot.Refused, bot.Succeeded}).Draw(rt, "status"))
			w.At = now.AddDate(0, 0, -rapid.IntRange(0, 9).Draw(rt, "late"))
			r.commit(picture(fmt.Sprint("p", i), w.Draft), w, bot.Audit{Event: fmt.Sprint("e", i), Account: lan, Act: "x", At: now})
			storetest.Exec(t, r.s, `UPDATE pictures SET state = 'kept', sha256 = event, at = ? WHERE event = ?`, now.UnixMilli(), fmt.Sprint("p", i))
			if rapid.Bool().Draw(rt, "erase") {
				storetest.Exec(t, r.s, `INSERT INTO erased (picture, sha256, by, at) SELECT event, sha256, 'telegram:2', ? FROM pictures WHERE event = ?`,
					noon.AddDate(9, 0, 0).UnixMilli(), fmt.Sprint("p", i))
				storetest.Exec(t, r.s, `UPDATE pictures SET state = 'dropped' WHERE event = ?`, fmt.Sprint("p", i))
			}
			require.NoError(t, r.s.Resettle(t.Context(), r.unit))
			if rapid.Bool().Draw(rt, "return") {
				r.review(w.ID, bot.Returned)
			}
		}
		cut := bot.Outlived{Pictures: noon.AddDate(0, 20, 0), Records: noon.AddDate(0, 12, 0), Audit: noon.AddDate(0, 30, 0)}
		const young = ` FROM reports r WHERE r.at >= ?1 OR r.recorded_at >= ?1 OR r.id = (SELECT cur_report FROM units)`
		records := cut.Records.UnixMilli()
		want := []string{r.text(`SELECT count(*)`+young, records), r.text(`SELECT coalesce(cur_report, '') FROM units`),
			r.text(`SELECT count(*) FROM pictures WHERE state = 'kept' AND at >= ?1`, cut.Pictures.UnixMilli()), r.text(`SELECT count(*) FROM audit WHERE at >= ?1`, cut.Audit.UnixMilli())}
		ctx, stop := context.WithCancel(t.Context())
		if rapid.Bool().Draw(rt, "killed") {
			stop()
		}
		if err := r.s.Purge(ctx, cut, 0); err != nil {
			require.NoError(t, r.s.Purge(t.Context(), cut, 0))
		}
		stop()
		require.Equal(t, want, []string{r.text(`SELECT count(*) FROM reports`), r.text(`SELECT coalesce(cur_report, '') FROM units`),
			r.text(`SELECT count(*) FROM pictures WHERE state = 'kept'`), r.text(`SELECT count(*) FROM audit`)})
		require.Equal(t, "0", r.text(`SELECT count(*) FROM reports WHERE recorded_at < ?1 AND at < ?1 AND account_id <> 'deleted:purged'`, records))
		storetest.Sound(t, r.s)
	})
}
