package store

import (
	"strconv"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// A message about several units may be taken back for one of them. What it says of the
// others holds as before: that it was to be said is unmade, so that the clock says it anew.

const (
	besides = `SELECT DISTINCT o.id, o.key, n.round, n.chase, n.account_id, n.unit_id
  FROM reminded m JOIN outbox o ON o.key = m.message JOIN reminded n ON n.message = m.message
  WHERE o.state = 'waiting' AND o.unasked = TRUE AND o.lease_until = 0 AND m.round >= ?1 AND m.round < ?2 AND m.why = '' AND n.why = '' `
	besidesRound = besides + `AND NOT (n.round >= ?1 AND n.round < ?2)`
	besidesArea  = besides + `AND m.unit_id IN (SELECT u.id FROM units u WHERE u.area_id = ?3)
    AND NOT (n.round >= ?1 AND n.round < ?2 AND n.unit_id IN (SELECT u.id FROM units u WHERE u.area_id = ?3))`
)

// A message at the hour that somebody named tells the hour of the round, and is none of the
// round's own: ?1 is that hour, ?2 the area, 0 for all.
const promised = `SELECT DISTINCT o.id, o.key, n.round, n.chase, n.account_id, n.unit_id
  FROM reminded m JOIN units u ON u.id = m.unit_id JOIN outbox o ON o.key = m.message JOIN reminded n ON n.message = m.message
  WHERE o.state = 'waiting' AND o.unasked = TRUE AND o.lease_until = 0 AND m.due = ?1 AND m.chase = 'put_off' AND m.why = '' AND n.why = ''
    AND (?2 = 0 OR u.area_id = ?2)`

// askAtNewHour has those asked anew at the hour that they have named who would be told an
// hour that is another one now.
func (t *tx) askAtNewHour(due time.Time, area bot.AreaID) error {
	list, err := t.taken(promised, millis(due), area)
	if err == nil {
		err = t.unsayAll(list)
	}
	for i := 0; err == nil && i < len(list); i++ {
		_, err = t.exec(takeUnsent+`<> '' AND id = ?3`, whyMoved, millis(t.now), list[i].row)
	}
	return err
}

// takenLine is a unit of a message that nobody is sent.
type takenLine struct {
	row     int64
	message string
	round   bot.RoundKey
	chase   string
	account bot.AccountID
	unit    bot.UnitID
}

// askAgain is done before the messages are taken back. What an officer has asked for
// stays: it is told to the officer as not delivered. So does a message that is on its
// way just now: it will most likely be read.
func (t *tx) askAgain(query string, args ...any) error {
	list, err := t.taken(query, args...)
	return firstError(err, t.unsayAll(list))
}

func (t *tx) taken(query string, args ...any) (list []takenLine, err error) {
	err = t.each(query, args, func(row *sqlx.Rows) error {
		var u takenLine
		err := row.Scan(&u.row, &u.message, &u.round, &u.chase, &u.account, &u.unit)
		list = append(list, u)
		return err
	})
	return list, err
}

func (t *tx) unsayAll(list []takenLine) (err error) {
	freed := map[int64]bool{}
	for i := 0; err == nil && i < len(list); i++ {
		u := list[i]
		if !u.byTheClock() {
			continue
		}
		if !freed[u.row] {
			freed[u.row], err = true, t.freeKey(u)
		}
		err = firstError(err, t.unsay(u))
	}
	return err
}

// occasion is the reminder that is done once the message is written, "" for none.
func (u takenLine) occasion() bot.RoundKey {
	round, _, _ := strings.Cut(string(u.round), ":")
	_, why, _ := strings.Cut(u.chase, ":")
	switch bot.Reminding(why) {
	case bot.RemindAhead, bot.RemindNear, bot.RemindBegun:
		return bot.RoundKey(round + ":" + why)
	default:
		return ""
	}
}

func (u takenLine) byTheClock() bool {
	return u.occasion() != "" || u.chase == string(bot.RemindPutOff) || u.chase == string(bot.RemindMoved)
}

// freeKey leaves the key of the message to the one that takes its place.
func (t *tx) freeKey(u takenLine) error {
	taken := u.message + ":" + strconv.FormatInt(u.row, 10)
	_, err := t.exec(`UPDATE outbox SET key = ?1 WHERE id = ?2`, taken, u.row)
	if err == nil {
		_, err = t.exec(`UPDATE reminded SET message = ?1 WHERE message = ?2`, taken, u.message)
	}
	return err
}

func (t *tx) unsay(u takenLine) error {
	_, err := t.exec(`DELETE FROM reminded WHERE round = ? AND account_id = ? AND unit_id = ?`, u.round, u.account, u.unit)
	if err == nil && u.chase == string(bot.RemindPutOff) {
		_, err = t.exec(`UPDATE put_offs SET asked_at = NULL WHERE account_id = ? AND unit_id = ?`, u.account, u.unit)
	}
	if key := u.occasion(); err == nil && key != "" {
		_, err = t.exec(`DELETE FROM occasions WHERE key = ?`, key)
	}
	return err
}
