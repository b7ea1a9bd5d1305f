package vn

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC composes s, so that the same Vietnamese text is the same bytes whatever
// keyboard it came from. Text that is composed already is returned as it is.
func NFC(s string) string { return norm.NFC.String(s) }

// Fold makes the search key of a text: accents dropped, đ as d, lower case,
// white space collapsed and trimmed, invisible characters gone.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var room [128]byte
	return string(appendFold(room[:0], s))
}

// isFolded tells whether Fold would change nothing, so that keys made before
// cost no allocation.
func isFolded(s string) bool {
	space := true // white space before this byte, or the beginning
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c < ' ' || c == 0x7f:
			return false
		case c == ' ':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
	}
	return !space || s == ""
}

func appendFold(out []byte, s string) []byte {
	space := false
	for _, r := range s {
		if r < rune(len(bases)) && bases[r] != 0 { // as nearly all are
			if space {
				out = append(out, ' ')
			}
			out, space = append(out, bases[r]), false
			continue
		}
		if unicode.IsSpace(r) {
			space = len(out) > 0
			continue
		}
		before := len(out)
		if space {
			out = append(out, ' ')
		}
		with := appendFoldRune(out, r)
		if len(with) == len(out) { // a mark or an invisible character
			out = out[:before]
			continue
		}
		out, space = with, false
	}
	return out
}

// appendFoldRune adds a rune that bases does not have.
func appendFoldRune(out []byte, r rune) []byte {
	if unicode.In(r, unicode.Mn, unicode.Cc, unicode.Cf) {
		return out
	}
	var room [utf8.UTFMax * 4]byte
	for _, d := range string(norm.NFD.AppendString(room[:0], string(r))) {
		if !unicode.Is(unicode.Mn, d) {
			out = utf8.AppendRune(out, unicode.ToLower(d))
		}
	}
	return out
}

// bases has the folded ASCII letter of each rune that has one: ASCII itself and
// every accented Latin letter, all of Vietnamese among them.
var bases = foldTable()

func foldTable() (t [0x1f00]byte) {
	for r := rune('!'); r < rune(len(t)); r++ {
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		switch {
		case r == 'đ' || r == 'Đ':
			t[r] = 'd'
		case unicode.IsLetter(base) || r < 0x7f:
			if low := unicode.ToLower(base); low < 0x7f {
				t[r] = byte(low)
			}
		}
	}
	return t
}

// Words is Fold with everything that is no letter or digit as one space.
func Words(s string) string {
	if isFolded(s) && isPlain(s) {
		return s
	}
	var room [128]byte
	return string(AppendWords(room[:0], s))
}

// isPlain tells whether a folded text has nothing but words.
func isPlain(folded string) bool {
	for i := 0; i < len(folded); i++ {
		if !isWordByte(folded[i]) && folded[i] != ' ' {
			return false
		}
	}
	return true
}

// AppendWords adds the words of s to out, for callers with many texts and one buffer.
func AppendWords(out []byte, s string) []byte {
	kept := len(out)
	begin := kept
	out = appendFold(out, s)
	for _, c := range out[begin:] { // what is kept never overtakes what is read
		switch {
		case isWordByte(c):
			out[kept] = c
			kept++
		case kept > begin && out[kept-1] != ' ':
			out[kept] = ' '
			kept++
		}
	}
	if kept > begin && out[kept-1] == ' ' {
		kept--
	}
	return out[:kept]
}

// isWordByte takes every byte of other scripts as part of a word.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}
