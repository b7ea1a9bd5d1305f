package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// reports files a report of the status for the unit of that name.
func (h *hall) report(name string, status bot.Status, words string) bot.ReportID {
	h.t.Helper()
	var id bot.UnitID
	_, err := fmt.Sscan(h.text(`SELECT id FROM units WHERE name = ?`, name), &id)
	require.NoError(h.t, err)
	report := bot.ReportID(fmt.Sprintf("r-%s-%s", name, status))
	_, err = h.s.Commit(context.Background(), []bot.Write{bot.FileReport{ID: report, Draft: bot.DraftID(report), Unit: id, Status: status,
		Words: words, Account: lan, At: noon}})
	require.NoError(h.t, err)
	return report
}

func (h *hall) tally(scope bot.Scope, by bot.By) []bot.Row {
	h.t.Helper()
	rows, err := h.s.Tally(context.Background(), bot.TotalsOf{Scope: scope, By: by})
	require.NoError(h.t, err)
	for _, r := range rows {
		require.True(h.t, r.AddsUp(), "%+v", r)
	}
	return rows
}

// city has a unit in every state.
func city(t testing.TB) *hall {
	t.Helper()
	h := newHall(t)
	h.merge(taking{},
		roster.Row{Name: "THPT A", Level: bot.Upper, Area: "Khối Sở"},
		roster.Row{Name: "Mầm non A", Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non B", Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non C", Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non D", Area: "Dương Kinh"},
		roster.Row{Name: "TH&THCS A", Level: bot.PrimaryLower, Area: "Dương Kinh"},
		roster.Row{Name: "Tiểu học A", Level: bot.Primary, Area: "Đồ Sơn"},
		roster.Row{Name: "Tiểu học B", Level: bot.Primary, Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non E", Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non F", Area: "Kiến An"})
	h.report("THPT A", bot.Succeeded, "")
	confirmed := h.report("Mầm non A", bot.Accepted, "")
	require.NoError(t, h.s.Review(context.Background(), "e1", confirmed, bot.Confirmed))
	h.report("Mầm non B", bot.Refused, "")
	h.report("Mầm non C", bot.OtherStatus, "đang xử lý")
	h.report("TH&THCS A", bot.NotRegistered, "")
	returned := h.report("Tiểu học A", bot.Accepted, "")
	require.NoError(t, h.s.Review(context.Background(), "e2", returned, bot.Returned))
	h.stand("Tiểu học B", bot.Closed)
	h.stand("Mầm non E", bot.Exempt)
	h.stand("Mầm non F", bot.Pending)
	return h
}

func TestTotalsByArea(t *testing.T) {
	h := city(t)
	rows := h.tally(bot.Everything, bot.ByArea)
	got := map[string]bot.Tally{}
	var order []string
	for _, r := range rows {
		got[r.Area.Name] = r.Tally
		order = append(order, r.Area.Name)
		require.Empty(t, r.Level)
	}
	require.Equal(t, []string{"Dương Kinh", "Đồ Sơn", "Kiến An", "Khối Sở"}, order)
	require.Empty(t, cmp.Diff(map[string]bot.Tally{
		"Dương Kinh": {Total: 5, Accepted: 1, Refused: 1, NotRegistered: 1, NotReported: 1, Confirmed: 1, Other: 1},
		"Đồ Sơn":     {Total: 1, NotReported: 1, Excluded: 2},
		"Kiến An":    {Outside: 1},
		"Khối Sở":    {Total: 1, Succeeded: 1},
	}, got))
	require.Equal(t, "Khối Sở", rows[3].Area.Short)
}

func TestTotalsByLevel(t *testing.T) {
	h := city(t)
	require.Empty(t, cmp.Diff([]bot.Row{
		{Level: bot.Nursery, Tally: bot.Tally{Total: 4, Accepted: 1, Refused: 1, NotReported: 1, Confirmed: 1, Other: 1, Outside: 1, Excluded: 1}},
		{Level: bot.Primary, Tally: bot.Tally{Total: 1, NotReported: 1, Excluded: 1}},
		{Level: bot.PrimaryLower, Tally: bot.Tally{Total: 1, NotRegistered: 1}},
		{Level: bot.Upper, Tally: bot.Tally{Total: 1, Succeeded: 1}},
	}, h.tally(bot.Everything, bot.ByLevel)))
}

func TestTotalsKeepToTheScope(t *testing.T) {
	h := city(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	require.Empty(t, h.tally(bot.Scope{}, bot.ByArea))
	require.Empty(t, h.tally(bot.Scope{{AllAreas: true}}, bot.ByLevel))
	district := h.tally(bot.WholeArea(areas[1].ID), bot.ByArea)
	require.Len(t, district, 1)
	require.Equal(t, bot.Tally{Total: 1, NotReported: 1, Excluded: 2}, district[0].Tally)
	lower := h.tally(bot.OfLevels(bot.Lower), bot.ByLevel)
	require.Equal(t, []bot.Row{{Level: bot.PrimaryLower, Tally: bot.Tally{Total: 1, NotRegistered: 1}}}, lower, "a multi-level school is a row of its own")
}

func TestAnAreaWithoutUnitsIsShownOnlyWhereItIsBound(t *testing.T) {
	h := city(t)
	id := storetest.Area(t, h.s, bot.Area{Name: "Huyện Cát Hải", Sort: 9})
	gone := storetest.Area(t, h.s, bot.Area{Name: "Huyện Cũ", Sort: 10, To: noon.AddDate(-1, 0, 0)})
	require.Len(t, h.tally(bot.Everything, bot.ByArea), 4)
	rows := h.tally(bot.Scope{{Areas: []bot.AreaID{id, gone}, AllLevels: true}}, bot.ByArea)
	require.Len(t, rows, 1)
	require.Equal(t, "Huyện Cát Hải", rows[0].Area.Name)
	require.Zero(t, rows[0].Tally)
}

func TestUnitsWithoutAnAreaAreNotLost(t *testing.T) {
	h := city(t)
	storetest.Exec(t, h.s, `INSERT INTO units (name, fold, level, standing, created_at) VALUES ('Lạ', 'la', 'khac', 'pending', 1)`)
	storetest.Remember(t, h.s)
	rows := h.tally(bot.Everything, bot.ByArea)
	require.Equal(t, bot.Row{Tally: bot.Tally{Outside: 1}}, rows[len(rows)-1])
	require.Equal(t, 2, bot.Sum(rows).Outside)
	require.Equal(t, 2, bot.Sum(h.tally(bot.Everything, bot.ByLevel)).Outside)
}

// TestTotalsAgainstCounting draws units in any state and scopes of any shape,
// and counts them one by one.
func TestTotalsAgainstCounting(t *testing.T) {
	h := newHall(t)
	var areas []bot.AreaID
	for i := range 4 {
		areas = append(areas, storetest.Area(t, h.s, bot.Area{Name: fmt.Sprintf("Huyện %d", i), Sort: i}))
	}
	storetest.Exec(t, h.s, `INSERT INTO accounts (id, created_at) VALUES ('telegram:1', 1)`)
	levels := []bot.Level{bot.Nursery, bot.Primary, bot.Lower, bot.PrimaryLower, bot.AllThrough, bot.Upper}
	standings := []bot.Standing{bot.Counted, bot.Counted, bot.Counted, bot.Pending, bot.Closed, bot.Exempt, bot.Void}
	statuses := append(bot.Statuses(), bot.NoStatus, bot.OtherStatus)
	var units []bot.Unit
	for i := range 300 {
		u := bot.Unit{Area: areas[i%4], Level: levels[i*7%6], Standing: standings[i*5%31%7], Name: fmt.Sprint("Trường ", i)}
		if status := statuses[i*11%37%6]; status != bot.NoStatus {
			u.Current = &bot.Report{Status: status, Review: []bot.Review{bot.Unreviewed, bot.Confirmed}[i%2], At: time.UnixMilli(int64(1 + i*13%41%5))}
		}
		units = append(units, u)
	}
	require.NoError(t, h.s.Turn(context.Background(), func(exec store.Exec) error {
		for i, u := range units {
			if err := seed(exec, i+1, u); err != nil {
				return err
			}
		}
		return nil
	}))
	storetest.Remember(t, h.s)
	rapid.Check(t, func(rt *rapid.T) {
		scope := bot.Scope(rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) bot.Pair {
			return bot.Pair{AllAreas: rapid.IntRange(0, 3).Draw(rt, "all areas") == 0, AllLevels: rapid.IntRange(0, 3).Draw(rt, "all levels") == 0,
				Areas:  rapid.SliceOfDistinct(rapid.SampledFrom(areas), rapid.ID[bot.AreaID]).Draw(rt, "areas"),
				Levels: rapid.SliceOfDistinct(rapid.SampledFrom(levels), rapid.ID[bot.Level]).Draw(rt, "levels")}
		}), 0, 3).Draw(rt, "pairs"))
		moment := rapid.Custom(func(rt *rapid.T) time.Time {
			return rapid.SampledFrom([]time.Time{{}, time.UnixMilli(2), time.UnixMilli(4), time.UnixMilli(9)}).Draw(rt, "moment")
		})
		since := bot.Since{All: moment.Draw(rt, "since"), Own: rapid.MapOfN(rapid.SampledFrom(areas), moment, 0, 3).Draw(rt, "own")}
		for _, by := range []bot.By{bot.ByArea, bot.ByLevel} {
			rows, err := h.s.Tally(context.Background(), bot.TotalsOf{Scope: scope, By: by, Since: since})
			require.NoError(rt, err)
			got := map[string]bot.Tally{}
			for _, r := range rows {
				if r.Tally != (bot.Tally{}) {
					got[fmt.Sprint(r.Area.ID, r.Level)] = r.Tally
				}
			}
			require.Empty(rt, cmp.Diff(counted(units, scope, by, since), got))
			sum := bot.Sum(rows)
			require.Equal(rt, sum.Total, sum.Updated()+sum.Behind+sum.NotReported)
		}
	})
}

func seed(exec store.Exec, id int, u bot.Unit) error {
	if err := exec(`INSERT INTO units (id, name, fold, level, area_id, standing, created_at) VALUES (?, ?, ?, ?, ?, ?, 1)`,
		id, u.Name, bot.FoldName(u.Name), u.Level, u.Area, u.Standing); err != nil || u.Current == nil {
		return err
	}
	report := fmt.Sprint("r", id)
	if err := exec(`INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, attempt, review)
	  VALUES (?1, ?1, ?1, ?2, ?3, 'telegram:1', 1, ?5, 1, ?4)`, report, id, u.Current.Status, u.Current.Review, u.Current.At.UnixMilli()); err != nil {
		return err
	}
	if err := exec(`INSERT INTO reviews (event, report_id, review, by, at) VALUES (?1, ?1, ?2, '', 1)`, report, u.Current.Review); err != nil {
		return err
	}
	return exec(`UPDATE units SET cur_report = ?, cur_status = ?, cur_review = ?, cur_at = ? WHERE id = ?`,
		report, u.Current.Status, u.Current.Review, u.Current.At.UnixMilli(), id)
}

// counted goes through the units one by one.
func counted(units []bot.Unit, scope bot.Scope, by bot.By, since bot.Since) map[string]bot.Tally {
	got := map[string]bot.Tally{}
	for _, u := range units {
		if !scope.Contains(u.Area, u.Level) {
			continue
		}
		key := fmt.Sprint(u.Area, "")
		if by == bot.ByLevel {
			key = fmt.Sprint(0, u.Level)
		}
		one := single(u)
		if p := (bot.Period{Since: since.Of(u.Area)}); one.Total == 1 && u.Current != nil && !p.Updated(u.Current.Status, u.Current.At) {
			one.Behind = 1
		}
		got[key] = got[key].Add(one)
	}
	return got
}

func single(u bot.Unit) (t bot.Tally) {
	switch u.Standing {
	case bot.Pending:
		return bot.Tally{Outside: 1}
	case bot.Closed, bot.Exempt:
		return bot.Tally{Excluded: 1}
	case bot.Void:
		return bot.Tally{}
	case bot.Counted:
	}
	t.Total = 1
	if u.Current == nil {
		t.NotReported = 1
		return t
	}
	if u.Current.Review == bot.Confirmed {
		t.Confirmed = 1
	}
	switch u.Current.Status {
	case bot.Accepted:
		t.Accepted = 1
	case bot.Succeeded:
		t.Succeeded = 1
	case bot.Refused:
		t.Refused = 1
	case bot.OtherStatus:
		t.Other = 1
	case bot.NotRegistered, bot.NoStatus:
		t.NotRegistered = 1
	}
	return t
}

// An area that has ended stays out of today's tables; units that it left behind
// are counted all the same, so that rows add up to the roster.
func TestAnAreaThatHasEnded(t *testing.T) {
	h := city(t)
	whole := bot.Sum(h.tally(bot.Everything, bot.ByArea))
	storetest.Exec(t, h.s, `UPDATE areas SET valid_to = ? WHERE name = 'Dương Kinh'`, noon.AddDate(0, 0, -2).UnixMilli())
	rows := h.tally(bot.Everything, bot.ByArea)
	for _, r := range rows {
		require.NotEqual(t, "Dương Kinh", r.Area.Name)
	}
	require.Equal(t, bot.Row{Tally: bot.Tally{Total: 5, Accepted: 1, Refused: 1, NotRegistered: 1, NotReported: 1, Confirmed: 1, Other: 1}}, rows[len(rows)-1])
	require.Equal(t, whole, bot.Sum(rows))
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	rows = h.tally(bot.WholeArea(areas[0].ID), bot.ByArea)
	require.Equal(t, "Dương Kinh", rows[0].Area.Name, "who asks for it by name sees it")
}

// A unit whose level nobody knows yet is missing from no table.
func TestAUnitWithoutALevelIsCounted(t *testing.T) {
	h := city(t)
	storetest.Exec(t, h.s, `UPDATE units SET level = '' WHERE name = 'Mầm non A'`)
	storetest.Remember(t, h.s)
	rows := h.tally(bot.Everything, bot.ByLevel)
	require.Equal(t, bot.Row{Tally: bot.Tally{Total: 1, Accepted: 1, Confirmed: 1}}, rows[len(rows)-1])
	require.Equal(t, bot.Sum(h.tally(bot.Everything, bot.ByArea)), bot.Sum(rows))
}

// A unit counts as reached while one of its reporters can be written to.
func TestUnitsThatCanBeWrittenTo(t *testing.T) {
	h := city(t)
	reached := func(by bot.By, scope bot.Scope) map[string]int {
		rows, err := h.s.Tally(context.Background(), bot.TotalsOf{Scope: scope, By: by, Reach: true, Silent: "web"})
		require.NoError(t, err)
		got := map[string]int{}
		for _, r := range rows {
			if r.Reached > 0 {
				got[r.Area.Name+string(r.Level)] = r.Reached
			}
		}
		return got
	}
	tie := func(account, chat string, blocked bool, unit string) {
		storetest.Exec(t, h.s, `INSERT INTO accounts (id, chat_key, blocked, created_at) VALUES (?1, ?2, ?3, 1)
		  ON CONFLICT (id) DO UPDATE SET chat_key = ?2, blocked = ?3`, account, chat, blocked)
		storetest.Exec(t, h.s, `INSERT INTO reporters (account_id, unit_id, since) SELECT ?, id, 1 FROM units WHERE name = ? ON CONFLICT (account_id, unit_id) DO NOTHING`, account, unit)
	}
	storetest.Exec(t, h.s, `DELETE FROM reporters`)
	require.Empty(t, reached(bot.ByArea, bot.Everything))
	tie("telegram:70", "telegram:70", false, "Mầm non A")
	tie("telegram:70", "telegram:70", false, "TH&THCS A")
	tie("zalo:71", "zalo:71", false, "Mầm non A")
	tie("web:72", "web:72", false, "Mầm non B")
	tie("telegram:73", "telegram:73", true, "Mầm non C")
	tie("telegram:74", "", false, "Mầm non D")
	tie("telegram:75", "telegram:75", false, "Tiểu học B") // closed: not of the total
	tie("webex:76", "webex:76", false, "THPT A")
	require.Equal(t, map[string]int{"Dương Kinh": 2, "Khối Sở": 1}, reached(bot.ByArea, bot.Everything))
	require.Equal(t, map[string]int{"mam_non": 1, "th_thcs": 1, "thpt": 1}, reached(bot.ByLevel, bot.Everything))
	require.Equal(t, map[string]int{"Dương Kinh": 1}, reached(bot.ByArea, bot.OfLevels(bot.Primary)), "in the scope alone")
	require.Zero(t, bot.Sum(h.tally(bot.Everything, bot.ByArea)).Reached, "only where it is asked for")
}
