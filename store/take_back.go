package store

import "vneidbot/bot"

const (
	takeBack = `UPDATE outbox SET state = 'failed', why = ?1, message = '', lease_until = 0, owner = '', done_at = ?2
  WHERE state = 'waiting' AND unasked = TRUE AND key IN `
	takeBackRound = takeBack + `(SELECT m.message FROM reminded m WHERE m.round >= ?3 AND m.round < ?4)`
	takeBackArea  = takeBack + `(SELECT m.message FROM reminded m JOIN units u ON u.id = m.unit_id WHERE m.round >= ?3 AND m.round < ?4 AND u.area_id = ?5)`
	takeBackUnit  = takeBack + `(SELECT m.message FROM reminded m WHERE m.unit_id = ?3 AND NOT EXISTS
    (SELECT 1 FROM reminded n WHERE n.message = m.message AND n.unit_id <> ?3))`
)

// Why reminders that nobody has sent yet are taken back.
const (
	whyMoved    = "moved"    // they tell an hour that is another one now
	whyReported = "reported" // the unit has reported
	whyClosed   = "closed"   // the unit is none any more, or need not report
)

// takeBackRound stops the reminders of a round, as it was seen, that were not sent
// yet: they tell its hour.
func (t *tx) takeBackRound(id bot.RoundID, version int) error {
	keys := keysOf(id, version)
	if err := t.askAgain(besidesRound, keys...); err != nil {
		return err
	}
	_, err := t.exec(takeBackRound, append([]any{whyMoved, millis(t.now)}, keys...)...)
	return err
}

// takeBackShared stops those of everybody's round to an area that gets hours of its
// own that day.
func (t *tx) takeBackShared(own bot.Round) error {
	var shared bot.Round
	found, err := t.one(roundOn, []any{millis(own.Day), bot.AreaID(0)}, roundInto(&shared)...)
	if err != nil || !found || own.Area == 0 {
		return err
	}
	of := append(keysOf(shared.ID, shared.Version), own.Area)
	if err := t.askAgain(besidesArea, of...); err != nil {
		return err
	}
	_, err = t.exec(takeBackArea, append([]any{whyMoved, millis(t.now)}, of...)...)
	return err
}

// keysOf are the bounds of the keys of a round's reminders.
func keysOf(id bot.RoundID, version int) []any {
	first := string(bot.NewOccasion(bot.Round{ID: id, Version: version}, ""))
	return []any{first, first + "\U0010FFFF"}
}

// takeBackUnit stops what was to remind of this unit alone.
func (t *tx) takeBackUnit(unit bot.UnitID, why string) error {
	_, err := t.exec(takeBackUnit, why, millis(t.now), unit)
	return err
}
