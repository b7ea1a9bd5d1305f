package store

import "context"

// Trial counts what ResetReports takes away.
type Trial struct{ Reports, Pictures, Questions, Outside int }

// Trial tells what the reports are, and how many units they have brought that no
// officer has accepted yet; those stay.
func (s *Store) Trial(ctx context.Context) (n Trial, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(`SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM pictures WHERE state = 'kept'),
		  (SELECT count(*) FROM questions), (SELECT count(*) FROM units WHERE standing = 'pending')`, nil, &n.Reports, &n.Pictures, &n.Questions, &n.Outside)
		return err
	})
	return n, err
}

// resets takes away what people have reported, and what waits because of it: rows
// before those that they name.
var resets = []string{
	`UPDATE units SET cur_report = NULL, cur_status = '', cur_review = '', cur_at = NULL, code_proposed = '' WHERE cur_report IS NOT NULL OR code_proposed <> ''`,
	`DELETE FROM awaiting`,
	`DELETE FROM erased`,
	`DELETE FROM pictures`,
	`DELETE FROM reviews`,
	`DELETE FROM classifications`,
	`DELETE FROM report_moves`,
	`DELETE FROM form_sends`,
	`DELETE FROM form_rows`,
	`DELETE FROM form_units`,
	`DELETE FROM forms`,
	`DELETE FROM reports`,
	`DELETE FROM drafts`,
	`DELETE FROM calls`,
	`DELETE FROM questions`,
	`DELETE FROM outbox WHERE state = 'waiting'`,
	`DELETE FROM inbox WHERE state = 'waiting'`,
}

// ResetReports takes all reports away, as after a trial: the units count as never
// reported. The roster, people, groups, settings, rounds and the audit stay; the
// pictures' files go with the next sweep of the shelf. It is one long transaction:
// nothing may serve the folder meanwhile.
func (s *Store) ResetReports(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error {
		for _, query := range resets {
			if _, err := t.exec(query); err != nil {
				return err
			}
		}
		return nil
	})
}
