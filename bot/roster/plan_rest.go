package roster

import (
	"maps"
	"slices"

	"vneidbot/bot"
)

// A list is at rest when planning it once more, upon what came of it, changes
// nothing. Rows that take names, codes or areas from each other may not be: what is
// free only because of another row would be taken the next time. Of such rows none
// is taken in, so that the next time finds, and says, the same.

// fate is what becomes of a row.
type fate int

const (
	refused fate = iota
	stays
	changes
)

// entangled refuses a row that is held.
func (p *plan) entangled(it *item) bool {
	other, ok := p.held[it.n]
	switch {
	case ok && other == it.n:
		p.wrong(it.Row, "", bot.T("import.which_unit", "n", 2))
	case ok:
		p.wrong(it.Row, "", bot.T("import.entangled", "row", p.lines[other].Line))
	}
	return ok
}

// hold plans the list upon what would come of it, holds the rows that are not at
// rest then with all that are tied to them, and tells whether there are any.
func (p *plan) hold(list Sheet, have bot.Roster) bool {
	if len(p.Units) == 0 || len(have.Areas) == 0 { // what makes areas has its own way with their names
		return false
	}
	terms := p.Terms
	terms.All = p.places.all
	again := compare(list, after(have, p.Changes), terms, p.held)
	var moved []int
	for n, f := range again.fate {
		if f == changes || (f == refused) != (p.fate[n] == refused) {
			moved = append(moved, n)
		}
	}
	if len(moved) == 0 {
		return false
	}
	ties := tied(p.lines, have)
	groups := map[int][]int{}
	for _, n := range moved {
		groups[ties.of(n)] = append(groups[ties.of(n)], n)
	}
	before := len(p.held)
	for n, f := range p.fate {
		if group := groups[ties.of(n)]; f == changes && len(group) > 0 {
			p.held[n] = group[0]
			if group[0] == n {
				p.held[n] = group[len(group)-1]
			}
		}
	}
	return len(p.held) > before
}

// after is the roster as the changes leave it; areas that are to be made keep their
// ids below zero.
func after(have bot.Roster, c bot.Changes) bot.Roster {
	at := make(map[bot.UnitID]int, len(have.Units))
	next := bot.Roster{Areas: slices.Concat(have.Areas, c.Areas), Units: slices.Clone(have.Units), Former: maps.Clone(have.Former), ByHand: have.ByHand, Left: have.Left}
	for i := range next.Units {
		at[next.Units[i].ID] = i
	}
	for _, u := range c.Units {
		if u.Was.ID != 0 {
			next.Units[at[u.Was.ID]] = u.Now
			next.Former = renamed(next.Former, u)
			continue
		}
		c.Seen++
		u.Now.ID = c.Seen
		next.Units = append(next.Units, u.Now)
	}
	return next
}

// renamed adds the name that the unit loses to those of before.
func renamed(former map[bot.UnitID][]string, u bot.UnitChange) map[bot.UnitID][]string {
	if u.Was.Name != u.Now.Name {
		if former == nil {
			former = map[bot.UnitID][]string{}
		}
		former[u.Was.ID] = append(slices.Clone(former[u.Was.ID]), u.Was.Name)
	}
	return former
}

// ties are rows and units that share codes or names, whatever the area: each group
// by one number. A row can take nothing but from its own group.
type ties struct {
	parent []int
	first  map[any]int
}

// tied puts the rows first.
func tied(rows []Row, have bot.Roster) *ties {
	t := &ties{first: map[any]int{}}
	for i := range rows {
		t.add(rows[i].Code, rows[i].School, rows[i].Name)
	}
	for i := range have.Units {
		u := &have.Units[i]
		t.add(u.Code, u.School, u.Name, have.Former[u.ID]...)
	}
	return t
}

func (t *ties) add(code bot.TaxCode, school, name string, former ...string) {
	type named string // apart from a mã trường, which is text as well
	n := len(t.parent)
	t.parent = append(t.parent, n)
	keys := []any{code, school, named(bot.NameKey(name))}
	for _, name := range former {
		keys = append(keys, named(bot.NameKey(name)))
	}
	for _, key := range keys {
		if key == bot.TaxCode("") || key == "" {
			continue
		}
		if other, ok := t.first[key]; ok {
			t.parent[t.of(n)] = t.of(other)
		} else {
			t.first[key] = n
		}
	}
}

func (t *ties) of(n int) int {
	for t.parent[n] != n {
		t.parent[n] = t.parent[t.parent[n]]
		n = t.parent[n]
	}
	return n
}
