package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Check proves that the file is whole and that what is kept twice agrees:
// units' current state with reports, reviews and history. It returns one line for
// each thing that is wrong, in ids only, at most 100 of a kind.
func (s *Store) Check(ctx context.Context) (wrong []string, err error) {
	err = s.read(ctx, func(c *conn) error {
		wrong = nil
		for _, k := range checks {
			if err := c.each(k.query, nil, func(r *sqlx.Rows) error {
				var what string
				if err := r.Scan(&what); err != nil {
					return err
				}
				if what != "ok" {
					wrong = append(wrong, fmt.Sprintf("%s: %s", k.name, what))
				}
				return nil
			}); err != nil {
				return err
			}
		}
		found, err := c.checkUnits()
		wrong = append(wrong, found...)
		return err
	})
	return wrong, err
}

// checks name a rule and select what breaks it.
var checks = []struct{ name, query string }{
	{"file", wholeFile},
	{"foreign key", brokenReference},
	{"review of report", `SELECT r.id FROM reports r WHERE r.review <> coalesce(
	  (SELECT v.review FROM reviews v WHERE v.report_id = r.id ORDER BY v.id DESC LIMIT 1), 'cho_xac_nhan') LIMIT 100`},
	{"denial of report", `SELECT r.id FROM reports r WHERE (r.denied_by = '') <> (coalesce(r.denied_at, 0) = 0) LIMIT 100`},
	{"touched of unit", `SELECT u.id FROM units u WHERE
	  EXISTS (SELECT 1 FROM unit_history h WHERE h.unit_id = u.id AND (h.since > u.touched_at OR h.recorded_at > u.touched_at))
	  OR EXISTS (SELECT 1 FROM reports r LEFT JOIN reviews v ON v.report_id = r.id WHERE r.unit_id = u.id AND (r.at > u.touched_at
	    OR r.recorded_at > u.touched_at OR r.denied_at > u.touched_at OR r.withdrawn_at > u.touched_at OR v.at > u.touched_at)) LIMIT 100`},
	{"awaiting of unit", awaitsWrongly},
	{"rows of form", `SELECT f.id FROM forms f WHERE f.ready = TRUE AND (SELECT count(*) FROM form_units u WHERE u.form_id = f.id)
	  <> (SELECT coalesce(sum(r.total + r.outside + r.excluded), 0) FROM form_rows r WHERE r.form_id = f.id) LIMIT 100`},
	{"attempt of report", `SELECT r.id FROM reports r
	  WHERE r.attempt < 0 OR (r.status IN ('duoc_tiep_nhan', 'tu_choi', 'thanh_cong') AND r.attempt = 0) LIMIT 100`},
}
