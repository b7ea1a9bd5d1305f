package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store"
)

// The bot's profile says whose it is, in both languages, and leaves out what would be too
// long.
func TestTheProfileIsTheOffices(t *testing.T) {
	t.Parallel()
	boot := func(t *testing.T, office string) *telegramtest.Server {
		t.Helper()
		dir := t.TempDir()
		s, err := store.Open(t.Context(), dir, store.Options{})
		require.NoError(t, err)
		_, err = s.Commit(t.Context(), []bot.Write{bot.SetSetting{Setting: bot.SettingOffice, Value: office}})
		require.NoError(t, err)
		require.NoError(t, s.Close())
		tg, _ := bootIn(t, dir, func(c *Config) { c.PublicURL = "https://vneid.example" })
		require.Eventually(t, func() bool { return tg.Profile("short_description/en") != "" }, 10*time.Second, time.Millisecond)
		return tg
	}
	t.Run("set", func(t *testing.T) {
		tg := boot(t, "Sở GDĐT Thử")
		for _, lang := range []string{"", "vi"} {
			about := tg.Profile("description/" + lang)
			require.True(t, strings.HasPrefix(about, "Hệ thống của Sở GDĐT Thử, nhận báo cáo kết quả"), about)
			require.Contains(t, about, "Hướng dẫn: https://vneid.example/huong-dan/")
			require.Equal(t, "Báo cáo đăng ký VNeID của đơn vị, Sở GDĐT Thử.", tg.Profile("short_description/"+lang))
		}
		require.Contains(t, tg.Profile("description/en"), "Tap Start to report.\nHow to: https://vneid.example/huong-dan/?lang=en")
		require.Empty(t, tg.Refused())
	})
	t.Run("too long", func(t *testing.T) {
		tg := boot(t, "Phòng Văn hóa"+strings.Repeat(" và Xã hội", 16))
		require.Equal(t, "Báo cáo đăng ký VNeID của đơn vị.", tg.Profile("short_description/vi"))
		require.Empty(t, tg.Refused())
	})
}
