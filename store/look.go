package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Look answers the needs of a step from one snapshot. The sender's account and
// units, and the chat's backlog, are always answered.
func (s *Store) Look(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error) {
	var f bot.Facts
	if n.Held { // whoever asks what is kept of them is told of what rides too
		s.arrive(ctx)
	}
	err := s.readOne(ctx, func(c *conn) error {
		f = bot.Facts{Day: s.place.Day(ev.At), Began: s.place.Began(ev.At).UTC()}
		l := &look{s: s, c: c, ev: ev, f: &f}
		return l.sender(func() error { return l.all(n) })
	})
	if err != nil {
		return bot.Facts{}, err
	}
	return f, nil
}

// look is one Look under way.
type look struct {
	s  *Store
	c  *conn
	ev bot.Event
	f  *bot.Facts

	set *settled // known after sender
}

func (l *look) all(n bot.Needs) error {
	for _, need := range []struct {
		asked bool
		look  func(bot.Needs) error
	}{
		{len(n.Codes) > 0, l.codes},
		{n.Name != "", l.named},
		{n.Area != "", l.areas},
		{n.Unit != 0, l.unit},
		{n.Report != "", l.report},
		{n.Receipt != "" && n.Report == "", l.receipt},
		{n.Disputed, l.disputed},
		{n.History != 0, l.history},
		{n.Invite != "", l.invite},
		{n.Held, l.held},
		{n.Reminded, l.reminded},
	} {
		if !need.asked {
			continue
		}
		if err := need.look(n); err != nil {
			return err
		}
	}
	return nil
}

const senderAccount = `SELECT ` + waiting + `, (SELECT value FROM settings WHERE key = 'version'),
  EXISTS (SELECT 1 FROM reporters WHERE account_id = ?2), EXISTS (SELECT 1 FROM deputies WHERE deputy = ?2 AND until >= ?3),
  coalesce(c.id, ''), coalesce(c.name, ''), coalesce(c.post, ''), coalesce(c.phone, ''), coalesce(c.lang, ''),
  CASE WHEN EXISTS (SELECT 1 FROM administrators WHERE account_id = ?2) THEN 'admin' ELSE coalesce(c.role, '') END, coalesce(c.scope, ''),
  coalesce(c.notice, 0), coalesce(c.contact, FALSE)
  FROM (SELECT ?2 AS id) x LEFT JOIN accounts c ON c.id = x.id`

// sender reads the account, zero but for its id when it has no row, its units,
// and what of the chat waits; then runs on the same snapshot.
func (l *look) sender(then func() error) error {
	a, version, tied, standsIn := &l.f.Account, "", false, false
	into := append([]any{&l.f.Backlog.Parked, &l.f.Backlog.Unsaid, &version, &tied, &standsIn}, accountInto(a)...)
	_, err := l.c.holding(senderAccount, []any{l.ev.Chat.Key(), l.ev.From, l.f.Day.UnixMilli()}, into, func() (err error) {
		a.ID = l.ev.From
		if standsIn {
			err = l.c.standIn(a, l.f.Day)
		}
		if err != nil {
			return err
		}
		if l.set, err = l.s.settled(l.c, version); err != nil {
			return err
		}
		if l.f.Campaign, l.f.Rounds = l.set.campaign, l.set.rounds; tied {
			err = l.ties()
		}
		if err == nil && l.f.Rounds.MayBeHeld(l.ev.At) {
			l.f.Outages, err = l.c.outages()
		}
		if err != nil {
			return err
		}
		return then()
	})
	return err
}

// unitsOfAccount stops at 50: nobody has so many, but somebody may report for
// thousands to make every turn of theirs slow.
const unitsOfAccount = `SELECT ` + unitColumns + `, t.verified FROM reporters t
  JOIN units u ON u.id = t.unit_id LEFT JOIN areas a ON a.id = u.area_id LEFT JOIN reports r ON r.id = u.cur_report
  WHERE t.account_id = ? ORDER BY t.verified DESC, u.fold, u.id LIMIT 50`

// ties reads the units that the account reports for, verified first.
func (l *look) ties() error {
	rows := &l.f.Units
	return l.c.each(unitsOfAccount, []any{l.ev.From}, func(row *sqlx.Rows) error {
		var verified bool
		u, err := scanUnit(row, &verified)
		*rows = append(*rows, u)
		if verified {
			if l.f.Verified == nil {
				l.f.Verified = make(map[bot.UnitID]bool)
			}
			l.f.Verified[u.ID] = true
		}
		return err
	})
}
