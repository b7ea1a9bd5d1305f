package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// BenchmarkDiary reads the first page of /nhatky of 1,000,000 lines about 50,000 units:
// of everything, of an area, of a level in all areas, of a person, of a unit, of a day.
// The floor is the bare indexed query of the same lines with the same names, prepared,
// on a connection of its own, read to the end.
func BenchmarkDiary(b *testing.B) {
	r := newRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO areas (id, name, sort) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 115) SELECT 1000 + i, 'Phường ' || i, i FROM n`)
	storetest.Exec(b, r.s, `INSERT INTO units (id, code, name, fold, level, area_id, created_at)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
	  SELECT 1000 + i, '', 'Mầm non ' || i, 'mam non ' || i, CASE i % 3 WHEN 0 THEN 'mam_non' WHEN 1 THEN 'tieu_hoc' ELSE 'thcs' END, 1001 + i % 115, 0 FROM n`)
	storetest.Remember(b, r.s)
	storetest.Exec(b, r.s, `INSERT INTO accounts (id, name, created_at) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199) SELECT 'telegram:' || i, 'Cán bộ ' || i, 0 FROM n`)
	storetest.Exec(b, r.s, `INSERT INTO audit (event, account_id, act, object, at, unit_id, area_id, level)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
	  SELECT 'e' || i, 'telegram:' || (i % 200), 'donvi', 'unit:' || u.id, i * 1000, u.id, u.area_id, u.level FROM n JOIN units u ON u.id = 1001 + i * 7919 % 50000`)
	storetest.Exec(b, r.s, `ANALYZE`)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(r.s.Dir(), "vneid.db")+"?mode=ro&_query_only=1")
	require.NoError(b, err)
	defer db.Close()
	const bare = `SELECT x.id, x.act, x.at, c.name, u.name, a.name FROM audit x JOIN accounts c ON c.id = x.account_id JOIN units u ON u.id = x.unit_id JOIN areas a ON a.id = u.area_id
	  WHERE `
	for _, c := range []struct {
		name, where string
		q           bot.DiaryOf
	}{
		{"all", `1`, bot.DiaryOf{Scope: bot.Everything}},
		{"area", `x.area_id = 1007`, bot.DiaryOf{Scope: bot.WholeArea(1007)}},
		{"level", `x.level = 'mam_non' AND x.level <> ''`, bot.DiaryOf{Scope: bot.OfLevels(bot.Nursery)}},
		{"person", `x.account_id = 'telegram:7'`, bot.DiaryOf{Scope: bot.Everything, By: []bot.AccountID{"telegram:7"}}},
		{"unit", `x.unit_id = 2000`, bot.DiaryOf{Unit: 2000}},
	} {
		c.q.Own, c.q.Most = "telegram:7", 11
		b.Run(c.name+"/ours", func(b *testing.B) {
			for b.Loop() {
				require.NotEmpty(b, r.diary(b, c.q))
			}
		})
		b.Run(c.name+"/bare", func(b *testing.B) {
			stmt, err := db.Prepare(bare + c.where + ` ORDER BY x.at DESC, x.id DESC LIMIT ?`)
			require.NoError(b, err)
			defer stmt.Close()
			for b.Loop() {
				readAll(b, stmt, 11)
			}
		})
	}
}
