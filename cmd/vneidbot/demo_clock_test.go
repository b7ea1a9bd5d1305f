package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/jobs"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

// trial is the demonstration in a process of its own, used without a browser.
type trial struct {
	*testing.T
	url  string
	said int
}

func newTrial(t *testing.T) *trial {
	addr, dir := freeAddr(t), t.TempDir()
	d := &trial{T: t, url: "http://" + addr + "/demo/"}
	p := launch(t, "program", []string{"HOME=" + dir, "LANG=vi"}, "demo", "--addr", addr, "--keep", dir)
	t.Cleanup(func() { p.stop(t) })
	require.Eventually(t, func() bool {
		r, err := http.Get(d.url + "gio")
		return err == nil && r.Body.Close() == nil
	}, time.Minute, pollEvery, "it did not start")
	return d
}

func (d *trial) posts(path string, body, answer any) {
	d.Helper()
	b, err := json.Marshal(body)
	require.NoError(d, err)
	r, err := http.NewRequest(http.MethodPost, d.url+path, bytes.NewReader(b))
	require.NoError(d, err)
	r.Header.Set("X-Vneid", "1")
	r.Header.Set("Content-Type", "application/json")
	done, err := http.DefaultClient.Do(r)
	require.NoError(d, err)
	defer done.Body.Close()
	require.Equal(d, http.StatusOK, done.StatusCode, path)
	if answer != nil {
		require.NoError(d, json.NewDecoder(done.Body).Decode(answer))
	}
}

// shown is one thing that a phone shows.
type shown struct {
	Seq     int64
	Of      int64 // in whose place it stands
	Mine    bool
	Parts   []bot.Para
	Buttons [][]bot.Button
	File    string
}

// sees waits for a message of the program with these words on a phone.
func (d *trial) sees(phone, words string) (found shown) {
	d.Helper()
	require.Eventually(d, func() bool {
		r, err := http.Get(d.url + phone + "/log")
		require.NoError(d, err)
		defer r.Body.Close()
		var log struct{ Entries []shown }
		require.NoError(d, json.NewDecoder(r.Body).Decode(&log))
		for _, e := range log.Entries {
			var text string
			for _, p := range e.Parts {
				text += p.Text + "\n"
			}
			if !e.Mine && strings.Contains(text, words) {
				found = e
				return true
			}
		}
		return false
	}, waitMost, pollEvery, "%s: %s", phone, words)
	return found
}

func (d *trial) says(phone, words string) {
	d.Helper()
	d.said++
	d.posts(phone+"/say", map[string]string{"client": fmt.Sprintf("thu-%05d", d.said), "text": words}, nil)
}

// taps does what a button of the message does.
func (d *trial) taps(phone string, e shown, label string) {
	d.Helper()
	for _, row := range e.Buttons {
		for _, b := range row {
			if b.Label == label {
				d.said++
				d.posts(phone+"/say", map[string]string{"client": fmt.Sprintf("thu-%05d", d.said), "data": b.Data, "message": strconv.FormatInt(cmp.Or(e.Of, e.Seq), 10), "label": b.Label}, nil)
				return
			}
		}
	}
	d.Fatalf("%s: no button %s in %v", phone, label, e)
}

func (d *trial) moves() (s web.Shown) {
	d.Helper()
	d.posts("gio", nil, &s)
	return s
}

// A day of a round in the demonstration, by its clock alone: the reminder on the phone of
// somebody who has not reported, the freeze, the form and the city's acknowledgement.
func TestTheDemonstrationsDay(t *testing.T) {
	t.Parallel()
	d := newTrial(t)
	goes := func(at, phone string) {
		t.Helper()
		s := d.moves()
		require.Equal(t, "Giờ thử: "+at, s.At)
		require.Equal(t, "./"+phone+"/", s.Src)
		if s.Says != "" {
			d.says(phone, s.Says)
		}
	}
	goes("13h30", "binh")
	reminder := d.sees("binh", "sắp đến hạn báo cáo (15h30 hôm nay)")
	d.taps("binh", reminder, "Báo cáo ngay")
	goes("15h25", "can-bo-phuong")
	d.sees("can-bo-phuong", "sắp đến hạn 15h30")
	goes("15h31", "nhom-phuong")
	d.sees("nhom-phuong", "KẾT QUẢ BÁO CÁO KỲ")
	goes("15h40", "can-bo-phuong")
	d.sees("can-bo-phuong", "Đã chốt biểu số 1 của phường Dương Kinh (kỳ")
	goes("15h45", "can-bo-phuong")
	d.taps("can-bo-phuong", d.sees("can-bo-phuong", "Gửi biểu số 1 của phường Dương Kinh về Sở"), "Gửi")
	d.sees("can-bo-phuong", "lần 1")
	goes("15h50", "can-bo-thanh-pho")
	d.taps("can-bo-thanh-pho", d.sees("can-bo-thanh-pho", "đã gửi 1/115 địa bàn"), "Đã gửi (1)")
	d.taps("can-bo-thanh-pho", d.sees("can-bo-thanh-pho", "chờ Sở nhận"), "Sở đã nhận (1)")
	d.sees("can-bo-thanh-pho", "Đã ghi Sở nhận 1 biểu")
	d.sees("can-bo-phuong", "Sở đã nhận biểu số 1")
	goes("16h01", "nhom-thanh-pho")
	d.sees("nhom-thanh-pho", "TỔNG HỢP TOÀN THÀNH PHỐ")
	require.False(t, d.moves().More, "the day is over")
}

// The clock begins on a working day and not behind the machine's, goes forward alone, and
// goes on where another run has left it.
func TestTheDemonstrationsClock(t *testing.T) {
	place := bot.NewPlace(nil)
	monday := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ now, begins time.Time }{
		{place.At(monday, 9, 0), place.At(monday, 13, 25)},
		{place.At(monday, 13, 26), place.At(monday.AddDate(0, 0, 1), 13, 25)},
		{place.At(monday.AddDate(0, 0, 5), 9, 0), place.At(monday.AddDate(0, 0, 7), 13, 25)},
	} {
		clock, err := newDemoClock(place, t.TempDir(), c.now)
		require.NoError(t, err)
		require.True(t, c.begins.Equal(c.now.Add(clock.ahead)), c.now)
	}
	dir := t.TempDir()
	clock, err := newDemoClock(place, dir, time.Now())
	require.NoError(t, err)
	moved, err := clock.To(place.At(clock.day, 15, 31))
	require.NoError(t, err)
	require.True(t, moved)
	moved, err = clock.To(place.At(clock.day, 15, 30))
	require.NoError(t, err)
	require.False(t, moved, "it never goes back")
	again, err := newDemoClock(place, dir, time.Now())
	require.NoError(t, err)
	require.Equal(t, clock.ahead, again.ahead)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "demo-clock"), []byte("2026-11-02 5h0m0s"), 0o600))
	again, err = newDemoClock(place, dir, place.At(monday, 9, 0))
	require.NoError(t, err)
	require.Equal(t, 28*time.Hour+25*time.Minute, again.ahead, "another day: the next afternoon after what it shows")
}

// What is typed behind ":gio" is an hour of the day that the clock shows, also of the one
// after the demonstration's, or of a day that is named.
func TestTheDemonstrationsClockReadsHoursAndDays(t *testing.T) {
	place := bot.NewPlace(nil)
	monday := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	clock, err := newDemoClock(place, t.TempDir(), place.At(place.Day(time.Now()), 0, 0))
	require.NoError(t, err)
	clock.ahead = time.Until(place.At(monday, 13, 25))
	for typed, want := range map[string]time.Time{
		"15h31": place.At(monday, 15, 31), "15:31": place.At(monday, 15, 31), "17h": place.At(monday, 17, 0),
		"2/12 6h50": place.At(monday.AddDate(0, 0, 2), 6, 50), "mai 5h": place.At(monday.AddDate(0, 0, 1), 5, 0), "tối 7h": place.At(monday, 19, 0),
		"mai 7h30": place.At(monday.AddDate(0, 0, 1), 7, 30), "2/12 8h": place.At(monday.AddDate(0, 0, 2), 8, 0),
		"02/12 6h50": place.At(monday.AddDate(0, 0, 2), 6, 50), "2/12 1h": place.At(monday.AddDate(0, 0, 2), 1, 0), "5h chiều": place.At(monday, 17, 0),
		"25h": {}, "mai": {}, "tối": {}, "15h31 thôi": {},
	} {
		at, ok := clock.moment(typed)
		require.Equal(t, !want.IsZero(), ok, typed)
		require.True(t, want.Equal(at), "%s: %s", typed, at)
	}
	clock.ahead = time.Until(place.At(monday.AddDate(0, 0, 1), 0, 5))
	at, ok := clock.moment("7h31")
	require.True(t, ok && at.Equal(place.At(monday.AddDate(0, 0, 1), 7, 31)), "%s", at)
}

// Who jumps over two days sees what happens in them: the clock halts at the hours of the
// rounds that there are, and at those that people have named.
func TestTheDemonstrationsClockHaltsOnItsWay(t *testing.T) {
	t.Parallel()
	place := bot.NewPlace(nil)
	clock, err := newDemoClock(place, t.TempDir(), time.Now())
	require.NoError(t, err)
	app := opened(t, func(c *Config) { c.now = clock.Now })
	clock.follow(t.Context(), app)
	clock.ready = func() {} // nobody works here
	next := clock.day.AddDate(0, 0, 1)
	for !place.Working(next) {
		next = next.AddDate(0, 0, 1)
	}
	unit := storetest.Unit(t, app.store, bot.Unit{Name: "Mầm non Hoa Sen", Area: storetest.Area(t, app.store, bot.Area{Name: "Phường Thử"})})
	lan := bot.Chat{Channel: "telegram", ID: "1000"}
	commit(t, app, bot.AddRound{Round: bot.Round{Day: clock.day, Units: place.At(clock.day, 17, 0), Areas: place.At(clock.day, 17, 30)}, By: "telegram:9000001", At: clock.Now()},
		bot.AddRound{Round: bot.Round{Day: next, Units: place.At(next, 10, 0), Areas: place.At(next, 10, 30)}, By: "telegram:9000001", At: clock.Now()},
		bot.BindReporter{Account: "telegram:1000", Chat: lan, Unit: unit, At: clock.Now()},
		bot.PutOff{Account: "telegram:1000", Units: []bot.UnitID{unit}, Until: place.At(clock.day, 14, 10), At: clock.Now()})
	var seen []string
	clock.pause = func() { seen = append(seen, clock.Now().In(place.Zone).Format("15h04")) }
	goes := func(at time.Time) {
		moved, err := clock.walk(at)
		require.NoError(t, err)
		require.True(t, moved)
	}
	goes(place.At(clock.day, 16, 56))
	require.Equal(t, []string{"14h10", "15h00", "16h30", "16h55"}, seen)
	seen = nil
	goes(place.At(next, 12, 0))
	require.Equal(t, []string{"17h01", "17h31", "18h00", "07h30", "08h00", "09h30", "09h55", "10h01", "10h31"}, seen)
	moved, err := clock.walk(place.At(clock.day, 15, 0))
	require.NoError(t, err)
	require.False(t, moved, "it never goes back")
}

// A halt lasts until what is due has been done and said.
func TestAHaltOfTheDemonstrationsClock(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC))
	undone := func() [2]int {
		jobs, messages, err := app.store.Undone(t.Context(), *now, time.Now().Add(haltTurn))
		require.NoError(t, err)
		return [2]int{jobs, messages}
	}
	due := now.Add(time.Hour)
	commit(t, app, bot.Do{Key: "x", Kind: "x", NotBefore: due})
	require.Zero(t, undone(), "its hour has not come")
	app.catchUp(t.Context(), true)
	*now = due
	require.Equal(t, [2]int{1, 0}, undone())
	said := bot.Enqueue{Key: "y", To: bot.Chat{Channel: "telegram", ID: "1"}, Message: bot.Message{Parts: []bot.Para{{Text: "y"}}}, At: time.Now()}
	workNow(t, app, *now, jobs.Kind{Name: "x", Work: func(context.Context, bot.Job) ([]bot.Write, error) { return []bot.Write{said}, nil }})
	require.Equal(t, [2]int{0, 1}, undone(), "it is done, and not said yet")
	app.catchUp(t.Context(), false)
	list, err := app.store.Claim(t.Context(), time.Now(), time.Minute, 1)
	require.NoError(t, err)
	require.Equal(t, [2]int{0, 1}, undone(), "it is being said")
	require.NoError(t, app.store.Later(t.Context(), list[0].Row, time.Now().Add(time.Second)))
	require.Equal(t, [2]int{0, 1}, undone(), "its chat has been told something a moment ago")
	list, err = app.store.Claim(t.Context(), time.Now().Add(haltTurn), time.Minute, 1)
	require.NoError(t, err)
	require.NoError(t, app.store.Sent(t.Context(), list[0].Row, "1"))
	app.catchUp(t.Context(), true)
	require.Zero(t, undone())
}

// The button of the page goes by the round of the day, where that was moved or removed too.
func TestTheDemonstrationsDayGoesByItsRound(t *testing.T) {
	t.Parallel()
	place := bot.NewPlace(nil)
	clock, err := newDemoClock(place, t.TempDir(), time.Now())
	require.NoError(t, err)
	app := opened(t, func(c *Config) { c.now = clock.Now })
	clock.follow(t.Context(), app)
	clock.ready = func() {} // nobody works here
	book := dayBook{clock, func(string, ...any) string { return "" }}
	require.False(t, book.Shown().More, "no round, no day")
	r := bot.Round{ID: 1, Day: clock.day, Units: place.At(clock.day, 17, 0), Areas: place.At(clock.day, 17, 12)}
	commit(t, app, bot.AddRound{Round: r, By: "telegram:9000001", At: clock.Now()})
	moves := func() (at []string) {
		for book.Shown().More {
			_, err := book.Move()
			require.NoError(t, err)
			at = append(at, clock.Now().In(place.Zone).Format("15h04"))
			if len(at) == 4 {
				break
			}
		}
		return at
	}
	require.Equal(t, []string{"15h00", "16h55", "17h01", "17h04"}, moves())
	r.Units, r.Areas = place.At(clock.day, 18, 0), place.At(clock.day, 18, 0)
	commit(t, app, bot.MoveRound{Round: r, Was: 1, At: clock.Now()})
	require.Equal(t, []string{"17h55", "18h01"}, moves(), "nothing lies between hours that are one")
}

// Nobody whose phone is not there is asked about reports of the days before: the reminder that
// the newcomer is to see would wait behind it.
func TestTheDemonstrationBeginsQuietly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	clock, err := newDemoClock(bot.NewPlace(nil), dir, time.Now())
	require.NoError(t, err)
	require.NoError(t, seedDemo(t.Context(), dir, onPage, clock))
	words, err := locales.New()
	require.NoError(t, err)
	demo := demoConfig(&Config{TelegramRate: 25, Zone: "Asia/Ho_Chi_Minh"}, dir)
	demo.now, demo.MetricsAddr, demo.PublicURL = clock.Now, "127.0.0.1:0", "http://127.0.0.1:1"
	demo.Panes = (&terminal{words: words, lang: "vi"}).panes(clock)
	app, err := New(t.Context(), demo, quiet(), words)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, app.Close()) })
	look := reminder{App: app}
	require.NoError(t, look.look(t.Context(), clock.Now()))
	n, err := app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Zero(t, n.Unasked, "messages before anything has happened")
	clock.ahead += 5 * time.Minute
	require.NoError(t, look.look(t.Context(), clock.Now()))
	n, err = app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Positive(t, n.Unasked, "and the reminder of 13h30")
	require.Less(t, n.Unasked, 5)
}
