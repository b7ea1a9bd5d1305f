package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/locales"
	"vneidbot/store"
)

// examine is what the doctor says, in Vietnamese.
func examine(t *testing.T, cfg Config) string {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	var out bytes.Buffer
	err = doctorCmd{}.Run(&terminal{ctx: t.Context(), out: &out, words: words, lang: "vi"}, &cfg)
	require.ErrorIs(t, err, errSaid, "there is no roster, at least")
	require.NotContains(t, out.String(), "doctor.", "a sentence is missing")
	return out.String()
}

// tokenless is a platform that knows no token.
func tokenless() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write([]byte(`{"ok":false,"error_code":401,"description":"Unauthorized"}`))
	}))
}

// Whoever starts the program with a token that was copied in part, or revoked, is told
// which variable it is.
func TestATokenThatThePlatformDoesNotKnowIsTold(t *testing.T) {
	platform := tokenless()
	t.Cleanup(platform.Close)
	words, err := locales.New()
	require.NoError(t, err)
	cfg := &Config{TelegramToken: "123456:abcdefghijklmnopqrstuvwxyz0123456789", TelegramAPI: platform.URL, TelegramRate: 25, DataDir: t.TempDir(), HTTPAddr: "127.0.0.1:0", Zone: "Asia/Ho_Chi_Minh"}
	app, err := New(t.Context(), cfg, quiet(), words)
	require.NoError(t, err)
	err = app.Run(t.Context())
	require.NoError(t, app.Close())
	require.Equal(t, words.Words("vi", bot.T("config.unknown_token", "name", "TELEGRAM_BOT_TOKEN")), (&terminal{words: words, lang: "vi"}).explain(err))
}

func TestDoctorTellsARefusedTokenFromAPlatformThatIsAway(t *testing.T) {
	platform := tokenless()
	cfg := Config{TelegramToken: "123456:abcdefghijklmnopqrstuvwxyz0123456789", TelegramAPI: platform.URL, DataDir: t.TempDir(), Zone: "Asia/Ho_Chi_Minh"}
	require.Contains(t, examine(t, cfg), "LỖI   Telegram: máy chủ không nhận mã bot → chép lại mã từ @BotFather")
	platform.Close()
	require.Contains(t, examine(t, cfg), "LỖI   Telegram: không tới được "+platform.URL+" → kiểm tra đường mạng")
}

func TestDoctorTellsWhatWasGivenUpAndWhen(t *testing.T) {
	cfg := Config{DataDir: t.TempDir(), Zone: "Asia/Ho_Chi_Minh"}
	s, err := store.Open(context.Background(), cfg.DataDir, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Undecodable(t.Context(), "telegram", "77"))
	require.NoError(t, s.Close())
	require.Regexp(t, `LƯU Ý Việc bị kẹt: 1 tin nhận được; gần nhất lúc \d+h\d\d ngày \S+ → xem nhật ký`, examine(t, cfg))
}

func TestDoctorNamesAFolderThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	said := examine(t, Config{DataDir: filepath.Join(file, "data"), Redis: "redis://127.0.0.1:1", Zone: "Asia/Ho_Chi_Minh"})
	require.Contains(t, said, "LỖI   Cơ sở dữ liệu: không dùng được thư mục "+file)
	require.Contains(t, said, "LỖI   Ổ đĩa: không ghi được vào "+file+"/data (không phải thư mục)")
	require.Contains(t, said, "LỖI   Redis: không kết nối được → kiểm tra REDIS_URL")
}
