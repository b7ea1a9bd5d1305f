package bot

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"vneidbot/bot/vn"
)

// CitizenMask stands where a citizen number was.
const CitizenMask = "••••••••••••"

// MaskCitizen replaces citizen numbers (số định danh cá nhân, 12 digits) by
// CitizenMask: written in one run, or in groups of three to six with a space, a
// dot or a dash between, also with spaces around a dash or dot, and several of
// them; or taken apart evenly in another way (spelledSpans). Tax codes stay, with ten or thirteen digits and with a dash after the
// tenth.
func MaskCitizen(text string) (masked string, found bool) {
	if !mayHoldTwelve(text) {
		return text, false
	}
	spans := inOrder(append(citizenSpans(vn.DigitGroups(text)), spelledSpans(text)...))
	if len(spans) == 0 {
		return text, false
	}
	var out strings.Builder
	end := 0
	for _, s := range spans {
		out.WriteString(text[end:s[0]])
		out.WriteString(CitizenMask)
		end = s[1]
	}
	out.WriteString(text[end:])
	return out.String(), true
}

// inOrder sorts the spans and makes one of those that meet.
func inOrder(spans [][2]int) (out [][2]int) {
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s[0] < out[last][1] {
			out[last][1] = max(out[last][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// mayHoldTwelve is the quick look that settles nearly every message: it counts what is
// a digit, or may be the first byte of one.
func mayHoldTwelve(text string) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if c >= '0' && c <= '9' || c == 'o' || c == 'O' {
				n++
			}
		case c == 0xe1 && i+1 < len(text) && text[i+1] >= 0xb8 && text[i+1] <= 0xbb: // Ḁ to ỿ
		case c >= 0xd9: // before it no script has digits of its own
			n++
		}
	}
	return n >= 12
}

// citizenSpans gives the bytes of each number, in order.
func citizenSpans(groups []vn.DigitGroup) (spans [][2]int) {
	for i := 0; i < len(groups); {
		if len(groups[i].Digits) == 12 {
			spans = append(spans, [2]int{groups[i].From, groups[i].To})
			i++
			continue
		}
		n := chainOfSmall(groups[i:])
		for _, part := range citizenParts(groups[i : i+n]) {
			spans = append(spans, [2]int{groups[i+part[0]].From, groups[i+part[1]-1].To})
		}
		i += max(n, 1)
	}
	return spans
}

// chainOfSmall counts the leading groups of three to six digits that are one
// separator apart.
func chainOfSmall(groups []vn.DigitGroup) int {
	for i, g := range groups {
		if len(g.Digits) < 3 || len(g.Digits) > 6 || i > 0 && !isSeparator(g.Gap) {
			return i
		}
	}
	return len(groups)
}

// isSeparator tells whether a gap may stand inside a number: spaces, and at most
// one sign among them.
func isSeparator(gap string) bool {
	const most = 5 // runes
	signs := 0
	for _, r := range gap {
		switch {
		case strings.ContainsRune(spaces, r):
		case strings.ContainsRune(".-‐‑‒–—−·", r):
			signs++
		default:
			return false
		}
	}
	return gap != "" && signs <= 1 && utf8.RuneCountInString(gap) <= most
}

// spaces are those that people and keyboards put between digits; a line's end is
// none.
const spaces = " \t\u00a0\u2007\u2009\u202f"

// numberShapes are the ways in which long numbers are grouped. Of several
// numbers in a row each is taken off by its shape.
var numberShapes = []struct {
	lens    []int
	citizen bool
}{
	{[]int{4, 4, 4}, true}, {[]int{3, 3, 3, 3}, true}, {[]int{3, 3, 6}, true}, {[]int{6, 6}, true},
	{[]int{4, 3, 3, 3}, false}, {[]int{4, 3, 3}, false}, {[]int{3, 3, 4}, false}, {[]int{3, 4, 3}, false},
}

// citizenParts gives from and to of the groups of each number in a chain.
func citizenParts(chain []vn.DigitGroup) (parts [][2]int) {
	lens := make([]int, len(chain))
	total := 0
	for i, g := range chain {
		lens[i] = len(g.Digits)
		total += lens[i]
	}
	if total == 12 {
		return [][2]int{{0, len(chain)}}
	}
	for i := 0; i < len(lens); {
		n := 1
		for _, shape := range numberShapes {
			if len(lens[i:]) >= len(shape.lens) && slices.Equal(lens[i:i+len(shape.lens)], shape.lens) {
				if n = len(shape.lens); shape.citizen {
					parts = append(parts, [2]int{i, i + n})
				}
				break
			}
		}
		i += n
	}
	return parts
}
