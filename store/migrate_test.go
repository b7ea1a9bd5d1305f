package store_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// A database of an earlier program, with rows in every table of then, is opened
// by this one, and what is kept twice agrees.
func TestAnOlderDatabaseIsMigrated(t *testing.T) {
	dir := storetest.Old(t, 9)
	rows, err := os.ReadFile("testdata/schema9.sql")
	require.NoError(t, err)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db")+"?_foreign_keys=1")
	require.NoError(t, err)
	_, err = db.Exec(string(rows))
	require.NoError(t, err)
	for _, table := range tablesOf(t, db) {
		var n int
		require.NoError(t, db.QueryRow(`SELECT count(*) FROM `+table).Scan(&n))
		require.NotZero(t, n, table)
	}
	require.NoError(t, db.Close())

	s := storetest.OpenDir(t, dir) // it is checked at the end
	at := func(ms int64) bot.AsOf { return bot.AsOfMoment(time.UnixMilli(ms)) }
	total := func(asOf bot.AsOf) map[string]bot.Tally {
		got := map[string]bot.Tally{}
		rows, err := s.Tally(context.Background(), bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
		require.NoError(t, err)
		for _, r := range rows {
			got[r.Area.Name] = r.Tally
		}
		return got
	}
	now := map[string]bot.Tally{
		"Quận Dương Kinh": {Total: 1, Refused: 1, Confirmed: 1, Excluded: 1},
		"Quận Đồ Sơn":     {Total: 1, NotRegistered: 1, Outside: 1},
		"":                {Outside: 1},
	}
	require.Equal(t, now, total(bot.AsOf{}))
	require.Equal(t, now, total(at(9000)))
	require.Equal(t, map[string]bot.Tally{"Quận Dương Kinh": {Total: 3, NotReported: 3}}, total(at(1000)))
	require.Equal(t, map[string]bot.Tally{
		"Quận Dương Kinh": {Total: 2, NotReported: 2, Excluded: 1}, "Quận Đồ Sơn": {Outside: 1}, "": {Outside: 1},
	}, total(at(4500)), "before the move")
	require.Equal(t, map[string]bot.Tally{
		"Quận Dương Kinh": {Total: 1, Refused: 1, Confirmed: 1, Excluded: 1}, "Quận Đồ Sơn": {Total: 1, Succeeded: 1, Outside: 1}, "": {Outside: 1},
	}, total(bot.AsOf{Said: time.UnixMilli(7000)}), "before the denial")
	before := map[string]bot.Tally{
		"Quận Dương Kinh": {Total: 1, Refused: 1, Excluded: 1}, "Quận Đồ Sơn": {Total: 1, NotReported: 1, Outside: 1}, "": {Outside: 1},
	}
	require.Equal(t, before, total(bot.AsOf{Said: time.UnixMilli(6400)}), "a denial of nobody knows when counts from the report on")
	odd, err := s.Text(context.Background(), `SELECT CAST(count(*) AS TEXT) FROM reports WHERE recorded_at <> at`)
	require.NoError(t, err)
	require.Equal(t, "0", odd, "an old report was recorded when it was made")
	reason, err := s.Text(context.Background(), `SELECT reason FROM unit_history WHERE standing = 'closed'`)
	require.NoError(t, err)
	require.Equal(t, "sáp nhập", reason)
}

// tablesOf lists our own tables.
func tablesOf(t *testing.T, db *sql.DB) (names []string) {
	t.Helper()
	rows, err := db.Query(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'`)
	require.NoError(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, rows.Err())
	require.Greater(t, len(names), 15)
	return names
}

// A migration that came to the program after one with a higher number is caught up with.
func TestAMigrationBelowTheNewestIsCaughtUpWith(t *testing.T) {
	dir := storetest.Old(t, 106)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db"))
	require.NoError(t, err)
	_, err = db.Exec(`DROP TABLE outages; DROP TABLE heartbeats; DELETE FROM goose_db_version WHERE version_id = 105`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	s := storetest.OpenDir(t, dir)
	require.NoError(t, s.Beat(t.Context(), bot.Beat{Channel: "telegram", At: time.UnixMilli(1000)}))
}
