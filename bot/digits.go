package bot

import (
	"unicode"
	"unicode/utf8"
)

// digitGroup is an unbroken run of digits in a text. Full-width digits count,
// and the letter O among digits is the 0 it was meant to be.
type digitGroup struct {
	from, to int    // bytes of the text
	digits   string // ASCII
	gap      string // what stands between the group before and this one
	before   string // the letters that touch it in front, "" for none
	after    bool   // a letter touches it behind
	slashed  bool   // a slash touches it: part of a date or a letter's number
}

// digitGroups finds every group of a text in NFC.
func digitGroups(text string) (groups []digitGroup) {
	end := 0
	for i := 0; i < len(text); {
		g, next := digitGroupAt(text, i)
		if g.to > g.from {
			g.gap = text[end:g.from]
			end = g.to
			groups = append(groups, g)
		}
		i = next
	}
	return groups
}

// digitGroupAt reads the run that begins at byte i, and tells where to go on.
func digitGroupAt(text string, i int) (g digitGroup, next int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if asDigit(r) == 0 {
		return g, i + size
	}
	g.from = i
	var digits []byte
	for ; i < len(text); i += size {
		r, size = utf8.DecodeRuneInString(text[i:])
		if asDigit(r) == 0 {
			break
		}
		digits = append(digits, asDigit(r))
	}
	g.to, next = i, i
	g.digits = string(digits)
	g.trim(text)
	return g, next
}

// trim takes letters O off that belong to a word beside the digits, and notes
// what touches the group.
func (g *digitGroup) trim(text string) {
	g.after = letterAt(text, g.to)
	g.before = lettersBefore(text, g.from)
	for g.before != "" && g.from < g.to && isLetterO(text[g.from]) {
		g.from, g.digits = g.from+1, g.digits[1:]
	}
	for g.after && g.from < g.to && isLetterO(text[g.to-1]) {
		g.to, g.digits = g.to-1, g.digits[:len(g.digits)-1]
	}
	if !hasRealDigit(text[g.from:g.to]) {
		g.to = g.from
		return
	}
	g.before = lettersBefore(text, g.from)
	g.slashed = g.from > 0 && text[g.from-1] == '/' || g.to < len(text) && text[g.to] == '/'
}

// asDigit is the ASCII digit that r stands for, 0 for none.
func asDigit(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return byte(r)
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0'
	case r == 'O' || r == 'o' || r == 'Ｏ':
		return '0'
	}
	return 0
}

func isLetterO(b byte) bool { return b == 'o' || b == 'O' }

func hasRealDigit(s string) bool {
	for _, r := range s {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

// lettersBefore is the run of letters that ends at byte i.
func lettersBefore(text string, i int) string {
	from := i
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		from -= size
	}
	return text[from:i]
}
