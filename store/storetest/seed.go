package storetest

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Day is the day on which the seeded roster begins.
var Day = time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)

// Exec runs SQL on the store's file from outside, for what no method does.
func Exec(t testing.TB, s *store.Store, query string, args ...any) int64 {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.Dir(), "vneid.db")+"?_foreign_keys=1&_busy_timeout=5000&_txlock=immediate")
	require.NoError(t, err)
	r, err := db.Exec(query, args...)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	id, err := r.LastInsertId()
	require.NoError(t, err)
	return id
}

// Area adds an area and returns its id.
func Area(t testing.TB, s *store.Store, a bot.Area) bot.AreaID {
	t.Helper()
	earlier := ""
	if len(a.Earlier) > 0 {
		names, err := json.Marshal(a.Earlier)
		require.NoError(t, err)
		earlier = string(names)
	}
	return bot.AreaID(Exec(t, s, `INSERT INTO areas (code, name, short_name, sort, office, contact, phone, valid_from, valid_to, earlier)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Code, a.Name, a.Short, a.Sort,
		a.Office, a.Contact, a.Phone, day(a.From), day(a.To), earlier))
}

func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// Unit adds a unit with its history and returns its id. A unit without a level
// is a nursery school.
func Unit(t testing.TB, s *store.Store, u bot.Unit) bot.UnitID {
	t.Helper()
	if u.Level == "" {
		u.Level = bot.Nursery
	}
	id := Exec(t, s, `INSERT INTO units (code, school, name, fold, level, owner, area_id, address, head, phone, standing, created_at)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, u.Code, u.School, u.Name, bot.FoldName(u.Name), u.Level, u.Owner,
		u.Area, u.Address, u.Head, u.Phone, u.Standing, Day.UnixMilli())
	Exec(t, s, remember+`WHERE u.id = ?`, id)
	return bot.UnitID(id)
}

const remember = `INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing)
  SELECT u.id, x.since, x.since, u.name, u.level, u.area_id, u.standing FROM units u
  JOIN (SELECT w.id, coalesce(max(h.since), w.created_at) AS since FROM units w LEFT JOIN unit_history h ON h.unit_id = w.id
    GROUP BY w.id) x ON x.id = u.id `

// Remember records of every unit what its row says, for rows that were written
// from outside.
func Remember(t testing.TB, s *store.Store) {
	t.Helper()
	Exec(t, s, remember)
}

// Rows counts what each table holds.
func Rows(t testing.TB, s *store.Store) map[string]int {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.Dir(), "vneid.db")+"?mode=ro&_busy_timeout=5000")
	require.NoError(t, err)
	defer db.Close()
	var names string
	require.NoError(t, db.QueryRow(`SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'`).Scan(&names))
	rows := map[string]int{}
	for name := range strings.SplitSeq(names, ",") {
		var n int
		require.NoError(t, db.QueryRow(`SELECT count(*) FROM `+name).Scan(&n))
		rows[name] = n
	}
	return rows
}
