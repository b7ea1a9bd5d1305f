package store

import (
	"context"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/jmoiron/sqlx"
)

// What the officers' desk reads. What is not found is nil or empty, never an error.

// Account is the account with its role and scope; one that has no row is a
// principal with only its ID set. Administrators are not known here.
func (s *Store) Account(ctx context.Context, id bot.AccountID) (a bot.Account, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		a = bot.Account{}
		_, err := c.one(`SELECT `+accountColumns+` FROM accounts c WHERE c.id = ?`, []any{id}, accountInto(&a)...)
		a.ID = id
		return err
	})
	return a, err
}

// Officers lists the accounts that have the role Officer, by name.
func (s *Store) Officers(ctx context.Context) (list []bot.Account, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		list = nil
		return c.each(`SELECT `+accountColumns+` FROM accounts c WHERE c.role = 'officer'`, nil, func(row *sqlx.Rows) error {
			var a bot.Account
			err := row.Scan(accountInto(&a)...)
			list = append(list, a)
			return err
		})
	})
	slices.SortFunc(list, func(a, b bot.Account) int { return byName(a.Name, b.Name, a.ID, b.ID) })
	return list, err
}

// byName orders people by folded name, and those of one name always the same way.
func byName(a, b string, idA, idB bot.AccountID) int {
	if by := strings.Compare(vn.Fold(a), vn.Fold(b)); by != 0 {
		return by
	}
	return strings.Compare(string(idA), string(idB))
}

// OfficerCode is the invitation with this hash, nil when there is none.
func (s *Store) OfficerCode(ctx context.Context, hash string) (code *bot.OfficerCode, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		k := bot.OfficerCode{Hash: hash}
		found, err := c.one(`SELECT scope, made_by, expires, spent_by FROM officer_codes WHERE hash = ?`, []any{hash},
			asJSON{&k.Scope}, &k.By, moment{&k.Expires}, &k.Spent)
		if code = nil; found {
			code = &k
		}
		return err
	})
	return code, err
}

// ChatsOf tells where accounts can be written to in private, in the order
// asked; those that never wrote, or blocked the bot, are left out.
func (s *Store) ChatsOf(ctx context.Context, ids []bot.AccountID) (list []bot.AccountChat, err error) {
	err = s.read(ctx, func(c *conn) error {
		list = nil
		for _, id := range ids {
			a, key := bot.AccountChat{Account: id}, ""
			found, err := c.one(`SELECT name, lang, chat_key FROM accounts WHERE id = ? AND chat_key <> '' AND blocked = FALSE`,
				[]any{id}, &a.Name, &a.Lang, &key)
			if err != nil {
				return err
			}
			if found {
				a.Chat = chatOf(key)
				list = append(list, a)
			}
		}
		return nil
	})
	return list, err
}

// Group is the live binding of the chat with this key (bot.Chat.Key), nil when
// it is not bound.
func (s *Store) Group(ctx context.Context, chat string) (group *bot.Group, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		g := bot.Group{Chat: chatOf(chat)}
		g.Chat.Group = true
		found, err := c.one(`SELECT title, scope, bound_by, at, lang FROM groups WHERE chat_key = ?`, []any{chat},
			&g.Title, asJSON{&g.Scope}, &g.By, moment{&g.At}, &g.Lang)
		if group = nil; found {
			group = &g
		}
		return err
	})
	return group, err
}

// Areas lists every area of any time, in the official order.
func (s *Store) Areas(ctx context.Context) (list []bot.Area, err error) {
	err = s.readOne(ctx, func(c *conn) (err error) {
		list, err = c.areas()
		return err
	})
	return list, err
}

// Unit is one unit with its state, nil when there is none.
func (s *Store) Unit(ctx context.Context, id bot.UnitID) (u *bot.Unit, err error) {
	err = s.readOne(ctx, func(c *conn) (err error) {
		u, err = c.unit(id)
		return err
	})
	return u, err
}

// ReportersOf lists the verified reporters of a unit, by name. One that cannot
// be written to is listed too, with a zero Chat.
func (s *Store) ReportersOf(ctx context.Context, unit bot.UnitID) (list []bot.AccountChat, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		list = nil
		return c.each(`SELECT c.id, c.name, CASE WHEN c.blocked = TRUE THEN '' ELSE c.chat_key END, c.lang FROM reporters r
		  JOIN accounts c ON c.id = r.account_id WHERE r.unit_id = ? AND r.verified = TRUE`, []any{unit}, func(row *sqlx.Rows) error {
			var a bot.AccountChat
			var key string
			err := row.Scan(&a.Account, &a.Name, &key, &a.Lang)
			if key != "" {
				a.Chat = chatOf(key)
			}
			list = append(list, a)
			return err
		})
	})
	slices.SortFunc(list, func(a, b bot.AccountChat) int { return byName(a.Name, b.Name, a.Account, b.Account) })
	return list, err
}

// InviteGeneration is the generation of the unit's invitations, what
// bot.RenewInvite calls Was; 0 when there is no such unit.
func (s *Store) InviteGeneration(ctx context.Context, unit bot.UnitID) (n int, err error) {
	return s.number(ctx, `SELECT invite_generation FROM units WHERE id = ?`, unit)
}

// AreaGeneration is the same of the area's common link.
func (s *Store) AreaGeneration(ctx context.Context, area bot.AreaID) (n int, err error) {
	return s.number(ctx, `SELECT link_generation FROM areas WHERE id = ?`, area)
}

func (s *Store) number(ctx context.Context, query string, args ...any) (n int, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		n = 0
		_, err := c.one(query, args, &n)
		return err
	})
	return n, err
}
