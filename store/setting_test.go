package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

func TestSettingsAreSeenAtOnce(t *testing.T) {
	r := newRoom(t)
	r.commit(bot.SetSetting{Setting: bot.SettingOffice, Value: "Sở GDĐT"}, bot.SetSetting{Setting: bot.SettingNoticeDay, Value: "2026-11-20"})
	c := r.look(lan, bot.Needs{}).Campaign
	require.Equal(t, "Sở GDĐT", c.Office)
	require.Equal(t, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), c.NoticeDay)
	again, err := r.s.Campaign(t.Context())
	require.NoError(t, err)
	require.Equal(t, c, again)
	r.commit(bot.SetSetting{Setting: bot.SettingOffice})
	require.Empty(t, r.look(lan, bot.Needs{}).Campaign.Office)
}

func TestASettingThatCannotBeShownIsRefused(t *testing.T) {
	r := newRoom(t)
	for _, w := range []bot.SetSetting{{Setting: "version", Value: "7"}, {Setting: "Office", Value: "Sở"},
		{Setting: bot.SettingNoticeDay, Value: "20/11/2026"}, {Setting: bot.SettingPhone, Value: "cô Lan"}} {
		_, err := r.s.Commit(t.Context(), []bot.Write{bot.SetSetting{Setting: bot.SettingContact, Value: "cô Lan"}, w})
		require.Equal(t, bot.Invalid, bot.KindOf(err), "%+v", w)
	}
	require.Empty(t, r.look(lan, bot.Needs{}).Campaign.Contact, "nothing of the transaction is kept")
}

func TestAnAreaIsSavedWhole(t *testing.T) {
	r := newRoom(t)
	a := bot.Area{Code: "10507", Name: "Phường Hồng Bàng", Short: "H.Bàng", Office: "Phòng VHXH", Contact: "cô A", Phone: "0225 000 0001",
		From: day(2025, 7, 1), To: day(2026, 12, 31), Earlier: []string{"Phường Quán Toan"}}
	r.commit(bot.SaveArea{Area: a})
	r.commit(bot.SaveArea{Area: a}) // the turn runs again
	areas, err := r.s.Areas(t.Context())
	require.NoError(t, err)
	require.Len(t, areas, 2)
	a.ID, a.Sort = areas[1].ID, areas[1].Sort
	require.Equal(t, a, areas[1])
	found, err := r.s.Look(t.Context(), bot.Event{From: lan, At: day(2026, 11, 20)}, bot.Needs{Area: "Quán Toan"})
	require.NoError(t, err)
	require.Equal(t, []bot.Area{a}, found.Areas, "an earlier name leads to it")
	r.commit(bot.SaveArea{Area: bot.Area{ID: a.ID, Name: a.Name, Sort: a.Sort}})
	areas, err = r.s.Areas(t.Context())
	require.NoError(t, err)
	require.Equal(t, bot.Area{ID: a.ID, Name: a.Name, Sort: a.Sort}, areas[1])
	_, err = r.s.Commit(t.Context(), []bot.Write{bot.SaveArea{Area: bot.Area{ID: 999, Name: "Không có"}}})
	require.Equal(t, bot.Conflict, bot.KindOf(err))
}

func TestAFolderWithoutAreasBeginsWithThoseOfTheProgram(t *testing.T) {
	dir := t.TempDir()
	open := func(areas ...bot.Area) *store.Store {
		s, err := store.Open(context.Background(), dir, store.Options{Beside: true, Areas: areas})
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		return s
	}
	city := []bot.Area{{Name: "Phường An Biên"}, {Name: bot.DirectName, Short: bot.DirectShort, Sort: bot.DirectSort}}
	for range 2 {
		areas, err := open(city...).Areas(context.Background())
		require.NoError(t, err)
		require.Len(t, areas, 2, "once")
		require.Equal(t, []int{1, bot.DirectSort}, []int{areas[0].Sort, areas[1].Sort})
	}
	areas, err := open(bot.Area{Name: "Xã khác"}).Areas(context.Background())
	require.NoError(t, err)
	require.Len(t, areas, 2, "a folder that has areas keeps its own")
}

// TestWordsOfTheFirstSchemaGo brings a database of schema 9 to the present one:
// the words that came with it are nobody's, those of an office stay.
func TestWordsOfTheFirstSchemaGo(t *testing.T) {
	old := func(more string) bot.Campaign {
		dir := storetest.Old(t, 9)
		db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db"))
		require.NoError(t, err)
		_, err = db.Exec(`INSERT INTO areas (name) VALUES ('Quận Dương Kinh');` + more)
		require.NoError(t, err)
		require.NoError(t, db.Close())
		s := storetest.OpenDir(t, dir)
		areas, err := s.Areas(context.Background())
		require.NoError(t, err)
		require.Len(t, areas, 1)
		c, err := s.Campaign(context.Background())
		require.NoError(t, err)
		return c
	}
	bare := bot.Campaign{TaxURL: "https://tracuunnt.gdt.gov.vn", Notice: 1, KeepPictures: 90, KeepReports: 2, KeepAudit: 2, Tact: bot.NewCampaign(nil).Tact}
	require.Equal(t, bare, old(""))
	own := bare
	own.Name.Vi, own.Guide.Vi, own.Office = "một đợt khác", "1. Làm.", "Sở A"
	require.Equal(t, own, old(`UPDATE settings SET value = 'một đợt khác' WHERE key = 'campaign.name';
	  UPDATE settings SET value = '1. Làm.' WHERE key = 'campaign.guide'; UPDATE settings SET value = 'Sở A' WHERE key = 'campaign.office'`))
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
