package store

import (
	"vneidbot/bot"
)

// ensureAccount writes the account's row with the first thing that lasts.
func (t *tx) ensureAccount(id bot.AccountID, at int64) error {
	_, err := t.exec(`INSERT INTO accounts (id, created_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`, id, at)
	return err
}

// privateKey is the chat's key when a person can be written to there, else "".
func privateKey(c bot.Chat) string {
	if c.Group || c.ID == "" {
		return ""
	}
	return c.Key()
}

// setAccount records what is given and leaves the rest. That somebody blocked
// the bot makes no record of a person who has none.
func (t *tx) setAccount(w bot.SetAccount) error {
	if w.Blocked != nil && w == (bot.SetAccount{ID: w.ID, Chat: w.Chat, Blocked: w.Blocked, At: w.At}) {
		_, err := t.exec(`UPDATE accounts SET blocked = ?2 WHERE id = ?1`, w.ID, *w.Blocked)
		return err
	}
	_, err := t.exec(`INSERT INTO accounts (id, chat_key, name, post, phone, lang, notice, contact, blocked, created_at)
	  VALUES (?1, ?2, coalesce(?3, ''), coalesce(?4, ''), coalesce(?5, ''), coalesce(?6, ''),
	    coalesce(?7, 0), coalesce(?8, FALSE), coalesce(?9, FALSE), ?10)
	  ON CONFLICT (id) DO UPDATE SET chat_key = CASE WHEN ?2 = '' THEN accounts.chat_key ELSE ?2 END,
	    name = coalesce(?3, accounts.name), post = coalesce(?4, accounts.post), phone = coalesce(?5, accounts.phone),
	    lang = coalesce(?6, accounts.lang), notice = coalesce(?7, accounts.notice),
	    contact = coalesce(?8, accounts.contact), blocked = coalesce(?9, accounts.blocked)`,
		w.ID, privateKey(w.Chat), given(w.Name), given(w.Post), given(w.Phone), given(w.Lang),
		given(w.Notice), given(w.Contact), given(w.Blocked), millis(w.At))
	return err
}

// given is the value, or NULL for a field that stays as it is.
func given[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// meet writes the account's row if it is new, and where it can be written to.
func (t *tx) meet(id bot.AccountID, chat bot.Chat, at int64) error {
	_, err := t.exec(`INSERT INTO accounts (id, chat_key, created_at) VALUES (?1, ?2, ?3)
	  ON CONFLICT (id) DO UPDATE SET chat_key = ?2 WHERE ?2 NOT IN ('', accounts.chat_key)`, id, privateKey(chat), at)
	return err
}

// recordWish keeps a wish about personal data until an officer has answered it.
func (t *tx) recordWish(w bot.RecordWish) error {
	if err := t.ensureAccount(w.Account, millis(w.At)); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO wishes (event, account_id, kind, text, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING`,
		w.Event, w.Account, w.Kind, w.Text, millis(w.At))
	return err
}

// accountColumns select an account in the order of accountInto.
const accountColumns = `c.id, c.name, c.post, c.phone, c.lang, ` + roleOfC + `, c.scope, c.notice, c.contact`

// The role of an account that a query calls c, or a.
const (
	roleOfC = `CASE WHEN EXISTS (SELECT 1 FROM administrators w WHERE w.account_id = c.id) THEN 'admin' ELSE c.role END`
	roleOfA = `CASE WHEN EXISTS (SELECT 1 FROM administrators w WHERE w.account_id = a.id) THEN 'admin' ELSE a.role END`
)

func accountInto(a *bot.Account) []any {
	return []any{&a.ID, &a.Name, &a.Post, &a.Phone, &a.Lang, &a.Role, asJSON{&a.Scope}, &a.Notice, &a.Contact}
}
