package store_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// Each rule finds the record that breaks it, and names it by id only.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ rule, breaks string }{
		{"current report of unit", `UPDATE units SET cur_report = NULL, cur_status = '', cur_at = NULL, cur_review = ''`},
		{"current report of unit", `UPDATE units SET cur_status = 'thanh_cong'`},
		{"current report of unit", `UPDATE units SET cur_review = 'da_xac_nhan'`},
		{"current report of unit", `UPDATE reports SET denied_by = 'x', denied_at = 1 WHERE seq = 2`},
		{"review of report", `INSERT INTO reviews (event, report_id, review, by, at) SELECT 'e', id, 'da_xac_nhan', 'x', 1 FROM reports`},
		{"attempt of report", `UPDATE reports SET attempt = 0`},
		{"denial of report", `UPDATE reports SET denied_by = 'x', verified = 1`},
		{"history of unit", `UPDATE units SET area_id = 2`},
		{"history of unit", `UPDATE units SET standing = 'closed'`},
		{"history of unit", `UPDATE units SET name = 'B'`},
		{"history of unit", `UPDATE units SET level = 'thpt'`},
		{"history of unit", `DELETE FROM unit_history`},
		{"touched of unit", `UPDATE units SET touched_at = touched_at - 1`},
		{"touched of unit", `DROP TRIGGER review_touches; INSERT INTO reviews (event, report_id, review, by, at) SELECT 'e', id, 'cho_xac_nhan', 'x', 9999999999999 FROM reports`},
		{"awaiting of unit", `DELETE FROM awaiting`},
		{"rows of form", `INSERT INTO forms (key, kind, version, day, said, known, at, ready) VALUES ('f', 'han', 1, 1, 1, 1, 1, 1);
		  INSERT INTO form_units (form_id, unit_id, name, code, school, owner, level, area_id, standing, report_id, status, review, at, state, reached)
		  VALUES (1, 1, 'Mầm non Hoa Sen', '', '', '', '', 1, '', '', '', '', 0, 'chua', 0)`},
		{"foreign key", `PRAGMA foreign_keys = 0; DELETE FROM accounts`},
	} {
		s, err := store.Open(context.Background(), t.TempDir(), store.Options{})
		require.NoError(t, err)
		r := &room{t: t, s: s}
		r.area = storetest.Area(t, s, bot.Area{Name: "Quận Dương Kinh"})
		storetest.Area(t, s, bot.Area{Name: "Quận Kiến An"})
		r.unit = storetest.Unit(t, s, bot.Unit{Name: "Mầm non Hoa Sen", Area: r.area})
		r.commit(r.file(1, lan, bot.Refused))
		r.commit(r.file(2, lan, bot.Accepted))
		shot := picture("p1", "")
		shot.Report = r.file(2, lan, bot.Accepted).ID
		r.commit(shot)
		require.NoError(t, s.PictureKept(context.Background(), "p1", kept))
		wrong, err := s.Check(context.Background())
		require.NoError(t, err)
		require.Empty(t, wrong)

		storetest.Exec(t, s, c.breaks)
		wrong, err = s.Check(context.Background())
		require.NoError(t, err)
		require.Contains(t, strings.Join(wrong, "\n"), c.rule+": ", c.breaks)
		require.NotContains(t, strings.Join(wrong, "\n"), "Hoa Sen")
		require.NoError(t, s.Close())
	}
}
