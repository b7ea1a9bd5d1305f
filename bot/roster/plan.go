package roster

import (
	"cmp"
	"slices"
	"time"

	"vneidbot/bot"
)

// Terms say how a list is taken in.
type Terms struct {
	Since time.Time // from when it holds: now
	Day   time.Time // the office's day, on which areas must exist
	// NewAreas are the names of areas that may be made; All lets every name of the
	// list be one. Where there is no area at all it is so, which the program's own
	// folders never are.
	NewAreas []string
	All      bool
	Area     bot.AreaID // of rows that name none
	Level    bot.Level  // of rows that have none
	Close    bool       // what a note calls closed is closed
	// Scope is what may be changed, empty for everything: rows that would change
	// something else are wrong.
	Scope bot.Scope
}

// Plan works out what each row means beside what there is, and what it would
// change. A row means the unit with its tax code and name, else with its mã
// trường, else with its name in its area, else the only unit of its name among
// those that the list would leave over. An empty cell leaves what is known, and
// nothing is ever deleted: planning the same rows upon what came of them changes
// nothing (plan_rest.go).
func Plan(list Sheet, have bot.Roster, terms Terms) bot.Changes {
	held := map[int]int{}
	for {
		p := compare(list, have, terms, held)
		if !p.hold(list, have) {
			return p.Changes
		}
	}
}

// compare works out what the list means beside what there is; held are rows that are not to be
// taken in, each with another one that it is entangled with.
func compare(list Sheet, have bot.Roster, terms Terms, held map[int]int) *plan {
	p := &plan{Terms: terms, places: newPlaces(have.Areas, terms), unknown: map[string]int{}, past: map[bot.AreaID]int{}, bySpot: map[spot][]*known{},
		held: held, fate: make([]fate, len(list.Rows)), lines: list.Rows, former: have.Former, byHand: have.ByHand, left: have.Left}
	p.Changes = bot.Changes{Since: terms.Since, Sheets: slices.Clone(list.Sheets), Rows: len(list.Rows) + len(list.Wrong),
		Wrong: slices.Clone(list.Wrong), Notes: slices.Clone(list.Notes)}
	for _, u := range have.Units {
		p.units = append(p.units, known{Unit: u, key: bot.NameKey(u.Name)})
		p.Seen = max(p.Seen, u.ID)
	}
	for i := range p.units {
		u := &p.units[i]
		p.bySpot[u.spot()] = append(p.bySpot[u.spot()], u)
	}
	p.place(list.Rows)
	p.dropRepeated()
	p.match()
	for _, it := range p.items {
		p.ended(it)
		p.count(it)
	}
	p.missing()
	p.Areas, p.Names = p.places.fresh.areas, map[bot.AreaID]string{}
	for _, u := range p.Moves() {
		p.Names[u.Was.Area], p.Names[u.Now.Area] = p.places.name(u.Was.Area), p.places.name(u.Now.Area)
	}
	p.inOrder()
	return p
}

// plan is a list while it is compared.
type plan struct {
	bot.Changes
	Terms
	places  *places
	units   []known
	items   []*item            // rows that have a place, in the file's order
	unknown map[string]int     // places in Unknown by name
	past    map[bot.AreaID]int // places in Ended
	bySpot  map[spot][]*known
	lines   []Row
	speaks  map[bot.AreaID]bool         // the areas of its rows
	former  map[bot.UnitID][]string     // names of before
	byHand  map[bot.UnitID]bool         // somebody has given the name of today
	left    map[bot.UnitID][]bot.AreaID // areas of before
	held    map[int]int                 // by the row's place in the list
	fate    []fate                      // so
}

// known is a unit that there is.
type known struct {
	bot.Unit
	key   string // bot.NameKey
	taken *item  // the row that means it
	named bool   // a wrong row speaks of it, so that it is not missing
}

// item is a row on its way to a unit.
type item struct {
	Row
	n    int    // its place in the list
	key  string // bot.NameKey
	area bot.AreaID
	over bool   // the area that the row names is none of that day
	unit *known // nil for a new one
	// once: the unit was called so before, and keeps its name of today.
	once bool
	// unclear is how many units the row may mean; it is wrong then.
	unclear int
	// moved is the unit of its name that has left its area; it is wrong then.
	moved *known
	// other is the unit that has its code, where its name is another's; it is wrong
	// then.
	other *known
}

// ended notes that a row brings a unit into an area that is none on that day. It
// comes in all the same: what counts is that no unit is lost.
func (p *plan) ended(it *item) {
	if it.unit != nil && it.unit.Area == it.area || p.places.today(it.area) {
		return
	}
	i, ok := p.past[it.area]
	if !ok {
		i = len(p.Ended)
		p.past[it.area], p.Ended = i, append(p.Ended, bot.UnknownArea{Name: it.Area, Near: p.places.nearest(it.Area)})
	}
	p.Ended[i].Rows++
}

func (p *plan) count(it *item) {
	c := bot.UnitChange{Line: it.Line, Now: it.after()}
	if it.unit != nil {
		c.Was, c.Renamed = it.unit.Unit, it.key != it.unit.key && !it.once
	}
	if c.Now.Level == "" {
		c.Now.Level = p.Level
	}
	if p.outside(it, c) || p.entangled(it) {
		return
	}
	if it.once {
		p.Notes = append(p.Notes, Problem{Sheet: it.Sheet, Line: it.Line, Column: colName.heading(), Why: bot.T("import.former_name", "have", it.Name, "unit", c.Was.Name)})
	}
	if it.Closed == "" && c.Was.Standing == bot.Closed {
		p.Notes = append(p.Notes, Problem{Sheet: it.Sheet, Line: it.Line, Column: colName.heading(), Why: bot.T("import.closed_there", "unit", c.Was.Name)})
	}
	if it.Closed != "" && c.Was.Standing != bot.Closed {
		p.Closings = append(p.Closings, it.Row)
		if p.Close {
			c.Now.Standing = bot.Closed
		}
	}
	if c.Now.Code == "" {
		p.NoCode++
	}
	if c.Now.Level == "" {
		p.Levels = append(p.Levels, it.Row)
	}
	if it.unit != nil && c.Now == c.Was {
		p.Same++
		p.fate[it.n] = stays
		return
	}
	p.fate[it.n] = changes
	p.Units = append(p.Units, c)
}

// missing lists what the list leaves over in the areas that it speaks of.
func (p *plan) missing() {
	named := map[bot.AreaID]bool{} // of the rows that are right, unlike p.speaks
	for _, it := range p.items {
		named[it.area] = true
	}
	for i := range p.units {
		u := &p.units[i]
		if u.taken == nil && !u.named && named[u.Area] && p.mine(u.Area, u.Level) && (u.Standing == bot.Counted || u.Standing == bot.Exempt) {
			p.Missing = append(p.Missing, u.Unit)
		}
	}
}

// inOrder puts what is wrong in the order of the rows, those of one sheet
// together as the sheets come.
func (p *plan) inOrder() {
	sheets := map[string]int{}
	for _, w := range p.Wrong {
		if _, ok := sheets[w.Sheet]; !ok {
			sheets[w.Sheet] = len(sheets)
		}
	}
	slices.SortStableFunc(p.Wrong, func(a, b Problem) int {
		return cmp.Or(sheets[a.Sheet]-sheets[b.Sheet], a.Line-b.Line)
	})
}

func (p *plan) wrong(r Row, column string, why bot.Text) {
	p.Wrong = append(p.Wrong, Problem{Sheet: r.Sheet, Line: r.Line, Column: column, Why: why})
}

// after is the unit as the row leaves it: what the row does not say stays.
func (it *item) after() (u bot.Unit) {
	if it.unit != nil {
		u = it.unit.Unit
	}
	if u.Area = it.area; !it.once {
		u.Name = it.Name
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&u.School, it.School}, {&u.Address, it.Address}, {&u.Head, it.Head}, {&u.Phone, it.Phone}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if it.Level != "" {
		u.Level = it.Level
	}
	if it.Owner != bot.UnknownOwner {
		u.Owner = it.Owner
	}
	if it.Code != "" {
		u.Code, u.Proposed, u.NoCode = it.Code, "", false
	}
	if u.Standing == bot.Pending { // the list is what accepts a unit
		u.Standing = bot.Counted
	}
	return u
}
