package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

const duePictures = `SELECT event FROM pictures WHERE state = 'waiting' AND not_before <= ?1 AND lease_until <= ?1
  ORDER BY not_before LIMIT ?2`

const claimPicture = `UPDATE pictures SET owner = ?2, lease_until = ?3, claimed_at = ?4 WHERE event = ?1 AND state = 'waiting' AND lease_until <= ?4
  RETURNING event, chat, account_id, draft, coalesce(report_id, ''), file, tries`

// ClaimPictures leases pictures that have to be fetched, oldest first.
func (s *Store) ClaimPictures(ctx context.Context, now time.Time, lease time.Duration, most int) (list []bot.PictureJob, err error) {
	due, err := s.duePictures(ctx, now)
	if err != nil || !due {
		return nil, err
	}
	err = s.write(ctx, func(t *tx) error {
		list = nil
		var events []string
		if err := t.all(&events, duePictures, millis(now), most); err != nil {
			return err
		}
		for _, event := range events {
			var j bot.PictureJob
			found, err := t.one(claimPicture, []any{event, s.Copy(), millis(now.Add(lease)), millis(now)}, &j.Event, asJSON{&j.Chat},
				&j.Account, &j.Draft, &j.Report, orZero{&j.File}, &j.Tries)
			ok, err := readable(err, func() error { // of a chat that nobody can read nobody can be told
				_, err := t.failPicture(event, bot.FaultFailed)
				return err
			})
			if err != nil {
				return err
			}
			if ok && found {
				list = append(list, j)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

func (s *Store) duePictures(ctx context.Context, now time.Time) (due bool, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		due, err = c.one(duePictures, []any{millis(now), 1}, new(string))
		return err
	})
	return due, err
}

// PictureKept records that the bytes are on the disk. Those of a picture that
// was dropped meanwhile are named by nobody, and swept. The writes are of the same
// transaction.
func (s *Store) PictureKept(ctx context.Context, event string, k bot.Kept, writes ...bot.Write) error {
	return s.write(ctx, func(t *tx) error {
		n, err := t.exec(`UPDATE pictures SET state = 'kept', fault = '', sha256 = ?2, mime = ?3, size = ?4, width = ?5, height = ?6,
		  owner = '', lease_until = 0 WHERE event = ?1 AND state IN ('waiting', 'kept', 'failed')`,
			event, k.SHA256, k.Mime, k.Size, k.Width, k.Height)
		if err != nil || n == 0 {
			return err
		}
		if err := s.applyAll(t, writes); err != nil {
			return err
		}
		return t.flagPictures(event)
	})
}

// PictureLater puts a picture back until notBefore, with so many tries.
func (s *Store) PictureLater(ctx context.Context, event string, notBefore time.Time, tries int) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`UPDATE pictures SET tries = ?3, not_before = ?2, owner = '', lease_until = 0
		  WHERE event = ?1 AND state = 'waiting'`, event, millis(notBefore), tries)
		t.wake(Pictures)
		return err
	})
}

// PictureFailed sets a picture aside, flags its report when that is left without
// any, and does the writes in the same transaction. One that was dropped or is
// settled already is left as it is.
func (s *Store) PictureFailed(ctx context.Context, event string, fault bot.PictureFault, writes []bot.Write) error {
	return s.write(ctx, func(t *tx) error {
		failed, err := t.failPicture(event, fault)
		if err != nil || !failed {
			return err
		}
		return s.applyAll(t, writes)
	})
}

func (t *tx) failPicture(event string, fault bot.PictureFault) (bool, error) {
	n, err := t.exec(`UPDATE pictures SET state = 'failed', fault = ?2, owner = '', lease_until = 0
	  WHERE event = ?1 AND state = 'waiting'`, event, fault)
	if err != nil || n == 0 {
		return false, err
	}
	return true, t.flagPictures(event)
}

const reportWithPicture = `SELECT r.id, r.unit_id, r.flags,
    NOT EXISTS (SELECT 1 FROM pictures q WHERE q.report_id = r.id AND q.state IN ('waiting', 'kept'))
  FROM pictures p JOIN reports r ON r.id = p.report_id WHERE p.event = ?`

// flagPictures marks the report of the picture when none of its pictures could
// be fetched, and takes the mark off when one is there after all.
func (t *tx) flagPictures(event string) error {
	var report bot.ReportID
	var unit bot.UnitID
	var flags string
	var lost bool
	found, err := t.one(reportWithPicture, []any{event}, &report, &unit, &flags, &lost)
	if err != nil || !found {
		return err
	}
	if err := t.setFlags(report, flags, bot.FlagNoPicture, lost); err != nil {
		return err
	}
	if err := t.flagCopies(report); err != nil {
		return err
	}
	return t.await(unit)
}
