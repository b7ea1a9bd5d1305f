package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Who can be written to about which unit. ?1 and ?2 are the chats of the channel
// where nobody hears, ?3 since when reminders are told of, ?4 since when a report
// in the making is remembered, ?5 when the day began; the rest belongs to each source.
const (
	remindColumns = `SELECT a.id, a.name, a.chat_key, a.lang, ` + roleOfA + `, u.id, u.name, u.level, coalesce(u.area_id, 0), u.cur_status, u.cur_at,
    coalesce(u.cur_report, ''), coalesce((SELECT c.receipt FROM reports c WHERE c.id = u.cur_report), ''),
    (SELECT s.at FROM reports s WHERE s.unit_id = u.id AND s.withdrawn_at IS NULL ORDER BY s.at DESC, s.seq DESC LIMIT 1),
    (SELECT m.at FROM reminded m WHERE m.account_id = a.id AND m.why = '' AND m.chase <> 'put_off'` + notTakenBack + ` ORDER BY m.at DESC LIMIT 1),
    (SELECT m.at FROM reminded m WHERE m.account_id = a.id AND m.why = '' AND m.chase NOT IN ('put_off', 'moved')` + notTakenBack + ` ORDER BY m.at DESC LIMIT 1),
    coalesce((SELECT string_agg(m.message, ' ') FROM reminded m WHERE m.account_id = a.id AND m.at >= ?5 AND m.why = '' AND m.chase <> 'put_off'` + notTakenBack + `), ''),
    coalesce((SELECT string_agg(m.round, ' ') FROM reminded m WHERE m.account_id = a.id AND m.unit_id = u.id AND m.at > ?3), ''),
    coalesce(d.wants, ''), d.at, p.until, p.at `
	// What was written and taken back again, or never came, nobody was told.
	notTakenBack = ` AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.key = m.message AND o.state = 'failed')`
	remindTail   = ` LEFT JOIN drafts d ON d.account_id = a.id AND d.unit_id = u.id AND d.at > ?4
  LEFT JOIN put_offs p ON p.account_id = a.id AND p.unit_id = u.id AND p.asked_at IS NULL
  WHERE a.blocked = FALSE AND a.chat_key <> '' AND NOT (a.chat_key >= ?1 AND a.chat_key < ?2) AND u.standing = ''`

	remindMissing = remindColumns + `FROM reporters r CROSS JOIN accounts a ON a.id = r.account_id JOIN units u ON u.id = r.unit_id` + remindTail +
		` AND r.account_id > ?6 AND u.cur_status IN ('', 'tu_choi', 'chua_dang_ky', 'khac')
    AND NOT (EXISTS (SELECT 1 FROM reminded w WHERE w.round = ?7 AND w.account_id = r.account_id AND w.unit_id = r.unit_id)
      AND NOT EXISTS (SELECT 1 FROM rounds x WHERE x.day = ?8 AND x.area_id = u.area_id AND x.removed = FALSE)) ORDER BY r.account_id, r.unit_id`
	remindBegun = remindColumns + `FROM drafts r CROSS JOIN accounts a ON a.id = r.account_id JOIN units u ON u.id = r.unit_id` + remindTail +
		` AND r.account_id > ?6 AND d.at IS NOT NULL ORDER BY r.account_id`
	remindPicture = remindColumns + fromBare + `JOIN accounts a ON a.id = r.account_id` + remindTail +
		` AND r.flags LIKE '%no_picture%' AND r.on_behalf = FALSE AND r.account_id > ?6 ORDER BY r.account_id, u.id`
	ofReporters   = `JOIN reporters r ON r.unit_id = u.id JOIN accounts a ON a.id = r.account_id` + remindTail
	remindRefused = remindColumns + fromRefused + ofReporters + ` AND u.cur_status = 'tu_choi' AND u.cur_at > ?6 AND u.cur_at <= ?7 ORDER BY r.account_id, u.id`
	remindWaiting = remindColumns + fromWaiting + ofReporters + ` AND u.cur_status = 'duoc_tiep_nhan' AND u.cur_at > ?6 AND u.cur_at <= ?7 ORDER BY r.account_id, u.id`
	remindPutOff  = remindColumns + fromPutOffs + `CROSS JOIN accounts a ON a.id = r.account_id JOIN units u ON u.id = r.unit_id` + remindTail +
		` AND r.asked_at IS NULL AND r.until <= ?6 ORDER BY r.account_id, r.unit_id`
)

// remindedWithin is how far back reminders of a person are looked at: as long as they
// are kept.
const remindedWithin = 31 * 24 * time.Hour

// RemindableIn are the next persons with the units that a reminder of a day's rounds may
// ask about, by their accounts behind one; at most so many persons. Units that go by
// everybody's round, the zero Round for none, and were asked about in it, are left out:
// a tick after the first has little to read.
func (n *Snapshot) RemindableIn(why bot.Reminding, everybodys bot.Round, silent string, now time.Time, behind bot.AccountID, most int) ([]bot.Remindable, error) {
	query, args := remindMissing, []any{behind, bot.NewOccasion(everybodys, why), millis(everybodys.Day)}
	if why == bot.RemindBegun {
		query, args = remindBegun, args[:1]
	}
	list, err := n.remindable(query, most, silent, now, args...)
	if err != nil || why == bot.RemindAhead {
		return list, err
	}
	bare, err := n.remindable(remindPicture, most, silent, now, behind)
	for i := range bare {
		bare[i].Bare = true
	}
	return firstPersons(append(list, bare...), most), err
}

// firstPersons are the rows of the first persons, at most so many.
func firstPersons(rows []bot.Remindable, most int) []bot.Remindable {
	slices.SortStableFunc(rows, func(a, b bot.Remindable) int { return cmp.Compare(a.Account, b.Account) })
	persons := 0
	for i, r := range rows {
		if i == 0 || rows[i-1].Account != r.Account {
			if persons++; persons > most {
				return rows[:i]
			}
		}
	}
	return rows
}

// RemindableSince are all persons with the units whose current report says that, and
// is of a time behind the first and not behind the second.
func (n *Snapshot) RemindableSince(s bot.Status, silent string, now, from, to time.Time) ([]bot.Remindable, error) {
	query := remindRefused
	if s == bot.Accepted {
		query = remindWaiting
	}
	return n.remindable(query, 0, silent, now, millis(from), millis(to))
}

// PutOffs are the persons whose hour has come, with the units that they put off.
func (n *Snapshot) PutOffs(silent string, now time.Time) ([]bot.Remindable, error) {
	return n.remindable(remindPutOff, 0, silent, now, millis(now))
}

// remindable reads rows of at most so many persons, 0 for all.
func (n *Snapshot) remindable(query string, most int, silent string, now time.Time, args ...any) (list []bot.Remindable, err error) {
	persons := 0
	args = append([]any{silent + ":", silent + ";", millis(now.Add(-remindedWithin)), millis(now.Add(-bot.DraftLife)), millis(n.s.place.Began(now))}, args...)
	err = n.c.each(query, args, func(row *sqlx.Rows) error {
		var r bot.Remindable
		var chat, today, within string
		u := &r.Unit
		if err := row.Scan(&r.Account, &r.Name, &chat, &r.Lang, &r.Role, &u.ID, &u.Name, &u.Level, &u.Area, &u.Status, moment{&u.At},
			&r.Report, &r.Receipt, moment{&r.Reported}, moment{&r.Told}, moment{&r.Asked}, &today, &within, &u.Wants, moment{&r.Begun}, moment{&r.PutOff}, moment{&r.PutAt}); err != nil {
			return err
		}
		if last := len(list) - 1; last < 0 || list[last].Account != r.Account {
			if persons++; most > 0 && persons > most {
				return errEnough
			}
		}
		r.Chat, r.Today = chatOf(chat), differentWords(today)
		for key := range strings.FieldsSeq(within) {
			r.Within = append(r.Within, bot.RoundKey(key))
		}
		list = append(list, r)
		return nil
	})
	return list, err
}

// differentWords counts them.
func differentWords(text string) int {
	words := strings.Fields(text)
	slices.Sort(words)
	return len(slices.Compact(words))
}

// The hours that were told of which some may be wrong: of a person and a unit the
// last one counts.
const toldHours = `SELECT a.id, a.name, a.chat_key, a.lang, ` + roleOfA + `, u.id, u.name, u.level, coalesce(u.area_id, 0), m.round, m.due
  FROM reminded m JOIN accounts a ON a.id = m.account_id JOIN units u ON u.id = m.unit_id LEFT JOIN outbox o ON o.key = m.message
  WHERE m.due IS NOT NULL AND m.due > ?1 AND m.why = '' AND coalesce(o.state, '') <> 'failed'
    AND a.blocked = FALSE AND a.chat_key <> '' AND u.standing = '' ORDER BY m.account_id, m.unit_id, m.at`

// The same hours, each once for the units of an area.
const toldKinds = `SELECT DISTINCT m.round, m.due, coalesce(u.area_id, 0) FROM reminded m JOIN units u ON u.id = m.unit_id
  WHERE m.due IS NOT NULL AND m.due > ?1 AND m.why = ''`

// ToldHours are the hours that persons were told last, of those after since; none where
// no hour that was told to anybody of an area is wrong, which is so nearly always, and
// is seen without the persons.
func (n *Snapshot) ToldHours(since time.Time, wrong func(bot.ToldHour) bool) (list []bot.ToldHour, err error) {
	some := false
	err = n.c.each(toldKinds, []any{millis(since)}, func(row *sqlx.Rows) error {
		var h bot.ToldHour
		err := row.Scan(&h.Round, moment{&h.Due}, &h.Unit.Area)
		some = some || wrong(h)
		return err
	})
	if err != nil || !some {
		return nil, err
	}
	err = n.c.each(toldHours, []any{millis(since)}, func(row *sqlx.Rows) error {
		var h bot.ToldHour
		var chat string
		err := row.Scan(&h.Account, &h.Name, &chat, &h.Lang, &h.Role, &h.Unit.ID, &h.Unit.Name, &h.Unit.Level, &h.Unit.Area, &h.Round, moment{&h.Due})
		h.Chat = chatOf(chat)
		if last := len(list) - 1; last >= 0 && list[last].Account == h.Account && list[last].Unit.ID == h.Unit.ID {
			list = list[:last]
		}
		list = append(list, h)
		return err
	})
	return list, err
}
