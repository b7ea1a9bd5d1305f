package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

// tellings are the private chats that the writes tell, with the words.
func tellings(writes []bot.Write) map[string]string {
	said := map[string]string{}
	for _, w := range writes {
		if m, ok := w.(bot.Enqueue); ok {
			said[m.To.ID] = m.Message.Parts[0].Text
		}
	}
	return said
}

// What comes is told to the officers of its area, at most once an hour and not at
// night; what is overdue to the administrators.
func TestOfficersAreToldWhatWaits(t *testing.T) {
	t.Parallel()
	app := still(t)
	app.admins.ids = []bot.AccountID{"telegram:1"}
	area := storetest.Area(t, app.store, bot.Area{Name: "Phường Ánh Sáng"})
	unit := storetest.Unit(t, app.store, bot.Unit{Name: "Mầm non Hoa Sen", Area: area})
	monday := time.Date(2025, 5, 19, 2, 0, 0, 0, time.UTC) // 9h
	for id, scope := range map[string]bot.Scope{"2": bot.WholeArea(area), "3": bot.Everything} {
		account := bot.AccountID("telegram:" + id)
		commit(t, app, bot.SetAccount{ID: account, Chat: bot.Chat{Channel: "telegram", ID: id}, At: monday},
			bot.InviteOfficer{Event: id, OfficerCode: bot.OfficerCode{Hash: id, Scope: scope, By: "telegram:1", Expires: monday.AddDate(1, 0, 0)}, At: monday},
			bot.SpendCode{Hash: id, Account: account, Chat: bot.Chat{Channel: "telegram", ID: id}, At: monday})
	}
	commit(t, app, bot.SetAccount{ID: "telegram:1", Chat: bot.Chat{Channel: "telegram", ID: "1"}, At: monday})
	asks := func(event string, of bot.UnitID, at time.Time) {
		commit(t, app, bot.AskOfficer{Event: event, Kind: bot.AsksSomething, Account: "telegram:9", Chat: bot.Chat{Channel: "telegram", ID: "9"}, Unit: of, Text: "Hạn?", At: at})
	}
	tell := func(at time.Time) map[string]string {
		writes, err := app.tellMatters(t.Context(), at)
		require.NoError(t, err)
		commit(t, app, writes...)
		return tellings(writes)
	}
	asks("q1", unit, monday)
	said := tell(monday.Add(time.Minute))
	require.Len(t, said, 1)
	require.Equal(t, "Có 1 việc chờ đồng chí xử lý: 1 câu hỏi. Hạn gần nhất: hết ngày 21/5/2025.", said["2"])
	asks("q2", unit, monday.Add(2*time.Minute))
	require.Empty(t, tell(monday.Add(30*time.Minute)), "once an hour")
	require.Contains(t, tell(monday.Add(62 * time.Minute))["2"], "2 câu hỏi")
	require.Empty(t, tell(monday.Add(5*time.Hour)), "nothing came")
	asks("q3", 0, monday.Add(12*time.Hour))
	require.Empty(t, tell(monday.Add(13*time.Hour)), "22h")
	require.Contains(t, tell(monday.Add(22*time.Hour + time.Minute))["3"], "1 câu hỏi", "of no unit: the city's")
	late := tell(monday.AddDate(0, 0, 3))
	require.Contains(t, late["1"], "3 việc đã quá hạn")
	require.Len(t, late, 1)
}

// A person who asked for it is gone from the records, the conversations, the files and
// the backups that are made from now on.
func TestAPersonIsForgottenByTheJob(t *testing.T) {
	t.Parallel()
	app := still(t)
	app.cfg.BackupDir = t.TempDir()
	person, name, chat := bot.AccountID("telegram:990000555"), "Trần Thị Bích Mai", bot.Chat{Channel: "telegram", ID: "990000555"}
	commit(t, app, bot.SetAccount{ID: person, Chat: chat, Name: &name, At: time.Now()},
		bot.RecordWish{Event: "w1", Account: person, Kind: "delete", At: time.Now()},
		bot.Enqueue{Key: "told", To: chat, Message: bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: "sẽ xóa"}}}, At: time.Now()})
	in, err := app.sessions.Enter(t.Context(), chat.Key())
	require.NoError(t, err)
	in.Data = []byte(name)
	require.NoError(t, app.sessions.Leave(t.Context(), in))
	export, err := app.shelf.Keep([]byte(name + ", 990000555"))
	require.NoError(t, err)
	commit(t, app, bot.HandOut{Account: person, SHA256: export, At: time.Now()})
	job := bot.Job{Key: "forget:1", Kind: bot.Forget, Args: []byte(`{"Account":"` + string(person) + `","Asked":"` + time.Now().UTC().Format(time.RFC3339) + `"}`)}
	writes, err := app.forget(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, bot.Forget, writes[0].(bot.Do).Kind, "the message that says so waits")

	job.Args = []byte(`{"Account":"` + string(person) + `"}`) // asked long ago
	writes, err = app.forget(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, scrubKind, writes[0].(bot.Do).Kind)
	require.NoError(t, app.store.Scrub(t.Context()))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM jobs WHERE kind = 'files.erase' AND args = ?`, `["`+export+`"]`))
	_, err = app.erasing().Work(t.Context(), bot.Job{Key: "erase:1", Kind: bot.EraseFiles, Args: []byte(`["` + export + `"]`)})
	require.NoError(t, err)
	require.NoError(t, filepath.WalkDir(app.cfg.DataDir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		require.NotContains(t, string(data), "990000555", path)
		require.NotContains(t, string(data), "Bích Mai", path)
		return err
	}))
	list, err := os.ReadFile(filepath.Join(app.cfg.BackupDir, "deleted.txt"))
	require.NoError(t, err)
	require.Len(t, strings.Fields(string(list)), 2, "a time and a hash")
	require.NotContains(t, string(list), "990000555")
}

// still is an App that does nothing by itself.
func still(t *testing.T) *App {
	t.Helper()
	tg := telegramtest.New(t)
	words, err := locales.New()
	require.NoError(t, err)
	app, err := New(t.Context(), &Config{TelegramToken: telegramtest.Token, TelegramAPI: tg.URL(), TelegramRate: 25, DataDir: storetest.Fresh(t),
		HTTPAddr: "127.0.0.1:0", Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000}, quiet(), words)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, app.Close()) })
	return app
}

func commit(t *testing.T, app *App, writes ...bot.Write) {
	t.Helper()
	_, err := app.store.Commit(t.Context(), writes)
	require.NoError(t, err)
}
