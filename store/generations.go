package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// InviteGenerations are those of the scope's counted units.
func (n *Snapshot) InviteGenerations(scope bot.Scope) (map[bot.UnitID]int, error) {
	all := map[bot.UnitID]int{}
	query := `SELECT u.id, u.invite_generation` + fromCounted + counted + ` AND ` + within(scope)
	err := n.c.each(query, scopeArgs(scope), func(row *sqlx.Rows) error {
		var id bot.UnitID
		var gen int
		err := row.Scan(&id, &gen)
		all[id] = gen
		return err
	})
	return all, err
}
