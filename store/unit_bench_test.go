package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// unitsRoom has 50,000 units and 1,000,000 reports of theirs.
func unitsRoom(b *testing.B) *room {
	r := newRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO units (code, name, fold, level, area_id, created_at)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
	  SELECT printf('%010d', i), 'Mầm non ' || i, 'mam non ' || i, 'mam_non', ?, 0 FROM n`, r.area)
	storetest.Remember(b, r.s)
	storetest.Exec(b, r.s, `INSERT INTO accounts (id, created_at) VALUES ('telegram:9000001', 0)`)
	storetest.Exec(b, r.s, `INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, recorded_at)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
	  SELECT 'd' || i || '.1', printf('BC-%08d', i), 'd' || i, 2 + i % 50000, 'chua_dang_ky', 'telegram:9000001', 0, i, i FROM n`)
	storetest.Exec(b, r.s, `UPDATE units SET cur_status = 'chua_dang_ky', cur_at = x.at, cur_report = x.id
	  FROM (SELECT unit_id, id, max(at) AS at FROM reports GROUP BY unit_id) x WHERE x.unit_id = units.id`)
	storetest.Exec(b, r.s, `UPDATE units SET cur_review = 'cho_xac_nhan' WHERE cur_status <> ''`)
	storetest.Exec(b, r.s, `ANALYZE`)
	return r
}

// BenchmarkUnitsFirstPage looks a unit up as /donvi does: by its code, by a receipt,
// and its history. The floor beside each is its bare indexed query, prepared, on a
// connection of its own, with a few columns, read to the end.
func BenchmarkUnitsFirstPage(b *testing.B) {
	r := unitsRoom(b)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(r.s.Dir(), "vneid.db")+"?mode=ro&_query_only=1")
	require.NoError(b, err)
	defer db.Close()
	const code, receipt, unit = "0000025000", bot.Receipt("BC-00500000"), bot.UnitID(25002)
	for _, c := range []struct {
		name, bare string
		arg        any
		read       func(*store.Snapshot) error
	}{
		{"code", `SELECT u.id, u.name, a.name, r.id, r.status FROM units u LEFT JOIN areas a ON a.id = u.area_id LEFT JOIN reports r ON r.id = u.cur_report WHERE u.code = ?`, code,
			func(now *store.Snapshot) error {
				found, err := now.UnitsByQuery(code, bot.Everything, 6)
				require.Len(b, found, 1)
				return err
			}},
		{"receipt", `SELECT r.id, r.status, u.name, a.name FROM reports r JOIN units u ON u.id = r.unit_id LEFT JOIN areas a ON a.id = u.area_id WHERE r.receipt = ?`, receipt,
			func(now *store.Snapshot) error {
				found, err := now.ReportOfReceipt(receipt)
				require.NotNil(b, found)
				return err
			}},
		{"history", `SELECT r.id, r.status, r.at, u.name, a.name FROM reports r JOIN units u ON u.id = r.unit_id LEFT JOIN areas a ON a.id = u.area_id
		  WHERE r.unit_id = ? ORDER BY r.at DESC, r.seq DESC LIMIT 20`, unit,
			func(now *store.Snapshot) error {
				found, err := now.ReportsOf(unit)
				require.Len(b, found, 20)
				return err
			}},
	} {
		b.Run(c.name+"/ours", func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, r.s.Snapshot(context.Background(), c.read))
			}
		})
		b.Run(c.name+"/bare", func(b *testing.B) {
			stmt, err := db.Prepare(c.bare)
			require.NoError(b, err)
			defer stmt.Close()
			for b.Loop() {
				readAll(b, stmt, c.arg)
			}
		})
	}
}

// readAll reads every column of every row.
func readAll(b *testing.B, stmt *sql.Stmt, arg any) {
	rows, err := stmt.Query(arg)
	require.NoError(b, err)
	defer rows.Close()
	columns, err := rows.Columns()
	require.NoError(b, err)
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	n := 0
	for rows.Next() {
		require.NoError(b, rows.Scan(values...))
		n++
	}
	require.NoError(b, rows.Err())
	require.Positive(b, n)
}
