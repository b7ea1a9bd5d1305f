package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// setBack is how long before its hour a round that was frozen is taken for the work of a
// clock that was ahead. Closer to it the clock may be what is wrong now, set back by an
// hour: nothing is to be done twice.
const setBack = 2 * time.Hour

// begunAhead are the rounds to come of which something is done at a moment that is to come
// as well. ?1 is now, ?2 the hour behind which they are to come.
const begunAhead = `SELECT id, coalesce(area_id, 0), day, units_at, areas_at, version FROM rounds r WHERE removed = FALSE AND units_at > ?2
  AND (EXISTS (SELECT 1 FROM forms f WHERE f.round_id = r.id AND f.version = r.version AND f.at > ?1)
    OR EXISTS (SELECT 1 FROM occasions o WHERE o.key >= r.id || '.' || r.version || ':' AND o.key < r.id || '.' || r.version || ';' AND o.done > ?1))`

// ofItsRound holds for a cut-off of the round as it stands: what a clock that was ahead
// froze before the hour counts for nothing.
const ofItsRound = ` AND coalesce((SELECT r.version FROM rounds r WHERE r.id = f.round_id), f.version) = f.version`

// MendRounds is MendTimes by the office's clock: rounds that were frozen, or reminded of,
// before their hour begin anew. It tells how many there were.
func (s *Store) MendRounds(ctx context.Context, now time.Time) (rounds int, err error) {
	err = s.write(ctx, func(t *tx) error {
		var ahead bot.Rounds
		if err := t.each(begunAhead, []any{millis(now), millis(now.Add(setBack))}, func(row *sqlx.Rows) error {
			var r bot.Round
			err := row.Scan(roundInto(&r)...)
			ahead = append(ahead, r)
			return err
		}); err != nil {
			return err
		}
		rounds = len(ahead)
		for _, r := range ahead {
			if err := t.beginAnew(r); err != nil {
				return err
			}
		}
		_, err := t.exec(`UPDATE reminded SET at = ?1 WHERE at > ?1`, millis(now))
		return err
	})
	return rounds, err
}

// beginAnew makes another version of the round of the same hours.
func (t *tx) beginAnew(r bot.Round) error {
	if err := t.takeBackRound(r.ID, r.Version); err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE rounds SET version = version + 1 WHERE id = ?`, r.ID); err != nil {
		return err
	}
	r.Version++
	return t.planRound(r)
}
