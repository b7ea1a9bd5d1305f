package store

import (
	"context"
	"time"
)

// Counts are for metrics and doctor.
type Counts struct {
	Parked, Dead                   int // events
	Unsaid, Unasked, Failed        int // messages: answers, reminders, set aside
	PicturesWaiting, PicturesDead  int
	JobsWaiting, JobsFailed        int
	OldestParked, OldestUnsaid     time.Time // zero for none
	LastGivenUp                    time.Time // of events, messages, pictures and jobs; zero for none
	Units, Reports, Accounts, Open int       // Open: wishes about personal data that wait for an answer
}

const counts = `SELECT
  (SELECT count(*) FROM inbox WHERE state = 'waiting'), (SELECT count(*) FROM inbox WHERE state = 'dead'),
  (SELECT count(*) FROM outbox WHERE state = 'waiting' AND unasked = FALSE),
  (SELECT count(*) FROM outbox WHERE state = 'waiting' AND unasked = TRUE),
  (SELECT count(*) FROM outbox WHERE state = 'failed'),
  (SELECT count(*) FROM pictures WHERE state = 'waiting'), (SELECT count(*) FROM pictures WHERE state = 'failed'),
  (SELECT count(*) FROM jobs WHERE state = 'waiting'), (SELECT count(*) FROM jobs WHERE state = 'failed'),
  (SELECT min(at) FROM inbox WHERE state = 'waiting'), (SELECT min(at) FROM outbox WHERE state = 'waiting' AND unasked = FALSE),
  (SELECT max(g.at) FROM (SELECT max(at) AS at FROM inbox WHERE state = 'dead'
    UNION ALL SELECT max(at) FROM outbox WHERE state = 'failed' UNION ALL SELECT max(at) FROM pictures WHERE state = 'failed'
    UNION ALL SELECT max(at) FROM jobs WHERE state = 'failed') g),
  (SELECT count(*) FROM units), (SELECT count(*) FROM reports), (SELECT count(*) FROM accounts),
  (SELECT count(*) FROM wishes WHERE done_at IS NULL)`

// Counts counts what waits and what failed.
func (s *Store) Counts(ctx context.Context) (n Counts, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(counts, nil, &n.Parked, &n.Dead, &n.Unsaid, &n.Unasked, &n.Failed, &n.PicturesWaiting, &n.PicturesDead,
			&n.JobsWaiting, &n.JobsFailed,
			moment{&n.OldestParked}, moment{&n.OldestUnsaid}, moment{&n.LastGivenUp},
			&n.Units, &n.Reports, &n.Accounts, &n.Open)
		return err
	})
	return n, err
}

const stillUndone = `SELECT (SELECT count(*) FROM jobs WHERE state = 'waiting' AND not_before <= ?1),
  (SELECT count(*) FROM outbox WHERE state = 'waiting' AND not_before <= ?2)`

// Undone is how many jobs, whose hour has come by due, and how many messages, whose own has come
// by said, are not finished yet.
func (s *Store) Undone(ctx context.Context, due, said time.Time) (jobs, messages int, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(stillUndone, []any{millis(due), millis(said)}, &jobs, &messages)
		return err
	})
	return jobs, messages, err
}
