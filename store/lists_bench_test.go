package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// listsRoom is a city of 115 areas: 50,000 units, 1,000,000 reports, every status, a
// third never reported, one in nine of these can be written to, some wishes.
func listsRoom(b *testing.B) *room {
	r := newRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO areas (id, name, sort) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 115) SELECT 1000 + i, 'Phường ' || i, i FROM n`)
	storetest.Exec(b, r.s, `INSERT INTO units (id, code, name, fold, level, area_id, created_at, head, phone)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
	  SELECT 1000 + i, printf('%010d', i), 'Mầm non ' || i, 'mam non ' || i, 'mam_non', 1001 + i % 115, 0, 'Bà Hoa', '0999000001' FROM n`)
	storetest.Remember(b, r.s)
	storetest.Exec(b, r.s, `INSERT INTO accounts (id, chat_key, created_at) SELECT 'telegram:' || id, 'telegram:' || id, 0 FROM units WHERE id % 9 = 0`)
	storetest.Exec(b, r.s, `INSERT INTO accounts (id, created_at) VALUES ('telegram:1', 0)`)
	storetest.Exec(b, r.s, `INSERT INTO reporters (account_id, unit_id, verified, since) SELECT 'telegram:' || id, id, 1, 0 FROM units WHERE id % 9 = 0`)
	storetest.Exec(b, r.s, `INSERT INTO reports (id, receipt, draft, unit_id, status, words, account_id, verified, at, recorded_at, attempt)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
	  SELECT 'd' || i || '.1', printf('BC-%08d', i), 'd' || i, 1000 + x.u, CASE WHEN x.u % 500 = 2 THEN 'khac' WHEN x.u % 12 < 4 THEN 'duoc_tiep_nhan' WHEN x.u % 12 < 8 THEN 'thanh_cong' WHEN x.u % 12 < 10 THEN 'tu_choi' ELSE 'chua_dang_ky' END,
	    '', 'telegram:1', 0, i, i, CASE WHEN x.u % 500 = 2 OR x.u % 12 > 9 THEN 0 ELSE 1 END FROM (SELECT i, 1 + i % 50000 AS u FROM n) x WHERE x.u % 3 <> 0`)
	storetest.Exec(b, r.s, `UPDATE units SET cur_status = x.status, cur_at = x.at, cur_report = x.id
	  FROM (SELECT unit_id, id, status, max(at) AS at FROM reports GROUP BY unit_id) x WHERE x.unit_id = units.id`)
	storetest.Exec(b, r.s, `UPDATE units SET cur_review = 'cho_xac_nhan' WHERE cur_status <> ''`)
	storetest.Exec(b, r.s, `INSERT INTO wishes (event, account_id, kind, text, at) SELECT 'w' || id, 'telegram:' || id, 'correct', 'Sai tên', id FROM units WHERE id % 900 = 0`)
	storetest.Exec(b, r.s, `ANALYZE`)
	return r
}

// BenchmarkLists reads the first page of what officers ask for of a whole city, and of
// an area. The floor beside each is the bare indexed query of the same page: how many
// there are of each area by the index, where the page says so, and the first rows with
// a few columns, prepared, on a connection of its own, read to the end.
func BenchmarkLists(b *testing.B) {
	r := listsRoom(b)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(r.s.Dir(), "vneid.db")+"?mode=ro&_query_only=1")
	require.NoError(b, err)
	defer db.Close()
	of := func(s bot.Scope) bot.MissingOf {
		return bot.MissingOf{Scope: s, Since: bot.Since{All: time.UnixMilli(1)}, Silent: "web", At: time.UnixMilli(2_000_000)}
	}
	const reached = `EXISTS (SELECT 1 FROM reporters t JOIN accounts c ON c.id = t.account_id WHERE t.unit_id = u.id AND c.blocked = 0 AND c.chat_key <> '')`
	const counts = `SELECT u.area_id, count(*), count(CASE WHEN u.cur_status = 'tu_choi' THEN 1 END), count(CASE WHEN u.cur_status = '' AND ` + reached + ` THEN 1 END) FROM units u INDEXED BY units_counted WHERE u.standing = ''`
	first := func(where string) string {
		return `SELECT u.id, u.name, u.head, u.phone, u.cur_status FROM units u WHERE u.standing = '' AND ` + where
	}
	page := func(q bot.MissingOf, pile bot.Pile, area bot.AreaID) func(*store.Snapshot) error {
		return func(n *store.Snapshot) error {
			areas, err := n.Piles(q)
			require.NotEmpty(b, areas)
			if err != nil {
				return err
			}
			units, err := n.Missing(q, area, pile)
			require.NotEmpty(b, units)
			return err
		}
	}
	for _, c := range []struct {
		name string
		read func(*store.Snapshot) error
		bare []string
	}{
		{"missing_city", page(of(bot.Everything), bot.ToPhone, 1001), []string{counts + ` GROUP BY u.area_id`, first(`u.area_id = 1001 AND u.cur_status = ''`)}},
		{"missing_area", page(of(bot.WholeArea(1001)), bot.ToPhone, 1001), []string{counts + ` AND u.area_id = 1001 GROUP BY u.area_id`, first(`u.area_id = 1001 AND u.cur_status = ''`)}},
		{"refused_city", page(of(bot.Everything), bot.Rejected, 1001), []string{counts + ` GROUP BY u.area_id`, first(`u.area_id = 1001 AND u.cur_status = 'tu_choi'`)}},
		{"refused_area", page(of(bot.WholeArea(1001)), bot.Rejected, 1001), []string{counts + ` AND u.area_id = 1001 GROUP BY u.area_id`, first(`u.area_id = 1001 AND u.cur_status = 'tu_choi'`)}},
		{"matters_city", func(n *store.Snapshot) error {
			found, err := n.Matters(bot.Everything)
			require.NotEmpty(b, found)
			return err
		}, []string{`SELECT x.kind, x.event, x.text, x.at, c.name, u.name, a.name FROM wishes x JOIN accounts c ON c.id = x.account_id LEFT JOIN reporters t ON t.account_id = x.account_id
		  LEFT JOIN units u ON u.id = t.unit_id LEFT JOIN areas a ON a.id = u.area_id WHERE x.done_at IS NULL`,
			`SELECT u.id, u.name, a.name, r.words FROM units u JOIN reports r ON r.id = u.cur_report JOIN areas a ON a.id = u.area_id WHERE u.standing = '' AND u.cur_status = 'khac'`}},
		{"unit_by_name", func(n *store.Snapshot) error {
			found, err := n.UnitsByQuery("mầm non 12345", bot.Everything, 6)
			require.NotEmpty(b, found)
			return err
		}, []string{`SELECT u.id, u.name, a.name FROM units u JOIN areas a ON a.id = u.area_id WHERE u.fold LIKE '%mam non 12345%'`}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var stmts []*sql.Stmt
			for _, query := range c.bare {
				stmt, err := db.Prepare(query + ` AND ? = ''`)
				if err != nil { // it ends in a grouping
					stmt, err = db.Prepare(query + ` HAVING ? = ''`)
				}
				require.NoError(b, err, fmt.Sprint(query))
				defer stmt.Close()
				stmts = append(stmts, stmt)
			}
			byBare(b, func() { require.NoError(b, r.s.Snapshot(context.Background(), c.read)) }, func() {
				for _, stmt := range stmts {
					readAll(b, stmt, "")
				}
			})
		})
	}
}
