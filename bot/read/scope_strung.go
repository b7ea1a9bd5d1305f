package read

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// isEverywhere tells whether the words mean all areas.
func isEverywhere(text string) bool {
	folded := vn.Words(text)
	if slices.Contains(cityWords, folded) || slices.Contains(alonePlaces, folded) || slices.Contains(cityNames, folded) {
		return true
	}
	return slices.ContainsFunc(wholeWords, func(w string) bool {
		rest, ok := vn.CutWord(folded, w)
		return ok && (slices.Contains(cityWords, rest) || slices.Contains(cityNames, rest) || slices.Contains(placeWords, rest))
	})
}

// withoutAround takes one phrase that means nothing off the front or the end, and
// a number that counts the areas behind it: "2 phường Lê Chân, Hải An".
func withoutAround(item string) string {
	words := strings.Fields(item)
	if len(words) > 1 && len(words[0]) == 1 && vn.AsDigit(rune(words[0][0])) != 0 {
		return strings.Join(words[1:], " ")
	}
	for n := min(len(words), 4); n > 0; n-- {
		front, back := vn.Words(strings.Join(words[:n], " ")), vn.Words(strings.Join(words[len(words)-n:], " "))
		switch {
		case slices.Contains(aroundPlaces[0], front):
			return strings.Join(words[n:], " ")
		case slices.Contains(aroundPlaces[1], back):
			return strings.Join(words[:len(words)-n], " ")
		}
	}
	return item
}

// readStrung reads places and levels that stand behind each other without a
// comma: "Lê Chân Hải An", "mầm non ở Lê Chân & Hải An". Every word must be
// understood.
func readStrung(item string, areas *bot.AreaIndex, day time.Time) (said []scopeItem, _ ScopeProblem) {
	words := strings.FieldsFunc(item, func(r rune) bool { return strings.ContainsRune(" &/-\t", r) })
	for len(words) > 0 {
		i, n, p := strungItem(words, areas, day)
		if n == 0 || !p.OK() {
			return nil, p
		}
		words = words[n:]
		if last := len(said) - 1; last >= 0 && said[last].join(i) {
			continue
		}
		if n > 0 && (i.place() || len(i.levels) > 0) {
			said = append(said, i)
		}
	}
	if len(said) == 0 {
		return nil, ScopeProblem{Word: item}
	}
	return said, ScopeProblem{}
}

// strungItem is the longest place or levels that the words begin with, or words
// that mean nothing between two of them.
func strungItem(words []string, areas *bot.AreaIndex, day time.Time) (i scopeItem, n int, _ ScopeProblem) {
	const longest = 8
	for n = min(len(words), longest); n > 0; n-- {
		text := strings.Join(words[:n], " ")
		if isPlace(text, areas, day) && !slices.Contains(kindWords, vn.Words(text)) {
			i, p := readPlace(text, areas, day)
			return i, n, p
		}
		if levels := levelsOf(words[:n]); levels != nil {
			return scopeItem{levels: levels, levelsFirst: true}, n, ScopeProblem{}
		}
	}
	for n = min(len(words), 4); n > 0; n-- {
		if slices.Contains(aroundPlaces[0], vn.Words(strings.Join(words[:n], " "))) {
			return scopeItem{}, n, ScopeProblem{}
		}
	}
	return scopeItem{}, 0, ScopeProblem{Word: strings.Join(words, " ")}
}

// join adds what stands behind the item to it, if it says the other side: levels
// to a place, places to levels, and to "tất cả các trường" those in which they are.
func (i *scopeItem) join(next scopeItem) bool {
	switch {
	case len(next.areas) > 0 && (i.all || i.kind): // "các xã An Lão"
		i.all, i.city, i.kind, i.areas = false, false, false, next.areas
	case next.place() && len(i.levels) > 0 && !i.place():
		i.all, i.areas = next.all, next.areas
	case len(next.levels) > 0 && i.place() && len(i.levels) == 0:
		i.levels, i.levelsFirst = next.levels, false
	case next.place() && i.place() && i.levelsFirst && len(i.levels) > 0 && !next.all:
		i.areas = united(i.areas, next.areas)
	default:
		return false
	}
	return true
}
