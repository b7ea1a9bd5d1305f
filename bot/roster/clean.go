package roster

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes a cell's text one line in NFC without what cannot be seen:
// control characters, zero-width and direction marks, runs of spaces.
func clean(cell string) string {
	if isClean(cell) {
		return cell
	}
	cell = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, cell)
	return strings.Join(strings.Fields(norm.NFC.String(cell)), " ")
}

// isClean is the quick look, which nearly every cell passes.
func isClean(cell string) bool {
	before := byte(' ')
	for i := range len(cell) {
		c := cell[i]
		if c < ' ' || c == 0x7f || c == ' ' && before == ' ' || c == 0xc2 || c == 0xcc || c == 0xcd || c == 0xe2 || c == 0xe3 || c >= 0xea {
			return false // signs, marks that stand alone, and what is no Vietnamese
		}
		before = c
	}
	return before != ' ' && norm.NFC.IsNormalString(cell) || cell == ""
}
