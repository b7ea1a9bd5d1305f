package read

import (
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// free tells whether nothing makes a part of a word, date or letter's number of it.
func free(g vn.DigitGroup) bool {
	return !g.After && !g.Slashed && (g.Before == "" || isCodeWord(g.Before))
}

func joined(chain []vn.DigitGroup) string {
	var b strings.Builder
	for _, g := range chain {
		b.WriteString(g.Digits)
	}
	return b.String()
}

// link says how two groups hang together.
type link uint8

const (
	apart link = iota
	spaced
	dotted
	dashed
	looselyDashed // with spaces around
)

func linkOf(gap string) link {
	bare := strings.TrimFunc(gap, unicode.IsSpace)
	switch {
	case strings.ContainsAny(gap, "\n\r") || len(gap) > 8:
		return apart
	case bare == "", bare == ")": // "(0299) 900 124"
		return spaced
	case bare == "." && gap == bare:
		return dotted
	case strings.Contains("-‐‑–—", bare) && gap == bare:
		return dashed
	case strings.Contains("-‐‑–—", bare):
		return looselyDashed
	}
	return apart
}

// longestChain bounds what a stranger can make a message of digits cost: no
// code has more groups than digits.
const longestChain = 14

// chainLength counts the groups at the front that hang together.
func chainLength(groups []vn.DigitGroup) int {
	n := 1
	for n < min(len(groups), longestChain) && linkOf(groups[n].Gap) != apart && !groups[n-1].After && groups[n].Before == "" {
		n++
	}
	return n
}

// isDate tells whether the chain begins with day, month, year or the reverse.
func isDate(chain []vn.DigitGroup) bool {
	if len(chain) < 3 {
		return false
	}
	a, b, c := chain[0].Digits, chain[1].Digits, chain[2].Digits
	return isDayMonth(a, b) && isYear(c) || isYear(a) && isDayMonth(c, b)
}

func isDayMonth(d, m string) bool {
	return len(d) <= 2 && len(m) <= 2 && number(d) <= 31 && number(m) <= 12
}

func isYear(y string) bool { return len(y) == 4 && "1900" <= y && y < "2100" }

func number(digits string) (n int) {
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}
