package store

import (
	"cmp"
	"slices"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// matterUnit are the columns of a matter's unit, matterPlace where they are read.
const (
	matterUnit  = `coalesce(u.id, 0), coalesce(u.name, ''), coalesce(u.area_id, 0), coalesce(a.name, ''), coalesce(u.level, ''), `
	matterPlace = ` LEFT JOIN areas a ON a.id = u.area_id `

	// askings are wishes and questions; a person's units say whose they are, where
	// the question does not.
	askings = `SELECT x.kind, x.event, x.at, c.id, c.name, x.text, '', x.answered_at, x.done_at, x.done_by, ` + matterUnit + `c.role <> '' OR EXISTS (SELECT 1 FROM administrators m WHERE m.account_id = c.id) FROM (
      SELECT kind, event, account_id, at, text, answered_at, done_at, done_by, NULL AS unit_id FROM wishes
      UNION ALL SELECT kind, event, account_id, at, text, NULL, done_at, done_by, unit_id FROM questions) x
    JOIN accounts c ON c.id = x.account_id LEFT JOIN reporters t ON t.account_id = x.account_id AND x.unit_id IS NULL
    LEFT JOIN units u ON u.id = coalesce(x.unit_id, t.unit_id)` + matterPlace

	openAsked = askings + `WHERE x.done_at IS NULL ORDER BY x.at, x.event, t.verified DESC, u.id`
	askedOnce = askings + `WHERE x.kind = ? AND x.event = ? ORDER BY t.verified DESC, u.id`

	denials = `SELECT 'denied', r.id, r.denied_at, '', '', '', r.receipt, NULL, h.done_at, coalesce(h.done_by, ''), ` + matterUnit + `FALSE
    FROM reports r JOIN units u ON u.id = r.unit_id LEFT JOIN handled h ON h.kind = 'denied' AND h.id = r.id` + matterPlace

	openDenials = denials + `WHERE r.denied_by <> '' AND r.review = 'cho_xac_nhan' AND r.withdrawn_at IS NULL AND h.done_at IS NULL ORDER BY r.denied_at, r.id`
	denialOnce  = denials + `WHERE r.denied_by <> '' AND r.id = ?`

	ofUnit     = `CAST(u.id AS TEXT), coalesce(u.cur_at, u.created_at), '', '', `
	ofUnitRest = `, NULL, NULL, '', ` + matterUnit + `FALSE`
)

// unitMatters are what a unit's row says to be seen to.
var unitMatters = []string{
	`SELECT 'unit', ` + ofUnit + `'', ''` + ofUnitRest + ` FROM units u` + matterPlace + `WHERE u.standing <> '' AND u.standing = 'pending' AND ` + inScope + ` LIMIT ?4`,
	`SELECT 'code', ` + ofUnit + `u.code_proposed, ''` + ofUnitRest + ` FROM units u` + matterPlace + `WHERE u.code_proposed <> '' AND u.code = '' AND u.standing = '' AND ` + inScope + ` LIMIT ?4`,
	`SELECT 'words', ` + ofUnit + `r.words, r.receipt` + ofUnitRest + fromBehind + `JOIN reports r ON r.id = u.cur_report` + matterPlace +
		`WHERE u.standing = '' AND u.cur_status IN ('tu_choi', 'chua_dang_ky', 'khac') AND u.cur_status = 'khac' AND ` + inScope + ` LIMIT ?4`,
	// A counted unit has an area: one look at each finds those without a level.
	`SELECT 'level', ` + ofUnit + `'', ''` + ofUnitRest + ` FROM areas z CROSS JOIN units u ON u.area_id = z.id` + matterPlace + `WHERE u.standing = '' AND u.level = '' AND ` + inScope + ` LIMIT ?4`,
}

// mattersMost is how many matters of a kind are read.
const mattersMost = 500

// Matters lists what waits in the scope, in the order of the kinds, the oldest first;
// of what units' rows say at most 500 of a kind.
func (n *Snapshot) Matters(scope bot.Scope) (list []bot.Matter, err error) {
	for _, query := range []string{openAsked, openDenials} {
		found, err := n.c.matters(query)
		if err != nil {
			return nil, err
		}
		list = append(list, mattersIn(found, scope)...)
	}
	for _, query := range unitMatters {
		found, err := n.c.matters(query, append(scopeArgs(scope), mattersMost)...)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	kinds := bot.MatterKinds()
	slices.SortStableFunc(list, func(a, b bot.Matter) int {
		return cmp.Or(slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), a.At.Compare(b.At))
	})
	return list, nil
}

// Matter is one that somebody asked for or denied, waiting or done; nil when there is
// none in the scope.
func (n *Snapshot) Matter(kind bot.MatterKind, id string, scope bot.Scope) (*bot.Matter, error) {
	query, args := askedOnce, []any{kind, id}
	if kind == bot.MatterDenied {
		query, args = denialOnce, []any{id}
	}
	found, err := n.c.matters(query, args...)
	if found = mattersIn(found, scope); err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// mattersIn are those in the scope, each once: with the first of the person's units
// that lies in it.
func mattersIn(found []bot.Matter, scope bot.Scope) (list []bot.Matter) {
	for _, m := range found {
		inside := scope.Covers(bot.Everything) || m.Unit.ID != 0 && scope.Contains(m.Unit.Area, m.Unit.Level)
		if last := len(list) - 1; inside && (last < 0 || list[last].Kind != m.Kind || list[last].ID != m.ID) {
			list = append(list, m)
		}
	}
	return list
}

func (c *conn) matters(query string, args ...any) (list []bot.Matter, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		var m bot.Matter
		err := row.Scan(&m.Kind, &m.ID, moment{&m.At}, &m.Account, &m.Name, &m.Text, &m.Receipt, moment{&m.Answered}, moment{&m.Done}, &m.DoneBy,
			&m.Unit.ID, &m.Unit.Name, &m.Unit.Area, &m.Unit.AreaName, &m.Unit.Level, &m.Officer)
		list = append(list, m)
		return err
	})
	return list, err
}
