package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// noonNow is a zone in which it is about noon: nobody is reminded at night.
func noonNow() string {
	if d := 12 - time.Now().UTC().Hour(); d != 0 {
		return fmt.Sprintf("Etc/GMT%+d", -d)
	}
	return "Etc/GMT"
}

// reporterOfEach gives n units of a DATA_DIR somebody each who can be written to, behind
// the first so many.
func reporterOfEach(t testing.TB, dir string, n, behind int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db"))
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	for i := behind; i < behind+n; i++ {
		id := fmt.Sprint("telegram:", 20000+i)
		_, err := db.Exec(`INSERT INTO accounts (id, chat_key, name, created_at) VALUES (?1, ?1, 'Cô Lan', 0)`, id)
		require.NoError(t, err)
		_, err = db.Exec(`INSERT INTO reporters (account_id, unit_id, verified, since) SELECT ?, id, TRUE, 0 FROM units ORDER BY id LIMIT 1 OFFSET ?`, id, i)
		require.NoError(t, err)
	}
}

// writable are n people whose chats are open, as if they had greeted the program long ago.
func writable(tg *telegramtest.Server, n int) (all []*telegramtest.User) {
	for i := range n {
		u := tg.User(int64(20000+i), "Cô Lan")
		u.Say("/start")
		all = append(all, u)
	}
	tg.DropPending()
	return all
}

// reached are those of them who were sent anything.
func reached(tg *telegramtest.Server) map[int64]bool {
	chats := map[int64]bool{}
	for _, s := range tg.Sends() {
		if s.Chat >= 20000 && s.Chat < adminID {
			chats[s.Chat] = true
		}
	}
	return chats
}

// remindsAt is a program that writes so many messages a second, where it is noon.
func remindsAt(tg *telegramtest.Server, dir, rate string) []string {
	return []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + tg.URL(), "TELEGRAM_SEND_RATE=" + rate, "DATA_DIR=" + dir, "LOG_LEVEL=warn",
		"HTTP_ADDR=127.0.0.1:0", "ADMIN_IDS=telegram:9000001", "TZ=" + noonNow()}
}

// reminders counts those that a person has.
func reminders(u *telegramtest.User) (n int) {
	for _, m := range u.Screen() {
		if m.Bot() && strings.Contains(m.Text, "chưa có báo cáo định danh điện tử") {
			n++
		}
	}
	return n
}

// TestAChaseThatIsKilledReachesEachOnce kills the program while it reminds many: nobody
// is left out, and at most the message in flight is doubled by a kill. At large:
//
//	go test ./cmd/vneidbot -run ChaseThatIsKilled -kills 30 -timeout 1h -v
func TestAChaseThatIsKilledReachesEachOnce(t *testing.T) {
	deaths, people, rate := 2, 60, "75"
	if *kills > 0 {
		deaths, people, rate = *kills, 900, "25"
	}
	tg := telegramtest.New(t)
	tg.SetRetry(50*time.Millisecond, 500*time.Millisecond)
	dir := t.TempDir()
	importSample(t, dir, people)
	reporterOfEach(t, dir, people, 0)
	env := remindsAt(tg, dir, rate)
	all := writable(tg, people)
	p := launch(t, "program", env)
	hears := func(u *telegramtest.User, words string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		_, err := u.Says(ctx, words)
		require.NoErrorf(t, err, "%s\n%s", u.Transcript(), p.logged())
	}
	officer := tg.User(adminID, "Cán bộ Mai")
	officer.Say("/dondoc")
	hears(officer, "Nhắc")
	_, err := officer.Tap(fmt.Sprintf("Gửi %d tin", people))
	require.NoError(t, err)

	got := func() int { return len(reached(tg)) }
	for i := range deaths { // spread over the way
		require.Eventually(t, func() bool { return got() >= (i+1)*people/(deaths+2) }, time.Minute, 5*time.Millisecond, "%s", p.logged())
		<-time.After(rand.N(60 * time.Millisecond))
		p.kill()
		p = launch(t, "program", env)
	}
	require.Eventually(t, func() bool { return got() == people }, 5*time.Minute, 50*time.Millisecond, "nobody is left out: %s", p.logged())
	hears(officer, fmt.Sprintf("đã nhắc %d/%d đơn vị", people, people))
	p.stop(t)
	messages := 0
	for _, u := range all {
		messages += reminders(u)
	}
	require.LessOrEqual(t, messages-people, deaths, "at most the one in flight is doubled by a kill")
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
	t.Logf("| a reminder to %d | %d kills | %d doubled |", people, deaths, messages-people)
}
