package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// workNow does the jobs of these kinds that are due at that moment.
func workNow(t *testing.T, app *App, at time.Time, kinds ...jobs.Kind) {
	t.Helper()
	for _, k := range kinds {
		for {
			list, err := app.store.ClaimJobs(t.Context(), k.Name, at, at, time.Minute, 1)
			require.NoError(t, err)
			if len(list) == 0 {
				break
			}
			writes, err := k.Work(t.Context(), list[0])
			require.NoError(t, err)
			require.NoError(t, app.store.FinishJob(t.Context(), list[0], writes, time.Time{}))
		}
	}
}

// clockedOffice is a program whose office has the clock that it returns, with three units in
// the first area and one in the second.
func clockedOffice(t *testing.T, now time.Time) (*App, *time.Time) {
	t.Helper()
	app := opened(t, func(c *Config) { c.now = func() time.Time { return now } })
	first, second := storetest.Area(t, app.store, bot.Area{Name: "Phường Thử Nhất"}), storetest.Area(t, app.store, bot.Area{Name: "Phường Thử Hai"})
	for i, area := range []bot.AreaID{first, first, first, second} {
		storetest.Unit(t, app.store, bot.Unit{Name: fmt.Sprint("Mầm non ", i), Area: area})
	}
	return app, &now
}

// A round is frozen at its hour with the areas that have none of their own that day,
// and those at theirs; what was moved is frozen at its new hour alone.
func TestRoundsAreFrozenAtTheirHours(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	second := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Thử Hai" })].ID
	add := func(r bot.Round) {
		_, err := app.store.Commit(t.Context(), []bot.Write{bot.AddRound{Round: r, By: "telegram:9000001", At: *now}})
		require.NoError(t, err)
	}
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	hour := func(h, m int) time.Time { return app.place.At(day, h, m) }
	add(bot.Round{Day: day, Units: hour(15, 0), Areas: hour(16, 0)})
	add(bot.Round{Day: day, Area: second, Units: hour(16, 0), Areas: hour(16, 0)})
	_, err = app.store.Commit(t.Context(), []bot.Write{bot.MoveRound{Round: bot.Round{ID: 1, Day: day, Units: hour(15, 30), Areas: hour(16, 0)}, Was: 1, At: *now}})
	require.NoError(t, err)

	frozen := func() (list [][2]int) {
		require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
			forms, err := n.Cuts(day)
			for _, f := range forms {
				units, err := n.FormUnits(f.ID)
				require.NoError(t, err)
				list = append(list, [2]int{int(f.Area), len(units)})
			}
			return err
		}))
		return list
	}
	for _, step := range []struct {
		h, m int
		want [][2]int
	}{{15, 1, nil}, {15, 30, nil}, {15, 31, [][2]int{{0, 3}}}, {16, 0, [][2]int{{0, 3}}}, {16, 1, [][2]int{{0, 3}, {int(second), 1}}}, {17, 0, [][2]int{{0, 3}, {int(second), 1}}}} {
		*now = hour(step.h, step.m)
		workNow(t, app, *now, app.freezing())
		require.Equal(t, step.want, frozen(), "%02dh%02d", step.h, step.m)
	}
}

// At the areas' hour what no officer sent is frozen by itself and never counts as sent;
// the groups of the whole are told once, with all forms in one file, and see one message
// that is kept up to date.
func TestTheAreasHour(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	area := func(name string) bot.AreaID {
		return areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == name })].ID
	}
	first, second := area("Phường Thử Nhất"), area("Phường Thử Hai")
	commit := func(w ...bot.Write) {
		_, err := app.store.Commit(t.Context(), w)
		require.NoError(t, err)
	}
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	hour := func(h, m int) time.Time { return app.place.At(day, h, m) }
	commit(bot.AddRound{Round: bot.Round{Day: day, Units: hour(15, 30), Areas: hour(16, 0)}, By: "telegram:9000001", At: *now},
		bot.BindGroup{Group: bot.Group{Chat: bot.Chat{Channel: "telegram", ID: "-5", Group: true}, Scope: bot.Everything, By: "telegram:9000001", At: *now}},
		bot.BindGroup{Group: bot.Group{Chat: bot.Chat{Channel: "telegram", ID: "-6", Group: true}, Scope: bot.WholeArea(first), By: "telegram:9000001", At: *now}})
	*now = hour(15, 43)
	commit(bot.FreezeForm{Key: "e1", Form: bot.Form{Kind: bot.ByOfficer, Area: first, Day: day, Number: 1, AsOf: bot.AsOfMoment(*now), At: *now, By: "telegram:9000001"}})
	commit(bot.SendForm{Event: "e2", Form: 1, Times: 1, By: "telegram:9000001", At: *now}, desk.CitySent(day, *now))
	said := func() (texts []string) {
		list, err := app.store.Claim(t.Context(), time.Now().Add(time.Hour), time.Minute, 10)
		require.NoError(t, err)
		for i, q := range list {
			text := q.To.ID + " " + q.Message.Edit + ":"
			for _, p := range q.Message.Parts {
				text += " " + p.Text
			}
			if q.Message.File != nil {
				text += " <" + q.Message.File.Name + ">"
			}
			texts = append(texts, text)
			require.NoError(t, app.store.Sent(t.Context(), q.Row, fmt.Sprint("m", i)))
		}
		return texts
	}
	*now = hour(15, 44)
	workNow(t, app, *now, app.cityTelling())
	require.Equal(t, []string{"-5 : Kỳ 21/5/2025: đã gửi biểu 1/2 địa bàn (lúc 15h44). Xem từng địa bàn: nhắn riêng cho hệ thống /guilenso."}, said())
	for n := range 3 { // three within the same while are told of together
		commit(desk.CitySent(day, now.Add(time.Duration(n)*time.Second)))
	}
	*now = hour(15, 45)
	workNow(t, app, *now, app.cityTelling())
	require.Equal(t, []string{"-5 m0: Kỳ 21/5/2025: đã gửi biểu 1/2 địa bàn (lúc 15h45). Xem từng địa bàn: nhắn riêng cho hệ thống /guilenso."}, said())

	*now = hour(16, 1)
	for range 2 {
		workNow(t, app, *now, app.closing())
	}
	told := said()
	require.Len(t, told, 1)
	require.Equal(t, `-5 : TỔNG HỢP TOÀN THÀNH PHỐ, KỲ 21/5/2025
Cán bộ đã gửi biểu: 1/2 địa bàn. Số liệu tự động, chưa có cán bộ gửi: 1 (phường Thử Hai).
Đã báo cáo: 0/4 (0%), đã xác nhận 0
Được tiếp nhận trở lên: 0/4 (0%)
Hoàn thành: 0/4 (0%) Tệp kèm theo: một bảng chung, lọc theo địa bàn. <tong-hop-toan-thanh-pho-2025-05-21-16h00.xlsx>`, told[0])
	require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		forms, err := n.FormsOf(second, day)
		require.NoError(t, err)
		require.Len(t, forms, 1)
		require.Equal(t, bot.Automatic, forms[0].Kind)
		require.Zero(t, forms[0].Number)
		none, err := n.FormsOf(first, day)
		require.Len(t, none, 1, "who has sent needs none")
		sent, of, err2 := countSent(n, day)
		require.Equal(t, [2]int{1, 2}, [2]int{sent, of}, "it never counts as sent")
		require.NoError(t, err2)
		return err
	}))
}

// Hours that an area got after its form had come by itself have a form of their own,
// and it alone counts.
func TestHoursGivenLateHaveTheirForm(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	second := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Thử Hai" })].ID
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	hour := func(h, m int) time.Time { return app.place.At(day, h, m) }
	common := bot.Round{Day: day, Units: hour(15, 30), Areas: hour(16, 0)}
	commit(t, app, bot.AddRound{Round: common, By: "telegram:9000001", At: *now})
	*now = hour(16, 1)
	workNow(t, app, *now, app.closing())
	*now = hour(16, 10)
	commit(t, app, bot.AddRound{Round: bot.Round{Day: day, Area: second, Units: hour(17, 0), Areas: hour(17, 30)}, By: "telegram:9000001", At: *now})
	*now = hour(17, 31)
	workNow(t, app, *now, app.closing())
	require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		forms, err := n.FormsOf(second, day)
		require.Len(t, forms, 2)
		last, _ := bot.LastForm(forms, bot.Automatic)
		require.Equal(t, hour(17, 30).Unix(), last.Areas.Unix())
		c, err2 := readClosed(n, bot.Round{Day: day, Areas: hour(17, 30)})
		require.NoError(t, err2)
		require.Equal(t, 4, c.sum.Total, "no unit counts twice")
		return err
	}))
}
