package read

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// TaxCodes finds everything in a message that looks like a tax code, with
// spaces, dots or dashes inside, and says what each looks like; rest is the
// message without them and without the words "mã số thuế" before them. Dates,
// hours, numbers of up to four digits, receipts and typed invitations are no
// codes and stay in rest. The same code twice is one.
func TaxCodes(text string) (codes []Typed, rest string) {
	text = vn.NFC(text)
	scan := withOnes(blankOthers(text))
	groups := vn.DigitGroups(scan)
	var spans [][2]int
	for i := 0; i < len(groups); {
		t, n := readCode(groups[i:])
		if t.Look != "" {
			span := [2]int{groups[i].From, groups[i+n-1].To}
			t.Raw, t.Called = text[span[0]:span[1]], codeLabel.MatchString(text[:span[0]])
			spans, codes = append(spans, span), addTyped(codes, t)
		}
		i += n
	}
	if i := strings.Index(text, bot.CitizenMask); i >= 0 {
		spans = append(spans, [2]int{i, i + len(bot.CitizenMask)})
		codes = addTyped(codes, Typed{Raw: bot.CitizenMask, Look: LooksCitizen, Digits: 12})
		slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	}
	return codes, cutSpans(text, spans)
}

// OnlyDigits are the digits of a text that has nothing else, "" for another.
func OnlyDigits(text string) string {
	text = vn.PlainDigits(text)
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("/:,", r) }) {
		return ""
	}
	return joined(vn.DigitGroups(text))
}

func addTyped(codes []Typed, t Typed) []Typed {
	same := func(o Typed) bool { return o.Look == t.Look && o.Code == t.Code && (t.Code != "" || o.Raw == t.Raw) }
	if slices.ContainsFunc(codes, same) {
		return codes
	}
	return append(codes, t)
}

// readCode reads what begins with the first group and tells how many groups it
// took; a zero Look is something else than a code.
func readCode(groups []vn.DigitGroup) (t Typed, n int) {
	chain := groups[:chainLength(groups)]
	if isDate(chain) {
		return Typed{}, 3
	}
	if n = overLines(groups, len(chain)); n > 0 {
		return typedDigits(joined(groups[:n])), n
	}
	if len(chain[0].Digits) >= 7 {
		return readRun(chain)
	}
	if n := abroad(chain); n > 0 {
		return typedDigits(joined(chain[:n])), n
	}
	if n = sumsToTen(chain); n > 0 {
		return withSuffix(chain, n)
	}
	if !startsTenLater(chain) {
		if t, ok := readOddChain(chain); ok {
			return t, len(chain)
		}
	}
	if g := chain[0]; len(g.Digits) >= 5 && free(g) {
		return typedDigits(g.Digits), 1
	}
	return Typed{}, 1
}

// readRun reads a run of seven digits or more.
func readRun(chain []vn.DigitGroup) (Typed, int) {
	g := chain[0]
	switch {
	case g.Before != "" && !isCodeWord(g.Before) && len(g.Digits) != 10 && len(g.Digits) != 13:
		return Typed{}, 1 // a serial number such as FT25141123456
	case len(g.Digits) == 10:
		return withSuffix(chain, 1)
	case len(g.Digits) < 10 && !g.After:
		if n := sumsToTen(chain); n > 0 && bot.TaxCode(joined(chain[:n])).Valid() {
			return withSuffix(chain, n)
		}
	}
	return typedDigits(g.Digits), 1
}

func typedDigits(digits string) Typed {
	look, code := lookOfDigits(digits)
	return Typed{Look: look, Code: code, Digits: len(digits)}
}

// withSuffix reads ten digits in n groups and the suffix that may follow.
func withSuffix(chain []vn.DigitGroup, n int) (Typed, int) {
	ten := joined(chain[:n])
	if len(chain) > n && isSuffix(chain[n]) {
		suffix := chain[n].Digits
		look, code := lookOfSuffixed(ten, suffix)
		return Typed{Look: look, Code: code, Digits: 10 + len(suffix)}, n + 1
	}
	return typedDigits(ten), n
}

// isSuffix tells whether a group after ten digits belongs to them: after a
// dash, or three digits that cannot well be a number of their own.
func isSuffix(g vn.DigitGroup) bool {
	if g.After || g.Slashed || len(g.Digits) > 3 {
		return false
	}
	switch linkOf(g.Gap) {
	case dashed:
		return true
	case dotted, looselyDashed:
		return len(g.Digits) == 3
	case spaced:
		return len(g.Digits) == 3 && g.Digits[0] == '0'
	default:
		return false
	}
}

// abroad counts the groups of a mobile number with the country's 84.
func abroad(chain []vn.DigitGroup) int {
	for n := 2; n <= len(chain) && chain[0].Digits == "84"; n++ {
		if look, _ := lookOfDigits(joined(chain[:n])); look == LooksPhone {
			return n
		}
	}
	return 0
}

// sumsToTen counts the groups at the front that make ten digits together.
func sumsToTen(chain []vn.DigitGroup) int {
	sum := 0
	for i, g := range chain {
		if i == 0 && g.Before != "" && !isCodeWord(g.Before) {
			return 0
		}
		if sum += len(g.Digits); sum == 10 && i > 0 {
			if wellGrouped(chain[:i+1]) || bot.TaxCode(joined(chain[:i+1])).Valid() {
				return i + 1
			}
			return 0
		}
		if sum > 10 || g.After {
			return 0
		}
	}
	return 0
}

// overLines counts the groups at the front that make a right code together though a line
// ends between them.
func overLines(groups []vn.DigitGroup, line int) int {
	sum := 0
	for i, g := range groups[:min(len(groups), longestChain)] {
		if i > 0 && linkOf(g.Gap) == apart && (strings.TrimSpace(g.Gap) != "" || !strings.Contains(g.Gap, "\n")) || !free(g) || g.Before != "" && i > 0 {
			return 0
		}
		if sum += len(g.Digits); sum < 10 {
			continue
		}
		if sum == 10 && i >= line && bot.TaxCode(joined(groups[:i+1])).Valid() {
			return i + 1
		}
		return 0
	}
	return 0
}

// wellGrouped wants groups of two to six digits, so that "299900124 2" stays a
// code and a number.
func wellGrouped(chain []vn.DigitGroup) bool {
	return !slices.ContainsFunc(chain, func(g vn.DigitGroup) bool { return len(g.Digits) < 2 || len(g.Digits) > 6 })
}

// startsTenLater tells whether a code begins further on in the chain.
func startsTenLater(chain []vn.DigitGroup) bool {
	for i := 1; i < len(chain); i++ {
		if len(chain[i].Digits) == 10 || sumsToTen(chain[i:]) > 0 {
			return true
		}
	}
	return false
}

// readOddChain reads grouped digits that are a code with too few or too many,
// and not just several numbers.
func readOddChain(chain []vn.DigitGroup) (Typed, bool) {
	if len(chain) < 2 || !free(chain[0]) || !free(chain[len(chain)-1]) || !hasLong(chain) {
		return Typed{}, false
	}
	t := typedDigits(joined(chain))
	switch {
	case !wellGrouped(chain[1:]):
		return Typed{}, false
	case t.Look == LooksLength && t.Digits != 9 && t.Digits != 11:
		return Typed{}, false
	}
	return t, true
}

func hasLong(chain []vn.DigitGroup) bool {
	return slices.ContainsFunc(chain, func(g vn.DigitGroup) bool { return len(g.Digits) >= 3 })
}
