package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// bareReports are the reports whose picture is to come, by an index that has no others.
const bareReports = fromBare + `WHERE r.flags LIKE '%no_picture%' AND u.standing = ''`

var barePiles = `SELECT coalesce(u.area_id, 0), count(*)` + bareReports + ` AND ` + inScope + ` AND ?4 <> ?5 AND ?6 <> -1 GROUP BY u.area_id`

// stuckPiles counts within one index.
var stuckPiles = `SELECT coalesce(u.area_id, 0), count(*) FROM units u WHERE u.standing = '' AND u.cur_status = 'duoc_tiep_nhan' AND u.cur_at < ?7 AND ` +
	inScope + ` AND ?4 <> ?5 AND ?6 <> -1 GROUP BY u.area_id`

// of each pile: what of its units is read, and from what. ?1 and ?2 are the levels, ?3 is
// the area, ?7 since when reports are of the round. A report in the making puts a unit
// into another pile: it is read once, for both. A city's pile has thousands of rows, and
// each column costs: nothing is read that is the same for all.
const (
	ofMissing = `SELECT u.id, u.name, u.level, u.head, u.phone, coalesce(k.event, ''), coalesce(k.account_id, ''), coalesce(k.state, ''), k.promised, k.at, `

	neverReported = ofMissing + `CASE WHEN ` + hasReach + ` THEN 'reach' ELSE 'phone' END, coalesce((SELECT d.wants FROM drafts d WHERE d.unit_id = u.id AND d.at > ?6 ORDER BY d.at DESC LIMIT 1), '')
  FROM units u LEFT JOIN calls k ON k.unit_id = u.id WHERE u.standing = '' AND u.cur_status = '' AND u.area_id = ?3 AND ?7 IS NOT NULL`
	reportedOnce = ofMissing + `u.cur_status, u.cur_at, r.reason, r.reason_text, r.attempt
  FROM units u JOIN reports r ON r.id = u.cur_report LEFT JOIN calls k ON k.unit_id = u.id
  WHERE u.standing = '' AND u.area_id = ?3 AND ?4 <> ?5 AND ?6 <> -1`
	toUpdate = reportedOnce + ` AND u.cur_status IN ('tu_choi', 'chua_dang_ky', 'khac') AND u.cur_at < ?7`
	rejected = reportedOnce + ` AND u.cur_status = 'tu_choi' AND ?7 IS NOT NULL`
	stuck    = reportedOnce + ` AND u.cur_status = 'duoc_tiep_nhan' AND u.cur_at < ?7`
	bare     = reportedOnce + ` AND r.flags LIKE '%no_picture%' AND ?7 IS NOT NULL`
)

// ofLevels holds for a unit of an area whose level is inside.
var ofLevels = ` AND (?1 OR ` + among("u.level", 2) + `)`

var missingUnits = map[bot.Pile]string{
	bot.HalfDone: neverReported, bot.Reachable: neverReported, bot.ToPhone: neverReported,
	bot.ToUpdate: toUpdate, bot.Rejected: rejected, bot.Unpictured: bare, bot.Unheard: stuck,
}

// Missing lists the units of an area's pile, in no order.
func (n *Snapshot) Missing(q bot.MissingOf, area bot.AreaID, which bot.Pile) (list []bot.MissingUnit, err error) {
	args := missingArgs(q)
	args[0], args[1], args[2] = q.Scope.Covers(bot.WholeArea(area)), listed(q.Scope.LevelsIn(area)), area
	var u bot.MissingUnit
	var k bot.Call
	in := which
	into := []any{&u.ID, &u.Name, (*string)(&u.Level), &u.Head, &u.Phone, &k.Event, (*string)(&k.By), (*string)(&k.State), moment{&k.Promised}, moment{&k.At}}
	if missingUnits[which] == neverReported {
		into = append(into, (*string)(&in), (*string)(&u.Wants))
	} else {
		into = append(into, (*string)(&u.Status), moment{&u.At}, (*string)(&u.Reason), &u.ReasonText, &u.Tries)
	}
	since := q.Since.Of(area)
	if which == bot.Unheard {
		since = q.At.Add(-bot.UnheardAfter)
	}
	err = n.c.each(missingUnits[which]+ofLevels, append(args, millis(since)), func(row *sqlx.Rows) error {
		u = bot.MissingUnit{Area: area}
		err := row.Scan(into...)
		if u.Wants != bot.WantsNothing {
			in = bot.HalfDone
		}
		if in != which {
			return err
		}
		if k.Event != "" {
			last := k
			last.Unit, u.Call = u.ID, &last
		}
		list = append(list, u)
		return err
	})
	if err != nil || len(list) == 0 {
		return list, err
	}
	if err = n.c.withPutOffs(list); err != nil || missingUnits[which] != neverReported {
		return list, err
	}
	return list, n.c.returned(pointers(list))
}

func pointers(list []bot.MissingUnit) (to []*bot.MissingUnit) {
	for i := range list {
		to = append(to, &list[i])
	}
	return to
}
