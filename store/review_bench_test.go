package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// BenchmarkNextSheet reads the next ten reports of /xacnhan with their pictures, of
// 50,000 that wait among 1,000,000. The floor is the bare indexed query, prepared, on
// a connection of its own, with a few columns, read to the end.
func BenchmarkNextSheet(b *testing.B) {
	r := unitsRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO awaiting (unit_id, report_id, sheet, at) SELECT id, cur_report, 1, cur_at FROM units WHERE cur_report IS NOT NULL`)
	storetest.Exec(b, r.s, `INSERT INTO pictures (event, report_id, account_id, chat, chat_key, file, at, state, sha256, mime)
	  SELECT 'p' || id, cur_report, 'telegram:9000001', '{}', '', '{}', cur_at, 'kept', 'sum' || id, 'image/jpeg' FROM units WHERE cur_report IS NOT NULL`)
	storetest.Exec(b, r.s, `ANALYZE`)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(r.s.Dir(), "vneid.db")+"?mode=ro&_query_only=1")
	require.NoError(b, err)
	defer db.Close()
	after := bot.ReviewPlace{Sheet: true, At: time.UnixMilli(1), Unit: 1}
	stmt, err := db.Prepare(`SELECT w.id, r.id, r.status, u.name, a.name, p.sha256, p.file FROM awaiting w JOIN units u ON u.id = w.unit_id JOIN reports r ON r.id = w.report_id
	  LEFT JOIN areas a ON a.id = u.area_id JOIN pictures p ON p.report_id = r.id WHERE (w.sheet, w.at, w.unit_id) > (1, ?, 1) ORDER BY w.sheet, w.at, w.unit_id LIMIT 10`)
	require.NoError(b, err)
	defer stmt.Close()
	byBare(b, func() {
		require.NoError(b, r.s.Snapshot(context.Background(), func(now *store.Snapshot) error {
			list, err := now.ToReview(bot.Everything, after, 10)
			require.Len(b, list, 10)
			require.Len(b, list[9].Shots, 1)
			return err
		}))
	}, func() { readAll(b, stmt, after.At.UnixMilli()) })
}
