package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// do writes a job, once per key. Every kind looks for work when it is woken, so one
// that is due later wakes nobody.
func (t *tx) do(w bot.Do) error {
	if w.Key == "" || w.Kind == "" {
		return bot.Fail(bot.Invalid, "store: job without a key or a kind", nil)
	}
	now := time.Now()
	_, err := t.exec(`INSERT INTO jobs (key, kind, args, at, not_before) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
		w.Key, w.Kind, toJSON(w.Args), millis(now), millis(w.NotBefore))
	if !w.NotBefore.After(now) {
		t.wake(Jobs)
	}
	return err
}

const dueJobs = `SELECT id FROM jobs WHERE state = 'waiting' AND kind = ?3 AND not_before <= ?1 AND lease_until <= ?4
  ORDER BY not_before, id LIMIT ?2`

// A claim is a try: one that a kill ended is counted like any other.
const claimJob = `UPDATE jobs SET owner = ?2, lease_until = ?3, claimed_at = ?4, tries = tries + 1
  WHERE id = ?1 AND state = 'waiting' AND lease_until <= ?4 RETURNING id, key, kind, args, tries - 1, at, lease_until`

// ClaimJobs leases jobs of the kind whose hour has come by due, oldest first. Leases
// go by now.
func (s *Store) ClaimJobs(ctx context.Context, kind string, due, now time.Time, lease time.Duration, most int) (list []bot.Job, err error) {
	some := false
	err = s.readOne(ctx, func(c *conn) error {
		ids, err := c.ids(dueJobs, millis(due), 1, kind, millis(now))
		some = len(ids) > 0
		return err
	})
	if err != nil || !some {
		return nil, err
	}
	err = s.write(ctx, func(t *tx) error {
		list = nil
		ids, err := t.ids(dueJobs, millis(due), most, kind, millis(now))
		if err != nil {
			return err
		}
		for _, id := range ids {
			err := t.each(claimJob, []any{id, s.Copy(), millis(now.Add(lease)), millis(now)}, func(row *sqlx.Rows) error {
				var j bot.Job
				err := row.Scan(&j.Row, &j.Key, &j.Kind, (*[]byte)(&j.Args), &j.Tries, moment{&j.Since}, moment{&j.Until})
				list = append(list, j)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// FinishJob ends a job together with what came of it, in one transaction. With a
// next time the job waits for it instead. bot.Conflict: the claim has run out and
// the job is somebody else's; nothing was written.
func (s *Store) FinishJob(ctx context.Context, j bot.Job, writes []bot.Write, next time.Time) error {
	end, at := `state = 'done', args = '', done_at = ?3`, time.Now()
	if !next.IsZero() {
		end, at = `tries = 0, not_before = ?3`, next
	}
	return s.write(ctx, func(t *tx) error {
		if err := t.moveJob(j, end, millis(at)); err != nil {
			return err
		}
		return s.applyAll(t, writes)
	})
}

// JobLater puts a job back until notBefore.
func (s *Store) JobLater(ctx context.Context, j bot.Job, notBefore time.Time) error {
	return s.write(ctx, func(t *tx) error { return t.moveJob(j, `not_before = ?3`, millis(notBefore)) })
}

// JobFailed sets a job aside for good, with what is to be said of it. Why is a
// code, never the text of an error.
func (s *Store) JobFailed(ctx context.Context, j bot.Job, why string, writes []bot.Write) error {
	return s.write(ctx, func(t *tx) error {
		if err := t.moveJob(j, `state = 'failed', args = '', done_at = ?3, why = ?4`, millis(time.Now()), why); err != nil {
			return err
		}
		return s.applyAll(t, writes)
	})
}

// applyAll does writes whose outcome nobody waits for.
func (s *Store) applyAll(t *tx, writes []bot.Write) error {
	var out bot.Outcome
	for _, w := range writes {
		if err := s.apply(t, w, &out); err != nil {
			return err
		}
	}
	return nil
}

// moveJob changes a job under its claim, and ends the claim.
func (t *tx) moveJob(j bot.Job, set string, args ...any) error {
	n, err := t.exec(`UPDATE jobs SET owner = '', lease_until = 0, `+set+` WHERE id = ?1 AND state = 'waiting' AND lease_until = ?2`,
		append([]any{j.Row, millis(j.Until)}, args...)...)
	if err == nil && n == 0 {
		return conflict("job")
	}
	return err
}

// EndUnknown sets aside the jobs that have been due since before and are of none of
// the kinds: nobody does them any more. It tells their kinds. Work that recurs is
// forgotten instead: whoever does it again plans it anew.
func (s *Store) EndUnknown(ctx context.Context, kinds []string, before time.Time) (ended []string, err error) {
	err = s.write(ctx, func(t *tx) error {
		ended = nil
		if _, err := t.exec(forgetUnknown, listed(kinds), millis(before)); err != nil {
			return err
		}
		return t.all(&ended, endUnknown, listed(kinds), millis(before), millis(time.Now()))
	})
	return ended, err
}

var forgetUnknown = `DELETE FROM jobs WHERE state = 'waiting' AND key = 'every:' || kind AND not_before < ?2 AND NOT ` + among("kind", 1)

var endUnknown = `UPDATE jobs SET state = 'failed', args = '', done_at = ?3, why = 'unknown'
  WHERE state = 'waiting' AND not_before < ?2 AND NOT ` + among("kind", 1) + ` RETURNING kind`

// PurgeJobs removes jobs that were finished before that moment.
func (s *Store) PurgeJobs(ctx context.Context, before time.Time) error {
	return s.clear(ctx, `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE state <> 'waiting' AND done_at < ? LIMIT ?)`, millis(before))
}

// JobWaiting is the key of a job that is still to be done, of those whose keys begin
// so; "" when there is none.
func (n *Snapshot) JobWaiting(prefix string) (key string, err error) {
	_, err = n.c.one(`SELECT key FROM jobs WHERE state = 'waiting' AND key >= ? AND key < ? ORDER BY key LIMIT 1`, []any{prefix, prefix + "\U0010FFFF"}, &key)
	return key, err
}
