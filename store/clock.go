package store

import (
	"context"
	"time"
)

// clockSlack is what clocks that are well differ by between two steps of a row.
const clockSlack = 2 * time.Second

// mendings make due what waits only because the clock was ahead when its times
// were written. ?1 is now, ?2 now and the slack. Reminders and jobs that have an
// hour of their own are left: theirs may lie ahead.
var mendings = []struct {
	query string
	wakes Queue
}{
	{`UPDATE outbox SET not_before = ?1, at = ?1, claimed_at = 0
	  WHERE state = 'waiting' AND (claimed_at > ?2 OR unasked = FALSE AND at > ?2)`, Outbox},
	{`UPDATE inbox SET not_before = ?1, claimed_at = 0 WHERE state = 'waiting' AND claimed_at > ?2`, Inbox},
	{`UPDATE pictures SET not_before = ?1, claimed_at = 0
	  WHERE state = 'waiting' AND (claimed_at > ?2 OR tries = 0 AND not_before > ?2)`, Pictures},
	{`UPDATE jobs SET not_before = ?1, at = ?1, claimed_at = 0
	  WHERE state = 'waiting' AND (claimed_at > ?2 OR at > ?2 AND not_before <= at)`, Jobs},
}

// shortenings let a lease that a worker still holds run its time and no longer.
// A job's end of the lease names its claim, and stays: its worker ends it.
var shortenings = []string{
	`UPDATE outbox SET lease_until = ?1 WHERE state = 'waiting' AND lease_until > ?1`,
	`UPDATE inbox SET lease_until = ?1 WHERE state = 'waiting' AND lease_until > ?1`,
	`UPDATE pictures SET lease_until = ?1 WHERE state = 'waiting' AND lease_until > ?1`,
}

// longestLease is longer than any worker leases a row for.
const longestLease = 90 * time.Second

// MendTimes is called when the program starts and when the clock was set: what
// was written while it was ahead is due at once, and not when that time comes.
// It tells how many rows there were.
func (s *Store) MendTimes(ctx context.Context, now time.Time) (rows int64, err error) {
	ahead := millis(now.Add(clockSlack))
	err = s.write(ctx, func(t *tx) error {
		rows = 0
		for _, m := range mendings {
			n, err := t.exec(m.query, millis(now), ahead)
			if err != nil {
				return err
			}
			if rows += n; n > 0 {
				t.wake(m.wakes)
			}
		}
		for _, query := range shortenings {
			if _, err := t.exec(query, millis(now.Add(longestLease))); err != nil {
				return err
			}
		}
		n, err := t.exec(`DELETE FROM holds WHERE since > ?`, ahead)
		rows += n
		return err
	})
	return rows, err
}
