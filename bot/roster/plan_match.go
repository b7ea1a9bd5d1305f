package roster

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// spot is a name in an area.
type spot struct {
	key  string
	area bot.AreaID
}

// dropRepeated sets aside rows that mean the unit of an earlier row. The file's
// reader has found those that say the same; here two spellings of an area have
// become one.
func (p *plan) dropRepeated() {
	seen := make(map[spot][]*item, len(p.items))
	kept := p.items[:0]
	for _, it := range p.items {
		at := it.spot()
		if first := repeated(it, seen[at]); first != nil {
			p.wrong(it.Row, "", bot.T("import.same_unit", "row", first.Line))
			continue
		}
		seen[at] = append(seen[at], it)
		kept = append(kept, it)
	}
	p.items = kept
}

// repeated finds the row that neither code nor mã trường tells apart from it.
func repeated(it *item, others []*item) *item {
	for _, o := range others {
		if !differ(string(it.Code), string(o.Code)) && !differ(it.School, o.School) {
			return o
		}
	}
	return nil
}

// differ tells whether both are known and are not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// match finds the unit of each row, the surest way first for all rows, so that
// no row takes by its name what another means by its code.
func (p *plan) match() {
	p.speaks = map[bot.AreaID]bool{}
	for _, it := range p.items {
		p.speaks[it.area] = true
	}
	matchBy(p, func(it *item) bot.TaxCode { return it.Code }, func(u *known) bot.TaxCode { return u.Code }, p.sharedCode)
	matchBy(p, func(it *item) string { return it.School }, func(u *known) string { return u.School }, p.sharedCode)
	matchBy(p, (*item).spot, (*known).spot, sharedName)
	p.matchFormer(false)
	p.matchLeftOver()
	p.findMoved()
	p.matchFormer(true)
	p.items = slices.DeleteFunc(p.items, func(it *item) bool {
		switch {
		case it.other != nil && !p.mine(it.other.Area, it.other.Level):
			p.wrong(it.Row, "", bot.T("import.outside_unit"))
		case it.other != nil:
			p.wrong(it.Row, colName.heading(), bot.T("import.other_name", "unit", it.other.Name))
		case it.moved != nil && !p.mine(it.moved.Area, it.moved.Level):
			p.wrong(it.Row, "", bot.T("import.moved_away", "unit", it.moved.Name))
		case it.moved != nil:
			p.wrong(it.Row, "", bot.T("import.moved_to", "unit", it.moved.Name, "area", p.places.name(it.moved.Area)))
		case it.unclear > 0:
			p.wrong(it.Row, "", bot.T("import.which_unit", "n", it.unclear))
		}
		return it.out()
	})
	for _, it := range p.items {
		p.keep(it)
	}
}

// keep leaves a unit in its area of that day where the row still has one that is over: the
// list is older than the change.
func (p *plan) keep(it *item) {
	if !it.over || it.unit == nil || it.unit.Area == it.area || !p.places.current[it.unit.Area] {
		return
	}
	p.Notes = append(p.Notes, Problem{Sheet: it.Sheet, Line: it.Line, Column: AreaHeading,
		Why: bot.T("import.area_kept", "have", it.Area, "unit", it.unit.Name, "area", p.places.name(it.unit.Area))})
	it.area = it.unit.Area
}

// matchBy joins rows and units that are still without each other and have one
// key, which is not zero; choose decides about those who share it.
func matchBy[K comparable](p *plan, ofRow func(*item) K, ofUnit func(*known) K, choose func([]*item, []*known)) {
	var zero K
	units := make(map[K][]*known)
	for i := range p.units {
		if u := &p.units[i]; u.taken == nil && ofUnit(u) != zero {
			units[ofUnit(u)] = append(units[ofUnit(u)], u)
		}
	}
	rows := make(map[K][]*item)
	var order []K
	for _, it := range p.items {
		k := ofRow(it)
		if it.unit != nil || it.out() || k == zero || len(units[k]) == 0 {
			continue
		}
		if rows[k] == nil {
			order = append(order, k)
		}
		rows[k] = append(rows[k], it)
	}
	for _, k := range order {
		choose(rows[k], living(units[k]))
	}
}

// living leaves closed units out where others have the same key: a school that
// follows a closed one keeps its code, or its name.
func living(units []*known) []*known {
	open := slices.DeleteFunc(slices.Clone(units), func(u *known) bool { return u.Standing == bot.Closed })
	if len(open) == 0 {
		return units
	}
	return open
}

// sharedCode joins by name within a code; of those left over, a single row and
// a single unit are one that was renamed, unless all else has changed too. A row
// whose name is that of another unit in its area is neither: somebody sorted one
// column alone.
func (p *plan) sharedCode(rows []*item, units []*known) {
	for _, it := range rows {
		it.takeOne(units, func(u *known) bool { return u.spot() == it.spot() })
		it.takeOne(units, func(u *known) bool { return u.key == it.key })
	}
	rows = slices.DeleteFunc(rows, func(it *item) bool { return it.unit != nil })
	units = slices.DeleteFunc(units, func(u *known) bool { return u.taken != nil })
	if len(units) == 0 {
		return
	}
	rows = slices.DeleteFunc(rows, func(it *item) bool {
		named := slices.DeleteFunc(slices.Clone(living(p.bySpot[it.spot()])), func(u *known) bool { return slices.Contains(units, u) })
		if len(named) == 0 || named[0].Standing == bot.Closed {
			return false
		}
		it.other = units[0]
		for _, u := range append(named, units...) {
			u.named = true
		}
		return true
	})
	for _, it := range rows {
		p.takeRenamed(it, units)
	}
	if len(rows) == 1 && len(units) == 1 && rows[0].unit == nil && rows[0].resembles(units[0]) {
		rows[0].take(units[0])
	}
}

// matchLeftOver joins by the name alone what the list would leave over: in the
// areas that it speaks of, and in those that are no more, which it may have renamed
// or split. Of several of one name those are one that share a phone, a head or an
// address; what cannot be told apart is asked, and no unit comes in twice.
func (p *plan) matchLeftOver() {
	left := func(u *known) string {
		if u.Standing == bot.Closed || !p.leftOver(u) {
			return ""
		}
		return u.key
	}
	matchBy(p, func(it *item) string { return it.key }, left, func(rows []*item, units []*known) {
		for _, same := range []func(*item, *known) bool{
			func(it *item, u *known) bool { return it.Phone != "" && it.Phone == u.Phone },
			func(it *item, u *known) bool { return it.Address != "" && it.Address == u.Address },
			func(it *item, u *known) bool { return it.Head != "" && it.Head == u.Head },
		} {
			for _, it := range rows {
				it.takeOne(units, func(u *known) bool { return it.mayBe(u) && same(it, u) })
			}
		}
		rows = slices.DeleteFunc(rows, func(it *item) bool { return it.unit != nil })
		for _, it := range rows {
			fit := slices.DeleteFunc(slices.Clone(units), func(u *known) bool { return u.taken != nil || !it.mayBe(u) })
			switch {
			case len(fit) == 1 && len(rows) == 1:
				it.take(fit[0])
			case len(fit) > 0 && it.Code == "" && it.School == "":
				it.unclear = len(fit)
				for _, u := range fit {
					u.named = true
				}
			}
		}
	})
}

// leftOver tells whether the list may leave the unit over: it is in an area that the list
// speaks of, or in one that is no more.
func (p *plan) leftOver(u *known) bool {
	return p.speaks[u.Area] || u.Area != 0 && !p.places.today(u.Area)
}

// mayBe tells whether neither code nor mã trường speaks against it.
func (it *item) mayBe(u *known) bool {
	return !differ(string(it.Code), string(u.Code)) && !differ(it.School, u.School)
}

// out tells whether the row has been found wrong.
func (it *item) out() bool { return it.unclear > 0 || it.other != nil || it.moved != nil }

// sharedName joins within a name in an area: by codes that do not contradict,
// and else a single row and a single unit.
func sharedName(rows []*item, units []*known) {
	for _, it := range rows {
		it.takeOne(units, func(u *known) bool {
			return !differ(string(it.Code), string(u.Code)) && !differ(it.School, u.School)
		})
	}
	for _, it := range rows {
		if it.unit != nil {
			continue
		}
		free := slices.DeleteFunc(slices.Clone(units), func(u *known) bool { return u.taken != nil })
		switch {
		case len(free) == 1:
			it.take(free[0])
		case len(free) > 1 && it.Code == "" && it.School == "":
			it.unclear = len(free)
		}
	}
}

// takeOne takes the unit that fits, when it is the only one.
func (it *item) takeOne(units []*known, fits func(*known) bool) {
	if it.unit != nil {
		return
	}
	var fit []*known
	for _, u := range units {
		if u.taken == nil && fits(u) {
			fit = append(fit, u)
		}
	}
	if len(fit) == 1 {
		it.take(fit[0])
	}
}

func (it *item) take(u *known) { it.unit, u.taken = u, it }

// resembles tells whether the unit that has the row's code can be the row's: a
// code may be shared with a unit that this file does not name.
func (it *item) resembles(u *known) bool {
	return it.area == u.Area || it.Level == u.Level || within(it.key, u.key) || within(u.key, it.key)
}

// within tells whether every word of a is one of b.
func within(a, b string) bool {
	words := strings.Fields(b)
	return !slices.ContainsFunc(strings.Fields(a), func(w string) bool { return !slices.Contains(words, w) })
}

func (it *item) spot() spot { return spot{it.key, it.area} }

func (u *known) spot() spot { return spot{u.key, u.Area} }
