package store

import (
	"context"

	"vneidbot/bot"
)

// cutStep is how many units of a cut-off one transaction freezes: few enough that
// others wait for it well under 200 ms on a slow disk.
var cutStep = 200

// Cut freezes a round as it stands at the units' hour, by what is recorded now. It is
// done in steps, goes on where a killed one stopped, and is done once: what it names
// is then to be ended by bot.EndCut. 0 when the round is not this version any more.
// bot.Unavailable: a list is half-way into the records.
func (s *Store) Cut(ctx context.Context, q bot.Cut) (id bot.FormID, err error) {
	f, ready, err := s.beginCut(ctx, q)
	if err != nil || f.ID == 0 || ready {
		return f.ID, err
	}
	asked := freezing{form: f.ID, kind: f.Kind, asOf: f.AsOf, of: q.Window, silent: q.Silent}
	var behind bot.UnitID
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(`SELECT coalesce(max(unit_id), 0) FROM form_units WHERE form_id = ?`, []any{f.ID}, &behind)
		return err
	})
	for last := bot.UnitID(-1); err == nil && last != behind; {
		last = behind
		err = s.write(ctx, func(t *tx) (err error) {
			behind, err = t.cutStep(asked, last)
			return err
		})
	}
	if err != nil {
		return 0, err
	}
	return f.ID, s.countCut(ctx, f.ID)
}

// beginCut fixes the moment, once: a try that goes on has that of the first.
func (s *Store) beginCut(ctx context.Context, q bot.Cut) (f bot.Form, ready bool, err error) {
	err = s.write(ctx, func(t *tx) error {
		f, ready, err = t.formByKey(roundKey(bot.CutWork, q.Round))
		if err != nil || f.ID != 0 {
			return err
		}
		stands, err := t.one(`SELECT id FROM rounds WHERE id = ? AND version = ? AND removed = FALSE`, []any{q.Round.ID, q.Round.Version}, new(int64))
		if err != nil || !stands {
			return err
		}
		half, err := t.importing()
		if err != nil || half {
			return firstError(err, bot.Fail(bot.Unavailable, "store: a list is half-way", nil))
		}
		f = bot.Form{Kind: bot.CutOff, Round: q.Round.ID, Version: q.Round.Version, Day: q.Round.Day, Area: q.Round.Area,
			Units: q.Round.Units, Areas: q.Round.Areas, AsOf: bot.AsOf{Said: q.Said(), Known: t.now}, At: t.now}
		if _, err := t.beginForm(roundKey(bot.CutWork, q.Round), f); err != nil {
			return err
		}
		f, ready, err = t.formByKey(roundKey(bot.CutWork, q.Round))
		return err
	})
	return f, ready, err
}

// cutStep freezes the next units, those behind one, and tells the last it looked at.
func (t *tx) cutStep(q freezing, behind bot.UnitID) (bot.UnitID, error) {
	units, err := t.liveUnits(unitsBehind, q.silent, behind, cutStep)
	if err != nil || len(units) == 0 {
		return behind, err
	}
	return units[len(units)-1].Unit, t.freeze(q, units)
}

// countCut counts what is frozen; the writer is held for the sums alone.
func (s *Store) countCut(ctx context.Context, id bot.FormID) error {
	var rows map[tallyKey]*formRow
	err := s.readOne(ctx, func(c *conn) (err error) {
		rows, err = c.countForm(id)
		return err
	})
	if err != nil {
		return err
	}
	return s.write(ctx, func(t *tx) error { return t.writeRows(id, rows) })
}
