package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// annals are records of some days whose clock is the test's.
type annals struct {
	*testing.T
	s    *store.Store
	now  time.Time
	area map[string]bot.AreaID
	unit map[string]bot.UnitID
	n    int
}

// hours is a moment of May 2025 where the office is.
func hours(day, hour, minute int) time.Time {
	return bot.NewPlace(nil).At(time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), hour, minute)
}

func newAnnals(t *testing.T) *annals {
	r := &annals{T: t, now: hours(2, 8, 0), area: map[string]bot.AreaID{}, unit: map[string]bot.UnitID{}}
	s, err := store.Open(t.Context(), t.TempDir(), store.Options{Place: r.place()})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	r.s = s
	for _, name := range []string{"Phường Dương Kinh", "Phường Hồng Bàng"} {
		r.area[name] = storetest.Area(t, s, bot.Area{Name: name})
	}
	add := func(name string, u bot.Unit) {
		u.Name = name
		r.unit[name] = storetest.Unit(t, s, u)
	}
	add("Mầm non Hoa Sen", bot.Unit{Level: bot.Nursery, Area: r.area["Phường Dương Kinh"], Code: "0299900124", Head: "Bà Hoa", Phone: "0999000101"})
	add("Tiểu học Hòa Nghĩa", bot.Unit{Level: bot.Primary, Area: r.area["Phường Dương Kinh"]})
	add("Mầm non Sao Mai", bot.Unit{Level: bot.Nursery, Area: r.area["Phường Hồng Bàng"]})
	add("Trường đã giải thể", bot.Unit{Level: bot.Primary, Area: r.area["Phường Hồng Bàng"], Standing: bot.Closed})
	r.commit(hours(2, 8, 0), bot.SetAccount{ID: "telegram:1", Chat: bot.Chat{Channel: "telegram", ID: "1"}, At: r.now})
	for _, day := range []int{21, 22, 23} {
		r.commit(hours(2, 8, 0), bot.AddRound{Round: bot.Round{Day: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Units: hours(day, 15, 30), Areas: hours(day, 16, 0)}, At: r.now})
	}
	return r
}

func (r *annals) place() bot.Place {
	return bot.Place{Now: func() time.Time { return r.now }}.Whole()
}

func (r *annals) commit(at time.Time, w bot.Write) {
	r.Helper()
	r.now = at
	_, err := r.s.Commit(r.Context(), []bot.Write{w})
	require.NoError(r, err)
}

func (r *annals) file(at time.Time, unit string, status bot.Status) {
	r.Helper()
	r.n++
	draft := bot.DraftID(fmt.Sprint("d", r.n))
	r.commit(at, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: r.unit[unit], Status: status, Account: "telegram:1", At: at})
}

// freeze freezes the numbers of Dương Kinh; send sends them.
func (r *annals) freeze(at time.Time, number int) {
	r.Helper()
	r.commit(at, bot.FreezeForm{Key: fmt.Sprint("f", number), Form: bot.Form{Kind: bot.ByOfficer, Area: r.area["Phường Dương Kinh"], Number: number,
		Day: r.place().Day(at), AsOf: bot.AsOfMoment(at), At: at, By: "telegram:1"}})
}

func (r *annals) send(at time.Time, form bot.FormID, times int) {
	r.Helper()
	r.commit(at, bot.SendForm{Event: fmt.Sprint("s", times), Form: form, Times: times, By: "telegram:1", At: at})
}

// made is what the command makes; its rows, where they are asked for as JSON.
func (r *annals) made(c reportCmd) (out, errs string, rows []map[string]any) {
	r.Helper()
	words, err := locales.New()
	require.NoError(r, err)
	var o, e bytes.Buffer
	of := reporting{reportCmd: c, t: &terminal{ctx: r.Context(), out: &o, err: &e, words: words, lang: "vi"}, place: r.place()}
	if of.What == "" {
		of.What = "totals"
	}
	if of.By == "" {
		of.By = "area"
	}
	of.at, err = of.moment()
	require.NoError(r, err)
	if c.Against != "" {
		of.lines, err = roster.ReadPasted(c.Against)
		require.NoError(r, err)
	}
	require.NoError(r, r.s.Snapshot(r.Context(), of.read))
	require.NoError(r, of.write(&o))
	for lines := bufio.NewScanner(strings.NewReader(o.String())); of.Format == "json" && lines.Scan(); {
		row := map[string]any{}
		require.NoError(r, json.Unmarshal(lines.Bytes(), &row), lines.Text())
		rows = append(rows, row)
	}
	return o.String(), e.String(), rows
}

// counts are such columns of the rows, each as one text.
func (r *annals) counts(c reportCmd, columns ...string) (lines []string) {
	r.Helper()
	c.Format = "json"
	_, _, rows := r.made(c)
	for _, row := range rows {
		var cells []string
		for _, name := range columns {
			require.Contains(r, row, name)
			cells = append(cells, fmt.Sprint(row[name]))
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return lines
}

// aDay is a round in which a unit is refused first and received later, and two forms are
// frozen, of which one is sent; and the morning of the next one.
func aDay(t *testing.T) *annals {
	r := newAnnals(t)
	r.file(hours(21, 14, 0), "Mầm non Hoa Sen", bot.Refused)
	r.file(hours(21, 15, 30).Add(30*time.Second), "Tiểu học Hòa Nghĩa", bot.Accepted)
	r.file(hours(21, 15, 40), "Mầm non Hoa Sen", bot.Succeeded)
	r.freeze(hours(21, 15, 45), 1)
	r.send(hours(21, 15, 46), 1, 1)
	r.file(hours(21, 15, 50), "Mầm non Sao Mai", bot.Refused)
	r.freeze(hours(21, 15, 58), 2)
	r.now = hours(22, 9, 0)
	return r
}

// Numbers are those of the moment: within its minute, whatever came later.
func TestReportsOfAnyMoment(t *testing.T) {
	t.Parallel()
	r := aDay(t)
	columns := []string{"area", "total", "accepted", "succeeded", "refused", "missing"}
	for at, want := range map[string][]string{
		"21/5/2025 8h":    {"Phường Dương Kinh 2 0 0 0 2", "Phường Hồng Bàng 1 0 0 0 1"},
		"21/5/2025 15h29": {"Phường Dương Kinh 2 0 0 1 1", "Phường Hồng Bàng 1 0 0 0 1"},
		"21/5/2025 15h30": {"Phường Dương Kinh 2 1 0 1 0", "Phường Hồng Bàng 1 0 0 0 1"},
		"15h30 hôm qua":   {"Phường Dương Kinh 2 1 0 1 0", "Phường Hồng Bàng 1 0 0 0 1"},
		"hôm kia":         {"Phường Dương Kinh 2 0 0 0 2", "Phường Hồng Bàng 1 0 0 0 1"},
		"15h40 21/5":      {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 0 1"},
		"21/5":            {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 1 0"},
		"8h":              {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 1 0"},
		"":                {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 1 0"},
		"22/5/2025 23h59": {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 1 0"},
		"15h30 thứ tư":    {"Phường Dương Kinh 2 1 0 1 0", "Phường Hồng Bàng 1 0 0 0 1"},
		"thứ sáu":         {"Phường Dương Kinh 2 0 0 0 2", "Phường Hồng Bàng 1 0 0 0 1"},
		"Thứ 5":           {"Phường Dương Kinh 2 1 1 0 0", "Phường Hồng Bàng 1 0 0 1 0"},
		"20/5/2025":       {"Phường Dương Kinh 2 0 0 0 2", "Phường Hồng Bàng 1 0 0 0 1"},
	} {
		require.Equal(t, want, r.counts(reportCmd{At: at}, columns...), at)
	}
	for at, want := range map[string]string{"21/5/2025 15h30": "2025-05-21T15:30:59+07:00", "22/5/2025": "2025-05-22T09:00:00+07:00", "": "2025-05-22T09:00:00+07:00"} {
		require.Equal(t, []string{want, want}, r.counts(reportCmd{At: at}, "as_of"), at)
	}
	require.Equal(t, []string{"Mầm non 1 0 1 0", "Tiểu học 1 1 0 0"}, r.counts(reportCmd{By: "level", Of: "dương kinh"}, "level", "total", "accepted", "succeeded", "refused"))
	require.Equal(t, []string{"Phường Dương Kinh Mầm non 1", "Phường Dương Kinh Tiểu học 1", "Phường Hồng Bàng Mầm non 1", "Phường Hồng Bàng Tiểu học 0"}, r.counts(reportCmd{By: "both"}, "area", "level", "total"))
	require.Equal(t, []string{"Phường Dương Kinh 1", "Phường Hồng Bàng 1"}, r.counts(reportCmd{Of: "mầm non"}, "area", "total"))
}

// Lists are of the units that the numbers count; phones stand in those whom to phone.
func TestListsOfAnyMoment(t *testing.T) {
	t.Parallel()
	r := aDay(t)
	for _, c := range []struct {
		what, at string
		want     []string
	}{
		{"units", "21/5/2025 15h30", []string{"Mầm non Hoa Sen Từ chối", "Tiểu học Hòa Nghĩa Được tiếp nhận", "Mầm non Sao Mai Chưa báo cáo"}},
		{"units", "", []string{"Mầm non Hoa Sen Định danh thành công", "Tiểu học Hòa Nghĩa Được tiếp nhận", "Mầm non Sao Mai Từ chối"}},
		{"refused", "21/5/2025 15h30", []string{"Mầm non Hoa Sen Từ chối"}},
		{"refused", "", []string{"Mầm non Sao Mai Từ chối"}},
		{"missing", "21/5/2025 15h29", []string{"Tiểu học Hòa Nghĩa Chưa báo cáo", "Mầm non Sao Mai Chưa báo cáo"}},
		{"missing", "21/5/2025 15h55", nil},
		{"missing", "", nil}, // it came after the round's end, and counts for the next
	} {
		require.Equal(t, c.want, r.counts(reportCmd{What: c.what, At: c.at}, "unit", "status"), "%s at %q", c.what, c.at)
	}
	r.now = hours(23, 9, 0)
	require.Equal(t, []string{"Mầm non Sao Mai Từ chối"}, r.counts(reportCmd{What: "missing"}, "unit", "status"), "to be updated")
	r.now = hours(22, 9, 0)
	_, _, units := r.made(reportCmd{What: "units", Format: "json"})
	require.NotContains(t, units[0], "phone")
	require.Equal(t, "0299900124", units[0]["code"])
	require.Equal(t, []string{"Bà Hoa 0999000101"}, r.counts(reportCmd{What: "missing", At: "21/5/2025 8h", Of: "mầm non dương kinh"}, "head", "phone"))
}

// Forms are those of the day that had been frozen by the moment, the last of each area;
// that one was sent is told of it alone.
func TestFormsOfAnyMoment(t *testing.T) {
	t.Parallel()
	r := aDay(t)
	columns := []string{"area", "number", "times", "accepted", "succeeded"}
	require.Empty(t, r.counts(reportCmd{What: "forms", At: "21/5/2025 15h44"}, columns...))
	require.Equal(t, []string{"Phường Dương Kinh 1 0 1 1"}, r.counts(reportCmd{What: "forms", At: "21/5/2025 15h45"}, columns...))
	require.Equal(t, []string{"Phường Dương Kinh 1 1 1 1"}, r.counts(reportCmd{What: "forms", At: "21/5/2025 15h50"}, columns...))
	require.Equal(t, []string{"Phường Dương Kinh 2 0 1 1"}, r.counts(reportCmd{What: "forms", At: "21/5/2025"}, columns...), "the second one was not sent")
	require.Empty(t, r.counts(reportCmd{What: "forms", At: "21/5/2025", Of: "hồng bàng"}, columns...))
	require.Empty(t, r.counts(reportCmd{What: "forms"}, columns...), "of the next day there is none")
}

// A list beside the reports is compared with those of the moment.
func TestAListBesideReportsOfAnyMoment(t *testing.T) {
	t.Parallel()
	r := aDay(t)
	list := "0299900124\nMầm non Sao Mai, Hồng Bàng\nTHPT Ba Đình"
	_, said, _ := r.made(reportCmd{Against: list, At: "21/5/2025 15h30"})
	require.Contains(t, said, "Hai bên đều có: 0")
	_, said, _ = r.made(reportCmd{Against: list})
	require.Contains(t, said, "Hai bên đều có: 1")
	require.Equal(t, []string{"Hai bên đều có Mầm non Hoa Sen", "Chỉ đơn vị báo cáo Tiểu học Hòa Nghĩa"}, r.counts(reportCmd{Against: list, Of: "dương kinh"}, "against_pile", "unit")[:2])
}

// However a report is written, it has the same numbers; a workbook has all of them.
func TestReportsInEveryForm(t *testing.T) {
	t.Parallel()
	r := aDay(t)
	text, _, _ := r.made(reportCmd{})
	require.Regexp(t, `Phường Dương Kinh +2 +1 +1 +0 +0 +0 +0 `, text)
	csv, _, _ := r.made(reportCmd{Format: "csv"})
	require.Contains(t, csv, "Phường Dương Kinh,2,1,1,0,0,0,0,")
	none, _, _ := r.made(reportCmd{What: "refused", At: "21/5/2025 8h"})
	require.Contains(t, none, "Không có dòng nào")
	for what, sheet := range map[string]string{"totals": "Địa bàn", "units": "Đơn vị"} {
		book, _, _ := r.made(reportCmd{What: what, Out: "a.xlsx"})
		f, err := excelize.OpenReader(strings.NewReader(book))
		require.NoError(t, err)
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		require.Contains(t, fmt.Sprint(rows), "Hồng Bàng")
		require.NoError(t, f.Close())
	}
}
