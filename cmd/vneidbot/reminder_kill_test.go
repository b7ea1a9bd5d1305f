package main

import (
	"database/sql"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store"
)

// dueRound gives a DATA_DIR a round whose reminder before the units' hour is due now.
func dueRound(t testing.TB, dir string) {
	t.Helper()
	where, err := time.LoadLocation(noonNow())
	require.NoError(t, err)
	s, err := store.Open(t.Context(), dir, store.Options{Beside: true})
	require.NoError(t, err)
	units := time.Now().Add(100 * time.Minute)
	_, err = s.Commit(t.Context(), []bot.Write{bot.AddRound{By: "telegram:9000001", At: time.Now(),
		Round: bot.Round{Day: bot.NewPlace(where).Day(units), Units: units, Areas: units.Add(30 * time.Minute)}}})
	require.NoError(t, err)
	require.NoError(t, s.Close())
}

// record looks at what lasts in a DATA_DIR, while the program runs or is dead: "" for
// nothing there.
func record(t testing.TB, dir string) (ask func(query string) string) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db")+"?mode=ro")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return func(query string) (answer string) {
		_ = db.QueryRowContext(t.Context(), query).Scan(&answer)
		return answer
	}
}

// whoReminds is the copy that is at it.
const whoReminds = `SELECT coalesce(max(owner), '') FROM jobs WHERE kind = 'remind' AND lease_until > 0`

// TestRemindersThatAreKilledReachEachOnce kills the program while it reminds by the clock:
// a tenth of the kills while it writes to whom, the others while the messages are sent.
// Nobody is left out, and at most the message in flight is doubled by a kill. At large:
//
//	go test ./cmd/vneidbot -run RemindersThatAreKilled -kills 100 -timeout 1h -v
func TestRemindersThatAreKilledReachEachOnce(t *testing.T) {
	t.Parallel()
	deaths, people, rate := 3, 60, "75"
	if *kills > 0 {
		deaths, people, rate = *kills, 2000, "25"
	}
	tg, dir := telegramtest.New(t), t.TempDir()
	importSample(t, dir, people)
	reporterOfEach(t, dir, people, 0)
	all := writable(tg, people)
	dueRound(t, dir)
	env, ask := remindsAt(tg, dir, rate), record(t, dir)
	got := func() int { return len(reached(tg)) }

	p, writing, last := launch(t, "program", env), max(1, deaths/10), ""
	for i := range deaths {
		if i < writing {
			require.Eventually(t, func() bool { now := ask(whoReminds); return now != "" && now != last || got() > 0 }, time.Minute, time.Millisecond, "%s", p.logged())
			last = ask(whoReminds)
			<-time.After(rand.N(200 * time.Millisecond))
		} else {
			require.Eventually(t, func() bool { return got() >= (i-writing)*people/(deaths-writing+1) }, time.Minute, 5*time.Millisecond, "%s", p.logged())
			<-time.After(rand.N(60 * time.Millisecond))
		}
		p.kill()
		p = launch(t, "program", env)
	}
	done := func() bool {
		return got() == people && ask(`SELECT count(*) FROM occasions WHERE key = '1.1:near'`) == "1"
	}
	require.Eventually(t, done, 5*time.Minute, 50*time.Millisecond, "nobody is left out: %s", p.logged())
	p.stop(t)
	messages := 0
	for _, u := range all {
		messages += reminders(u)
	}
	require.LessOrEqual(t, messages-people, deaths, "at most the one in flight is doubled by a kill")
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
	t.Logf("| reminders by the clock to %d | %d kills, %d while they were written | %d doubled |", people, deaths, writing, messages-people)
}
