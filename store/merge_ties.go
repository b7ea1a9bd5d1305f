package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// mergedTie is a reporter's tie that a merge moved, with the one that the person had
// to the other unit before.
type mergedTie struct {
	Account bot.AccountID `json:"account"`
	Was     tied          `json:"was"`
	Had     *tied         `json:"had,omitempty"`
}

type tied struct {
	Verified bool  `json:"verified,omitempty"`
	Since    int64 `json:"since"`
}

// joined is the tie that a merge leaves: verified if either was.
func (m mergedTie) joined() tied {
	if m.Had == nil || m.Was.Verified && !m.Had.Verified {
		return m.Was
	}
	return *m.Had
}

const tiesOfBoth = `SELECT r.account_id, r.verified, r.since, s.verified, s.since FROM reporters r
  LEFT JOIN reporters s ON s.account_id = r.account_id AND s.unit_id = ?2 WHERE r.unit_id = ?1 ORDER BY r.account_id`

// joinTies moves the reporters of one unit to the other.
func (t *tx) joinTies(from, into bot.UnitID) ([]mergedTie, error) {
	ties := []mergedTie{}
	err := t.each(tiesOfBoth, []any{from, into}, func(row *sqlx.Rows) error {
		var m mergedTie
		var verified *bool
		var since *int64
		err := row.Scan(&m.Account, &m.Was.Verified, &m.Was.Since, &verified, &since)
		if since != nil && verified != nil {
			m.Had = &tied{*verified, *since}
		}
		ties = append(ties, m)
		return err
	})
	for _, m := range ties {
		if err == nil {
			err = t.tie(m.Account, into, m.joined())
		}
	}
	if err == nil {
		_, err = t.exec(`DELETE FROM reporters WHERE unit_id = ?`, from)
	}
	return ties, err
}

// tie makes the tie as it says.
func (t *tx) tie(account bot.AccountID, unit bot.UnitID, as tied) error {
	_, err := t.exec(`INSERT INTO reporters (account_id, unit_id, verified, since) VALUES (?, ?, ?, ?)
	  ON CONFLICT (account_id, unit_id) DO UPDATE SET verified = excluded.verified, since = excluded.since`, account, unit, as.Verified, as.Since)
	return err
}

// partTies gives the reporters back, but for those who were taken off since; what
// was changed since of the other tie stays.
func (t *tx) partTies(from, into bot.UnitID, ties []mergedTie) error {
	for _, m := range ties {
		var now tied
		found, err := t.one(`SELECT verified, since FROM reporters WHERE account_id = ? AND unit_id = ?`, []any{m.Account, into}, &now.Verified, &now.Since)
		if err != nil {
			return err
		}
		if !found {
			continue
		}
		if err := t.tie(m.Account, from, m.Was); err != nil {
			return err
		}
		if now != m.joined() {
			continue
		}
		if m.Had != nil {
			err = t.tie(m.Account, into, *m.Had)
		} else {
			err = t.removeReporter(bot.RemoveReporter{Unit: into, Account: m.Account})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
