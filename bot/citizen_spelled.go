package bot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot/vn"
)

// spelledGroup is a run of digits, with what is not seen (zero-width spaces, soft
// hyphens, variation selectors) left out.
type spelledGroup struct {
	from, to int    // bytes of the text
	n        int    // digits
	gap      string // what stands in front of it, see evenGap
	touched  bool   // by a letter in front
}

// spelledSpans finds citizen numbers taken apart in any other way, as long as it
// is the same way all along: "0 7 9 0 …", "079/093/012345", "079 (093) 012 345".
// Other numbers have twelve digits so written too (a day and an hour, a dossier's
// code), so these begin with a province's number and look like none of those.
func spelledSpans(text string) (spans [][2]int) {
	groups := spelledGroups(text)
	for from := 0; from < len(groups); {
		to := from + chainLength(groups[from:])
		if chain := groups[from:to]; !isBranch(groups, from) && isSpelledCitizen(text, chain) {
			spans = append(spans, [2]int{chain[0].from, chain[len(chain)-1].to})
		}
		if from = max(from+1, to-1); to == len(groups) { // a group may end one chain and begin the next
			return spans
		}
	}
	return spans
}

// chainLength counts the groups with the same gaps. A tax code, a phone number and
// what is longer stand alone.
func chainLength(groups []spelledGroup) int {
	const alone = 10
	n := 1
	for n < len(groups) && groups[n].gap != "" && groups[n].gap == groups[1].gap && groups[n].n < alone && groups[0].n < alone {
		n++
	}
	return n
}

// isBranch tells whether the group is the end of a tax code: 0299900124-001.
func isBranch(groups []spelledGroup, i int) bool {
	if i == 0 || groups[i].n != 3 {
		return false
	}
	before, gap := groups[i-1].n, groups[i].gap
	return before == 10 || before == 3 && (gap == "-" || gap == ".")
}

func spelledGroups(text string) (groups []spelledGroup) {
	var before rune
	start := 0 // of the gap
	inside := false
	for i, r := range text {
		switch size := len(string(r)); {
		case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
			continue
		case unicode.IsDigit(r) && inside:
			g := &groups[len(groups)-1]
			g.n, g.to = g.n+1, i+size
		case unicode.IsDigit(r):
			groups = append(groups, spelledGroup{from: i, to: i + size, n: 1, gap: evenGap(text[start:i]), touched: unicode.IsLetter(before)})
		}
		if inside = unicode.IsDigit(r); inside {
			start = groups[len(groups)-1].to
		}
		before = r
	}
	return groups
}

// evenGap is what a gap looks like: without brackets, and without spaces around
// signs. It is "" where it may not stand inside a number.
func evenGap(gap string) string {
	var signs strings.Builder
	space := false
	for _, r := range gap {
		switch {
		case strings.ContainsRune(spaces+"()[]", r):
			space = true
		case unicode.IsLetter(r) || unicode.IsControl(r):
			return ""
		case !unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
			signs.WriteRune(r)
		}
	}
	const most = 3
	switch n := utf8.RuneCountInString(signs.String()); {
	case n > most: // a CitizenMask is no gap
		return ""
	case n == 0 && space:
		return " "
	}
	return signs.String()
}

func isSpelledCitizen(text string, chain []spelledGroup) bool {
	lens := make([]int, len(chain))
	total := 0
	for i, g := range chain {
		lens[i] = g.n
		total += g.n
	}
	if total != 12 {
		return false
	}
	if len(chain) == 1 {
		return true
	}
	digits := asciiDigits(text[chain[0].from:chain[len(chain)-1].to])
	province := digits[:3] > "000" && digits[:3] < "097"
	return province && !chain[0].touched && !isDay(digits, lens) &&
		!isOther(lens[1:]) && !isOther(lens[:len(lens)-1])
}

// isOther tells whether the groups are those of a tax code or a phone number.
func isOther(lens []int) bool {
	for _, shape := range numberShapes {
		if !shape.citizen && slices.Equal(shape.lens, lens) {
			return true
		}
	}
	return false
}

// isDay tells whether the number begins as a day does: "05/09/2025".
func isDay(digits string, lens []int) bool {
	if len(lens) < 3 || lens[0] > 2 || lens[1] > 2 || lens[2] != 4 {
		return false
	}
	year := digits[lens[0]+lens[1]:][:2]
	return year == "19" || year == "20"
}

// asciiDigits are the digits of a text; those of other scripts stand as 0, so
// that three of them are no province.
func asciiDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch d := vn.AsDigit(r); {
		case !unicode.IsDigit(r):
			return -1
		case d != 0:
			return rune(d)
		}
		return '0'
	}, text)
}
