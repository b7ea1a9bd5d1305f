package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Running counts what has been reported in the campaign so far.
func (n *Snapshot) Running() (c bot.CampaignCount, err error) {
	_, err = n.c.one(`SELECT (SELECT count(*) FROM reports WHERE withdrawn_at IS NULL), (SELECT count(*) FROM units WHERE cur_report IS NOT NULL)`,
		nil, &c.Reports, &c.Units)
	return c, err
}

const (
	unitsOfBefore = `SELECT DISTINCT unit_id FROM reports WHERE unit_id > ?1 AND withdrawn_at IS NULL AND recorded_at <= ?2 ORDER BY unit_id LIMIT ?3`
	ofBefore      = `UPDATE reports SET withdrawn_at = ?1, earlier = TRUE WHERE unit_id = ?2 AND withdrawn_at IS NULL AND recorded_at <= ?1`
)

// NextCampaign makes history of what was recorded until another campaign began: it
// stays in the numbers of its time, and is nobody's current report; drafts and calls
// of then are over. It tells how many units had reported. What comes meanwhile is the
// new campaign's, and after a kill it goes on when it is called again with the same
// moment.
func (s *Store) NextCampaign(ctx context.Context, at time.Time) (units int, err error) {
	behind := bot.UnitID(0)
	err = paced(func(most int) (more bool, err error) {
		var done []bot.UnitID
		err = s.write(ctx, func(t *tx) (err error) {
			if done, err = t.unitsOfBefore(behind, at, most); err != nil {
				return err
			}
			for _, unit := range done {
				if _, err := t.exec(ofBefore, millis(at), unit); err != nil {
					return err
				}
				if err := t.settle(unit); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil && len(done) > 0 {
			units, behind = units+len(done), done[len(done)-1]
		}
		return len(done) == most, err
	})
	if err != nil {
		return units, err
	}
	return units, s.write(ctx, func(t *tx) error {
		if _, err := t.exec(`DELETE FROM drafts WHERE at <= ?`, millis(at)); err != nil {
			return err
		}
		_, err := t.exec(`DELETE FROM calls WHERE at <= ?`, millis(at))
		return err
	})
}

func (c *conn) unitsOfBefore(behind bot.UnitID, at time.Time, most int) (units []bot.UnitID, err error) {
	err = c.each(unitsOfBefore, []any{behind, millis(at), most}, func(row *sqlx.Rows) error {
		var id bot.UnitID
		err := row.Scan(&id)
		units = append(units, id)
		return err
	})
	return units, err
}
