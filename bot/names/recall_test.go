package names

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"vneidbot/bot"
)

// recall is a row of the table: how often the unit that was meant stood first and
// among five, and how often another one was offered alone.
type recall struct{ tried, first, five, wrongAlone int }

// goals are the shares that each row has to reach, of a thousand.
var goals = map[string][2]int{
	"exact": {995, 1000}, "NFD": {995, 1000}, "no accents": {995, 1000}, "abbreviated": {950, 980}, "one typo": {920, 960}, "proper name": {850, 970},
	"I am the head of": {970, 990}, "form": {970, 990}, "letter": {970, 990}, "reported": {970, 990}, "signed": {970, 990}, "asked for": {970, 990},
	"with the city": {970, 990}, "ownership between": {950, 980}, "raw Telex": {900, 960}, "typo in a sentence": {850, 930},
	"slip, this side": {850, 930}, "slip, for": {850, 930}, "slip, letter": {850, 930}, "slip, signed": {850, 930},
}

// framed is the goal of a sentence around a name.
var framed = [2]int{970, 990}

// mostWrongAlone is how often, of a thousand, another unit may be offered alone.
const mostWrongAlone = 5

// measure writes every name of the town in the variant's way, reads it and searches as
// the conversation does. The
// area stands beside names that several units have.
func (w *town) measure(v variant, one int) (r recall, misses []string) {
	dice := rand.New(rand.NewPCG(1, 2))
	for i, s := range w.schools {
		if i%one != 0 {
			continue
		}
		alike, bare := w.namesakes()[i], v.name == "proper name"
		if bare && alike.twins > 1 {
			continue // nobody could tell
		}
		if bare && !strings.ContainsFunc(properName(s.name), isSmallLetter) {
			continue // "20-10", "A"
		}
		area := ""
		if alike.whole > 1 || bare && alike.proper > 1 {
			area = s.area
		}
		text := v.make(s, area, dice)
		r.tried++
		found, _ := w.x.Find(Query{Text: sought(text), Most: 5})
		at := slices.IndexFunc(found, func(f Found) bool { return f.Unit == bot.UnitID(i+1) })
		switch {
		case at == 0:
			r.first++
			r.five++
		case at > 0:
			r.five++
		}
		if len(found) == 1 && at != 0 {
			r.wrongAlone++
		}
		if at != 0 {
			misses = append(misses, fmt.Sprintf("%d %q: %s, %s; got %v", at, text, s.name, s.area, w.found(text)))
		}
	}
	return r, misses
}

// namesake is how many schools of a town have the whole name of one of them, its proper name,
// and that in its area, accents left out.
type namesake struct{ whole, proper, twins int }

// namesakes are those of each school.
func (w *town) namesakes() []namesake {
	if w.alike != nil {
		return w.alike
	}
	count, key := map[string]int{}, func(s school) [3]string {
		whole, proper := unaccented(strings.ToLower(s.name)), unaccented(strings.ToLower(properName(s.name)))
		return [3]string{"whole " + whole, "proper " + proper, "there " + proper + s.area}
	}
	for _, s := range w.schools {
		for _, k := range key(s) {
			count[k]++
		}
	}
	for _, s := range w.schools {
		k := key(s)
		w.alike = append(w.alike, namesake{count[k[0]], count[k[1]], count[k[2]]})
	}
	return w.alike
}

func isSmallLetter(r rune) bool { return unicode.IsLower(r) }

// TestRecall prints the table with -v, and with RECALL_MISSES every miss.
func TestRecall(t *testing.T) {
	lists := []struct {
		name string
		town *town
		one  int
	}{
		{"sample", newTown(t, sampled(2000)), 4}, {"invented", newTown(t, invented()), 1}, {"highland", newTown(t, highland()), 1}, {"suburbs", newTown(t, suburbs()), 1}, {"delta", newTown(t, delta()), 1}, {"parishes", newTown(t, parishes()), 1}, {"capital", newTown(t, capital()), 1}, {"exact_unique_many", newTown(t, readCSV(t, "exact_unique_many.csv")), 1},
	}
	for _, list := range lists {
		t.Run(list.name, func(t *testing.T) {
			t.Parallel()
			list.town.meetsGoals(t, list.name, list.one)
		})
	}
}

// meetsGoals holds each row of one list against its goal.
func (w *town) meetsGoals(t *testing.T, name string, every int) {
	t.Logf("%-18s %-20s %6s %7s %7s %7s", name, "", "tried", "first", "five", "wrong alone")
	for i, v := range slices.Concat(variants, frames) {
		one := every
		if i >= len(variants) {
			one *= every // of a large list fewer sentences do
		}
		r, misses := w.measure(v, one)
		share := func(n int) float64 { return 100 * float64(n) / float64(r.tried) }
		t.Logf("%-18s %-20s %6d %6.1f%% %6.1f%% %6.2f%%", name, v.name, r.tried, share(r.first), share(r.five), share(r.wrongAlone))
		if os.Getenv("RECALL_MISSES") != "" {
			t.Log(strings.Join(misses, "\n"))
		}
		if r.tried < 20 {
			continue
		}
		goal, ok := goals[v.name]
		if !ok {
			goal = framed
		}
		assert.GreaterOrEqual(t, 1000*r.first, goal[0]*r.tried, "%s, %s, first", name, v.name)
		assert.GreaterOrEqual(t, 1000*r.five, goal[1]*r.tried, "%s, %s, among five", name, v.name)
		assert.LessOrEqual(t, 1000*r.wrongAlone, mostWrongAlone*r.tried, "%s, %s, alone", name, v.name)
	}
}
