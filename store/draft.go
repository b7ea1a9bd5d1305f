package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// noteDraft keeps the person's report in the making, unless it was sent meanwhile.
const noteDraft = `INSERT INTO drafts (account_id, draft, unit_id, wants, at)
  SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM reports WHERE draft = ?2)
  ON CONFLICT (account_id) DO UPDATE SET draft = excluded.draft, unit_id = excluded.unit_id, wants = excluded.wants, at = excluded.at
  WHERE drafts.at <= excluded.at`

func (t *tx) noteDraft(w bot.NoteDraft) error {
	if err := t.meet(w.Account, w.Chat, millis(w.At)); err != nil {
		return err
	}
	_, err := t.exec(noteDraft, w.Account, w.Draft, w.Unit, w.Wants, millis(w.At))
	return err
}

func (t *tx) forgetDraft(draft bot.DraftID, by bot.AccountID) error {
	_, err := t.exec(`DELETE FROM drafts WHERE account_id = ? AND draft = ?`, by, draft)
	return err
}

// PurgeDrafts removes what is known of reports in the making that were begun before
// that moment.
func (s *Store) PurgeDrafts(ctx context.Context, before time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM drafts WHERE at < ?`, millis(before))
		return err
	})
}
