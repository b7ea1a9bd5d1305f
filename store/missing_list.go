package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// bareReports are the reports whose picture is to come, by an index that has no others.
const bareReports = fromBare + `WHERE r.flags LIKE '%no_picture%' AND u.standing = ''`

var barePiles = `SELECT coalesce(u.area_id, 0), count(*)` + bareReports + ` AND ` + inScope + ` AND ?4 <> ?5 AND ?6 <> -1 GROUP BY u.area_id`

const missingColumns = `u.id, u.name, u.level, coalesce(u.area_id, 0), u.head, u.phone, u.cur_status, u.cur_at,
  coalesce(k.event, ''), coalesce(k.account_id, ''), coalesce(k.state, ''), k.promised, k.at`

// of each pile: what its units are read from, behind the columns that are its own.
// ?7 is the area, ?8 since when reports are of the round.
const (
	neverReported = `, ` + pile + `, coalesce((SELECT CASE WHEN d.wants = 'picture' AND NOT EXISTS
      (SELECT 1 FROM pictures p WHERE p.draft = d.draft AND p.draft <> '' AND p.state <> 'dropped') THEN 'picture' ELSE 'send' END
    FROM drafts d WHERE d.unit_id = u.id AND d.at > ?6 ORDER BY d.at DESC LIMIT 1), ''), '', '', 0
  FROM units u LEFT JOIN calls k ON k.unit_id = u.id WHERE u.standing = '' AND u.cur_status = '' AND u.area_id = ?7 AND ?8 IS NOT NULL`
	reportedOnce = `, '', '', r.reason, r.reason_text, r.attempt
  FROM units u JOIN reports r ON r.id = u.cur_report LEFT JOIN calls k ON k.unit_id = u.id
  WHERE u.standing = '' AND u.area_id = ?7 AND ?4 <> ?5 AND ?6 <> -1`
	toUpdate = reportedOnce + ` AND u.cur_status IN ('tu_choi', 'chua_dang_ky', 'khac') AND u.cur_at < ?8`
	rejected = reportedOnce + ` AND u.cur_status = 'tu_choi' AND ?8 IS NOT NULL`
	bare     = reportedOnce + ` AND r.flags LIKE '%no_picture%' AND ?8 IS NOT NULL`
)

var missingUnits = map[bot.Pile]string{
	bot.HalfDone: neverReported, bot.Reachable: neverReported, bot.ToPhone: neverReported,
	bot.ToUpdate: toUpdate, bot.Rejected: rejected, bot.Unpictured: bare,
}

// Missing lists the units of an area's pile, in no order.
func (n *Snapshot) Missing(q bot.MissingOf, area bot.AreaID, which bot.Pile) (list []bot.MissingUnit, err error) {
	args := append(missingArgs(q), area, millis(q.Since.Of(area)))
	err = n.c.each(`SELECT `+missingColumns+missingUnits[which]+` AND `+within(q.Scope), args, func(row *sqlx.Rows) error {
		u, in, err := scanMissing(row)
		if in == "" || in == which {
			list = append(list, u)
		}
		return err
	})
	return list, err
}

func scanMissing(row *sqlx.Rows) (u bot.MissingUnit, in bot.Pile, err error) {
	var k bot.Call
	var reason bot.Reason
	var words string
	err = row.Scan(&u.ID, &u.Name, &u.Level, &u.Area, &u.Head, &u.Phone, &u.Status, moment{&u.At},
		&k.Event, &k.By, &k.State, moment{&k.Promised}, moment{&k.At}, &in, &u.Wants, &reason, &words, &u.Tries)
	u.Reason, u.ReasonText = reason, words
	if k.Event != "" {
		k.Unit = u.ID
		u.Call = &k
	}
	return u, in, err
}
