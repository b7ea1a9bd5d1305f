package store

import (
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Rounds are those that stand.
func (n *Snapshot) Rounds() (bot.Rounds, error) { return n.c.rounds() }

const standingRounds = `SELECT id, coalesce(area_id, 0), day, units_at, areas_at, version FROM rounds WHERE removed = FALSE
  ORDER BY day, coalesce(area_id, 0)`

func (c *conn) rounds() (list bot.Rounds, err error) {
	err = c.each(standingRounds, nil, func(row *sqlx.Rows) error {
		var r bot.Round
		err := row.Scan(roundInto(&r)...)
		list = append(list, r)
		return err
	})
	return list, err
}

func roundInto(r *bot.Round) []any {
	return []any{&r.ID, &r.Area, moment{&r.Day}, moment{&r.Units}, moment{&r.Areas}, &r.Version}
}

const roundOn = `SELECT id, coalesce(area_id, 0), day, units_at, areas_at, version FROM rounds
  WHERE day = ? AND coalesce(area_id, 0) = ? AND removed = FALSE`

// addRound relies on the index that lets an area have one round a day.
func (t *tx) addRound(w bot.AddRound) error {
	if err := t.takeBackShared(w.Round); err != nil {
		return err
	}
	id, err := t.insert(`INSERT INTO rounds (area_id, day, units_at, areas_at, by, changed_at) VALUES (?, ?, ?, ?, ?, ?)
	  ON CONFLICT (day, coalesce(area_id, 0)) WHERE removed = FALSE DO NOTHING RETURNING id`,
		idOrNull(w.Area), millis(w.Day), millis(w.Units), millis(w.Areas), w.By, millis(w.At))
	if err != nil {
		return err
	}
	if id > 0 {
		w.ID, w.Version = bot.RoundID(id), 1
		return t.planRound(w.Round)
	}
	var there bot.Round
	if _, err := t.one(roundOn, []any{millis(w.Day), w.Area}, roundInto(&there)...); err != nil {
		return err
	}
	return unless(sameHours(there, w.Round), "add round")
}

// moveRound is done already when the round is one version on and where it is to go.
func (t *tx) moveRound(w bot.MoveRound) error {
	if err := t.takeBackRound(w.ID, w.Was); err != nil {
		return err
	}
	taken, err := t.one(`SELECT id FROM rounds WHERE day = ? AND coalesce(area_id, 0) = ? AND removed = FALSE AND id <> ?`,
		[]any{millis(w.Day), w.Area, w.ID}, new(int64))
	if err != nil || taken {
		return firstError(err, conflict("move round"))
	}
	n, err := t.exec(`UPDATE rounds SET day = ?, units_at = ?, areas_at = ?, version = version + 1, by = ?, changed_at = ?
	  WHERE id = ? AND version = ? AND removed = FALSE`, millis(w.Day), millis(w.Units), millis(w.Areas), w.By, millis(w.At), w.ID, w.Was)
	if err != nil {
		return err
	}
	if n > 0 {
		w.Version = w.Was + 1
		return t.planRound(w.Round)
	}
	var now bot.Round
	_, err = t.one(`SELECT id, coalesce(area_id, 0), day, units_at, areas_at, version FROM rounds WHERE id = ? AND removed = FALSE`, []any{w.ID}, roundInto(&now)...)
	if err != nil {
		return err
	}
	return unless(now.Version == w.Was+1 && sameHours(now, w.Round), "move round")
}

// removeRound keeps the row, so that what was planned for it finds it gone.
func (t *tx) removeRound(w bot.RemoveRound) error {
	if err := t.takeBackRound(w.Round, w.Was); err != nil {
		return err
	}
	n, err := t.exec(`UPDATE rounds SET removed = TRUE, version = version + 1, by = ?, changed_at = ? WHERE id = ? AND version = ? AND removed = FALSE`,
		w.By, millis(w.At), w.Round, w.Was)
	if err != nil || n > 0 {
		return err
	}
	done, err := t.one(`SELECT id FROM rounds WHERE id = ? AND version = ? AND removed = TRUE`, []any{w.Round, w.Was + 1}, new(int64))
	if err != nil {
		return err
	}
	return unless(done, "remove round")
}

// planRound has the round frozen at its hours, as this version.
func (t *tx) planRound(r bot.Round) error {
	task := bot.RoundTask{Round: r.ID, Version: r.Version}
	return firstError(t.do(bot.Do{Key: roundKey(bot.CutWork, r), Kind: bot.CutWork, Args: task, NotBefore: r.Ends()}),
		t.do(bot.Do{Key: roundKey(bot.AutoWork, r), Kind: bot.AutoWork, Args: task, NotBefore: r.Closes()}))
}

// roundKey names what is done once with a round, as long as it is this version.
func roundKey(kind string, r bot.Round) string {
	return kind + ":" + strconv.FormatInt(int64(r.ID), 10) + "." + strconv.Itoa(r.Version)
}

// unless is a conflict where the write has not been done before.
func unless(done bool, op string) error {
	if done {
		return nil
	}
	return conflict(op)
}

func sameHours(a, b bot.Round) bool {
	same := func(x, y time.Time) bool { return millis(x) == millis(y) }
	return a.Area == b.Area && same(a.Day, b.Day) && same(a.Units, b.Units) && same(a.Areas, b.Areas)
}
