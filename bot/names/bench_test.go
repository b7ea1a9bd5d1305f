package names

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// country is how many units the country has.
const country = 50_000

// BenchmarkFind searches the country's roster as people write, beside its floor:
// a bare scan of the same folded names for the same words.
func BenchmarkFind(b *testing.B) {
	w := newTown(b, sampled(country))
	folded := make([]string, len(w.schools))
	for i, s := range w.schools {
		folded[i] = bot.FoldName(s.name)
	}
	common := commonWords(w)
	for name, text := range map[string]string{
		"hostile": strings.Join(common, " "), "hostile, of slips": "trường mầm non " + strings.Join(common, "n ") + "n", "hostile, again and again": strings.Repeat(common[0]+" "+common[1]+" ", 600),
		"exact": "Mầm non Hoa Sen", "area": "mầm non hoa sen dương kinh", "slip": "mầm non hao sen dương kinh", "sentence": "Em là hiệu trưởng trường Mầm non Hoa Sen, phường Dương Kinh ạ",
		"slip in a sentence": "dạ em ở mn hướng dươgn phường dương kinh ạ", "level": "mn", "begun": "hoa s", "nothing": "để em hỏi kế toán đã nhé",
		"long": strings.Repeat("em là hiệu trưởng trường mầm non hoa hồng nhung ", 12),
	} {
		b.Run(name+"/find", func(b *testing.B) {
			for b.Loop() {
				w.x.Find(Query{Text: text, Most: 6})
			}
		})
	}
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, f := range folded {
				if strings.Contains(f, "hoa sen") {
					n++
				}
			}
			require.NotZero(b, n)
		}
	})
}

// commonWords are the words that most names have, in no order of a name: what a search
// can be made to look at most.
func commonWords(w *town) []string {
	const most = 150
	units := map[string]int{}
	for _, u := range w.x.units {
		for _, id := range u.words {
			units[w.x.voc.words[id]]++
		}
	}
	list := slices.SortedFunc(maps.Keys(units), func(a, b string) int { return cmp.Or(cmp.Compare(units[b], units[a]), cmp.Compare(a, b)) })
	return list[:min(len(list), most)]
}

// BenchmarkIndex tells the memory of the country's index.
func BenchmarkIndex(b *testing.B) {
	schools := sampled(country)
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		w := newTown(b, schools)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB")
		runtime.KeepAlive(w)
	}
}
