package read

import (
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// Table is how totals are to be shown, as somebody types it behind their name.
type Table struct {
	By     bot.By // "" where nothing says so
	ByName bool
	Page   int // from 0
}

// lastPage is behind every page there is.
const lastPage = 1 << 20

// TableWords takes what says how totals are to be shown out of a text: all that
// their tables and buttons print but areas and levels, which are the rest.
func TableWords(text string) (t Table, rest string) {
	words := strings.Fields(vn.NFC(text))
	var left []string
	for len(words) > 0 {
		n := t.take(words)
		if n == 0 {
			left, words = append(left, words[0]), words[1:]
			continue
		}
		if comma := strings.TrimRight(words[n-1], ",;") != words[n-1]; comma || len(left) > 0 && len(words) > n {
			left = append(left, ",")
		}
		words = words[n:]
	}
	rest = strings.Trim(strings.Join(left, " "), " ,;")
	folded := vn.Words(rest)
	if by := tableHeads[folded]; by != "" {
		t.By, rest = by, ""
	}
	if slices.Contains(columnHeads, folded) {
		rest = ""
	}
	return t, rest
}

// take reads what the words begin with, and tells how many words it was.
func (t *Table) take(words []string) int {
	const longest = 5
	for n := min(len(words), longest); n > 0; n-- {
		if slices.ContainsFunc(words[:n-1], func(w string) bool { return strings.ContainsAny(w, ",;") }) {
			continue // a comma ends a phrase
		}
		if t.says(vn.Words(strings.Join(words[:n], " "))) {
			return n
		}
	}
	return 0
}

func (t *Table) says(phrase string) bool {
	switch {
	case slices.Contains(levelTable, phrase):
		t.By = bot.ByLevel
	case slices.Contains(areaTable, phrase):
		t.By = bot.ByArea
	case slices.Contains(blockTable, phrase):
		t.By = bot.ByBlock
	case slices.Contains(nameOrder, phrase):
		t.ByName = true
	case slices.Contains(missingOrder, phrase):
		t.ByName = false
	case slices.Contains(presentNow, phrase), slices.Contains(ownPlaces, phrase), slices.Contains(columnWords, phrase):
	default:
		return t.saysPage(phrase)
	}
	return true
}

// saysPage reads "trang 2". Nothing tells which page stood there before: the next
// one is the second.
func (t *Table) saysPage(phrase string) bool {
	which, ok := vn.CutWord(phrase, "trang")
	if !ok {
		which, ok = vn.CutWord(phrase, "page")
	}
	if !ok {
		return false
	}
	switch which = strings.TrimPrefix(which, "thu "); which {
	case "dau", "first":
		t.Page = 0
	case "sau", "tiep", "tiep theo", "next":
		t.Page = 1
	case "cuoi", "last":
		t.Page = lastPage
	default:
		number, of, _ := strings.Cut(which, " ") // "2/5" is the second of five
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > lastPage || strings.Trim(of, "0123456789") != "" {
			return false
		}
		t.Page = n - 1
	}
	return true
}
