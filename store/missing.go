package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Who is missing. The parameters are those of the scope, ?4 and ?5 the chats of the
// channel where nobody hears, ?6 since when a report in the making is remembered.
const (
	halfDone = `EXISTS (SELECT 1 FROM drafts d WHERE d.unit_id = u.id AND d.at > ?6)`

	// pile is that of a counted unit which never reported.
	pile = `CASE WHEN u.cur_status <> '' THEN '' WHEN ` + halfDone + ` THEN 'half' WHEN ` + hasReach + ` THEN 'reach' ELSE 'phone' END`

	pilesOfAreas = `SELECT coalesce(p.area_id, 0), count(CASE WHEN p.pile = 'half' THEN 1 END), count(CASE WHEN p.pile = 'reach' THEN 1 END),
      count(CASE WHEN p.pile = 'phone' THEN 1 END), count(CASE WHEN p.cur_status = 'tu_choi' THEN 1 END)
    FROM (SELECT u.area_id, u.cur_status, ` + pile + ` AS pile`
)

// Piles counts the piles of each area that has something in one.
func (n *Snapshot) Piles(q bot.MissingOf) (list []bot.AreaPiles, err error) {
	found := map[bot.AreaID]bot.Piles{}
	of := func(a bot.AreaID) bot.Piles {
		if found[a] == nil {
			found[a] = bot.Piles{}
		}
		return found[a]
	}
	if err := n.c.each(pilesOfAreas+fromCounted+counted+` AND `+within(q.Scope)+`) p GROUP BY p.area_id`, missingArgs(q), func(row *sqlx.Rows) error {
		var a bot.AreaID
		var half, reach, phone, refused int
		err := row.Scan(&a, &half, &reach, &phone, &refused)
		of(a).Add(bot.Piles{bot.HalfDone: half, bot.Reachable: reach, bot.ToPhone: phone, bot.Rejected: refused})
		return err
	}); err != nil {
		return nil, err
	}
	old := map[tallyKey]bot.Tally{}
	if err := n.c.behind(live, bot.TotalsOf{Scope: q.Scope, By: bot.ByArea, Since: q.Since}, old); err != nil {
		return nil, err
	}
	for k, t := range old {
		of(k.area)[bot.ToUpdate] = t.Behind
	}
	for _, more := range []struct {
		pile  bot.Pile
		query string
		args  []any
	}{
		{bot.Unpictured, barePiles, missingArgs(q)},
		{bot.Unheard, stuckPiles, append(missingArgs(q), millis(q.At.Add(-bot.UnheardAfter)))},
	} {
		if err := n.c.each(more.query, more.args, func(row *sqlx.Rows) error {
			var a bot.AreaID
			var units int
			err := row.Scan(&a, &units)
			of(a)[more.pile] = units
			return err
		}); err != nil {
			return nil, err
		}
	}
	return n.ordered(found)
}

// ordered puts areas into the official order.
func (n *Snapshot) ordered(found map[bot.AreaID]bot.Piles) (list []bot.AreaPiles, err error) {
	if len(found) == 1 {
		for a, p := range found {
			return []bot.AreaPiles{{Area: a, Piles: p}}, nil
		}
	}
	areas, err := n.c.areas()
	for _, a := range append(areas, bot.Area{}) {
		if p := found[a.ID]; p != nil {
			list = append(list, bot.AreaPiles{Area: a.ID, Piles: p})
		}
	}
	return list, err
}

// missingArgs are the parameters that all these queries share.
func missingArgs(q bot.MissingOf) []any {
	return append(scopeArgs(q.Scope), q.Silent+":", q.Silent+";", millis(q.At.Add(-bot.DraftLife)))
}
