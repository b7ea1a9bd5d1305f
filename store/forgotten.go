package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// traces are what stays of who was taken out: enough to find the person again in a
// backup, and nothing from which it could be read who it was.
func (s *Store) traces(l leaver, at time.Time) (list []bot.Trace) {
	for _, name := range []string{l.id, l.chat} {
		if t := (bot.Trace{Hash: s.traceOf(name), At: at}); len(list) == 0 || list[0] != t {
			list = append(list, t)
		}
	}
	return list
}

func (s *Store) traceOf(name string) string {
	mac := hmac.New(sha256.New, []byte(s.Identity()))
	_, _ = mac.Write([]byte("forgotten " + name))
	return hex.EncodeToString(mac.Sum(nil))
}

// trace keeps the last time at which somebody was taken out.
func (t *tx) trace(w bot.Trace) error {
	_, err := t.exec(`INSERT INTO forgotten (hash, at) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET at = excluded.at`, w.Hash, millis(w.At))
	return err
}

// ReadForgotten reads who was taken out of the database in dir, whatever its schema.
func ReadForgotten(ctx context.Context, dir string) (list []bot.Trace, err error) {
	if _, err := os.Stat(DatabaseFile(dir)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	db, err := connect(ctx, lookDSN(dir))
	if err != nil {
		return nil, fail("forgotten", err)
	}
	defer func() { _ = db.Close() }()
	var there int
	err = db.GetContext(ctx, &there, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'forgotten'`)
	if err != nil || there == 0 {
		return nil, fail("forgotten", err)
	}
	rows, err := db.QueryxContext(ctx, `SELECT hash, at FROM forgotten ORDER BY at, hash`)
	if err != nil {
		return nil, fail("forgotten", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var w bot.Trace
		if err := rows.Scan(&w.Hash, moment{&w.At}); err != nil {
			return nil, fail("forgotten", err)
		}
		list = append(list, w)
	}
	return list, fail("forgotten", rows.Err())
}

// leavingName is the list of whom the next Open takes out, before it is open.
const leavingName = "leaving"

// writeLeaving writes it, or makes sure that there is none.
func writeLeaving(dir string, list []bot.Trace) error {
	path := filepath.Join(dir, leavingName)
	if len(list) == 0 {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return disk.Write(path, text)
}

// takeOutLeaving takes out who is on that list, and ends it.
func (s *Store) takeOutLeaving(ctx context.Context) error {
	path := filepath.Join(s.dir, leavingName)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var list []bot.Trace
	if err == nil {
		err = json.Unmarshal(text, &list)
	}
	if err != nil {
		return fail("leaving", err)
	}
	found, err := s.traced(ctx, list)
	for _, id := range found {
		if err == nil {
			_, err = s.Forget(ctx, id)
		}
	}
	if err == nil {
		err = s.Scrub(ctx)
	}
	if err != nil {
		return err
	}
	return fail("leaving", os.Remove(path))
}

// allPersons are the accounts of which anything is recorded.
const allPersons = `SELECT id FROM accounts UNION SELECT account_id FROM pictures UNION SELECT account_id FROM audit UNION SELECT account_id FROM views`

func (t *tx) leaveOffice(id bot.AccountID) error {
	_, err := t.exec(`UPDATE accounts SET role = '', scope = '' WHERE id = ? AND role <> ''`, id)
	if err == nil {
		_, err = t.exec(`DELETE FROM administrators WHERE account_id = ?`, id)
	}
	if err == nil {
		_, err = t.exec(`DELETE FROM deputies WHERE deputy = ?`, id)
	}
	return err
}

// traced finds the accounts that the traces are of. An officer of the backup is one
// no longer: it was taken out after that.
func (s *Store) traced(ctx context.Context, list []bot.Trace) (found []bot.AccountID, err error) {
	gone := map[string]bool{}
	for _, w := range list {
		gone[w.Hash] = true
	}
	err = s.write(ctx, func(t *tx) error {
		found = nil
		err := t.each(allPersons, nil, func(row *sqlx.Rows) error {
			var id bot.AccountID
			err := row.Scan(&id)
			if gone[s.traceOf(string(id))] {
				found = append(found, id)
			}
			return err
		})
		for _, id := range found {
			if err == nil {
				err = t.leaveOffice(id)
			}
		}
		return err
	})
	return found, err
}
