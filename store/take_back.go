package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// What is taken back of reminders that nobody has sent yet: rows of reminded. ?1 and ?2
// are why and when.
const (
	ofKeys    = `m.round >= ?3 AND m.round < ?4`
	ofArea    = ofKeys + ` AND (SELECT a.area_id FROM units a WHERE a.id = m.unit_id) = ?5`
	ofOneUnit = `m.unit_id = ?3`
	ofUnitDue = ofOneUnit + ` AND m.due = ?4`
	alone     = ` AND NOT EXISTS (SELECT 1 FROM reminded n WHERE n.message = m.message AND n.unit_id <> ?3 AND n.why = '')`
)

// A row that has a reason was not told, or stands in the message no more.
const (
	takeUnsent = `UPDATE outbox SET state = 'failed', why = ?1, message = '', lease_until = 0, owner = '', done_at = ?2
  WHERE state = 'waiting' AND unasked = TRUE AND key `
	takeBack = takeUnsent + `IN (SELECT m.message FROM reminded m WHERE m.why = '' AND `
	toCut    = `SELECT DISTINCT o.id, o.key, o.message, m.unit_id FROM reminded m JOIN outbox o ON o.key = m.message
  WHERE m.why = '' AND o.state = 'waiting' AND o.unasked = TRUE AND o.message LIKE '%"units":[%' AND `
	cutMessage = `UPDATE outbox SET message = ? WHERE id = ? AND state = 'waiting'`
	cutNote    = `UPDATE reminded SET why = ? WHERE message = ? AND unit_id = ?`
)

// Why reminders that nobody has sent yet are taken back.
const (
	whyMoved    = "moved"    // they tell an hour that is another one now
	whyReported = "reported" // the unit has reported
	whyClosed   = "closed"   // the unit is none any more, or need not report
	whyLate     = "late"     // the platform did not take them as long as they were of use
)

// takeBack stops the messages.
func (t *tx) takeBack(why, of string, args ...any) error {
	_, err := t.exec(takeBack+of+`)`, append([]any{why, millis(t.now)}, args...)...)
	return err
}

// cutLines takes it out of messages that are about other units as well.
func (t *tx) cutLines(why, of string, args ...any) error {
	var shared []sharedLine
	err := t.each(toCut+of+` ORDER BY o.id, m.unit_id`, append([]any{why, millis(t.now)}, args...), func(row *sqlx.Rows) error {
		var s sharedLine
		err := row.Scan(&s.row, &s.key, asJSON{&s.message}, &s.unit)
		shared = append(shared, s)
		return err
	})
	for i := 0; err == nil && i < len(shared); i++ {
		err = t.cutLine(shared, i, why)
	}
	return err
}

// sharedLine is a unit in a message that is about others too.
type sharedLine struct {
	row     int64
	key     string
	message bot.Message
	unit    bot.UnitID
}

// cutLine takes the i-th line out of its message, which the next one may share. One that
// cannot be told apart stays as it was written.
func (t *tx) cutLine(shared []sharedLine, i int, why string) error {
	s := shared[i]
	m, ok := s.message.Without(s.unit)
	if !ok {
		return nil
	}
	if i+1 < len(shared) && shared[i+1].row == s.row {
		shared[i+1].message = m
	}
	if _, err := t.exec(cutMessage, toJSON(m), s.row); err != nil {
		return err
	}
	_, err := t.exec(cutNote, why, s.key, s.unit)
	return err
}

// takeBackRound stops the reminders of a round, as it was seen, that were not sent
// yet: they tell its hour.
func (t *tx) takeBackRound(id bot.RoundID, version int) error {
	var was bot.Round
	found, err := t.one(`SELECT units_at, coalesce(area_id, 0) FROM rounds WHERE id = ? AND version = ?`, []any{id, version}, moment{&was.Units}, &was.Area)
	if err == nil && found {
		err = t.askAtNewHour(was.Units, was.Area)
	}
	if err != nil {
		return err
	}
	keys := keysOf(id, version)
	if err := t.cutLines(whyMoved, ofKeys, keys...); err != nil {
		return err
	}
	if err := t.askAgain(besidesRound, keys...); err != nil {
		return err
	}
	if _, err := t.exec(takeUnsent+`>= ?3 AND key < ?4`, whyMoved, millis(t.now), bot.ToDesk+keys[0].(string), bot.ToDesk+keys[1].(string)); err != nil {
		return err
	}
	return t.takeBack(whyMoved, ofKeys, keys...)
}

// takeBackShared stops those of everybody's round to an area that gets hours of its
// own that day.
func (t *tx) takeBackShared(own bot.Round) error {
	var shared bot.Round
	found, err := t.one(roundOn, []any{millis(own.Day), bot.AreaID(0)}, roundInto(&shared)...)
	if err != nil || !found || own.Area == 0 {
		return err
	}
	if err := t.askAtNewHour(shared.Units, own.Area); err != nil {
		return err
	}
	of := append(keysOf(shared.ID, shared.Version), own.Area)
	if err := t.cutLines(whyMoved, ofArea, of...); err != nil {
		return err
	}
	if err := t.askAgain(besidesArea, of...); err != nil {
		return err
	}
	return t.takeBack(whyMoved, ofArea, of...)
}

// keysOf are the bounds of the keys of a round's reminders.
func keysOf(id bot.RoundID, version int) []any {
	first := string(bot.NewOccasion(bot.Round{ID: id, Version: version}, ""))
	return []any{first, first + "\U0010FFFF"}
}

// takeBackUnit stops what was to remind of this unit; what cannot be told apart from what
// is said of others stays.
func (t *tx) takeBackUnit(unit bot.UnitID, why string) error {
	return t.takeBackOf(why, ofOneUnit, unit)
}

func (t *tx) takeBackOf(why, of string, args ...any) error {
	if err := t.cutLines(why, of, args...); err != nil {
		return err
	}
	return t.takeBack(why, of+alone, args...)
}

// unremind stops what was to remind of a unit that need not report any more, or that
// goes by other hours in its new area.
func (t *tx) unremind(unit bot.UnitID, was, now bot.UnitState) error {
	switch {
	case was.Standing != now.Standing && now.Standing != bot.Counted:
		return t.takeBackUnit(unit, whyClosed)
	case was.Area == now.Area:
		return nil
	}
	rounds, err := t.rounds()
	if err != nil || len(rounds.Own(was.Area))+len(rounds.Own(now.Area)) == 0 {
		return err
	}
	for _, old := range rounds.Of(was.Area) {
		if r, ok := rounds.Of(now.Area).On(old.Day); ok && r.Units.Equal(old.Units) {
			continue
		}
		if err := t.takeBackOf(whyMoved, ofUnitDue, unit, millis(old.Units)); err != nil {
			return err
		}
	}
	return nil
}
