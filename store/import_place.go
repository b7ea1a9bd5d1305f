package store

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// directSort puts the area "Báo cáo trực tiếp Sở" behind all others.
const directSort = 1_000_000

// directShort is the short name of that area, in tables.
const directShort = "Khối Sở"

// places finds the area that a row names. Areas that are to be made have
// negative ids until they are.
type places struct {
	areas []bot.Area // that are
	fresh []bot.Area // to be made
	all   bool       // the first roster: each new name is an area
	named []string   // names that may become areas
	day   time.Time
	found map[string]placed // by the name as written
}

// placed is what a name means: an area, or why none.
type placed struct {
	area bot.AreaID
	why  bot.Text
	near string
}

func newPlaces(areas []bot.Area, o ImportOptions, zone *time.Location) *places {
	return &places{areas: areas, all: len(areas) == 0, named: o.NewAreas,
		day: bot.Today(o.Now, zone), found: map[string]placed{}}
}

// place gives each row its area; rows without one are wrong.
func (p *plan) place() {
	for _, r := range p.rows {
		at := p.places.of(r.Area)
		if at.area != 0 {
			p.items = append(p.items, &item{Row: r, key: nameKey(r.Name), area: at.area})
			continue
		}
		p.wrong(r, roster.AreaHeading, at.why)
		if at.why.Key != "import.area_which" {
			p.report.UnknownAreas[r.Area] = at.near
		}
	}
}

func (ps *places) of(name string) placed {
	at, ok := ps.found[name]
	if !ok {
		at = ps.find(name)
		ps.found[name] = at
	}
	return at
}

// find takes the area of exactly that name, then one that may be made, then
// that of the name without its kind word, then what people mean by it. Of the
// first roster only spellings of one name are one area: Cẩm Giang and Cẩm
// Giàng are two.
func (ps *places) find(name string) placed {
	if a := ps.exact(name); a != 0 {
		return placed{area: a}
	}
	if ps.all || slices.ContainsFunc(ps.named, func(n string) bool { return spelling(n) == spelling(name) }) {
		return ps.make(name)
	}
	there := append(slices.Clone(ps.areas), ps.fresh...)
	found := slices.DeleteFunc(slices.Clone(there), func(a bot.Area) bool { return !a.ValidOn(ps.day) || !sameBare(name, a.Name) })
	if len(found) == 0 {
		found = bot.MatchAreas(name, there, ps.day)
	}
	switch len(found) {
	case 0:
		return ps.unknown(name)
	case 1:
		return placed{area: found[0].ID}
	}
	return placed{why: bot.T("import.area_which", "have", name, "choices", areaNames(found))}
}

// exact also knows areas that are no more: a unit may still be counted there.
func (ps *places) exact(name string) bot.AreaID {
	key := spelling(name)
	var found bot.AreaID
	for _, a := range append(slices.Clone(ps.areas), ps.fresh...) {
		if spelling(a.Name) == key && (found == 0 || a.ValidOn(ps.day)) {
			found = a.ID
		}
	}
	return found
}

// make adds an area, unless one that is to be made is the same without its
// kind word or is the department's under another name.
func (ps *places) make(name string) placed {
	for _, a := range ps.fresh {
		if isDirect(name) && isDirect(a.Name) || sameBare(name, a.Name) {
			return placed{area: a.ID}
		}
	}
	a := bot.Area{ID: bot.AreaID(-1 - len(ps.fresh)), Name: name}
	if isDirect(name) {
		a.Short, a.Sort = directShort, directSort
	}
	ps.fresh = append(ps.fresh, a)
	return placed{area: a.ID}
}

func (ps *places) unknown(name string) placed {
	near := bot.NearestAreas(name, ps.areas, ps.day, 1)
	if len(near) == 0 {
		return placed{why: bot.T("import.area_unknown", "have", name)}
	}
	return placed{why: bot.T("import.area_near", "have", name, "near", near[0].Name), near: near[0].Name}
}

func (ps *places) made() (names []string) {
	for _, a := range ps.fresh {
		names = append(names, a.Name)
	}
	return names
}

func areaNames(areas []bot.Area) (list bot.List) {
	for _, a := range areas {
		list = append(list, bot.Raw(a.Name))
	}
	return list
}

// isDirect tells whether the name means the area of the department's own units.
func isDirect(name string) bool {
	return len(bot.MatchAreas(directShort, []bot.Area{{Name: name}}, time.Time{})) > 0
}

// spelling makes the spellings of one name equal: case, tone marks of oa, oe
// and uy, punctuation. Accents stay.
func spelling(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(bot.NormalTone(bot.NFC(name))), func(r rune) bool {
		return r == ' ' || r == '.' || r == ',' || r == '-'
	}), " ")
}

// sameBare tells whether one of the names is the other without its kind word.
func sameBare(a, b string) bool {
	a, b = spelling(a), spelling(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	return strings.HasSuffix(a, " "+b) && bot.FoldName(a) == bot.FoldName(b)
}
