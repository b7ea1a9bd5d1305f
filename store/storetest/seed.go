package storetest

import (
	"database/sql"
	"path/filepath"
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
	return bot.AreaID(Exec(t, s, `INSERT INTO areas (code, name, short_name, sort, office, contact, phone, valid_from, valid_to)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Code, a.Name, a.Short, a.Sort,
		a.Office, a.Contact, a.Phone, day(a.From), day(a.To)))
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
	Exec(t, s, `INSERT INTO unit_areas (unit_id, since, area_id) VALUES (?, ?, ?)`, id, Day.UnixMilli(), u.Area)
	Exec(t, s, `INSERT INTO unit_standing (unit_id, since, standing) VALUES (?, ?, ?)`, id, Day.UnixMilli(), u.Standing)
	return bot.UnitID(id)
}
