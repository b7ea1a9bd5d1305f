package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// formColumns select a form in the order of formInto.
const formColumns = `f.id, f.kind, coalesce(f.round_id, 0), f.version, f.day, coalesce(f.area_id, 0), f.number, f.units_at, f.areas_at, f.said, f.known, f.at, f.by`

func formInto(f *bot.Form) []any {
	return []any{&f.ID, &f.Kind, &f.Round, &f.Version, moment{&f.Day}, &f.Area, &f.Number, moment{&f.Units}, moment{&f.Areas},
		moment{&f.AsOf.Said}, moment{&f.AsOf.Known}, moment{&f.At}, &f.By}
}

const insertForm = `INSERT INTO forms (key, kind, round_id, version, day, area_id, number, units_at, areas_at, said, known, at, by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`

// beginForm writes the form's row, once by its key, and tells whether it was there.
func (t *tx) beginForm(key string, f bot.Form) (there bool, err error) {
	n, err := t.exec(insertForm, key, f.Kind, idOrNull(f.Round), f.Version, millis(f.Day), idOrNull(f.Area), f.Number,
		timeOrNull(f.Units), timeOrNull(f.Areas), millis(f.AsOf.Said), millis(f.AsOf.Known), millis(f.At), f.By)
	return n == 0, err
}

const formByKey = `SELECT ` + formColumns + `, f.ready FROM forms f WHERE f.key = ?`

func (c *conn) formByKey(key string) (f bot.Form, ready bool, err error) {
	_, err = c.one(formByKey, []any{key}, append(formInto(&f), &ready)...)
	return f, ready, err
}

// Form is one that is whole, nil when there is none.
func (n *Snapshot) Form(id bot.FormID) (*bot.Form, error) {
	var f bot.Form
	found, err := n.c.one(`SELECT `+formColumns+` FROM forms f WHERE f.id = ? AND f.ready = TRUE`, []any{id}, formInto(&f)...)
	if !found {
		return nil, err
	}
	return &f, err
}

// Cuts are the cut-offs of a day that are whole, everybody's first.
func (n *Snapshot) Cuts(day time.Time) ([]bot.Form, error) {
	return n.c.forms(`SELECT `+formColumns+` FROM forms f WHERE f.day = ? AND f.kind = 'han' AND f.ready = TRUE`+ofItsRound+` ORDER BY coalesce(f.area_id, 0), f.id`, millis(day))
}

// CutDays are the days of which there is a cut-off, the last one first.
func (n *Snapshot) CutDays(most int) (days []time.Time, err error) {
	err = n.c.each(`SELECT DISTINCT f.day FROM forms f WHERE f.kind = 'han' AND f.ready = TRUE`+ofItsRound+` ORDER BY f.day DESC LIMIT ?`, []any{most}, func(row *sqlx.Rows) error {
		var day time.Time
		err := row.Scan(moment{&day})
		days = append(days, day)
		return err
	})
	return days, err
}

// FormsOf are an area's own forms of a day, by officers or by themselves, the oldest first.
func (n *Snapshot) FormsOf(area bot.AreaID, day time.Time) ([]bot.Form, error) {
	return n.c.forms(`SELECT `+formColumns+` FROM forms f WHERE f.day = ? AND f.area_id = ? AND f.kind <> 'han' AND f.ready = TRUE ORDER BY f.id`, millis(day), area)
}

// OwnForms are all areas' own forms of a day of that kind, the oldest first.
func (n *Snapshot) OwnForms(day time.Time, kind bot.FormKind) ([]bot.Form, error) {
	return n.c.forms(`SELECT `+formColumns+` FROM forms f WHERE f.day = ? AND f.kind = ? AND f.ready = TRUE ORDER BY f.id`, millis(day), kind)
}

func (c *conn) forms(query string, args ...any) (list []bot.Form, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		var f bot.Form
		err := row.Scan(formInto(&f)...)
		list = append(list, f)
		return err
	})
	return list, err
}

// endCut lets a cut-off be seen.
func (t *tx) endCut(w bot.EndCut) error {
	_, err := t.exec(`UPDATE forms SET ready = TRUE WHERE id = ?`, w.Form)
	return err
}

func timeOrNull(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return millis(at)
}
