package roster

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// places finds the area that a row names.
type places struct {
	index          // areas that are, and those that are to be made
	fresh index    // areas to be made; they have negative ids until they are
	all   bool     // the first roster: each new name is an area
	named []string // names that may become areas
	day   time.Time
	found map[string]placed // by the name as written
}

// index finds areas among thousands: a wrong column of addresses, taken for
// areas, has as many of them as the file has rows.
type index struct {
	areas    []bot.Area
	spelled  map[string][]bot.Area // by spelling
	bare     map[string][]bot.Area // by folded name without the kind word
	directly bot.AreaID            // the department's own
}

func newIndex(areas []bot.Area) index {
	x := index{spelled: map[string][]bot.Area{}, bare: map[string][]bot.Area{}}
	for _, a := range areas {
		x.add(a)
	}
	return x
}

func (x *index) add(a bot.Area) {
	x.areas = append(x.areas, a)
	s, b := spelling(a.Name), bot.FoldName(a.Name)
	x.spelled[s], x.bare[b] = append(x.spelled[s], a), append(x.bare[b], a)
	if x.directly == 0 && isDirect(a.Name) {
		x.directly = a.ID
	}
}

// sameBare lists the areas whose name is this one but for the kind word.
func (x *index) sameBare(name string) (found []bot.Area) {
	for _, a := range x.bare[bot.FoldName(name)] {
		if sameBare(name, a.Name) {
			found = append(found, a)
		}
	}
	return found
}

// placed is what a name means: an area, or why none.
type placed struct {
	area bot.AreaID
	why  bot.Text
	near string
}

func newPlaces(areas []bot.Area, t Terms) *places {
	return &places{index: newIndex(areas), fresh: newIndex(nil), all: t.All || len(areas) == 0, named: t.NewAreas,
		day: t.Day, found: map[string]placed{}}
}

// place gives each row its area; rows without one are wrong. Of the first
// roster, names with their kind word come first: which area a bare "An Biên"
// means shows only when it is known whether there are a ward and a district of
// that name.
func (p *plan) place(rows []Row) {
	if p.places.all {
		for _, r := range rows {
			if !isBare(r.Area) {
				p.places.of(r.Area)
			}
		}
	}
	for _, r := range rows {
		at := p.places.of(r.Area)
		if at.area != 0 {
			p.items = append(p.items, &item{Row: r, key: bot.NameKey(r.Name), area: at.area})
			continue
		}
		p.wrong(r, AreaHeading, at.why)
		if at.why.Key != "import.area_which" {
			p.unknownArea(r.Area, at.near)
		}
	}
}

func (p *plan) unknownArea(name, near string) {
	i, ok := p.unknown[name]
	if !ok {
		i = len(p.Unknown)
		p.unknown[name], p.Unknown = i, append(p.Unknown, bot.UnknownArea{Name: name, Near: near})
	}
	p.Unknown[i].Rows++
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
	found := slices.DeleteFunc(ps.sameBare(name), func(a bot.Area) bool { return !a.ValidOn(ps.day) })
	if len(found) == 0 {
		found = bot.MatchAreas(name, ps.areas, ps.day)
	}
	if len(found) == 0 {
		return ps.unknown(name)
	}
	return oneOf(name, found)
}

func oneOf(name string, found []bot.Area) placed {
	if len(found) == 1 {
		return placed{area: found[0].ID}
	}
	return placed{why: bot.T("import.area_which", "have", name, "choices", areaNames(found))}
}

// exact also knows areas that are no more: a unit may still be counted there.
func (ps *places) exact(name string) bot.AreaID {
	var found bot.AreaID
	for _, a := range ps.spelled[spelling(name)] {
		if found == 0 || a.ValidOn(ps.day) {
			found = a.ID
		}
	}
	return found
}

// make adds an area, unless one that is to be made is the same without its
// kind word or is the department's under another name.
func (ps *places) make(name string) placed {
	direct := isDirect(name)
	if direct && ps.fresh.directly != 0 {
		return placed{area: ps.fresh.directly}
	}
	if same := ps.fresh.sameBare(name); len(same) > 0 {
		return oneOf(name, same)
	}
	a := bot.Area{ID: bot.AreaID(-1 - len(ps.fresh.areas)), Name: name}
	if direct {
		a.Short, a.Sort = bot.DirectShort, bot.DirectSort
	}
	ps.add(a)
	ps.fresh.add(a)
	return placed{area: a.ID}
}

func (ps *places) unknown(name string) placed {
	near := bot.NearestAreas(name, ps.areas, ps.day, 1)
	if len(near) == 0 {
		return placed{why: bot.T("import.area_unknown", "have", name)}
	}
	return placed{why: bot.T("import.area_near", "have", name, "near", near[0].Name), near: near[0].Name}
}

func areaNames(areas []bot.Area) (list bot.List) {
	for _, a := range areas {
		list = append(list, bot.Raw(a.Name))
	}
	return list
}

// isDirect tells whether the name means the area of the department's own units.
func isDirect(name string) bool {
	return len(bot.MatchAreas(bot.DirectShort, []bot.Area{{Name: name}}, time.Time{})) > 0
}

// spelling makes the spellings of one name equal: case, tone marks of oa, oe
// and uy, punctuation. Accents stay.
func spelling(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(vn.NormalTone(vn.NFC(name))), func(r rune) bool {
		return r == ' ' || r == '.' || r == ',' || r == '-'
	}), " ")
}

// isBare tells whether the name has no kind word.
func isBare(name string) bool { return vn.Fold(spelling(name)) == bot.FoldName(name) }

// sameBare tells whether one of the names is the other without its kind word.
func sameBare(a, b string) bool {
	a, b = spelling(a), spelling(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	return strings.HasSuffix(a, " "+b) && bot.FoldName(a) == bot.FoldName(b)
}
