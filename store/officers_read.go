package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// Account is the account with its role and scope, those of whom it stands in for
// today among them; one that has no row is a principal with only its ID set.
// Administrators of the configuration are not known here.
func (n *Snapshot) Account(id bot.AccountID) (a bot.Account, err error) {
	_, err = n.c.one(`SELECT `+accountColumns+` FROM accounts c WHERE c.id = ?`, []any{id}, accountInto(&a)...)
	if a.ID = id; err != nil {
		return a, err
	}
	return a, n.c.standIn(&a, n.s.place.Today())
}

// Officers lists the accounts that have the role Officer, by name.
func (n *Snapshot) Officers() (list []bot.Account, err error) {
	err = n.c.each(`SELECT `+accountColumns+` FROM accounts c WHERE c.role = 'officer'`, nil, func(row *sqlx.Rows) error {
		var a bot.Account
		err := row.Scan(accountInto(&a)...)
		list = append(list, a)
		return err
	})
	slices.SortFunc(list, func(a, b bot.Account) int { return byName(a.Name, b.Name, a.ID, b.ID) })
	return list, err
}

// EverAtDesk lists who is, was or may have been more than a principal: officers,
// administrators, deputies, and whoever has left a line in the audit.
func (n *Snapshot) EverAtDesk() (list []bot.AccountID, err error) {
	return list, n.c.all(&list, `SELECT id FROM accounts WHERE role <> '' UNION SELECT account_id FROM administrators
	  UNION SELECT deputy FROM deputies UNION SELECT account_id FROM audit`)
}

// byName orders people by folded name, and those of one name always the same way.
func byName(a, b string, idA, idB bot.AccountID) int {
	if by := strings.Compare(vn.Fold(a), vn.Fold(b)); by != 0 {
		return by
	}
	return strings.Compare(string(idA), string(idB))
}

// Admins lists the administrators of the records, beside whom the configuration
// may name others.
func (n *Snapshot) Admins() (list []bot.AccountID, err error) {
	return list, n.c.all(&list, `SELECT account_id FROM administrators ORDER BY account_id`)
}

// Groups lists the groups that are bound.
func (n *Snapshot) Groups() (list []bot.Group, err error) {
	err = n.c.each(`SELECT chat_key, title, scope FROM groups ORDER BY chat_key`, nil, func(row *sqlx.Rows) error {
		var g bot.Group
		key := ""
		err := row.Scan(&key, &g.Title, asJSON{&g.Scope})
		g.Chat = chatOf(key)
		g.Chat.Group = true
		list = append(list, g)
		return err
	})
	return list, err
}

var deputiesOf = `SELECT d.deputy, d.officer, c.name, c.phone, d.until FROM deputies d JOIN accounts c ON c.id = d.deputy
  WHERE ` + among("d.officer", 1) + ` AND d.until >= ?2`

// DeputiesOf lists who stands in for some officers on the day, by name.
func (n *Snapshot) DeputiesOf(officers []bot.AccountID, day time.Time) (list []bot.Deputy, err error) {
	err = n.c.each(deputiesOf, []any{listed(officers), day.UnixMilli()}, func(row *sqlx.Rows) error {
		var d bot.Deputy
		err := row.Scan(&d.Account, &d.Officer, &d.Name, &d.Phone, moment{&d.Until})
		list = append(list, d)
		return err
	})
	slices.SortFunc(list, func(a, b bot.Deputy) int { return byName(a.Name, b.Name, a.Account, b.Account) })
	return list, err
}

// standIn gives the account the scopes of the officers for whom it stands in on
// the day.
func (c *conn) standIn(a *bot.Account, day time.Time) error {
	return c.each(`SELECT o.scope FROM deputies d JOIN accounts o ON o.id = d.officer
	  WHERE d.deputy = ? AND d.until >= ? AND o.role = 'officer' ORDER BY d.officer`, []any{a.ID, day.UnixMilli()}, func(row *sqlx.Rows) error {
		var scope bot.Scope
		err := row.Scan(asJSON{&scope})
		if a.Scope = a.Scope.Plus(scope); a.Role == bot.Principal {
			a.Role = bot.Officer
		}
		return err
	})
}

// OfficerCode is the invitation with this hash, nil when there is none.
func (n *Snapshot) OfficerCode(hash string) (*bot.OfficerCode, error) { return n.c.officerCode(hash) }

func (c *conn) officerCode(hash string) (*bot.OfficerCode, error) {
	k := bot.OfficerCode{Hash: hash}
	found, err := c.one(`SELECT scope, made_by, expires, spent_by, name, phone, deputy_of, until FROM officer_codes WHERE hash = ?`, []any{hash},
		asJSON{&k.Scope}, &k.By, moment{&k.Expires}, &k.Spent, &k.Name, &k.Phone, &k.DeputyOf, moment{&k.Until})
	if !found {
		return nil, err
	}
	return &k, err
}

// Invitations lists those by name that can still be used at that moment.
func (n *Snapshot) Invitations(now time.Time) (list []bot.OpenInvitation, err error) {
	err = n.c.each(`SELECT event, hash, scope, made_by, expires, name, phone FROM officer_codes
	  WHERE spent_by = '' AND expires > ? AND name <> '' AND deputy_of = ''`, []any{millis(now)}, func(row *sqlx.Rows) error {
		var k bot.OpenInvitation
		err := row.Scan(&k.Event, &k.Hash, asJSON{&k.Scope}, &k.By, moment{&k.Expires}, &k.Name, &k.Phone)
		list = append(list, k)
		return err
	})
	slices.SortFunc(list, func(a, b bot.OpenInvitation) int {
		return cmp.Or(strings.Compare(vn.Fold(a.Name), vn.Fold(b.Name)), strings.Compare(a.Event, b.Event))
	})
	return list, err
}

// ChatsOf tells where accounts can be written to in private, in the order
// asked; those that never wrote, or blocked the bot, are left out.
func (n *Snapshot) ChatsOf(ids []bot.AccountID) (list []bot.AccountChat, err error) {
	for _, id := range ids {
		a, key := bot.AccountChat{Account: id}, ""
		found, err := n.c.one(`SELECT name, lang, chat_key FROM accounts WHERE id = ? AND chat_key <> '' AND blocked = FALSE`,
			[]any{id}, &a.Name, &a.Lang, &key)
		if err != nil {
			return nil, err
		}
		if found {
			a.Chat = chatOf(key)
			list = append(list, a)
		}
	}
	return list, nil
}

// Group is the live binding of the chat with this key (bot.Chat.Key), nil when
// it is not bound.
func (n *Snapshot) Group(chat string) (*bot.Group, error) {
	g := bot.Group{Chat: chatOf(chat)}
	g.Chat.Group = true
	found, err := n.c.one(`SELECT title, scope, bound_by, at, lang FROM groups WHERE chat_key = ?`, []any{chat},
		&g.Title, asJSON{&g.Scope}, &g.By, moment{&g.At}, &g.Lang)
	if !found {
		return nil, err
	}
	return &g, err
}

// Areas lists every area of any time, in the official order.
func (n *Snapshot) Areas() ([]bot.Area, error) { return n.c.areas() }

// Unit is one unit with its state, nil when there is none.
func (n *Snapshot) Unit(id bot.UnitID) (*bot.Unit, error) { return n.c.unit(id) }

// ReportersOf lists the verified reporters of a unit, by name. One that cannot
// be written to is listed too, with a zero Chat.
func (n *Snapshot) ReportersOf(unit bot.UnitID) (list []bot.AccountChat, err error) {
	err = n.c.each(`SELECT c.id, c.name, CASE WHEN c.blocked = TRUE THEN '' ELSE c.chat_key END, c.lang FROM reporters r
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
	slices.SortFunc(list, func(a, b bot.AccountChat) int { return byName(a.Name, b.Name, a.Account, b.Account) })
	return list, err
}

// InviteGeneration is the generation of the unit's invitations, what
// bot.RenewInvite calls Was; 0 when there is no such unit.
func (n *Snapshot) InviteGeneration(unit bot.UnitID) (int, error) {
	return n.number(`SELECT invite_generation FROM units WHERE id = ?`, unit)
}

// AreaGeneration is the same of the area's common link.
func (n *Snapshot) AreaGeneration(area bot.AreaID) (int, error) {
	return n.number(`SELECT link_generation FROM areas WHERE id = ?`, area)
}

func (n *Snapshot) number(query string, args ...any) (found int, err error) {
	_, err = n.c.one(query, args, &found)
	return found, err
}
