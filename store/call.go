package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const noteCall = `INSERT INTO calls (unit_id, event, account_id, state, promised, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
  ON CONFLICT (unit_id) DO UPDATE SET event = excluded.event, account_id = excluded.account_id, state = excluded.state,
    promised = excluded.promised, at = excluded.at WHERE calls.event = ?7`

// noteCall notes a call if the last one is what its officer saw.
func (t *tx) noteCall(w bot.NoteCall) error {
	done, err := t.one(`SELECT 1 FROM calls WHERE unit_id = ? AND event = ?`, []any{w.Unit, w.Event}, new(int))
	if err != nil || done {
		return err
	}
	n, err := t.exec(noteCall, w.Unit, w.Event, w.By, w.State, millis(w.Promised), millis(w.At), w.Was)
	if err == nil && n == 0 {
		return conflict("note call")
	}
	return err
}

const callOf = `SELECT event, account_id, state, promised, at FROM calls WHERE unit_id = ?`

// CallOf is the last call of a unit, nil when there was none.
func (n *Snapshot) CallOf(unit bot.UnitID) (*bot.Call, error) {
	c := bot.Call{Unit: unit}
	found, err := n.c.one(callOf, []any{unit}, &c.Event, &c.By, &c.State, moment{&c.Promised}, moment{&c.At})
	if !found {
		return nil, err
	}
	return &c, err
}

var callsSince = `SELECT k.unit_id, k.event, k.account_id, k.state, k.promised, k.at FROM calls k JOIN units u ON u.id = k.unit_id
  WHERE k.at >= ?4 AND ` + inScope

// Calls lists the last call of each unit of the scope that was noted since then.
func (n *Snapshot) Calls(scope bot.Scope, since time.Time) (list []bot.Call, err error) {
	err = n.c.each(callsSince, append(scopeArgs(scope), millis(since)), func(row *sqlx.Rows) error {
		var k bot.Call
		err := row.Scan(&k.Unit, &k.Event, &k.By, &k.State, moment{&k.Promised}, moment{&k.At})
		list = append(list, k)
		return err
	})
	return list, err
}
