package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/locales"
	"vneidbot/store"
)

// A trial is taken away after a backup and with the number of reports typed by hand,
// and never while somebody serves the folder.
func TestResetBacksUpAndAsks(t *testing.T) {
	t.Parallel()
	cfg := &Config{DataDir: rostered(t), Zone: "Asia/Ho_Chi_Minh"}
	words, err := locales.New()
	require.NoError(t, err)
	campaign := false
	reset := func(typed, to string) (string, error) {
		var out strings.Builder
		term := &terminal{ctx: t.Context(), in: strings.NewReader(typed), out: &out, err: &out, words: words, lang: "vi"}
		err := resetCmd{Reports: !campaign, Campaign: campaign, Backup: to}.Run(term, cfg)
		return out.String(), err
	}
	to := t.TempDir()
	said, err := reset("", to)
	require.NoError(t, err)
	require.Contains(t, said, "Chưa có báo cáo nào")

	s, err := openData(t.Context(), cfg, store.Options{Exclusive: true})
	require.NoError(t, err)
	report := bot.FileReport{ID: bot.NewReportID("d", 1), Draft: "d", Unit: 1, Status: bot.NotRegistered, Account: "telegram:1000", At: time.Now()}
	_, err = s.Commit(t.Context(), []bot.Write{report})
	require.NoError(t, err)
	_, err = reset("1\n", to)
	require.Error(t, err, "somebody serves the folder")
	require.NoError(t, s.Close())

	_, err = reset("1\n", "")
	require.Error(t, err, "no folder for a backup is named")
	said, err = reset("có\n", to)
	require.ErrorIs(t, err, errSaid)
	require.Contains(t, said, "Sẽ xóa 1 báo cáo")
	campaign = true
	said, err = reset("1\n", to)
	require.NoError(t, err)
	require.Contains(t, said, "Đã bắt đầu đợt mới")
	campaign = false
	said, err = reset("1\n", to)
	require.NoError(t, err)
	require.Contains(t, said, "vneidbot restore "+to)
	said, err = reset("1\n", to)
	require.NoError(t, err)
	require.Contains(t, said, "Chưa có báo cáo nào")
}
