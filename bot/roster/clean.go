package roster

import (
	"html"
	"regexp"
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
	return cleaned(cell)
}

func cleaned(cell string) string {
	if strings.IndexByte(cell, ';') > strings.IndexByte(cell, '&') { // what a web page calls them: &#7901;
		cell = html.UnescapeString(cell)
	}
	if strings.IndexByte(cell, '<') >= 0 {
		cell = tags.ReplaceAllString(cell, " ")
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

// tags are what a web page writes around words.
var tags = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// isClean is the quick look, which nearly every cell passes: ASCII and the letters
// of Vietnamese in one piece, which are NFC whatever stands beside them.
func isClean(cell string) bool {
	before := byte(' ')
	for i := range len(cell) {
		c := cell[i]
		switch {
		case c == '<', c == '&' && strings.IndexByte(cell[i:], ';') > 0:
			return false
		case c > ' ' && c < 0x7f, c >= 0x80 && c < 0xc0: // the rest of a letter follows its first byte
		case c == ' ' && before != ' ', c >= 0xc3 && c <= 0xc6: // À to ƿ
		case c == 0xe1 && i+1 < len(cell) && cell[i+1] >= 0xb8 && cell[i+1] <= 0xbb: // Ḁ to ỿ
		default:
			return false
		}
		before = c
	}
	return before != ' ' || cell == ""
}
