package main

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store/storetest"
)

// tickUnits is how many units are due at once, each with somebody of its own.
const tickUnits = 50_000

// The floor of a tick: who can be written to about which unit that has not reported, by
// the same indexes; and the rows that a message leaves, as plain as can be.
const (
	bareDue = `SELECT a.id, a.name, a.chat_key, u.id, u.name, u.area_id FROM reporters r CROSS JOIN accounts a ON a.id = r.account_id JOIN units u ON u.id = r.unit_id
  WHERE r.account_id > ? AND a.blocked = FALSE AND u.standing = '' AND u.cur_status IN ('', 'tu_choi', 'chua_dang_ky', 'khac') ORDER BY r.account_id LIMIT 200`
	bareNote    = `INSERT INTO reminded (round, account_id, unit_id, chase, message, at, due) VALUES ('0.0:bare', ?1, ?2, 'bare', ?1, 1, 1)`
	bareText    = `{"kind":"notice","parts":[{"text":"Kính gửi thầy/cô, sắp đến hạn báo cáo (15h30 hôm nay). Mầm non Hoa Sen chưa có báo cáo định danh điện tử."}]}`
	bareMessage = `INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before) VALUES ('bare:' || ?1, 'telegram', ?2, '{}', ?3, FALSE, TRUE, 1, 1)`
)

// BenchmarkTick is a look at the hour of a reminder that is due to 50,000: all are
// written to, and when they have been, they are looked at again, by the same program and by
// one that was started anew, which checks the hours that were told as well. Each beside
// the bare query of the same rows in steps of as many persons, the first with bare inserts:
//
//	go test ./cmd/vneidbot -run '^$' -bench Tick -benchtime 5x
func BenchmarkTick(b *testing.B) {
	now := bot.NewPlace(nil).At(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), 13, 30)
	a := opened(b, func(c *Config) { c.now = func() time.Time { return now } })
	require.NoError(b, a.store.ApplyChanges(b.Context(), bot.Import{ID: "a", By: "cli"}, roster.Plan(roster.Sheet{Rows: sample.Units(tickUnits, now)}, bot.Roster{}, roster.Terms{Since: now, Day: a.place.Day(now)})))
	storetest.Exec(b, a.store, `INSERT INTO accounts (id, chat_key, name, created_at) SELECT 'telegram:' || (20000 + id), 'telegram:' || (20000 + id), 'Cô Lan', 0 FROM units`)
	storetest.Exec(b, a.store, `INSERT INTO reporters (account_id, unit_id, verified, since) SELECT 'telegram:' || (20000 + id), id, TRUE, 0 FROM units`)
	at := now.Add(2 * time.Hour)
	_, err := a.store.Commit(b.Context(), []bot.Write{bot.AddRound{Round: bot.Round{Day: a.place.Day(now), Units: at, Areas: at}, At: now}})
	require.NoError(b, err)
	storetest.Exec(b, a.store, `ANALYZE`)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(a.cfg.DataDir, "vneid.db")+"?_busy_timeout=10000&_synchronous=NORMAL")
	require.NoError(b, err)
	defer db.Close()
	var same reminder
	look := func() { require.NoError(b, same.look(b.Context(), now)) }
	again := func() { storetest.Exec(b, a.store, `DELETE FROM occasions WHERE key LIKE '%:near'`) }
	took := map[string][]time.Duration{}
	turn := func(name string, do func()) {
		began := time.Now()
		do()
		took[name] = append(took[name], time.Since(began))
	}
	for b.Loop() {
		storetest.Exec(b, a.store, `DELETE FROM reminded`)
		storetest.Exec(b, a.store, `DELETE FROM outbox`)
		again()
		same = reminder{App: a}
		turn("bare", func() { require.Equal(b, tickUnits, bareTick(b, db, false)) })
		turn("written", look)
		require.Equal(b, tickUnits, count(b, a, `SELECT count(*) FROM outbox`))
		again()
		turn("looked", look)
		again()
		same = reminder{App: a}
		turn("started", look)
		turn("bare inserts", func() { require.Equal(b, tickUnits, bareTick(b, db, true)) })
	}
	median := func(name string) float64 {
		slices.Sort(took[name])
		return float64(took[name][len(took[name])/2])
	}
	b.ReportMetric(median("looked")/median("bare"), "looked/bare")
	b.ReportMetric(median("started")/median("bare"), "started/bare")
	b.ReportMetric(median("written")/median("bare inserts"), "written/bare_inserts")
	b.ReportMetric(median("looked")/1e6, "ms/looked")
	b.ReportMetric(median("written")/1e6, "ms/written")
	b.ReportMetric(0, "ns/op")
}

// bareTick reads who is due in steps, and with inserts leaves rows for each.
func bareTick(b *testing.B, db *sql.DB, inserts bool) (n int) {
	for behind := ""; ; {
		list := bareStep(b, db, behind)
		if len(list) == 0 {
			return n
		}
		n, behind = n+len(list), list[len(list)-1].account
		if inserts {
			bareRows(b, db, list)
		}
	}
}

type bareOne struct {
	account, chat string
	unit          int64
}

func bareStep(b *testing.B, db *sql.DB, behind string) (list []bareOne) {
	rows, err := db.QueryContext(b.Context(), bareDue, behind)
	require.NoError(b, err)
	defer func() { require.NoError(b, rows.Close()) }()
	for rows.Next() {
		var d bareOne
		var name, unit string
		var area int64
		require.NoError(b, rows.Scan(&d.account, &name, &d.chat, &d.unit, &unit, &area))
		list = append(list, d)
	}
	require.NoError(b, rows.Err())
	return list
}

func bareRows(b *testing.B, db *sql.DB, list []bareOne) {
	tx, err := db.BeginTx(b.Context(), nil)
	require.NoError(b, err)
	for _, d := range list {
		_, err := tx.ExecContext(b.Context(), bareNote, d.account, d.unit)
		require.NoError(b, err)
		_, err = tx.ExecContext(b.Context(), bareMessage, d.account, d.chat, bareText)
		require.NoError(b, err)
	}
	require.NoError(b, tx.Commit())
}
