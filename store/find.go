package store

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/names"
	"vneidbot/bot/read"
)

// Likely is a unit that a search found.
type Likely struct {
	bot.Unit
	Score   int  // of 100
	Mention int  // of the schools that the text names, from 0
	Others  bool // that bear the name as well, and may be meant
	Merged  bool // the name is that of a unit that lives on in it
}

// found reads the units that were found from the search's own snapshot, best
// first. Closed units are left out.
func (s *Store) found(c *conn, q names.Query) (units []Likely, err error) {
	found, err := s.search.find(s, c, q)
	for _, f := range found {
		u, merged, err := c.livingUnit(f.Unit)
		if err != nil {
			return nil, err
		}
		same := func(have Likely) bool { return have.ID == u.ID && have.Mention == f.Mention }
		if u != nil && !slices.ContainsFunc(units, same) { // the index may be ahead of this snapshot
			units = append(units, Likely{Unit: *u, Score: f.Score, Mention: f.Mention, Merged: merged})
		}
	}
	return units, err
}

// livingUnit is the unit, or the one that it was merged into; nil for none that is open.
func (c *conn) livingUnit(id bot.UnitID) (unit *bot.Unit, merged bool, err error) {
	heir, open, err := c.livesOn(int64(id))
	if err != nil || !open {
		return nil, false, err
	}
	unit, err = c.unit(bot.UnitID(heir))
	return unit, heir != int64(id), err
}

// UnitsByQuery finds units inside the scope by a tax code as typed, by a mã
// trường, or by words of the name: best first, at most limit. Closed units are
// left out.
func (n *Snapshot) UnitsByQuery(query string, scope bot.Scope, limit int) (units []bot.Unit, err error) {
	if units, err = n.c.unitsByCode(query, scope, limit); err != nil || len(units) > 0 {
		return units, err
	}
	found, err := n.s.found(n.c, names.Query{Text: query, Most: limit, Inside: scope.Contains})
	for _, f := range found {
		if !f.Merged { // the card of the ended one says what became of it
			units = append(units, f.Unit)
		}
	}
	return units, err
}

// UnitsNear finds units inside the scope whose code is one wrong digit or one swap
// of neighbours away from a code that was typed, at most limit. Closed units are
// left out.
func (n *Snapshot) UnitsNear(typed string, scope bot.Scope, limit int) (units []bot.Unit, err error) {
	codes, _ := read.TaxCodes(typed)
	for _, t := range codes {
		near, err := n.c.near(t.Code)
		if err != nil {
			return nil, err
		}
		for _, u := range near {
			if u.Standing != bot.Closed && scope.Contains(u.Area, u.Level) && len(units) < limit {
				units = append(units, u)
			}
		}
	}
	return units, nil
}

var unitsWithCode = `SELECT ` + unitColumns + ` FROM` + unitTables + `WHERE u.standing NOT IN ('closed', 'void') AND ` + inScope + `
  AND u.id IN (SELECT id FROM units WHERE code = ?4 AND code <> '' UNION SELECT id FROM units WHERE school = ?4 AND school <> ''
    UNION SELECT id FROM units WHERE code >= ?5 AND code < ?6 AND code <> '')
  ORDER BY u.code <> ?4, u.fold, u.id LIMIT ?7`

// unitsByCode finds the units that carry a code of the query: the code itself,
// the parent's with its dependent units, or a mã trường.
func (c *conn) unitsByCode(query string, scope bot.Scope, limit int) (units []bot.Unit, err error) {
	typed, _ := read.TaxCodes(query)
	for _, t := range typed {
		code := codeOf(t)
		found, err := c.units(unitsWithCode, append(scopeArgs(scope), code, code+"-", code+".", limit)...)
		if err != nil {
			return nil, err
		}
		for _, u := range found {
			if !slices.ContainsFunc(units, func(have bot.Unit) bool { return have.ID == u.ID }) {
				units = append(units, u)
			}
		}
	}
	return units[:min(limit, len(units))], nil
}

// codeOf is a code that was typed: in its normal form, else as it is.
func codeOf(t read.Typed) string {
	if t.Code == "" {
		return t.Raw
	}
	return string(t.Code)
}

// typedCode is the first code of the query, "" for none.
func typedCode(query string) string {
	typed, _ := read.TaxCodes(query)
	if len(typed) == 0 {
		return ""
	}
	return codeOf(typed[0])
}
