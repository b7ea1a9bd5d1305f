package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// keepOutages is longer than any round waits for one.
const keepOutages = 24 * time.Hour

// Beat notes that a platform was read: whichever of several copies reads it, the row is
// one. That it was not read before shows by the row's age, so nobody has to be there to
// write it down.
func (s *Store) Beat(ctx context.Context, b bot.Beat) error {
	return s.write(ctx, func(t *tx) error {
		var last time.Time
		known, err := t.one(`SELECT read_at FROM heartbeats WHERE channel = ?`, []any{b.Channel}, moment{&last})
		if err != nil || known && !b.Set && !b.At.After(last) {
			return err
		}
		if known && !b.Set && b.At.Sub(last) > bot.OutageLeast {
			if _, err := t.exec(`INSERT INTO outages (channel, since) VALUES (?, ?) ON CONFLICT (channel, since) DO NOTHING`, b.Channel, millis(last)); err != nil {
				return err
			}
		}
		if _, err := t.exec(`INSERT INTO heartbeats (channel, read_at) VALUES (?, ?) ON CONFLICT (channel) DO UPDATE SET read_at = excluded.read_at`,
			b.Channel, millis(b.At)); err != nil || b.Behind {
			return err
		}
		_, err = t.exec(`UPDATE outages SET until = ? WHERE channel = ? AND until IS NULL`, millis(b.At), b.Channel)
		return err
	})
}

// PurgeOutages removes what no round asks for any more.
func (s *Store) PurgeOutages(ctx context.Context, now time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM outages WHERE coalesce(until, since) < ?`, millis(now.Add(-keepOutages)))
		return err
	})
}

// Outages are those of the last day, and for each platform what may be one: that it was
// not read since.
func (n *Snapshot) Outages() ([]bot.Outage, error) { return n.c.outages() }

func (c *conn) outages() (list []bot.Outage, err error) {
	err = c.each(`SELECT channel, since, until FROM outages UNION ALL SELECT channel, read_at, NULL FROM heartbeats ORDER BY 1, 2`, nil, func(row *sqlx.Rows) error {
		var o bot.Outage
		err := row.Scan(&o.Channel, moment{&o.Since}, moment{&o.Until})
		list = append(list, o)
		return err
	})
	return list, err
}
