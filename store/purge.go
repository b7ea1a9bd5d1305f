package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// purged is the account in the place of everybody whose time is over.
const purged = nobody + "purged"

// purgeBatch is how many rows are looked up at once: without the writer, which many
// short steps then take.
const purgeBatch = 5_000

// ends is what has had its time: rows whose at is before the moment.
type ends struct {
	kind  bot.PurgeKind
	table string
	key   string // of a row
	at    string
	which string // further conditions, after AND
	end   func(t *tx, keys string) error
}

// before is the moment that counts for the kind.
func (e ends) before(o bot.Outlived) time.Time {
	switch e.kind {
	case bot.PurgePictures:
		return o.Pictures
	case bot.PurgeAudit:
		return o.Audit
	default:
		return o.Records
	}
}

// rows are those that have had their time, ?1 the moment.
func (e ends) rows() string {
	from := fmt.Sprintf(` FROM %s WHERE %s < ?1`, e.table, e.at)
	if e.which == "" {
		return from
	}
	return from + " AND " + e.which
}

// ended lists all that ends by the settings, rows before those that they name. What
// ends by itself (Until done, month or quarter) is housekeeping's.
var ended = slices.Concat([]ends{
	{kind: bot.PurgePictures, table: "pictures", key: "event", at: "at", which: "state = 'kept' AND report_id IS NOT NULL", end: (*tx).dropBytes},
	{kind: bot.PurgeReports, table: "reports", key: "id", at: "recorded_at", which: "at < ?1 AND NOT " + stillCounts("reports.id"), end: (*tx).dropReports},
}, personsOf("reports", "seq", "recorded_at", stillCounts("reports.id")), personsOf("reviews", "id", "at", stillCounts("reviews.report_id")),
	personsOf("classifications", "id", "at", stillCounts("classifications.report_id")), personsOf("merges", "id", "at", ""), personsOf("unit_history", "id", "recorded_at", ""),
	personsOf("rounds", "id", "changed_at", ""), personsOf("forms", "id", "at", ""), personsOf("form_sends", "id", "at", ""),
	[]ends{{kind: bot.PurgePersons, table: "pictures", key: "event", at: "at", which: "state <> 'waiting' AND " + stillCounts("pictures.report_id"), end: (*tx).dropPictureRows}},
	goes(bot.PurgeRequests, "questions", "event", "at", ""), goes(bot.PurgeRequests, "wishes", "event", "at", ""),
	goes(bot.PurgeRequests, "handled", "kind || ' ' || id", "done_at", ""),
	goes(bot.PurgeCodes, "officer_codes", "hash", "at", ""), goes(bot.PurgePauses, "pauses", "event", "at", "ended_at IS NOT NULL"),
	goes(bot.PurgeTraces, "forgotten", "hash", "at", ""), goes(bot.PurgeTraces, "erased", "picture", "at", ""),
	goes(bot.PurgeAudit, "audit", "id", "at", ""))

// stillCounts is the condition that a unit counts by the report of the column.
func stillCounts(report string) string {
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM units u WHERE u.cur_report = %s)`, report)
}

// goes is a table whose rows go.
func goes(kind bot.PurgeKind, table, key, at, which string) []ends {
	query := fmt.Sprintf(`DELETE FROM %s WHERE `, table) + among(key, 1)
	return []ends{{kind, table, key, at, which, func(t *tx, keys string) error {
		_, err := t.exec(query, keys)
		return err
	}}}
}

// personsOf is a table whose rows stay without the persons in them, as the list of
// personal data says.
func personsOf(table, key, at, which string) []ends {
	p := personalData[slices.IndexFunc(personalData, func(p personal) bool { return p.table == table })]
	var set, whose []string
	for _, h := range p.holds {
		switch h.fate {
		case renamed: // only an account has a channel: lists and the command line are nobody's
			set = append(set, fmt.Sprintf(`%s = CASE WHEN %[1]s LIKE '%%:%%' THEN '`+purged+`' ELSE %[1]s END`, h.column))
			whose = append(whose, h.column+` LIKE '%:%' AND `+h.column+` <> '`+purged+`'`)
		case prefixed:
			event := fmt.Sprintf(`'%s:' || %s`, purged, key)
			if table == "forms" { // the clock's says of which round it is, so that it is not frozen again
				event = `CASE WHEN kind = 'can_bo' THEN ` + event + ` ELSE key END`
			}
			set = append(set, h.column+` = `+event)
		case emptied, spoken, named, unnamed:
			set = append(set, h.column+` = ''`)
		case still:
		}
	}
	query := fmt.Sprintf(`UPDATE %s SET %s WHERE `, table, strings.Join(set, ", ")) + among(key, 1)
	if which != "" {
		which += " AND "
	}
	return []ends{{bot.PurgePersons, table, key, at, which + whose[0], func(t *tx, keys string) error {
		_, err := t.exec(query, keys)
		return err
	}}}
}

const (
	// The file's name at its platform would bring the bytes again.
	dropBytes   = `UPDATE pictures SET state = 'dropped', file = '{}', upload_sha256 = '' WHERE state = 'kept' AND `
	picturedIn  = `SELECT DISTINCT r.unit_id FROM pictures p JOIN reports r ON r.id = p.report_id WHERE `
	reportedFor = `SELECT DISTINCT r.unit_id FROM reports r WHERE `
)

// dropBytes lets go of pictures: hash and hour stay, the shelf is swept of what
// nobody names.
func (t *tx) dropBytes(keys string) error {
	var units []bot.UnitID
	err := t.all(&units, picturedIn+among("p.event", 1), keys)
	if err == nil {
		_, err = t.exec(dropBytes+among("event", 1), keys)
	}
	return firstError(err, t.awaitAll(units))
}

// dropPictureRows forgets who sent pictures to reports that stay.
func (t *tx) dropPictureRows(keys string) error {
	var units []bot.UnitID
	err := t.all(&units, picturedIn+among("p.event", 1), keys)
	if err == nil {
		_, err = t.exec(`DELETE FROM erased WHERE `+among("picture", 1), keys)
	}
	if err == nil {
		_, err = t.exec(`DELETE FROM pictures WHERE `+among("event", 1), keys)
	}
	return firstError(err, t.awaitAll(units))
}

// awaitAll looks anew what waits of the units.
func (t *tx) awaitAll(units []bot.UnitID) (err error) {
	for _, unit := range units {
		if err == nil {
			err = t.await(unit)
		}
	}
	return err
}

// ofReports go with the reports of ?1, rows before those that they name.
var ofReports = []string{
	`DELETE FROM awaiting WHERE ` + among("report_id", 1),
	`DELETE FROM erased WHERE picture IN (SELECT event FROM pictures WHERE ` + among("report_id", 1) + `)`,
	`DELETE FROM pictures WHERE ` + among("report_id", 1),
	`DELETE FROM reviews WHERE ` + among("report_id", 1),
	`DELETE FROM classifications WHERE ` + among("report_id", 1),
	`DELETE FROM report_moves WHERE ` + among("report_id", 1),
	`DELETE FROM reports WHERE ` + among("id", 1),
}

// dropReports removes reports that no unit counts by, with all that hangs on them;
// the numbers of frozen forms have copies of their own. One that has become a unit's
// current one meanwhile stays.
func (t *tx) dropReports(keys string) error {
	var ids []string
	err := t.all(&ids, `SELECT id FROM reports WHERE `+among("id", 1)+` AND NOT `+stillCounts("reports.id"), keys)
	if err != nil || len(ids) == 0 {
		return err
	}
	keys = listed(ids)
	var units []bot.UnitID
	if err := t.all(&units, reportedFor+among("r.id", 1), keys); err != nil {
		return err
	}
	for _, query := range ofReports {
		if _, err := t.exec(query, keys); err != nil {
			return err
		}
	}
	return t.awaitAll(units)
}

// Outlived counts what has had its time and is still there.
func (s *Store) Outlived(ctx context.Context, o bot.Outlived) (list []bot.PurgeCount, err error) {
	err = s.read(ctx, func(c *conn) error {
		list = nil
		for _, e := range ended {
			one := bot.PurgeCount{Kind: e.kind}
			if e.before(o).IsZero() {
				continue
			}
			if _, err := c.one(fmt.Sprintf(`SELECT count(*), coalesce(min(%s), 0)`, e.at)+e.rows(), []any{millis(e.before(o))}, &one.N, moment{&one.Since}); err != nil {
				return err
			}
			list = add(list, one)
		}
		return nil
	})
	return list, err
}

// add puts what is of one kind together, and leaves out what is none.
func add(list []bot.PurgeCount, one bot.PurgeCount) []bot.PurgeCount {
	if one.N == 0 {
		return list
	}
	for i := range list {
		if c := &list[i]; c.Kind == one.Kind {
			c.N += one.N
			if one.Since.Before(c.Since) {
				c.Since = one.Since
			}
			return list
		}
	}
	return append(list, one)
}

// Purge takes away what has had its time, in short steps; after each it rests so many
// times as long as that took. After a kill it goes on where it is called again; ctx
// ends it between two steps.
func (s *Store) Purge(ctx context.Context, o bot.Outlived, rests int) error {
	err := s.write(ctx, func(t *tx) error {
		_, err := t.exec(`INSERT INTO accounts (id, created_at, blocked) VALUES (?, ?, TRUE) ON CONFLICT (id) DO NOTHING`, purged, millis(t.now))
		return err
	})
	g := newGentle(s, rests)
	for _, e := range ended {
		if err == nil && !e.before(o).IsZero() {
			err = s.purge(ctx, e, e.before(o), g)
		}
	}
	return err
}

// purge ends the rows of one table. The writer's steps look at nothing but the keys
// that were found beside it.
func (s *Store) purge(ctx context.Context, e ends, before time.Time, g *gentle) error {
	find := fmt.Sprintf(`SELECT CAST(%s AS TEXT)`, e.key) + e.rows() + ` LIMIT ?2`
	for {
		var keys []string
		err := s.readOne(ctx, func(c *conn) error {
			keys = nil
			return c.all(&keys, find, millis(before), purgeBatch)
		})
		if err != nil || len(keys) == 0 {
			return err
		}
		for len(keys) > 0 {
			if keys, err = g.step(ctx, keys, e.end); err != nil {
				return err
			}
		}
	}
}
