package store

import (
	"context"
	"slices"
	"time"

	"vneidbot/bot"
)

// DeskPage is what the officers' page keeps: its browsers, and what was said to them.
type DeskPage struct{ s *Store }

// DeskPage gives the page's part of the store.
func (s *Store) DeskPage() *DeskPage { return &DeskPage{s} }

// offerPage keeps the hashes of a link and a code.
func (t *tx) offerPage(w bot.OfferPage) error {
	for _, hash := range []string{w.Link, w.Code} {
		_, err := t.exec(`INSERT INTO page_offers (event, hash, account_id, at, until) VALUES (?, ?, ?, ?, ?) ON CONFLICT (event, hash) DO NOTHING`,
			w.Event, hash, w.Account, millis(w.At), millis(w.Until))
		if err != nil {
			return err
		}
	}
	return nil
}

// openOffer is the offer with a hash while it is good. Of two with the same code,
// which is a matter of chance, it is the newer one.
const openOffer = `FROM page_offers WHERE hash = ?1 AND session = '' AND until > ?2 ORDER BY until DESC LIMIT 1`

// Offer is whose offer has the hash of a link or a code, "" when there is none
// that can be opened.
func (p *DeskPage) Offer(ctx context.Context, hash string, now time.Time) (account bot.AccountID, err error) {
	err = p.s.readOne(ctx, func(c *conn) error {
		_, err := c.one(`SELECT account_id `+openOffer, []any{hash, millis(now)}, &account)
		return err
	})
	return account, err
}

// openPage spends the offer and begins the session of whoever was offered it.
func (t *tx) openPage(w bot.OpenPage) error {
	n, err := t.exec(`UPDATE page_offers SET session = ?3 WHERE event = (SELECT event `+openOffer+`) AND account_id = ?4`,
		w.Offer, millis(w.At), w.Session.ID, w.Session.Account)
	if err != nil {
		return err
	}
	if n == 0 {
		return conflict("open page")
	}
	_, err = t.exec(`INSERT INTO page_sessions (id, cookie, account_id, at, until) VALUES (?, ?, ?, ?, ?)`,
		w.Session.ID, w.Cookie, w.Session.Account, millis(w.At), millis(w.Session.Until))
	return err
}

// closePage ends one session of an account.
func (t *tx) closePage(w bot.ClosePage) error {
	_, err := t.exec(`DELETE FROM page_sessions WHERE id = ? AND account_id = ?`, w.Session, w.Account)
	return err
}

// PageOpen tells whether the account has that session.
func (n *Snapshot) PageOpen(account bot.AccountID, session string) (bool, error) {
	return n.c.one(`SELECT 1 FROM page_sessions WHERE id = ? AND account_id = ?`, []any{session, account}, new(int))
}

// closePages ends all of an account, and what would open more.
func (t *tx) closePages(account bot.AccountID) error {
	if _, err := t.exec(`DELETE FROM page_offers WHERE account_id = ?`, account); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM page_sessions WHERE account_id = ?`, account)
	return err
}

// Session is the one with the hash of a cookie, nil when it is over.
func (p *DeskPage) Session(ctx context.Context, cookie string, now time.Time) (*bot.PageSession, error) {
	var s *bot.PageSession
	err := p.s.readOne(ctx, func(c *conn) error {
		var one bot.PageSession
		found, err := c.one(`SELECT id, account_id, until, said FROM page_sessions WHERE cookie = ? AND until > ?`, []any{cookie, millis(now)},
			&one.ID, &one.Account, moment{&one.Until}, asJSON{&one.Said})
		if found {
			s = &one
		}
		return err
	})
	return s, err
}

// Hear notes which event of a session is answered next: what was said before it goes. The
// same event again is the one that was answered; old is one that was answered before
// others, and is not answered anew.
func (p *DeskPage) Hear(ctx context.Context, session string, next bot.PageSaid) (old bool, err error) {
	err = p.change(ctx, session, func(said *bot.PageSaid) {
		if old = slices.Contains(said.Before, next.Event); said.Event == next.Event {
			return
		}
		before := append(said.Before, said.Event)
		next.Before = before[max(0, len(before)-heardMost):]
		*said = next
	})
	return old, err
}

// heardMost is how many events of a session are remembered.
const heardMost = 64

// saidMost is how many messages stand on a page; the oldest go.
const saidMost = 12

// Say adds a message to what is said to a session; bot.NotFound when it is over.
func (p *DeskPage) Say(ctx context.Context, session string, m bot.Message) error {
	return p.change(ctx, session, func(said *bot.PageSaid) {
		said.Messages = append(said.Messages, m)
		said.Messages = said.Messages[max(0, len(said.Messages)-saidMost):]
	})
}

// change reads and then writes, which the one writer makes safe.
func (p *DeskPage) change(ctx context.Context, session string, change func(*bot.PageSaid)) error {
	return p.s.write(ctx, func(t *tx) error {
		var said bot.PageSaid
		found, err := t.one(`SELECT said FROM page_sessions WHERE id = ?`, []any{session}, asJSON{&said})
		if err == nil && !found {
			err = bot.Fail(bot.NotFound, "store: page session", errNoRow)
		}
		if err != nil {
			return err
		}
		change(&said)
		_, err = t.exec(`UPDATE page_sessions SET said = ? WHERE id = ?`, toJSON(said), session)
		return err
	})
}

// Purge removes what is over.
func (p *DeskPage) Purge(ctx context.Context, now time.Time) error {
	return p.s.write(ctx, func(t *tx) error {
		if _, err := t.exec(`DELETE FROM page_offers WHERE until <= ?`, millis(now)); err != nil {
			return err
		}
		_, err := t.exec(`DELETE FROM page_sessions WHERE until <= ?`, millis(now))
		return err
	})
}
