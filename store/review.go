package store

import (
	"slices"

	"vneidbot/bot"
)

const (
	reviewNote = `INSERT INTO reviews (event, report_id, review, reason, words, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)`
	reviewDone = `SELECT 1 FROM reviews WHERE event = ? AND report_id = ?`
)

// decideReports decides about each report whose row is the one that was shown. A row
// that is there says that nothing of the unit's reports has changed; whether the unit
// itself still stands, as an import or another officer may have changed it, it does not.
func (t *tx) decideReports(w bot.DecideReports) error {
	for _, shown := range w.Shown {
		done, err := t.one(reviewDone, []any{w.Event, shown.Report}, new(int))
		if err != nil {
			return err
		}
		if done {
			continue
		}
		there, err := t.one(`SELECT 1 FROM awaiting w JOIN units u ON u.id = w.unit_id WHERE w.id = ? AND w.report_id = ? AND u.standing NOT IN ('closed', 'void')`, []any{shown.Row, shown.Report}, new(int))
		if err == nil && !there {
			return conflict("decide report")
		}
		if err != nil {
			return err
		}
		if err := t.review(bot.Decision{Event: w.Event, Review: w.Review, Reason: w.Reason, Words: w.Words, By: w.By}, shown.Report); err != nil {
			return err
		}
	}
	return nil
}

// review notes what was decided about a report, and what comes of it for its unit.
func (t *tx) review(d bot.Decision, id bot.ReportID) error {
	if _, err := t.exec(reviewNote, d.Event, id, d.Review, d.Reason, d.Words, d.By, millis(t.now)); err != nil {
		return err
	}
	var unit bot.UnitID
	if _, err := t.one(`UPDATE reports SET review = ? WHERE id = ? RETURNING unit_id`, []any{d.Review, id}, &unit); err != nil {
		return err
	}
	return t.settle(unit)
}

// undoDecision puts reports back among those that wait.
func (t *tx) undoDecision(w bot.UndoDecision) error {
	for _, id := range w.Reports {
		done, err := t.one(reviewDone, []any{w.Event, id}, new(int))
		if err != nil {
			return err
		}
		if done {
			continue
		}
		last, err := t.decision(id)
		switch {
		case err != nil:
			return err
		case last == nil || last.Event != w.Of || last.Review == bot.Returned && last.Later || w.At.Sub(last.At) > bot.UndoReviewWithin:
			return conflict("undo decision")
		}
		if err := t.review(bot.Decision{Event: w.Event, Review: bot.Unreviewed, By: w.By}, id); err != nil {
			return err
		}
	}
	return nil
}

// The last decision about a report, and whether its unit has sent something since: a
// report, or a picture for this one.
const lastDecision = `SELECT v.event, v.review, v.reason, v.words, v.by, v.at, r.unit_id,
    EXISTS (SELECT 1 FROM reports s WHERE s.unit_id = r.unit_id AND s.recorded_at >= v.at AND s.seq > r.seq AND s.withdrawn_at IS NULL)
      OR EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id AND p.at > v.at)
  FROM reports r JOIN reviews v ON v.report_id = r.id WHERE r.id = ? ORDER BY v.id DESC LIMIT 1`

func (c *conn) decision(id bot.ReportID) (*bot.Decision, error) {
	var d bot.Decision
	found, err := c.one(lastDecision, []any{id}, &d.Event, &d.Review, &d.Reason, &d.Words, &d.By, moment{&d.At}, &d.Unit, &d.Later)
	if err != nil || !found {
		return nil, err
	}
	return &d, nil
}

// DecisionOf is what was decided last about a report, nil for nothing.
func (n *Snapshot) DecisionOf(id bot.ReportID) (*bot.Decision, error) { return n.c.decision(id) }

// StillShown tells which of the rows are as they were shown.
func (n *Snapshot) StillShown(shown []bot.ShownReport) (still []bot.ShownReport, err error) {
	rows := make([]int64, len(shown))
	for i, s := range shown {
		rows[i] = s.Row
	}
	there, err := n.c.ids(`SELECT id FROM awaiting WHERE `+among("id", 1), listed(rows))
	for _, s := range shown {
		if slices.Contains(there, s.Row) {
			still = append(still, s)
		}
	}
	return still, err
}
