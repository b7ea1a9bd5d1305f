package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// hasReach holds for a unit with a reporter who can be written to. Chats between ?4
// and ?5 are those of a channel where nobody can.
const (
	hasReach = `EXISTS (SELECT 1 FROM reporters r JOIN accounts a ON a.id = r.account_id
  WHERE r.unit_id = u.id AND a.blocked = FALSE AND a.chat_key <> '' AND NOT (a.chat_key >= ?4 AND a.chat_key < ?5))`
	ofReached = counted + ` AND ` + hasReach
)

// reached counts the units that have somebody whom the bot can write to. The index
// of the counted units tells which they are; reporters are looked up one by one.
func (c *conn) reached(q bot.TotalsOf, found map[tallyKey]bot.Tally) error {
	if !q.Reach {
		return nil
	}
	head, group := grouped(q.By)
	args := append(scopeArgs(q.Scope), q.Silent+":", q.Silent+";")
	return c.each(head+oneEach+fromCounted+ofReached+` AND `+inScope+group, args, func(row *sqlx.Rows) error {
		var k tallyKey
		var n int
		err := row.Scan(&k.area, &k.level, &n)
		t := found[k]
		t.Reached += n
		found[k] = t
		return err
	})
}
