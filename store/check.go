package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Check proves that the file is whole and that what is kept twice agrees:
// units' current state with reports and reviews. It returns one line for each
// thing that is wrong, in ids only, at most 100.
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
		return nil
	})
	return wrong, err
}

// checks name a rule and select what breaks it.
var checks = []struct{ name, query string }{
	{"file", wholeFile},
	{"foreign key", brokenReference},
	{"current report of unit", `SELECT u.id FROM units u LEFT JOIN reports r ON r.id = (` + currentInSQL + `)
	  WHERE u.cur_report IS DISTINCT FROM r.id OR u.cur_status <> coalesce(r.status, '')
	     OR u.cur_review <> coalesce(r.review, '') OR u.cur_at IS DISTINCT FROM r.at LIMIT 100`},
	{"review of report", `SELECT r.id FROM reports r WHERE r.review <> coalesce(
	  (SELECT v.review FROM reviews v WHERE v.report_id = r.id ORDER BY v.id DESC LIMIT 1), 'cho_xac_nhan') LIMIT 100`},
	{"area of unit", `SELECT u.id FROM units u WHERE u.area_id IS DISTINCT FROM coalesce(
	  (SELECT h.area_id FROM unit_areas h WHERE h.unit_id = u.id ORDER BY h.since DESC LIMIT 1), u.area_id) LIMIT 100`},
	{"standing of unit", `SELECT u.id FROM units u WHERE u.standing <> coalesce(
	  (SELECT h.standing FROM unit_standing h WHERE h.unit_id = u.id ORDER BY h.since DESC LIMIT 1), u.standing) LIMIT 100`},
	{"attempt of report", `SELECT r.id FROM reports r
	  WHERE r.attempt < 0 OR (r.status IN ('duoc_tiep_nhan', 'tu_choi', 'thanh_cong') AND r.attempt = 0) LIMIT 100`},
}

// currentInSQL states the rule of the current report a second time and in
// another way than settle, so that one checks the other.
const currentInSQL = `SELECT x.id FROM reports x WHERE x.unit_id = u.id AND x.stands = TRUE AND (x.strong = TRUE OR coalesce(
    (SELECT s.review FROM reports s WHERE s.unit_id = x.unit_id AND s.stands = TRUE AND s.strong = TRUE AND (s.at, s.seq) < (x.at, x.seq)
     ORDER BY s.at DESC, s.seq DESC LIMIT 1), '') <> 'da_xac_nhan')
  ORDER BY x.at DESC, x.seq DESC LIMIT 1`
