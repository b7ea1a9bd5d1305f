package bot

import (
	"strings"
	"unicode"
)

// free tells whether nothing makes a part of a word, date or letter's number of it.
func (g digitGroup) free() bool {
	return !g.after && !g.slashed && (g.before == "" || isCodeWord(g.before))
}

func joined(chain []digitGroup) string {
	var b strings.Builder
	for _, g := range chain {
		b.WriteString(g.digits)
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
	case bare == "":
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
func chainLength(groups []digitGroup) int {
	n := 1
	for n < min(len(groups), longestChain) && linkOf(groups[n].gap) != apart && !groups[n-1].after && groups[n].before == "" {
		n++
	}
	return n
}

// isDate tells whether the chain begins with day, month, year or the reverse.
func isDate(chain []digitGroup) bool {
	if len(chain) < 3 {
		return false
	}
	a, b, c := chain[0].digits, chain[1].digits, chain[2].digits
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
