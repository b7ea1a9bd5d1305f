package roster

import (
	"cmp"
	"regexp"
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

	current map[bot.AreaID]bool // areas of that day
	always  []bot.Area          // all there are, as if they were of every day
	near    map[string]string   // the nearest names that were looked for
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
	over bool // the area that is named is none of that day
	// several: more than one is, or was, called so
	several bool
	ward    string // the cell that names none, where it is not that of the first column
}

func newPlaces(areas []bot.Area, t Terms) *places {
	ps := &places{index: newIndex(areas), fresh: newIndex(nil), all: t.All || len(areas) == 0, named: t.NewAreas,
		day: t.Day, found: map[string]placed{}, current: map[bot.AreaID]bool{}, near: map[string]string{}}
	for _, a := range areas {
		ps.current[a.ID] = a.ValidOn(t.Day)
		a.From, a.To = time.Time{}, time.Time{}
		ps.always = append(ps.always, a)
	}
	return ps
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
	for n, r := range rows {
		at := p.areaOf(r)
		if at.area != 0 && p.outsideArea(r, at.area) {
			continue
		}
		if at.area != 0 {
			p.items = append(p.items, &item{Row: r, n: n, key: bot.NameKey(r.Name), area: at.area, over: at.over})
			continue
		}
		p.wrong(r, AreaHeading, at.why)
		if name := cmp.Or(at.ward, r.Area); name != "" {
			p.unknownArea(name, at)
		}
	}
}

// areaOf is the area that the row names, in the column that names one of that day
// where there are two, or the one that is said for rows that name none, else that of
// the title above the table, else the only one that may be changed.
func (p *plan) areaOf(r Row) placed {
	if r.Area == "" && r.Other == "" {
		if p.Area != 0 {
			return p.lend(p.Area)
		}
		if id := p.byTitle(r); r.Title != "" && id != 0 {
			return placed{area: id}
		}
		if own := p.only(); own != 0 {
			return p.lend(own)
		}
		p.NoArea++
		return placed{why: bot.T("import.no_area")}
	}
	at := p.places.of(r.Area)
	if r.District && r.Other != "" {
		at = p.places.ofDistrict(r.Area)
	}
	if r.Other == "" || at.area != 0 && p.places.today(at.area) {
		return at
	}
	other := p.places.of(r.Other)
	if other.area != 0 && p.places.today(other.area) {
		return other
	}
	if r.District && other.area == 0 { // the district has ended, and the ward is not known: it is asked
		other.ward = r.Other
		return other
	}
	return at
}

// lend gives a row that names none the area, and counts it.
func (p *plan) lend(area bot.AreaID) placed {
	p.Lent.Name, p.Lent.Rows = p.places.name(area), p.Lent.Rows+1
	return placed{area: area}
}

func (p *plan) unknownArea(name string, at placed) {
	i, ok := p.unknown[spelling(name)]
	if !ok {
		i = len(p.Unknown)
		p.unknown[spelling(name)], p.Unknown = i, append(p.Unknown, bot.UnknownArea{Name: name, Near: at.near, Several: at.several})
	}
	p.Unknown[i].Rows++
}

// today tells whether the area is one of that day; those that are to be made are.
func (ps *places) today(id bot.AreaID) bool { return id < 0 || ps.current[id] }

// nearest is the area of that day that took over the name, else the one with the
// nearest name that may be meant, "" for none.
func (ps *places) nearest(name string) string {
	near, ok := ps.near[name]
	if !ok {
		plain := plainArea(name)
		if heirs := bot.MatchAreas(plain, ps.areas, ps.day); len(heirs) == 1 {
			ps.near[name] = heirs[0].Name
			return heirs[0].Name
		}
		for _, a := range bot.NearestAreas(plain, ps.areas, ps.day, 1) {
			if bot.MayMean(plain, a.Name) {
				near = a.Name
			}
		}
		ps.near[name] = near
	}
	return near
}

func (ps *places) of(name string) placed {
	at, ok := ps.found[name]
	if !ok {
		at = ps.find(name)
		ps.found[name] = at
	}
	return at
}

// ofDistrict is the quận or huyện of a name that does not say which of both it is.
func (ps *places) ofDistrict(name string) placed {
	for _, kind := range []string{"Quận ", "Huyện ", "Thị xã ", "Thành phố "} {
		if a := ps.exact(kind + name); a != 0 && isBare(name) {
			return placed{area: a}
		}
	}
	return ps.of(name)
}

// find takes the area of exactly that name, then one that may be made, then
// that of the name without its kind word, then what people mean by it. Of the
// first roster only spellings of one name are one area: Cẩm Giang and Cẩm
// Giàng are two. A name that differs in an accent alone is doubtful, unless it has
// none at all.
func (ps *places) find(name string) placed {
	if a := ps.exact(name); a != 0 {
		return ps.heired(name, a)
	}
	if ps.all || slices.ContainsFunc(ps.named, func(n string) bool { return spelling(n) == spelling(name) }) {
		return ps.make(name)
	}
	plain := plainArea(name)
	if a := ps.exact(plain); a != 0 {
		return ps.heired(plain, a)
	}
	found := slices.DeleteFunc(ps.sameBare(plain), func(a bot.Area) bool { return !a.ValidOn(ps.day) })
	if len(found) == 0 {
		found = bot.MatchAreas(plain, ps.areas, ps.day)
		if len(found) == 1 && otherAccents(plain, found[0]) {
			return ps.unknown(name)
		}
	}
	if len(found) == 0 {
		if found = bot.MatchAreas(plain, ps.always, ps.day); len(found) > 1 {
			return ps.gone(name, found)
		}
	}
	if len(found) == 0 || len(found) == 1 && otherAccents(plain, found[0]) {
		return ps.unknown(name)
	}
	return oneOf(name, found)
}

// heired is the area, or the one of that day that has taken over its name, where it is
// over itself.
func (ps *places) heired(name string, area bot.AreaID) placed {
	if ps.today(area) {
		return placed{area: area}
	}
	var heirs []bot.AreaID
	for _, a := range ps.areas {
		if ps.today(a.ID) && slices.ContainsFunc(a.Earlier, func(e string) bool { return spelling(e) == spelling(name) }) {
			heirs = append(heirs, a.ID)
		}
	}
	if len(heirs) == 1 {
		area = heirs[0]
	}
	return placed{area: area, over: true}
}

// offices stand before an area's name where its office is meant.
var offices = regexp.MustCompile(`(?i)^(ubnd|ủy ban nhân dân|uỷ ban nhân dân|phòng (gd|giáo dục|văn hóa|văn hoá|vh)[^,]*?|ban chỉ đạo)\s+(quận|huyện|xã|phường|đặc khu|thị xã|thị trấn|thành phố|tp\.?|q\.|h\.|p\.|x\.)\s*`)

// plainArea leaves the area's own name: "Phường Dương Kinh, TP Hải Phòng", "UBND
// phường Dương Kinh", "Phường Dương Kinh (quận Dương Kinh cũ)".
func plainArea(name string) string {
	name = society.ReplaceAllString(name, "")
	name, _, _ = strings.Cut(name, ",")
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, " - ")
	if at := offices.FindStringSubmatchIndex(name); at != nil {
		name = name[at[6]:]
	}
	return strings.TrimSpace(name)
}

// otherAccents tells whether the name is written with accents, and others than the
// area's: "Phường Dương Kính". Earlier names of the area are its own.
func otherAccents(name string, a bot.Area) bool {
	if vn.Fold(name) == strings.ToLower(vn.NFC(name)) || isDirect(name) {
		return false
	}
	same := func(own string) bool { return strings.HasSuffix(" "+spelling(name), " "+bareOf(own)) }
	return !same(a.Name) && !same(a.Short) && !slices.ContainsFunc(a.Earlier, same)
}

// bareOf is the spelling of an area's name without its kind word.
func bareOf(name string) string {
	s := spelling(name)
	if n := len(strings.Fields(bot.FoldName(name))); n < len(strings.Fields(s)) {
		return strings.Join(strings.Fields(s)[len(strings.Fields(s))-n:], " ")
	}
	return s
}

func oneOf(name string, found []bot.Area) placed {
	if len(found) == 1 {
		return placed{area: found[0].ID}
	}
	return placed{why: bot.T("import.area_which", "have", name, "choices", areaNames(found)), near: found[0].Name, several: true}
}

// gone is a name that several areas had, which have all ended: what took them over may
// be meant.
func (ps *places) gone(name string, found []bot.Area) placed {
	at := oneOf(name, found)
	if at.near = ps.nearest(name); at.near != "" {
		at.why = bot.T("import.area_ended", "have", name, "near", at.near)
	}
	return at
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
	near := ps.nearest(name)
	if near == "" {
		return placed{why: bot.T("import.area_unknown", "have", name)}
	}
	return placed{why: bot.T("import.area_near", "have", name, "near", near), near: near}
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
