package roster

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes a cell's text one line in NFC without what cannot be seen:
// control characters, zero-width and direction marks, runs of spaces.
func clean(cell string) string {
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
