// Package against compares an authority's list of units, of which it says that their
// registration was received, with what the units themselves have reported. It is pure,
// and changes nothing.
//
// A line means the unit with its code, else the unit whose name it says, narrowed by the
// area beside it. A line is never stretched to fit: a name in an area that is none of
// ours, and a name whose unit has another code, are left unrecognised with their reason,
// for lists of other provinces have the same names. Each unit has one line at most.
package against

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/names"
	"vneidbot/bot/vn"
)

// Compare puts the list beside the counted units of everywhere, of which the scope's are
// told by name.
func Compare(list []bot.AuthorityLine, units []bot.UnitRow, areas []bot.Area, scope bot.Scope) bot.Against {
	c := newComparison(units, areas, scope)
	a := bot.Against{Lines: len(list), Blocks: map[bot.Block]int{}}
	of := map[bot.UnitID]*bot.AuthorityLine{}
	found, meant := c.all(list)
	a.Meant = meant
	for i := range list {
		l, u := &list[i], found[i]
		switch {
		case u == nil:
			a.Unknown = append(a.Unknown, *l)
			if l.Denied {
				a.Denied++
			}
			continue
		case of[u.ID] != nil:
			a.Repeated++
			continue
		case !scope.Contains(u.Area, u.Level):
			a.Outside++
		}
		of[u.ID] = l
		a.Blocks[u.Level.Block()]++
	}
	for i := range units {
		if u := &units[i]; scope.Contains(u.Area, u.Level) {
			a.Units = append(a.Units, bot.AgainstUnit{UnitRow: *u, Pile: pileOf(of[u.ID] != nil, u.Status), Line: of[u.ID]})
		}
	}
	return a
}

func pileOf(listed bool, s bot.Status) bot.AgainstPile {
	switch reported := s == bot.Accepted || s == bot.Succeeded; {
	case listed && reported:
		return bot.BothHave
	case listed:
		return bot.OnlyTheirs
	case reported:
		return bot.OnlyOurs
	}
	return bot.NoneHas
}

// comparison is what lines are looked up in.
type comparison struct {
	units  map[bot.UnitID]*bot.UnitRow
	codes  map[bot.TaxCode][]*bot.UnitRow
	keys   map[string][]*bot.UnitRow // by the words of their names
	index  *names.Index
	places map[bot.AreaID][]string // how an area is called, folded, without its kind
	areas  map[bot.AreaID]bot.Area
	scope  bot.Scope
	alike  []*bot.UnitRow // those that the last line could mean, where it had whySeveral
}

func newComparison(units []bot.UnitRow, areas []bot.Area, scope bot.Scope) *comparison {
	c := &comparison{units: map[bot.UnitID]*bot.UnitRow{}, codes: map[bot.TaxCode][]*bot.UnitRow{}, keys: map[string][]*bot.UnitRow{}, index: names.New(),
		places: map[bot.AreaID][]string{}, areas: map[bot.AreaID]bot.Area{}, scope: scope}
	c.index.SetAreas(areas)
	for i := range units {
		u := &units[i]
		c.units[u.ID] = u
		if u.Code != "" {
			c.codes[u.Code] = append(c.codes[u.Code], u)
		}
		key := bot.NameKey(u.Name)
		c.keys[key] = append(c.keys[key], u)
		c.index.Put(names.Row{ID: u.ID, Area: u.Area, Level: u.Level, Name: u.Name})
	}
	for _, a := range areas {
		c.areas[a.ID] = a
		for _, name := range append([]string{a.Name, a.Short}, a.Earlier...) {
			if folded := bot.FoldName(name); folded != "" {
				c.places[a.ID] = append(c.places[a.ID], folded)
			}
		}
	}
	return c
}

// unit is the unit that the line means, or why there is none.
func (c *comparison) unit(l *bot.AuthorityLine) (*bot.UnitRow, bot.Text) {
	if l.Why.Key != "" {
		return nil, l.Why
	}
	switch held := c.codes[l.Code]; {
	case l.Code == "" || len(held) == 0:
		return c.named(l)
	case len(held) == 1:
		return held[0], bot.Text{}
	default:
		return c.sharing(l, held)
	}
}

// sharing is the one of those with a common code whose name the line says.
func (c *comparison) sharing(l *bot.AuthorityLine, held []*bot.UnitRow) (*bot.UnitRow, bot.Text) {
	var fit []*bot.UnitRow
	for _, u := range held {
		if l.Name != "" && bot.NameKey(u.Name) == bot.NameKey(l.Name) {
			fit = append(fit, u)
		}
	}
	if len(fit) == 1 {
		return fit[0], bot.Text{}
	}
	return nil, bot.T("against.why_shared", "code", l.Code, "n", len(held))
}

// whySeveral is the reason of a line whose name several units have.
const whySeveral = "against.why_several"

// offered is how many units of one name are looked at.
const offered = 8

// named is the only unit whose name the line says, if nothing in the line speaks
// against it.
func (c *comparison) named(l *bot.AuthorityLine) (*bot.UnitRow, bot.Text) {
	if l.Name == "" {
		return nil, bot.T("against.why_code", "code", l.Code)
	}
	found, _ := c.index.Find(names.Query{Text: strings.TrimSpace(l.Name + ", " + l.Area), Most: offered})
	var sure []*bot.UnitRow
	for _, f := range found {
		if f.Score >= names.Sure && f.Mention == 0 {
			sure = append(sure, c.units[f.Unit])
		}
	}
	if len(sure) == 0 { // a name that nobody would search for is a name all the same
		sure = c.keys[bot.NameKey(l.Name)]
	}
	why := whySeveral
	if l.Area != "" && len(sure) > 0 {
		if !c.speaksOfAny(l.Area) {
			return nil, bot.T("against.why_place", "area", bot.Raw(l.Area))
		}
		if there := slices.DeleteFunc(slices.Clone(sure), func(u *bot.UnitRow) bool { return !c.speaksOf(l.Area, u.Area) }); len(there) > 0 {
			sure, why = there, "against.why_several_there"
		}
	}
	switch len(sure) {
	case 0:
		return nil, c.near(l, found)
	case 1:
		return c.agreed(l, sure[0])
	}
	c.alike = sure
	return nil, bot.T(why, "n", len(sure))
}

// agreed is the unit of a name if the code of the line is not another's, or a slip, or
// the area says that it is this one all the same.
func (c *comparison) agreed(l *bot.AuthorityLine, u *bot.UnitRow) (*bot.UnitRow, bot.Text) {
	if l.Code == "" || l.Typo || u.Code == "" || c.speaksOf(l.Area, u.Area) {
		return u, bot.Text{}
	}
	return nil, c.ofUnit("against.why_other_code", u, "code", l.Code)
}

// near says that the name is nobody's, and whose it is like.
func (c *comparison) near(l *bot.AuthorityLine, found []names.Found) bot.Text {
	if len(found) == 0 {
		return bot.T("against.why_name")
	}
	return c.ofUnit("against.why_near", c.units[found[0].Unit], "code", l.Code)
}

// ofUnit is a reason that names a unit; of one outside the scope nothing is said.
func (c *comparison) ofUnit(key string, u *bot.UnitRow, pairs ...any) bot.Text {
	if !c.scope.Contains(u.Area, u.Level) {
		return bot.T("against.why_name")
	}
	return bot.T(key, append(pairs, "unit", u.Name, "area", bot.InSentence(c.areas[u.Area].Name))...)
}

// speaksOf tells whether what a line says of its place has a name of the area in it.
func (c *comparison) speaksOf(place string, area bot.AreaID) bool {
	said := " " + vn.Words(place) + " "
	return slices.ContainsFunc(c.places[area], func(name string) bool { return strings.Contains(said, " "+name+" ") })
}

func (c *comparison) speaksOfAny(place string) bool {
	for id := range c.places {
		if c.speaksOf(place, id) {
			return true
		}
	}
	return false
}
