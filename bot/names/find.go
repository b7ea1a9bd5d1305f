package names

import (
	"cmp"
	"slices"
	"strings"

	"vneidbot/bot"
)

// Find lists the units that the text may mean, best first, at most q.Most; more
// tells that there are others. One alone is what the text says, or the only one
// near to it. Of several schools that the text names it lists at most two each, which tells
// whether one alone is meant.
func (x *Index) Find(q Query) (found []Found, more bool) {
	t := x.readText(q.Text)
	if len(t.atoms) == 0 || q.Most <= 0 {
		return nil, false
	}
	if q.First != 0 && !t.elsewhere(q.First) {
		there := q
		there.Inside = func(a bot.AreaID, l bot.Level) bool { return a == q.First && (q.Inside == nil || q.Inside(a, l)) }
		found = x.meant(t, there)
	}
	if len(found) == 0 {
		found = x.meant(t, q)
	}
	if len(found) > 0 && found[len(found)-1].Mention > 0 {
		return twoEach(found, q.Most)
	}
	return found[:min(len(found), q.Most)], len(found) > q.Most
}

// twoEach keeps the best two of each school that the text names, of at most so many schools.
func twoEach(found []Found, most int) (some []Found, more bool) {
	for i, f := range found {
		if f.Mention < most && (i < 2 || found[i-2].Mention != f.Mention) {
			some = append(some, f)
		}
	}
	return some, len(some) < len(found)
}

// meant finds the units that the text may mean where it is looked for.
func (x *Index) meant(t *text, q Query) []Found {
	found := x.named(t, q)
	switch {
	case len(found) > 0 && !doubtful(found):
		return x.besideThere(t, q, found)
	case len(found) == 0 && t.onlyPlaces(): // what is only like a place's name is no unit's
	case len(found) > 0 || !t.empty():
		like := x.likely(t, q)
		if len(like) == 0 && t.levels != 0 && len(t.atoms) <= mostMeant && !slices.ContainsFunc(t.atoms, x.likeWord) {
			return x.ofKind(t, found) // though the text goes on in other words
		}
		return like
	case q.Inside != nil:
		return x.ofLevels(t, q)
	}
	return nil
}

// ofKind keeps the units of the kinds that were typed.
func (x *Index) ofKind(t *text, found []Found) []Found {
	return slices.DeleteFunc(found, func(f Found) bool { return t.levels&^x.units[x.at[f.Unit]].levels != 0 })
}

// likeWord tells whether a word is none of a name and a slip away from one.
func (x *Index) likeWord(a atom) bool {
	return a.class == proper && x.unknown(a.fold) && len(x.voc.slips(a.fold)) > 0
}

// likely finds units whose names are like the words: all of them, or else the leading ones.
func (x *Index) likely(t *text, q Query) []Found {
	found := x.near(t, q)
	if len(found) == 0 {
		found = x.initials(t, q)
	}
	if len(found) == 0 && t.leading() {
		found = x.near(t, q)
	}
	return found
}

// leading makes talk of what is said beside the first name that begins with a kind of school.
func (t *text) leading() bool {
	from := slices.IndexFunc(t.role, func(r role) bool { return r == label })
	if from < 0 {
		return false
	}
	to, some := from+1, false
	for ; to < len(t.atoms) && (t.role[to] == content && !t.atoms[to].apart || !some && t.role[to] == label); to++ {
		some = some || t.role[to] == content
	}
	changed := false
	for i := range t.role {
		if (i < from || i >= to) && t.role[i] == content {
			t.role[i], changed = talk, true
		}
	}
	return some && changed
}

// besideThere puts what is like the words in the area that they name before what is called
// so elsewhere, where nothing there is: neither is then surely meant.
func (x *Index) besideThere(t *text, q Query, found []Found) []Found {
	inside := func(a bot.AreaID) bool {
		return slices.ContainsFunc(t.beyond, func(s areaSpan) bool {
			return slices.ContainsFunc(s.called, func(called []areaCalled) bool { return isAmong(called, a) })
		})
	}
	if len(t.beyond) == 0 || found[len(found)-1].Mention > 0 || slices.ContainsFunc(found, func(f Found) bool { return inside(f.Area) }) {
		return found
	}
	there := q
	there.Inside = func(a bot.AreaID, l bot.Level) bool { return inside(a) && (q.Inside == nil || q.Inside(a, l)) }
	list := x.near(t, there)
	for _, f := range found {
		f.Score = min(f.Score, Sure-1)
		list = append(list, f)
	}
	return list
}

// named finds the units whose names are written in the text, of each school that
// it names.
func (x *Index) named(t *text, q Query) (found []Found) {
	hits := longestHits(t, x.whole(t, q))
	if len(hits) == 0 || t.speaksOn(hits) {
		return nil
	}
	t.beyond = slices.DeleteFunc(slices.Clone(t.areas), func(s areaSpan) bool {
		return s.kind == "" || slices.ContainsFunc(hits, func(h hit) bool { return h.overlaps(s.span) })
	})
	for mention, group := range mentions(t, hits) {
		for _, h := range x.best(t, group) {
			found = append(found, x.found(h, score(t, h), mention))
		}
	}
	if t.levels == 0 && !t.centre() && !doubtful(found) && found[len(found)-1].Mention == 0 {
		return x.longer(t, q, found)
	}
	return found
}

// longer adds the names that have what was typed without a level, and more: "Hoa
// Sen 2" beside "Hoa Sen", whole words before begun ones.
func (x *Index) longer(t *text, q Query, found []Found) []Found {
	m := x.meanings(t)
	for _, whole := range []bool{true, false} {
		for _, unit := range x.candidates(t, m, q) {
			u := &x.units[unit]
			same := func(f Found) bool { return f.Unit == u.id }
			if len(found) <= q.Most && (len(t.areas) == 0 || t.inArea(u.area)) && x.holds(t, m, u, whole) && !slices.ContainsFunc(found, same) {
				found = append(found, x.found(hit{unit: unit}, 70, 0))
			}
		}
	}
	return found
}

// holds tells whether a name has every word of the text that may be of one, whole
// or begun.
func (x *Index) holds(t *text, m meaning, u *unit, whole bool) bool {
	for i, means := range m.words {
		typed := t.atoms[i].fold
		if len(means) > 0 && !slices.ContainsFunc(u.words, func(id uint32) bool {
			return means[id] == asWritten || !whole && means[id] > 0 && strings.HasPrefix(x.voc.words[id], typed)
		}) {
			return false
		}
	}
	return t.lastContent() >= 0
}

// ofLevels lists the units of the kinds that were typed, where nothing else was
// and not everything is searched.
func (x *Index) ofLevels(t *text, q Query) (found []Found) {
	for i := range x.units {
		u := &x.units[i]
		if t.levels != 0 && u.id != 0 && t.levels&^u.levels == 0 && q.Inside(u.area, u.bot()) && len(found) <= q.Most {
			found = append(found, x.found(hit{unit: int32(i)}, 40, 0))
		}
	}
	return found
}

func (x *Index) found(h hit, score, mention int) Found {
	u := &x.units[h.unit]
	return Found{Unit: u.id, Area: u.area, Score: score, Mention: mention}
}

// score says how well a name that stands in the text is written.
func score(t *text, h hit) int {
	s := 100 - 4*h.accents
	switch h.key {
	case shortKey:
		s -= 2
	case properKey:
		s -= 5
	}
	if !h.fits {
		s -= 25
	}
	if h.groups {
		s -= 8
	}
	if t.cut(h.span) {
		s -= 30
	}
	return max(s, 1)
}

// best are the hits of one mention that are written best; an area beside the
// name narrows those that are alike.
func (x *Index) best(t *text, hits []hit) []hit {
	rank := func(h hit) int { return rankOf(t, h) + x.placeRank(t, h) }
	top := 0
	for _, h := range hits {
		top = max(top, rank(h))
	}
	hits = slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return rank(h) < top })
	hits = t.asTyped(uniqueHits(hits))
	hits = x.inPlace(t, x.centres(t, hits))
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.exact, a.exact), x.byName(a.unit, b.unit))
	})
	return hits
}

// centre tells whether a centre was typed, and not of which kind.
func (t *text) centre() bool {
	return t.levels == 0 && slices.ContainsFunc(t.atoms, func(a atom) bool { return a.plain == centre })
}

// centres keeps the hits that are centres, where one was typed: "trung tâm Hoa Mai" is no
// nursery.
func (x *Index) centres(t *text, hits []hit) []hit {
	if !t.centre() {
		return hits
	}
	const schools = nursery | group | primary | lower | upper | university | college
	some := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return x.units[h.unit].levels&schools != 0 })
	if len(some) == 0 {
		return hits
	}
	return some
}

// rankOf orders names that stand in the text: whole before short before proper,
// such as fit before others, accents as typed before others.
func rankOf(t *text, h hit) int {
	r := 0
	if !t.cut(h.span) {
		r += 1000
	}
	if h.fits {
		r += 500
	}
	if !t.alone(h.span) {
		r += 2000
	}
	r += 100 * (properKey - min(h.key, properKey))
	if h.accents == 0 {
		r += 250
	}
	if h.sharp {
		r += 20
	}
	return r + min(h.len(), longestName)
}

// placeRank puts a name in the area beside it before the same one elsewhere that
// is written better.
func (x *Index) placeRank(t *text, h hit) int {
	for _, s := range t.areas {
		if !s.overlaps(h.span) && isAmong(s.called[0], x.units[h.unit].area) {
			return 260
		}
	}
	return 0
}

// inPlace keeps the hits of the areas named beside them, where some are there.
func (x *Index) inPlace(t *text, hits []hit) []hit {
	for _, s := range t.areas {
		for _, called := range s.called {
			there := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return s.overlaps(h.span) || !isAmong(called, x.units[h.unit].area) })
			if len(there) > 0 {
				hits = there
				break
			}
		}
	}
	return hits
}

// byName orders units by name, area and id, so that an answer is the same again.
func (x *Index) byName(a, b int32) int {
	u, v := &x.units[a], &x.units[b]
	return cmp.Or(slices.CompareFunc(u.words, v.words, func(a, b uint32) int { return cmp.Compare(x.voc.words[a], x.voc.words[b]) }),
		cmp.Compare(u.level, v.level), cmp.Compare(u.id, v.id))
}

func uniqueHits(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.key, b.key)) })
	return slices.CompactFunc(hits, func(a, b hit) bool { return a.unit == b.unit })
}
