package names

import "slices"

// longestName is how many words a name has at most that is looked for as a whole.
const longestName = 16

// hit is a unit whose name stands in the text.
type hit struct {
	span
	unit    int32
	key     int  // by which it was found
	accents int  // words whose accents differ from those typed
	exact   int  // words with the same accents
	words   int  // of the name that tell it from others
	fits    bool // its level is the one typed, or none was
	sharp   bool // all its levels and no others were typed
	groups  bool // a nursery group was typed, and it is a nursery
}

// whole lists the units whose names stand in the text, whole.
func (x *Index) whole(t *text, q Query) (hits []hit) {
	for i := range t.atoms {
		h := noHashes
		var begun [keyKinds]bool // a stretch begins with a word of its key
		for j := i; j < min(len(t.atoms), i+longestName); j++ {
			a := t.atoms[j]
			if a.class == kind && (j+1 < len(t.atoms) && t.atoms[j+1].class == level) {
				continue // "trường mầm non", but "trường sơn"
			}
			in := h.add(a)
			if j == i {
				begun = in
			}
			for k := range h {
				if in[k] && begun[k] && t.atoms[i].class != kind {
					hits = x.keyed(hits, t, q, span{i, j + 1}, k, h[k])
				}
			}
		}
	}
	return hits
}

// keyed adds the units of a key that lie inside of what is searched.
func (x *Index) keyed(hits []hit, t *text, q Query, s span, key int, hash uint64) []hit {
	for at := x.keys[key].first[hash]; at > 0; at = x.keys[key].next[at-1] {
		u := &x.units[at-1]
		if u.id == 0 || q.Inside != nil && !q.Inside(u.area, u.bot()) {
			continue
		}
		h := hit{span: s, unit: at - 1, key: key, words: len(u.words)}
		if !x.compare(&h, u, t) {
			continue
		}
		typed := t.levelsAround(s)
		h.fits = typed == 0 || typed&^u.levels == 0 || typed&u.levels != 0 && key != properKey
		h.sharp = typed == u.named || key == wholeKey
		h.groups = typed&group != 0 && u.named == nursery
		hits = append(hits, h)
	}
	return hits
}

// compare counts the words whose accents differ, and tells whether it is a hit: "ạ" is no
// "A". Two hashes may be the same:
// words that differ make no hit, but for such as are written in one.
func (x *Index) compare(h *hit, u *unit, t *text) bool {
	n, bare := 0, x.isBare(u)
	for i := h.from; i < h.to; i++ {
		a := t.atoms[i]
		if a.class != proper {
			continue
		}
		if n < len(u.words) && x.voc.words[u.words[n]] == a.fold {
			how := accents(a, x.voc.words[u.plain[n]])
			if how != sameAccents && len(a.fold) == 1 && a.plain != a.fold { // "ạ" is no "A"
				return false
			}
			switch {
			case how == otherAccents, how == noAccents && a.plain != a.fold && !bare: // "hòa" is no "hoa" of "Hoa Phượng"
				h.accents++
			case how == sameAccents:
				h.exact++
			}
			n++
		}
	}
	return true
}

// isBare tells whether the records have the name without any accent.
func (x *Index) isBare(u *unit) bool { return slices.Equal(u.words, u.plain) }

// levelsAround are the levels typed in a stretch and right beside it.
func (t *text) levelsAround(s span) (set levelSet) {
	set = levelsOf(t.atoms[s.from:s.to])
	for i := s.from - 1; i >= 0 && t.role[i] == label && !t.atoms[i+1].apart; i-- {
		set |= levelsOf(t.atoms[i : i+1])
	}
	for i := s.to; i < len(t.atoms) && t.role[i] == label && !t.atoms[i].apart && !t.atoms[i].joins && t.atoms[i].class != kind; i++ {
		set |= levelsOf(t.atoms[i : i+1])
	}
	if set == 0 && s.len() < len(t.atoms) { // "hoa sen, cấp mầm non"
		set = t.levels
	}
	return set
}

// cut tells whether the name goes on in the text: the words beside the stretch
// may be of a longer name, which then is not this one.
func (t *text) cut(s span) bool {
	if s.to < len(t.atoms) && t.role[s.to] == content && !t.atoms[s.to].apart && !t.atoms[s.to].joins {
		return true
	}
	before := s.from - 1
	starts := t.atoms[s.from].class != proper || before >= 0 && t.role[before] == label
	return before >= 0 && !starts && t.role[before] == content && !t.atoms[s.from].apart && !t.atoms[s.from].joins
}

// alone tells whether a stretch is nothing but what people say, or a place.
func (t *text) alone(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t.role[i] != talk && t.role[i] != place {
			return false
		}
	}
	return true
}

// longestHits drops those that lie inside one with more words of its own, and those that are of
// nothing but talk or an area beside another.
func longestHits(t *text, hits []hit) []hit {
	talked := slices.ContainsFunc(hits, func(h hit) bool { return !t.alone(h.span) })
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool {
		if talked && t.alone(h.span) {
			return true
		}
		return slices.ContainsFunc(hits, func(o hit) bool {
			return h.words < o.words && h.inside(o.span) && (!t.alone(o.span) || t.alone(h.span))
		})
	})
}

// asTyped keeps the hits whose accents are those typed, where somebody types
// accents at all.
func (t *text) asTyped(hits []hit) []hit {
	same := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.exact < h.words })
	if t.accented && len(same) > 0 {
		return same
	}
	return hits
}

// speaksOn tells whether the hits are but areas or talk, and the text has other
// words that may be of a name: "hoa senn dương kinh".
func (t *text) speaksOn(hits []hit) bool {
	if slices.ContainsFunc(hits, func(h hit) bool { return !t.alone(h.span) }) {
		return false
	}
	return slices.Contains(t.role, content) || slices.ContainsFunc(hits, func(h hit) bool { return t.talked(h.span) })
}

// talked tells whether a stretch is nothing but talk.
func (t *text) talked(s span) bool {
	return !slices.ContainsFunc(t.role[s.from:s.to], func(r role) bool { return r != talk })
}
