package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// factsOf are the keys of findings, in their order.
func factsOf(list []finding) (keys []string) {
	for _, f := range list {
		keys = append(keys, f.fact.Key)
	}
	return keys
}

// found is the finding with that fact, in words.
func found(t *testing.T, list []finding, fact string) string {
	t.Helper()
	term, said := calling(t, "vi")
	for _, f := range list {
		if f.fact.Key == fact {
			term.tellFinding(f)
			return said.String()
		}
	}
	require.Fail(t, "not found", "%s among %v", fact, factsOf(list))
	return ""
}

// fileOf is a configuration whose .env holds the text.
func fileOf(t *testing.T, text string) *Config {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".env"), []byte(text), 0o600))
	d := readDotenv(dir)
	d.apply()
	return &Config{file: d, DataDir: filepath.Join(dir, "data")}
}

func TestDoctorReadsDotenvAsTheProgramDoes(t *testing.T) {
	for _, name := range variables(reflectConfig) {
		t.Setenv(name, "")
	}
	require.Equal(t, []string{"doctor.env_none"}, factsOf(lookEnv(t.Context(), &Config{})))
	require.Equal(t, []string{"doctor.env_ok"}, factsOf(lookEnv(t.Context(), fileOf(t, "LOG_LEVEL=info\nGOGC=100\n"))))

	t.Setenv("LOG_LEVEL", "debug")
	list := lookEnv(t.Context(), fileOf(t, "LOG_LEVEL=info\r\nTELEGRAM_TOKEN=hush\r\n"))
	require.Equal(t, []string{"doctor.env_ok", "doctor.env_overruled", "doctor.env_windows", "doctor.env_unknown"}, factsOf(list))
	require.Contains(t, found(t, list, "doctor.env_overruled"), "LƯU Ý Tệp .env: biến môi trường đang thay giá trị trong tệp: LOG_LEVEL →")
	require.Contains(t, found(t, list, "doctor.env_unknown"), "TELEGRAM_TOKEN")
	require.NotContains(t, found(t, list, "doctor.env_unknown"), "hush")

	t.Setenv("TELEGRAM_TOKEN", "hush")
	t.Setenv("ZALO_TOKEN", "hush")
	t.Setenv("ZALO_NOTHING", "")
	t.Setenv("HTTP_ADDR", "127.0.0.1:8080\r")
	list = lookEnv(t.Context(), &Config{})
	require.Equal(t, []string{"doctor.env_none", "doctor.env_unknown", "doctor.env_torn"}, factsOf(list))
	require.Contains(t, found(t, list, "doctor.env_unknown"), "TELEGRAM_TOKEN, ZALO_TOKEN")
	require.Contains(t, found(t, list, "doctor.env_torn"), "LỖI   Tệp .env: giá trị có lẫn ký tự xuống dòng kiểu Windows: HTTP_ADDR →")
}

// However many variables nobody reads, they are one line, and the others are read.
func TestTenThousandVariablesThatNobodyReads(t *testing.T) {
	t.Setenv("LOG_LEVEL", "")
	t.Setenv("TELEGRAM_TOKEN", "") // which other tests leave
	var text strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&text, "VNEIDBOT_UNKNOWN_%05d=x\n", i)
		t.Cleanup(func() { _ = os.Unsetenv(fmt.Sprintf("VNEIDBOT_UNKNOWN_%05d", i)) })
	}
	cfg := fileOf(t, text.String()+"LOG_LEVEL=debug\n")
	require.Equal(t, "debug", os.Getenv("LOG_LEVEL"))
	said := found(t, lookEnv(t.Context(), cfg), "doctor.env_unknown")
	require.Contains(t, said, "VNEIDBOT_UNKNOWN_00000, VNEIDBOT_UNKNOWN_00001")
	require.Contains(t, said, "VNEIDBOT_UNKNOWN_00007, … (+9992)")
	require.Less(t, len(said), 500)
}

func TestDoctorTellsADotenvThatCannotBeRead(t *testing.T) {
	list := lookEnv(t.Context(), fileOf(t, "A=1\nhush hush\n"))
	said := found(t, list, "config.dotenv")
	require.Contains(t, said, "LỖI   Tệp .env: ")
	require.Contains(t, said, "dòng 2")
	require.NotContains(t, said, "hush")
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".env"), 0o700))
	list = lookEnv(t.Context(), &Config{file: readDotenv(dir)})
	require.Contains(t, found(t, list, "config.no_file"), "Không mở được tệp "+filepath.Join(dir, ".env"))
}

func TestDoctorFindsWhatOthersCanRead(t *testing.T) {
	cfg := fileOf(t, "LOG_LEVEL=info\n")
	require.NoError(t, os.MkdirAll(cfg.shelf(), 0o700))
	key := filepath.Join(cfg.DataDir, "key")
	require.NoError(t, os.WriteFile(key, nil, 0o600))
	require.Equal(t, []string{"doctor.files_ok"}, factsOf(lookFiles(t.Context(), cfg)))
	for _, name := range []string{cfg.file.path, key, cfg.shelf()} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		require.NoError(t, os.Chmod(name, info.Mode().Perm()|0o044))
		require.Contains(t, found(t, lookFiles(t.Context(), cfg), "doctor.files_open"), name)
		require.NoError(t, os.Chmod(name, info.Mode().Perm()))
	}
	require.Equal(t, []string{"doctor.files_ok"}, factsOf(lookFiles(t.Context(), &Config{DataDir: "none"})))
}

func TestDoctorKnowsWhomAnAlarmReaches(t *testing.T) {
	t.Parallel()
	cfg := &Config{DataDir: t.TempDir(), TelegramToken: "1:x"}
	require.Equal(t, []string{"doctor.admins_none"}, factsOf(lookAdmins(t.Context(), cfg)))
	require.True(t, lookAdmins(t.Context(), cfg)[0].bad)
	cfg.Admins = []string{"telegram:9000001", "zalo:x", "web:y"}
	require.Contains(t, found(t, lookAdmins(t.Context(), cfg), "doctor.admins_stray"), "thuộc nền tảng không được phục vụ: zalo:x, web:y →")
	cfg.Zalo.Token, cfg.PublicURL = "1:x", "https://vneid.example"
	require.Equal(t, []string{"doctor.admins_ok"}, factsOf(lookAdmins(t.Context(), cfg)), "records that cannot be read say nothing")

	app := opened(t, func(c *Config) { c.DataDir = cfg.DataDir })
	_, err := app.store.Commit(t.Context(), []bot.Write{bot.SetAccount{ID: "web:y", Chat: bot.Chat{Channel: "web", ID: "y"}}})
	require.NoError(t, err)
	require.Contains(t, found(t, lookAdmins(t.Context(), cfg), "doctor.admins_mute"), "telegram:9000001, zalo:x →")
}

// Nothing is said of defaults when the file that should say otherwise cannot be read.
func TestDoctorStopsAtADotenvThatCannotBeRead(t *testing.T) {
	for name, text := range map[string]string{"quotation": "A=1\nTELEGRAM_BOT_TOKEN=\"hush\nB=2\n", "words": "A=1\nhush hush\n"} {
		term, said := calling(t, "vi")
		require.ErrorIs(t, doctorCmd{}.Run(term, fileOf(t, text)), errSaid, name)
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		require.Len(t, lines, 3, said.String())
		require.Contains(t, lines[1], "dòng 2: không đọc được", name)
		require.NotContains(t, said.String(), "hush")
	}
}
