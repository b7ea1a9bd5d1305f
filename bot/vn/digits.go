package vn

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DigitGroup is an unbroken run of digits in a text. Full-width and bold digits
// count, and the letter O among digits is the 0 it was meant to be.
type DigitGroup struct {
	From, To int    // bytes of the text
	Digits   string // ASCII
	Gap      string // what stands between the group before and this one
	Before   string // the letters that touch it in front, "" for none
	After    bool   // a letter touches it behind
	Slashed  bool   // a slash touches it: part of a date or a letter's number
}

// DigitGroups finds every group of a text in NFC.
func DigitGroups(text string) (groups []DigitGroup) {
	end := 0
	for i := 0; i < len(text); {
		g, next := digitGroupAt(text, i)
		if g.To > g.From {
			g.Gap = text[end:g.From]
			end = g.To
			groups = append(groups, g)
		}
		i = next
	}
	return groups
}

// digitGroupAt reads the run that begins at byte i, and tells where to go on.
func digitGroupAt(text string, i int) (g DigitGroup, next int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if AsDigit(r) == 0 {
		return g, i + size
	}
	g.From = i
	var digits []byte
	for ; i < len(text); i += size {
		r, size = utf8.DecodeRuneInString(text[i:])
		if AsDigit(r) == 0 {
			break
		}
		digits = append(digits, AsDigit(r))
		size += len(keycap(text[i+size:]))
	}
	g.To, next = i, i
	g.Digits = string(digits)
	g.trim(text)
	return g, next
}

// keycap is what follows a digit that is drawn as a key, "0️⃣".
func keycap(rest string) string {
	tail := strings.TrimPrefix(rest, "\ufe0f")
	if tail = strings.TrimPrefix(tail, "\u20e3"); len(rest)-len(tail) < len("\u20e3") {
		return ""
	}
	return rest[:len(rest)-len(tail)]
}

// trim takes letters O off that belong to a word beside the digits, and notes
// what touches the group.
func (g *DigitGroup) trim(text string) {
	g.After = letterAt(text, g.To)
	g.Before = lettersBefore(text, g.From)
	for g.Before != "" && g.From < g.To && isLetterO(text[g.From]) {
		g.From, g.Digits = g.From+1, g.Digits[1:]
	}
	for g.After && g.From < g.To && isLetterO(text[g.To-1]) {
		g.To, g.Digits = g.To-1, g.Digits[:len(g.Digits)-1]
	}
	if !hasRealDigit(text[g.From:g.To]) {
		g.To = g.From
		return
	}
	g.Before = lettersBefore(text, g.From)
	g.Slashed = g.From > 0 && text[g.From-1] == '/' || g.To < len(text) && text[g.To] == '/'
}

// AsDigit is the ASCII digit that r stands for, 0 for none.
func AsDigit(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return byte(r)
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0'
	case '𝟎' <= r && r <= '𝟿': // bold, double-struck and the like, ten each
		return byte(r-'𝟎')%10 + '0'
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

// PlainDigits writes digits that are drawn in a circle, as a key, bold or in full width as
// they are typed: "2️⃣" and "②" are "2".
func PlainDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\ufe0f' || r == '\u20e3':
			return -1
		case r == '⓪' || r == '⓿':
			return '0'
		case '①' <= r && r <= '⑨':
			return r - '①' + '1'
		case '❶' <= r && r <= '❾':
			return r - '❶' + '1'
		case '➀' <= r && r <= '➈':
			return r - '➀' + '1'
		}
		if d := AsDigit(r); d != 0 && unicode.IsDigit(r) {
			return rune(d)
		}
		return r
	}, text)
}
