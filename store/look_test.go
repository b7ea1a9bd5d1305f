package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// names are the units' names in order.
func names(units []bot.Unit) (list []string) {
	for _, u := range units {
		list = append(list, u.Name)
	}
	return list
}

func (r *room) code1(code bot.TaxCode) bot.CodeFacts {
	r.t.Helper()
	return r.look(lan, bot.Needs{Codes: []bot.TaxCode{code}}).Codes[code]
}

func TestALookIsOfOneSnapshot(t *testing.T) {
	r := newRoom(t)
	const count = `SELECT count(*) FROM reports`
	first, second, err := r.s.Held(t.Context(), count, func() { r.commit(r.file(1, minh, bot.Accepted)) })
	require.NoError(t, err)
	require.Equal(t, []string{"0", "0"}, []string{first, second})
	later, err := r.s.Text(t.Context(), count)
	require.NoError(t, err)
	require.Equal(t, "1", later, "and ends with it")
}

func TestANameThatTheAreaDoesNotHaveIsLookedForEverywhere(t *testing.T) {
	r := newRoom(t)
	other := storetest.Area(t, r.s, bot.Area{Name: "Phường Hải An"})
	storetest.Unit(t, r.s, bot.Unit{Code: "0299900131", Name: "Mầm non Bình Minh", Area: other})
	find := func(name string) []string { return names(r.look(lan, bot.Needs{Name: name, NameArea: other}).Named) }
	require.Equal(t, []string{"Mầm non Bình Minh"}, find("mầm non"), "the area's own come alone")
	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, find("hoa sen"))
}

func TestANameIsLookedForInTheAreaThatIsNamedBesides(t *testing.T) {
	r := newRoom(t)
	other := storetest.Area(t, r.s, bot.Area{Name: "Phường Hải An"})
	storetest.Unit(t, r.s, bot.Unit{Code: "0299900131", Name: "Mầm non Hoa Sen", Area: other})
	storetest.Unit(t, r.s, bot.Unit{Code: "0299900149", Name: "Mầm non Hoa Mai", Area: other})
	there := func(area string) []string {
		return names(r.look(lan, bot.Needs{Area: area, There: "Trường Mầm non Hoa Sen"}).There)
	}
	require.Equal(t, []string{"Mầm non Hoa Sen"}, there("hải an"))
	require.Empty(t, there("hải phòng"), "no such area")
	storetest.Exec(t, r.s, `DELETE FROM unit_history WHERE unit_id IN (SELECT id FROM units WHERE code = '0299900131')`)
	storetest.Exec(t, r.s, `DELETE FROM units WHERE code = '0299900131'`)
	require.Empty(t, there("hải an"), "what is only like it is none")
}

func TestUnitsNearACode(t *testing.T) {
	r := newRoom(t)
	add := func(code bot.TaxCode, name string) {
		storetest.Unit(t, r.s, bot.Unit{Code: code, Name: name, Area: r.area})
	}
	add("0299900124-001", "Điểm trường 1")
	add("0299900124-002", "Điểm trường 2")
	add("0299900131", "Bình Minh")
	add("0299900131", "An Biên")

	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, names(r.code1("0299900124").Exact))
	require.Empty(t, r.code1("0299900124").Children, "what is near is not looked for when the code is known")
	require.Equal(t, []string{"An Biên", "Bình Minh"}, names(r.code1("0299900131").Exact), "a shared code")
	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, names(r.code1("0299900124-003").Parent))
	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, names(r.code1("0299900214").Near), "one swap")
	require.Equal(t, []string{"Trường Mầm non Hoa Sen"}, names(r.code1("0299900125").Near), "one slip")
	require.Equal(t, bot.CodeFacts{}, r.code1("0106000006"))
	storetest.Exec(t, r.s, `DELETE FROM unit_history WHERE unit_id IN (SELECT id FROM units WHERE code = '0299900124')`)
	storetest.Exec(t, r.s, `DELETE FROM units WHERE code = '0299900124'`)
	require.Equal(t, []string{"Điểm trường 1", "Điểm trường 2"}, names(r.code1("0299900124").Children))
	require.Equal(t, []string{"Điểm trường 1", "Điểm trường 2"}, names(r.code1("0299900124-003").Children), "its siblings")

	both := r.look(lan, bot.Needs{Codes: []bot.TaxCode{"0299900131", "0106000006"}}).Codes
	require.Len(t, both, 2)
}

func TestAreasByNameOnTheDay(t *testing.T) {
	r := newRoom(t)
	last := time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)
	old := bot.Area{Code: "303", Name: "Quận Hồng Bàng", Short: "Hồng Bàng", Sort: 1, Office: "Phòng GDĐT", Contact: "ông A", Phone: "0912",
		From: storetest.Day, To: last}
	old.ID = storetest.Area(t, r.s, old)
	commune := bot.Area{Name: "Phường Hồng Bàng", From: last.AddDate(0, 0, 1)}
	commune.ID = storetest.Area(t, r.s, commune)
	require.Empty(t, cmp.Diff([]bot.Area{old}, r.look(lan, bot.Needs{Area: "hong bang"}).Areas))
	require.Empty(t, r.look(lan, bot.Needs{Area: "Lê Chân"}).Areas)

	// 18 o'clock UTC on the last day is the next day in Việt Nam.
	f, err := r.s.Look(t.Context(), bot.Event{From: lan, At: last.Add(18 * time.Hour)}, bot.Needs{Area: "Hồng Bàng"})
	require.NoError(t, err)
	require.Equal(t, []bot.Area{commune}, f.Areas)
}

func TestCampaignIsReadAnewWhenItChanges(t *testing.T) {
	r := newRoom(t)
	c := r.look(lan, bot.Needs{}).Campaign
	require.Equal(t, bot.Campaign{TaxURL: "https://tracuunnt.gdt.gov.vn", Notice: 1, KeepPictures: 90, KeepReports: 2, KeepAudit: 2, Tact: bot.NewCampaign(nil).Tact}, c,
		"no office's words come with the program")
	storetest.Exec(t, r.s, `UPDATE settings SET value = '2025-05-20' WHERE key = 'campaign.notice_day'`)
	require.Equal(t, time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC), r.look(lan, bot.Needs{}).Campaign.NoticeDay)
	storetest.Exec(t, r.s, `INSERT INTO settings (key, value) VALUES ('campaign.contact', 'x') ON CONFLICT DO UPDATE SET value = 'cô C'`)
	require.Equal(t, "cô C", r.look(lan, bot.Needs{}).Campaign.Contact)
}

func TestUnitIsReadWhole(t *testing.T) {
	r := newRoom(t)
	u := bot.Unit{Code: "0299900131", School: "31303501", Name: "TH Sao Mai", Level: bot.Primary, Owner: bot.Private, Area: r.area,
		AreaName: "Quận Dương Kinh", Address: "số 1", Head: "cô B", Phone: "0912", Standing: bot.Exempt}
	u.ID = storetest.Unit(t, r.s, u)
	require.Empty(t, cmp.Diff(&u, r.look(lan, bot.Needs{Unit: u.ID}).Unit))
	f := r.look(lan, bot.Needs{Unit: 99, Report: "none", History: 99})
	require.Nil(t, f.Unit)
	require.Nil(t, f.Report)
	require.Empty(t, f.History)
	require.Zero(t, f.Office)
}

// Areas are kept in memory, yet another program's change is seen by the next look.
func TestAnAreaChangedElsewhereIsSeenAtOnce(t *testing.T) {
	r := newRoom(t)
	require.Empty(t, r.look(lan, bot.Needs{Unit: r.unit}).Office.Contact)
	storetest.Exec(t, r.s, `UPDATE areas SET contact = 'cô B' WHERE id = ?`, r.area)
	require.Equal(t, "cô B", r.look(lan, bot.Needs{Unit: r.unit}).Office.Contact)
	added := storetest.Area(t, r.s, bot.Area{Name: "Xã Mới"})
	found := r.look(lan, bot.Needs{Area: "xa moi"}).Areas
	require.Len(t, found, 1)
	require.Equal(t, added, found[0].ID)
}

// Whoever reports after the hour is told of an outage before it; at other times nobody
// asks for them.
func TestOutagesAreLookedForAfterTheHour(t *testing.T) {
	r := newRoom(t)
	r.commit(bot.AddRound{Round: bot.Round{Day: bot.NewPlace(nil).Day(noon), Units: noon.Add(-5 * time.Minute), Areas: noon.Add(25 * time.Minute)}, By: minh, At: noon})
	require.NoError(t, r.s.Beat(t.Context(), bot.Beat{Channel: "telegram", At: noon.Add(-10 * time.Minute)}))
	for minutes, want := range map[int]int{-20: 0, 0: 1, 20: 0} {
		f, err := r.s.Look(t.Context(), bot.Event{From: lan, At: noon.Add(time.Duration(minutes) * time.Minute)}, bot.Needs{})
		require.NoError(t, err)
		require.Len(t, f.Outages, want, minutes)
	}
}
