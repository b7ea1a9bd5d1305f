package store

import (
	"slices"

	"vneidbot/bot"
)

// The searches near a tax code. Closed units are found too: what to say about
// them is the conversation's to decide.
const (
	unitsByCode     = `SELECT ` + unitColumns + ` FROM` + unitTables + `WHERE u.code = ? ORDER BY u.fold, u.id LIMIT 20`
	unitsByProposed = `SELECT ` + unitColumns + ` FROM` + unitTables +
		`WHERE u.code_proposed = ? AND u.code_proposed <> '' AND u.code = '' ORDER BY u.fold, u.id LIMIT 20`
	unitsByChild = `SELECT ` + unitColumns + ` FROM` + unitTables +
		`WHERE u.code >= ? AND u.code < ? ORDER BY u.code, u.fold LIMIT 20`
)

var unitsByNear = `SELECT ` + unitColumns + ` FROM` + unitTables + `WHERE ` + among("u.code", 1) + ` ORDER BY u.fold, u.id LIMIT 6`

func (l *look) codes(n bot.Needs) error {
	l.f.Codes = make(map[bot.TaxCode]bot.CodeFacts, len(n.Codes))
	for _, code := range n.Codes {
		facts, err := l.c.code(code)
		if err != nil {
			return err
		}
		l.f.Codes[code] = facts
	}
	return nil
}

// code looks at what is near only when nobody carries the code, in the roster
// or as a proposal.
func (c *conn) code(code bot.TaxCode) (f bot.CodeFacts, err error) {
	if f.Exact, err = c.units(unitsByCode, code); err != nil || len(f.Exact) > 0 {
		if err == nil {
			f.Heir, err = c.heir(f.Exact)
		}
		return f, err
	}
	if f.Exact, err = c.units(unitsByProposed, code); err != nil || len(f.Exact) > 0 {
		return f, err
	}
	if code.Suffixed() {
		if f.Parent, err = c.units(unitsByCode, code.Parent()); err == nil && len(f.Parent) == 0 {
			f.Children, err = c.children(code.Parent())
		}
	} else {
		f.Children, err = c.children(code)
	}
	if err != nil || len(f.Parent)+len(f.Children) > 0 {
		return f, err
	}
	f.Near, err = c.near(code)
	return f, err
}

// heir is the unit in which one of these lives on, nil where one of them is open.
func (c *conn) heir(ended []bot.Unit) (*bot.Unit, error) {
	if slices.ContainsFunc(ended, func(u bot.Unit) bool { return u.Standing != bot.Closed }) {
		return nil, nil
	}
	for _, u := range ended {
		heir, _, err := c.livingUnit(u.ID)
		if heir != nil || err != nil {
			return heir, err
		}
	}
	return nil, nil
}

// children are the units whose codes continue that one with a hyphen.
func (c *conn) children(code bot.TaxCode) ([]bot.Unit, error) {
	return c.units(unitsByChild, code+"-", code+".")
}

func (c *conn) near(code bot.TaxCode) ([]bot.Unit, error) {
	near := code.Neighbours()
	if len(near) == 0 {
		return nil, nil
	}
	return c.units(unitsByNear, listed(near))
}
