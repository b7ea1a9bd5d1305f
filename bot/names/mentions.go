package names

import (
	"cmp"
	"slices"
)

// mentions sorts the hits by the schools that the text names, in its order: those
// whose stretches overlap are of one. A second school is one only if it is
// introduced as schools are, by a level or "trường", or joined to the first by
// "và" or a comma and written as well as it.
func mentions(t *text, hits []hit) (groups [][]hit) {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	for _, h := range hits {
		n := len(groups)
		if n > 0 && slices.ContainsFunc(groups[n-1], func(o hit) bool { return o.overlaps(h.span) }) {
			groups[n-1] = append(groups[n-1], h)
			continue
		}
		groups = append(groups, []hit{h})
	}
	if len(groups) < 2 {
		return groups
	}
	var introduced [][]hit
	for i, g := range groups {
		if isIntroduced(t, g) || i+1 < len(groups) && fits(t, g) && isJoined(t, groups[i+1]) {
			introduced = append(introduced, g)
		}
	}
	if len(introduced) > 0 {
		return introduced
	}
	slices.SortStableFunc(groups, func(a, b []hit) int { return cmp.Compare(topRank(t, b), topRank(t, a)) })
	return groups[:1]
}

// isIntroduced tells whether a school's name is written as a school's.
func isIntroduced(t *text, group []hit) bool {
	return slices.ContainsFunc(group, func(h hit) bool {
		before := h.from - 1
		labelled := t.atoms[h.from].class != proper || before >= 0 && t.role[before] == label && !t.atoms[h.from].apart
		return (labelled || t.atoms[h.from].joins) && h.fits && !t.cut(h.span)
	})
}

// isJoined tells whether a school's name is joined to the one before it: "hòa nghĩa và đa
// phúc" are two, though neither is introduced.
func isJoined(t *text, group []hit) bool {
	return slices.ContainsFunc(group, func(h hit) bool { return t.atoms[h.from].joins && h.fits && !t.cut(h.span) })
}

func fits(t *text, group []hit) bool {
	return slices.ContainsFunc(group, func(h hit) bool { return h.fits && !t.cut(h.span) })
}

func topRank(t *text, group []hit) (top int) {
	for _, h := range group {
		top = max(top, rankOf(t, h))
	}
	return top
}
