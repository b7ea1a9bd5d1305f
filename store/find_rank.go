package store

import (
	"cmp"
	"math/bits"
	"slices"
)

// What a match costs; less is better. A name of all the words and no others
// costs nothing, and no number of further words in a name outweighs a word
// that is only begun, or mistyped.
const (
	costBeside = 1   // the word is in the level or the area, or is one more of the name
	costBegun  = 50  // the word is only the beginning of one
	costSlip   = 200 // the word is mistyped
)

// hit is a unit that was found.
type hit struct {
	*named
	cost int
}

func better(a, b hit) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

// find lists the units that have all the words, best first and at most so many,
// and when there are none those that have them but for one slip in one word.
func (x *nameIndex) find(q *search, most int) []hit {
	means := make([][]string, len(q.words))
	for i, w := range q.words {
		means[i] = x.meaning(w)
	}
	hits := x.collect(q, means, -1, most)
	if len(hits) > 0 {
		return hits
	}
	for i, w := range q.words {
		was := means[i]
		if means[i] = x.near(w); len(means[i]) > 0 {
			hits = append(hits, x.collect(q, means, i, most)...)
		}
		means[i] = was
	}
	hits = unique(hits)
	return hits[:min(most, len(hits))]
}

// unique keeps the best of the hits of each unit.
func unique(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.cost, b.cost)) })
	hits = slices.CompactFunc(hits, func(a, b hit) bool { return a.id == b.id })
	slices.SortFunc(hits, better)
	return hits
}

// mark says which words of the search a unit's name has, and which of them whole.
type mark struct{ has, whole uint32 }

// collect marks, word by word, the units that have it in their name, and keeps
// the best. slip is the word that is taken as mistyped, -1 for none.
func (x *nameIndex) collect(q *search, means [][]string, slip, most int) (hits []hit) {
	marks := make([]mark, len(x.units))
	var touched []int
	first, only := q.rarest(x, means)
	for _, i := range first {
		for _, word := range means[i] {
			for _, at := range x.posts[word] {
				m := &marks[at]
				if m.has == 0 {
					if only && i != first[0] {
						continue
					}
					touched = append(touched, at)
				}
				m.has |= 1 << i
				if word == q.words[i] {
					m.whole |= 1 << i
				}
			}
		}
	}
	for _, at := range touched {
		u, m := &x.units[at], marks[at]
		if u.id != 0 && (m.has|q.areas[u.area]|q.levels[u.level])&q.need == q.need && q.inside(u) {
			hits = keepBest(hits, hit{u, q.cost(u, m, slip)}, most)
		}
	}
	return hits
}

// rarest orders the words so that one which only names can have stands first,
// the rarest of these; only tells that there is one, so that no unit without it
// needs a look.
func (q *search) rarest(x *nameIndex, means [][]string) (order []int, only bool) {
	best, fewest := 0, 0
	for i := range q.words {
		order = append(order, i)
		if bit := uint32(1) << i; q.need&bit == 0 || q.beside&bit != 0 {
			continue
		}
		n := 0
		for _, word := range means[i] {
			n += len(x.posts[word])
		}
		if !only || n < fewest {
			best, fewest, only = i, n, true
		}
	}
	order[0], order[best] = order[best], order[0]
	return order, only
}

// keepBest puts the hit in its place among the best so many.
func keepBest(hits []hit, h hit, most int) []hit {
	if len(hits) == most {
		if most == 0 || better(h, hits[most-1]) >= 0 {
			return hits
		}
		hits = hits[:most-1]
	}
	at, _ := slices.BinarySearchFunc(hits, h, better)
	return slices.Insert(hits, at, h)
}

// cost says how far the unit is from what was typed.
func (q *search) cost(u *named, m mark, slip int) int {
	if u.key == q.key {
		return 0
	}
	missing := len(q.words) - bits.OnesCount32(m.has)
	more := max(len(u.words)-bits.OnesCount32(m.has), 0)
	cost := costBeside*(1+missing+more) + costBegun*bits.OnesCount32(m.has&^m.whole)
	if slip >= 0 {
		cost += costSlip
	}
	return cost
}
