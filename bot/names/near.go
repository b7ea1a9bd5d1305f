package names

import (
	"cmp"
	"math"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// What a typed word is worth for a word of a name that it may stand for. A slip
// in a short word makes another word: it counts little.
const (
	asWritten    = 1.0
	otherTone    = 0.85 // the accents typed are not the name's
	slipLong     = 0.8
	slipShort    = 0.6
	beginsWord   = 0.55
	otherSpelled = 0.6  // of a slip, where the accents differ too
	otherLevel   = 0.65 // of a whole name: never offered alone
)

// What a guess must reach: to be offered at all, beside the best one, and alone.
const (
	leastLike  = 0.48
	besideBest = 0.72
	leastAlone = 0.72
	aloneLike  = 0.8
	aloneLead  = 0.15
)

// compared is how many units are looked at closely.
const compared = 150

// guess is a unit that is like the text.
type guess struct {
	unit int32
	like float64
}

// near lists the units that are most like the text, one alone only if it leaves
// little doubt. Where an area is named that has some of them, they are all of it.
func (x *Index) near(t *text, q Query) (found []Found) {
	list := x.guesses(t, q)
	if len(list) > 0 && t.inArea(x.units[list[0].unit].area) {
		list = slices.DeleteFunc(list, func(g guess) bool { return !t.inArea(x.units[g.unit].area) })
	}
	if len(list) == 0 || list[0].like < leastLike {
		return nil
	}
	n := 1
	for n < min(len(list), nearest) && list[n].like >= max(leastLike, besideBest*list[0].like) {
		n++
	}
	if list[0].like >= aloneLike && (len(list) == 1 || list[1].like <= list[0].like-aloneLead) {
		n = 1
	}
	if n == 1 && list[0].like < leastAlone {
		return nil
	}
	for _, g := range list[:n] {
		found = append(found, x.found(hit{unit: g.unit}, int(90*g.like), 0))
	}
	return found
}

// nearest is how many guesses are offered.
const nearest = 5

// doubtful tells whether what was found is not surely meant: its name goes on in
// the text, or its level is not the one typed, or its accents are others.
func doubtful(found []Found) bool { return found[0].Score < Sure }

// guesses compares the units that share rare words with the text, best first.
func (x *Index) guesses(t *text, q Query) (list []guess) {
	m := x.meanings(t)
	for _, unit := range x.candidates(t, m, q) {
		if like := x.like(t, m, unit); like > 0 {
			list = append(list, guess{unit, like})
		}
	}
	slices.SortFunc(list, func(a, b guess) int { return cmp.Or(cmp.Compare(b.like, a.like), x.byName(a.unit, b.unit)) })
	return list
}

// meaning is what the words of a text may stand for.
type meaning struct {
	words []map[uint32]float32   // for each word those of the vocabulary, with what they are worth
	heft  []float64              // how much each word tells
	at    map[uint32][]candidate // where in the text a word of the vocabulary may stand
}

// candidate is a word of the text that may stand for one of a name.
type candidate struct {
	at    int
	worth float32
}

// mostMeant bounds how many different words of a long text are compared with names that
// they are only like. A name as it stands is found anywhere.
const mostMeant = 24

func (x *Index) meanings(t *text) meaning {
	m := meaning{make([]map[uint32]float32, len(t.atoms)), make([]float64, len(t.atoms)), map[uint32][]candidate{}}
	last := t.lastContent()
	named := last >= 0 // else the text is but a place, and may be called after it
	known := map[string]bool{}
	for i, a := range t.atoms {
		if m.heft[i] = x.heft(nil); a.class != proper || t.role[i] == place && named || t.role[i] == talk && !t.beside(i) {
			continue
		}
		if len(known) == mostMeant || known[a.fold] && len(t.atoms) > mostMeant { // the same again says no more
			continue
		}
		known[a.fold] = true
		m.words[i] = x.meaningOf(a, i == last)
		m.heft[i] = x.heft(m.words[i])
		for id, worth := range m.words[i] {
			m.at[id] = append(m.at[id], candidate{i, worth})
		}
	}
	return m
}

func (x *Index) meaningOf(a atom, last bool) map[uint32]float32 {
	means := map[uint32]float32{}
	if id, ok := x.voc.ids[a.fold]; ok && x.voc.posts[id] != nil {
		means[id] = asWritten
	}
	worth := float32(slipShort)
	if len(a.fold) >= longWord {
		worth = slipLong
	}
	for _, id := range x.voc.slips(a.fold) {
		means[id] = worth
	}
	if last || a.dot {
		for _, id := range x.voc.begun(a.fold) {
			if means[id] < beginsWord {
				means[id] = beginsWord
			}
		}
	}
	return means
}

func (t *text) lastContent() int {
	for i := len(t.atoms) - 1; i >= 0; i-- {
		if t.role[i] == content {
			return i
		}
	}
	return -1
}

// beside tells whether a word of talk stands beside one that may be of a name.
func (t *text) beside(i int) bool {
	return i > 0 && t.role[i-1] == content && !t.atoms[i].apart || i+1 < len(t.atoms) && t.role[i+1] == content && !t.atoms[i+1].apart
}

// candidates are the units that share most with the text, by the weight of the
// words that they share.
func (x *Index) candidates(t *text, m meaning, q Query) (best []int32) {
	shared := make([]float32, len(x.units))
	touched := make([]int32, 0, len(x.units)/4)
	for _, c := range x.telling(m) {
		w := c.worth * x.voc.weight(c.id, len(x.at))
		for _, at := range x.voc.posts[c.id] {
			if shared[at] == 0 {
				touched = append(touched, at)
			}
			shared[at] += w
		}
	}
	worst := func(a, b int32) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) }
	for _, at := range touched {
		if len(best) == compared && shared[at]*(1+areaLead) < shared[best[compared-1]] {
			continue
		}
		u := &x.units[at]
		if t.inArea(u.area) {
			shared[at] *= 1 + areaLead
		}
		if len(best) == compared && worst(at, best[compared-1]) >= 0 {
			continue
		}
		if u.id == 0 || q.Inside != nil && !q.Inside(u.area, u.bot()) {
			continue
		}
		if len(best) == compared {
			best = best[:compared-1]
		}
		i, _ := slices.BinarySearchFunc(best, at, worst)
		best = slices.Insert(best, i, at)
	}
	return best
}

// told is a word of the vocabulary that may stand in a text.
type told struct {
	id    uint32
	worth float32
}

// telling lists the words that a text may have, but of a long text's those that fewest
// units have: what all of them have costs most and tells least.
func (x *Index) telling(m meaning) (list []told) {
	posts := 0
	for _, means := range m.words {
		for id, worth := range means {
			list = append(list, told{id, worth})
			posts += len(x.voc.posts[id])
		}
	}
	if posts <= len(x.units) {
		return list
	}
	slices.SortFunc(list, func(a, b told) int {
		return cmp.Or(cmp.Compare(len(x.voc.posts[a.id]), len(x.voc.posts[b.id])), cmp.Compare(a.id, b.id))
	})
	for n, left := 0, len(x.units); n < len(list); n++ {
		if left -= len(x.voc.posts[list[n].id]); left < 0 {
			return list[:max(n, 1)]
		}
	}
	return list
}

// areaLead is how much more a unit shares with the text whose area is named.
const areaLead = 0.5

func (t *text) inArea(id bot.AreaID) bool {
	return slices.ContainsFunc(t.areas, func(s areaSpan) bool { return isAmong(s.called[0], id) })
}

// like says how like a unit's name is to the text, from 0 to 1: how much of the
// name is there, and how much of the words around is something else.
func (x *Index) like(t *text, m meaning, unit int32) float64 {
	u := &x.units[unit]
	p := x.pair(t, m, u)
	var name, has float32
	first, last, inOrder := len(t.atoms), -1, 1.0
	for k, id := range u.words {
		w := x.voc.weight(id, len(x.at))
		name += w
		if p.at[k] < 0 {
			continue
		}
		has += w * p.worth[k]
		if p.at[k] < last {
			inOrder = 0.93
		}
		first, last = min(first, p.at[k]), max(last, p.at[k])
	}
	if has == 0 || t.levels == 0 && !t.certain(p) {
		return 0
	}
	s := span{first, last + 1}
	there := float64(has / name)
	if x.allWritten(m, p) { // what was typed is of the name, and the name goes on
		there = 0.75 + there/4
	}
	return there * inOrder * x.explained(t, m, p.used, s) * x.suits(t, u, s)
}

// certain tells whether a word that is not mere talk stands for one of the name by more than
// a slip in a short word: where no kind of school is typed, such slips alone make a name of
// any sentence, "anh yêu em" of "Ánh Yên".
func (t *text) certain(p pairing) bool {
	for k, at := range p.at {
		if at >= 0 && t.role[at] != talk && p.worth[k] > slipShort {
			return true
		}
	}
	return false
}

// allWritten tells whether every word that may be of a name is one of this.
func (x *Index) allWritten(m meaning, p pairing) bool {
	for i, means := range m.words {
		if len(means) > 0 && !p.used[i] {
			return false
		}
	}
	return !slices.ContainsFunc(p.worth, func(w float32) bool { return w > 0 && w < otherTone })
}

// pairing says which word of a text stands for each word of a name, -1 for none,
// and what it is worth.
type pairing struct {
	at    []int
	worth []float32
	used  []bool // of the text
}

// pair gives words as they are written first: "Đhng Dương" is "Đông Dương", though
// "Dương" is a slip away from "Đông" too.
func (x *Index) pair(t *text, m meaning, u *unit) pairing {
	p := pairing{make([]int, len(u.words)), make([]float32, len(u.words)), make([]bool, len(t.atoms))}
	for _, written := range []bool{true, false} {
		for k, id := range u.words {
			if !written && p.worth[k] > 0 {
				continue
			}
			p.at[k], p.worth[k] = x.wordIn(t, m, p.used, id, u.plain[k], written)
			if p.at[k] >= 0 {
				p.used[p.at[k]] = true
			}
		}
	}
	return p
}

// wordIn finds the word of the text that is best for a word of a name; written
// wants it as it is written.
func (x *Index) wordIn(t *text, m meaning, used []bool, id, plain uint32, written bool) (at int, worth float32) {
	at = -1
	for _, c := range m.at[id] {
		i, v := c.at, c.worth
		if used[i] || written && v != asWritten {
			continue
		}
		if v == asWritten && accents(t.atoms[i], x.voc.words[plain]) == otherAccents {
			v = otherTone
		}
		if (v == slipShort || v == slipLong) && otherWord(t.atoms[i], x.voc.words[plain]) {
			if t.levels == 0 {
				continue
			}
			v *= otherSpelled
		}
		if v > worth {
			at, worth = i, v
		}
	}
	return at, worth
}

// otherWord tells whether a word typed with accents is more than a slip away from one
// of a name with its accents: "dùng" is no "Đông", though "dung" were one letter away.
// With a level beside it the word is of a school's name, and may be badly misspelled.
func otherWord(a atom, plain string) bool {
	return a.plain != a.fold && plain != vn.Fold(plain) && vn.Distance(a.plain, plain) > 1
}

// explained says how much of the words that may be of a name the unit explains:
// inside of the stretch and right beside it they count whole, further away less.
func (x *Index) explained(t *text, m meaning, used []bool, s span) float64 {
	var all, left float64
	for i := range t.atoms {
		if t.role[i] != content && !used[i] {
			continue
		}
		w := m.heft[i]
		if i < s.from-2 || i > s.to+1 {
			w /= 2
		}
		all += w
		if !used[i] {
			left += w
		}
	}
	if all == 0 {
		return 1
	}
	return 1 - 0.7*left/all
}

// heft is how much a word of the text tells.
func (x *Index) heft(means map[uint32]float32) float64 {
	best := math.Log1p(float64(len(x.at))) + 0.2 // a word that no name has
	for id, worth := range means {
		if worth == asWritten {
			return float64(x.voc.weight(id, len(x.at)))
		}
		best = min(best, float64(x.voc.weight(id, len(x.at))))
	}
	return best
}

// suits says how well the unit's level and area go with those that were typed.
func (x *Index) suits(t *text, u *unit, s span) float64 {
	v := 1.0
	switch typed := t.levelsAround(s); {
	case typed != 0 && u.levels != 0 && typed&u.levels == 0: // another school, whatever its name
		v *= otherLevel
	case typed != 0 && typed&^u.levels != 0:
		v *= 0.8
	case typed != 0 && typed != u.named:
		v *= 0.96
	}
	for i := range t.areas {
		if a := &t.areas[i]; !a.overlaps(s) && !isAmong(a.called[0], u.area) {
			v *= 0.9
		}
	}
	return v
}
