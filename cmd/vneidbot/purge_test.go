package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/backup"
	"vneidbot/store/storetest"
)

// purging is a folder with a report and its picture of three years ago, one of today,
// and the command on it.
func purging(t *testing.T) (s *store.Store, cfg *Config, purge func(c purgeCmd, typed string) (string, error)) {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	cfg = &Config{DataDir: storetest.Fresh(t), BackupDir: t.TempDir(), Zone: "Asia/Ho_Chi_Minh"}
	s, err = openData(t.Context(), cfg, store.Options{Beside: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	unit := storetest.Unit(t, s, bot.Unit{Name: "Mầm non Hoa Sen", Code: "0299900124", Area: storetest.Area(t, s, bot.Area{Name: "Phường Thử"})})
	for i, at := range []time.Time{time.Now().AddDate(-3, 0, 0), time.Now()} {
		draft := bot.DraftID("d" + string(rune('1'+i)))
		keep := bot.KeepPicture{Event: "telegram:" + string(draft), Account: "telegram:1000", Chat: bot.Chat{Channel: "telegram", ID: "1000"}, Draft: draft, File: bot.File{Ref: "r"}, At: at}
		_, err := s.Commit(t.Context(), []bot.Write{keep, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: unit, Status: bot.Accepted, Account: "telegram:1000", At: at}})
		require.NoError(t, err)
		storetest.Exec(t, s, `UPDATE reports SET recorded_at = ? WHERE draft = ?`, at.UnixMilli(), draft)
		storetest.Exec(t, s, `UPDATE pictures SET state = 'kept', sha256 = draft WHERE draft = ?`, draft)
	}
	storetest.Exec(t, s, `DELETE FROM awaiting`)
	require.NoError(t, err)
	return s, cfg, func(c purgeCmd, typed string) (string, error) {
		var out strings.Builder
		term := &terminal{ctx: t.Context(), in: strings.NewReader(typed), out: &out, err: &out, words: words, lang: "vi"}
		err := c.Run(term, cfg)
		return out.String(), err
	}
}

func TestPurgeShowsAsksAndNotes(t *testing.T) {
	s, cfg, purge := purging(t)
	left := func() int { return figure(t, cfg.DataDir, `SELECT count(*) FROM reports`) }
	said, err := purge(purgeCmd{DryRun: true}, "")
	require.NoError(t, err)
	require.Contains(t, said, "Ảnh lưu 90 ngày sau kỳ báo cáo cuối.\nBáo cáo lưu 2 năm.\nNhật ký lưu 2 năm.\nẢnh: 1, cũ nhất ")
	require.Contains(t, said, "Báo cáo không còn tính cho đơn vị nào: 1, cũ nhất ")
	require.Contains(t, said, "Chỉ xem trước")
	said, err = purge(purgeCmd{At: "31/12/2099"}, "")
	require.NoError(t, err)
	require.Contains(t, said, "Ảnh: 2,")
	require.Contains(t, said, "Chỗ ghi người gửi, người làm trong số liệu còn giữ: 2,", "of the report that counts, and its picture")
	_, err = purge(purgeCmd{At: "31/2/2027"}, "")
	require.ErrorContains(t, err, "--at: no_such_day")
	_, err = purge(purgeCmd{At: "mai"}, "")
	require.ErrorContains(t, err, "--at: which_day")
	said, err = purge(purgeCmd{}, "không\n")
	require.ErrorIs(t, err, errSaid)
	require.Contains(t, said, "Không xóa gì.")
	require.Equal(t, 2, left())

	night, err := backup.Hold(cfg.BackupDir)
	require.NoError(t, err)
	said, err = purge(purgeCmd{}, "2\n")
	require.ErrorIs(t, err, errSaid)
	require.Contains(t, said, "Đang có bản sao lưu được ghi")
	require.NoError(t, night.Close())
	round := bot.Round{Day: cfg.place().Day(time.Now()), Units: time.Now().Add(time.Hour), Areas: time.Now().Add(2 * time.Hour)}
	_, err = s.Commit(t.Context(), []bot.Write{bot.AddRound{Round: round, By: "cli", At: time.Now()}})
	require.NoError(t, err)
	said, err = purge(purgeCmd{}, "2\n")
	require.ErrorIs(t, err, errSaid)
	require.Contains(t, said, "Sắp tới hạn báo cáo", said)
	require.Equal(t, 2, left())
	storetest.Exec(t, s, `UPDATE rounds SET removed = TRUE`)

	said, err = purge(purgeCmd{}, "2\n")
	require.NoError(t, err, said)
	require.Contains(t, said, "Đã xóa.")
	require.Equal(t, 1, left())
	require.Equal(t, 1, figure(t, cfg.DataDir, `SELECT count(*) FROM audit WHERE act = 'xoahethan' AND account_id = 'cli' AND object LIKE '%pictures:1,reports:1%'`))
	said, err = purge(purgeCmd{}, "")
	require.NoError(t, err)
	require.Contains(t, said, "Không có gì quá thời hạn lưu.")
}

// One that takes long ends when a round's hour comes near, and says so.
func TestAPurgeEndsWhereARoundsHourComesNear(t *testing.T) {
	now := time.Date(2026, 11, 30, 13, 29, 59, 999_000_000, time.UTC)
	units := now.Add(2*time.Hour + time.Millisecond)
	p := purge{rounds: bot.Rounds{{Units: units, Areas: units.Add(30 * time.Minute)}}}
	long := func(ctx context.Context) error {
		<-ctx.Done()
		return bot.Fail(bot.Unavailable, "store: rest", ctx.Err())
	}
	var near nearRound
	require.ErrorAs(t, p.whileFree(t.Context(), now, long), &near)
	require.True(t, near.until.After(units))
	require.True(t, near.begun)
	require.NoError(t, p.whileFree(t.Context(), now, func(context.Context) error { return nil }))
	ended, stop := context.WithCancel(t.Context())
	stop()
	require.False(t, errors.As(p.whileFree(ended, now, long), &near), "the program stops")
}

// Who has typed the number is told that a part may be gone: nothing is of what the
// moment did not suffice for.
func TestAPurgeThatEndedSaysSo(t *testing.T) {
	s, cfg, purge := purging(t)
	units := time.Now().Add(3 * time.Hour).Truncate(time.Second)
	_, err := s.Commit(t.Context(), []bot.Write{bot.AddRound{Round: bot.Round{Day: cfg.place().Day(units), Units: units, Areas: units.Add(time.Hour)}, By: "cli", At: time.Now()}})
	require.NoError(t, err)
	cfg.now = func() time.Time { return units.Add(-2*time.Hour - time.Nanosecond) }
	said, err := purge(purgeCmd{}, "2\n")
	require.ErrorIs(t, err, errSaid)
	require.Contains(t, said, "đã dừng giữa chừng")
	require.NotContains(t, said, "chưa xóa gì")
	require.Equal(t, 2, figure(t, cfg.DataDir, `SELECT count(*) FROM reports`))
	require.Equal(t, 1, figure(t, cfg.DataDir, `SELECT count(*) FROM audit WHERE act = 'xoahethan'`), "who began it is known")
}

// The program does the same by itself once a night, as soon as no round is near.
func TestThePurgeOfTheNight(t *testing.T) {
	s, cfg, _ := purging(t)
	now := time.Date(2026, 11, 30, 14, 0, 0, 0, cfg.place().Zone)
	app := &App{cfg: cfg, store: s, log: quiet(), place: cfg.place()}
	app.place.Now = func() time.Time { return now }
	kind := app.purging()
	runs := func() int {
		t.Helper()
		_, err := kind.Work(context.Background(), bot.Job{})
		require.NoError(t, err)
		return figure(t, cfg.DataDir, `SELECT count(*) FROM reports`)
	}
	require.Equal(t, 1, runs(), "a start does it at once")
	require.Equal(t, 1, figure(t, cfg.DataDir, `SELECT count(*) FROM audit WHERE act = 'xoahethan' AND account_id = 'itself'`))
	require.Equal(t, now.Add(purgeLook), kind.Next(now))
	storetest.Exec(t, s, `UPDATE settings SET value = '1' WHERE key = 'campaign.keep_reports_years'`)
	storetest.Exec(t, s, `UPDATE audit SET at = ?`, now.AddDate(-3, 0, 0).UnixMilli())
	lines := func() int {
		runs()
		return figure(t, cfg.DataDir, `SELECT count(*) FROM audit WHERE account_id = 'itself'`)
	}
	require.Equal(t, 1, lines(), "not again on the same night")
	now = now.Add(12 * time.Hour)
	require.Equal(t, 1, lines(), "it is two o'clock")
	now = now.Add(time.Hour + time.Minute)
	require.Equal(t, 1, lines(), "the old line has gone, a new one says so")
	require.Equal(t, 1, figure(t, cfg.DataDir, `SELECT count(*) FROM audit WHERE at > `+"1700000000000"))
}
