package store

import (
	"fmt"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const heldAbout = `SELECT (SELECT count(*) FROM reports WHERE account_id = ?1),
  (SELECT count(*) FROM pictures WHERE account_id = ?1 AND state IN ('waiting', 'kept')),
  (SELECT created_at FROM accounts WHERE id = ?1)`

// held counts what is kept about the sender.
func (l *look) held(n bot.Needs) error {
	h := &l.f.Held
	if _, err := l.c.one(heldAbout, []any{l.ev.From}, &h.Reports, &h.Pictures, moment{&h.Since}); err != nil {
		return err
	}
	err := l.c.each(`SELECT u.name FROM reporters t JOIN units u ON u.id = t.unit_id WHERE t.account_id = ? ORDER BY u.fold, u.id`,
		[]any{l.ev.From}, func(row *sqlx.Rows) error {
			var name string
			err := row.Scan(&name)
			h.Units = append(h.Units, name)
			return err
		})
	if err == nil {
		err = l.heldMore(h)
	}
	if err == nil && n.Export {
		err = l.heldRows(h)
	}
	return err
}

// said are the kinds that /dulieu says in lines of their own.
var said = map[bot.Datum]bool{bot.DatumChoice: true, bot.DatumTie: true, bot.DatumReport: true, bot.DatumPicture: true}

// heldMore counts what the other tables have, as the list of personal data says.
func (l *look) heldMore(h *bot.Held) error {
	who := l.person()
	for _, p := range personalData {
		if said[p.what] || p.what == "" || who.key(p) == "" {
			continue
		}
		var n int
		if _, err := l.c.one(fmt.Sprintf(`SELECT count(*) FROM %s WHERE %s`, p.table, p.whose()), []any{who.key(p)}, &n); err != nil {
			return err
		}
		if last := len(h.More) - 1; n > 0 && last >= 0 && h.More[last].What == p.what {
			h.More[last].N += n
		} else if n > 0 {
			h.More = append(h.More, bot.HeldCount{What: p.what, N: n})
		}
	}
	return nil
}

// heldRows are all rows, as the list of personal data shows them, newest first of
// each table.
func (l *look) heldRows(h *bot.Held) error {
	who, a := l.person(), l.f.Account
	for _, d := range []bot.HeldRow{{What: bot.DatumAccount, Value: who.id}, {What: bot.DatumName, Value: a.Name}, {What: bot.DatumPost, Value: a.Post}, {What: bot.DatumPhone, Value: a.Phone}} {
		if d.At, d.Until = h.Since, bot.UntilAsked; d.Value != "" {
			h.Rows = append(h.Rows, d)
		}
	}
	for _, p := range personalData {
		if p.what == "" || who.key(p) == "" {
			continue
		}
		if err := l.heldIn(p, who, h); err != nil {
			return err
		}
	}
	return nil
}

func (l *look) heldIn(p personal, who leaver, h *bot.Held) error {
	value, status := p.value, "''"
	if value == "" {
		value = "''"
	}
	if p.table == "reports" {
		status = "status"
	}
	query := fmt.Sprintf(`SELECT %s, coalesce(%s, ''), %s FROM %s WHERE %s ORDER BY 1 DESC LIMIT ?`, p.at, value, status, p.table, p.whose())
	return l.c.each(query, []any{who.key(p), bot.HeldMost - len(h.Rows)}, func(row *sqlx.Rows) error {
		r := bot.HeldRow{What: p.what, Until: p.until}
		err := row.Scan(moment{&r.At}, &r.Value, &r.Status)
		h.Rows = append(h.Rows, r)
		return err
	})
}

// whose is the condition of the rows of one person that are shown.
func (p personal) whose() string {
	if p.while != "" {
		return p.of + " = ? AND " + p.while
	}
	return p.of + " = ?"
}

// person is the sender as the tables know one.
func (l *look) person() leaver {
	who := leaver{id: string(l.ev.From), chat: string(l.ev.From)}
	if !l.ev.Chat.Group {
		who.chat = l.ev.Chat.Key()
	}
	who.page = pageID(who.chat)
	return who
}
