package main

import (
	"encoding/csv"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/store/storetest"
)

// reads gets what a spreadsheet gets.
func reads(t testing.TB, url, etag string) (code int, body string, head http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return resp.StatusCode, string(data), resp.Header
}

var feedAddress = regexp.MustCompile(`/so-lieu/\S+\.csv`)

// TestRecordedFeed is an officer's address as a spreadsheet reads it: numbers alone, the
// same ones not sent again, and nothing any more when it is revoked.
func TestRecordedFeed(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, func(c *Config) { c.PublicURL = "https://bao-cao.example.vn" })
	officer := areaOfficer(t, tg, app)
	address := func(u interface{ Transcript() string }) string {
		all := feedAddress.FindAllString(u.Transcript(), -1)
		return "http://" + app.server.Addr() + all[len(all)-1]
	}
	perform(t, officer, act{"/feed", "feed.totals"})
	first := address(officer)
	code, body, head := reads(t, first, "")
	require.Equal(t, 200, code)
	require.Equal(t, "text/csv; charset=utf-8", head.Get("Content-Type"))
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"Địa bàn", "Cấp học", "Tổng số", "Được tiếp nhận", "Định danh thành công", "Từ chối", "Chưa đăng ký", "Trạng thái khác", "Chưa báo cáo", "Đã xác nhận", "Cập nhật trong kỳ", "Số liệu lúc"}, rows[0])
	require.Equal(t, []string{"Phường Dương Kinh", "Mầm non", "2"}, rows[1][:3])
	require.Len(t, rows, 4, "an area, three levels")
	require.NotContains(t, body, "0299900124")
	code, body, _ = reads(t, first, head.Get("ETag"))
	require.Equal(t, [2]any{304, ""}, [2]any{code, body})
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM audit WHERE act = 'feed.doc'`), "a day's readings are one line")

	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/feed", "feed.totals"})
	perform(t, admin, act{"[button.feed_units]", "feed.units"})
	code, body, _ = reads(t, address(admin), "")
	require.Equal(t, 200, code)
	require.Contains(t, body, "Phường Dương Kinh,Mầm non Hoa Sen,Mầm non,Chưa báo cáo,,")
	require.NotContains(t, body, "0299900124")

	perform(t, officer, act{"/feed", "feed.totals + feed.read"})
	perform(t, officer, act{"[button.revoke_link]", "feed.ask_end"})
	perform(t, officer, act{"[button.revoke_link]", "feed.ended"})
	code, _, _ = reads(t, first, "")
	require.Equal(t, 404, code)
	perform(t, officer, act{"[button.feed_new]", "feed.totals"})
	second := address(officer)
	require.NotEqual(t, first, second)
	code, _, _ = reads(t, second, "")
	require.Equal(t, 200, code)
	storetest.Exec(t, app.store, `UPDATE accounts SET role = '', scope = '[]' WHERE id = 'telegram:2000'`)
	code, _, _ = reads(t, second, "")
	require.Equal(t, 404, code, "an officer no more")
	compare(t, "feed", named(undated(feedAddress.ReplaceAllString(officer.Transcript(), "/so-lieu/«mã».csv"))))
}

// TestAFeedThatDoesNotChangeIsTheSame: what moved is a number, or nothing is new.
func TestAFeedThatDoesNotChangeIsTheSame(t *testing.T) {
	t.Parallel()
	_, app := boot(t, func(c *Config) { c.PublicURL = "https://bao-cao.example.vn" })
	f := &feeds{App: app}
	now := time.Now()
	for _, units := range []bool{false, true} {
		feed := bot.Feed{ID: "f", Scope: bot.Everything, Units: units}
		first, etag, err := f.count(t.Context(), feed, now)
		require.NoError(t, err)
		later, same, err := f.count(t.Context(), feed, now.Add(time.Hour))
		require.NoError(t, err)
		require.Equal(t, etag, same)
		require.NotEqual(t, string(first), string(later), "the moment is another one")
		storetest.Exec(t, app.store, `UPDATE units SET name = name || ' 2', level = 'thpt' WHERE name LIKE 'THCS %'`)
		_, moved, err := f.count(t.Context(), feed, now)
		require.NoError(t, err)
		require.NotEqual(t, etag, moved)
		storetest.Exec(t, app.store, `UPDATE units SET name = substr(name, 1, length(name) - 2), level = 'thcs' WHERE name LIKE 'THCS % 2'`)
	}
}

// TestAFeedIsCountedAnewAndNotedByDay: numbers are a quarter of a minute old at most, and
// each day on which they are read has a line of its own.
func TestAFeedIsCountedAnewAndNotedByDay(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	a.cfg.PublicURL = "https://bao-cao.example.vn"
	now, admin := time.Now(), bot.AccountID("telegram:1")
	a.place.Now = func() time.Time { return now }
	a.desk = desk.New(desk.Setup{Records: deskRecords{a.store}, Tokens: a.store.Tokens(), Words: a.words, Admins: []bot.AccountID{admin}, Place: a.place})
	feed := bot.Feed{ID: desk.FeedID(admin, bot.Everything, "t"), Account: admin, Scope: bot.Everything, At: now}
	storetest.Exec(t, a.store, `INSERT INTO accounts (id, chat_key, created_at) VALUES ('telegram:1', 'telegram:1', 1)`)
	_, err := a.store.Commit(t.Context(), []bot.Write{bot.SetFeed{Feed: feed}})
	require.NoError(t, err)
	f := &feeds{App: a, made: map[string]*feedContent{}, days: map[string]string{}}
	read := func() string {
		csv, _, ok, err := f.content(t.Context(), a.store.Tokens().FeedToken(feed.ID, 1))
		require.NoError(t, err)
		require.True(t, ok)
		return string(csv)
	}
	first := read()
	storetest.Unit(t, a.store, bot.Unit{Name: "Mầm non Hoa Sen", Area: storetest.Area(t, a.store, bot.Area{Name: "Phường Mới"})})
	now = now.Add(feedFresh - time.Second)
	require.Equal(t, first, read())
	now = now.Add(time.Second)
	require.Contains(t, read(), "Phường Mới")
	now = now.AddDate(0, 0, 1)
	read()
	require.Equal(t, 2, count(t, a, `SELECT count(*) FROM audit WHERE act = 'feed.doc'`))
}
