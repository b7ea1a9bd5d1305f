package vn

import (
	"regexp"
	"slices"
	"strings"
)

// vniToned are the digits that VNI types a tone with, and the tones.
var vniToned = map[byte]rune{'1': '\u0301', '2': '\u0300', '3': '\u0309', '4': '\u0303', '5': '\u0323'}

// vniShaped are the digits that VNI types a letter's shape with: what it makes of the last
// of some letters before it.
var vniShaped = map[byte]*strings.Replacer{'6': strings.NewReplacer("a", "â", "e", "ê", "o", "ô"), '7': strings.NewReplacer("o", "ơ", "u", "ư"), '8': strings.NewReplacer("a", "ă"), '9': strings.NewReplacer("d", "đ")}

// vniWord is a word with digits behind its letters.
var vniWord = regexp.MustCompile(`[A-Za-z]+[1-9][A-Za-z1-9]*`)

// shapeInside is a shape's digit with letters on both sides.
var shapeInside = regexp.MustCompile(`[A-Za-z][6-9][A-Za-z]`)

// Typed writes out a text that was typed with the keyboard's help turned off, in Telex
// ("truowngf maamf non") or in VNI ("tru7o72ng ma62m non").
func Typed(text string) string { return keyedVNI(Telex(text)) }

// keyedVNI writes a text in VNI out. It is one only if one of its words becomes Vietnamese with
// both a shape and a tone typed, or a shape before other letters: "to6 so1" may be numbers.
func keyedVNI(text string) string {
	if !digitBehindLetter(text) {
		return text
	}
	sure := func(w string) bool {
		out, ok := fromVNI(w)
		return ok && (certainty(w, out) > 1 || shapeInside.MatchString(w))
	}
	if !slices.ContainsFunc(vniWord.FindAllString(text, -1), sure) {
		return text
	}
	return vniWord.ReplaceAllStringFunc(text, func(w string) string {
		if out, ok := fromVNI(w); ok {
			return out
		}
		return w
	})
}

// digitBehindLetter is the quick look.
func digitBehindLetter(text string) bool {
	for i := 1; i < len(text); i++ {
		if '1' <= text[i] && text[i] <= '9' && (text[i-1]|0x20 >= 'a' && text[i-1]|0x20 <= 'z') {
			return true
		}
	}
	return false
}

// fromVNI writes out one word.
func fromVNI(word string) (out string, ok bool) {
	low, tone := "", rune(0)
	for i := range len(word) {
		c := word[i]
		shape, shapes := vniShaped[c]
		switch t, tones := vniToned[c]; {
		case tones && tone == 0:
			tone = t
		case tones:
			return "", false
		case shapes:
			with := shapedLast(low, shape)
			if with == low {
				return "", false
			}
			low = with
		default:
			low += strings.ToLower(string(c))
		}
	}
	if at := strings.Index(low, "uơ"); at >= 0 && at+len("uơ") < len(low) { // but "thuở"
		low = strings.Replace(low, "uơ", "ươ", 1)
	}
	switch {
	case !syllable.MatchString(low) || tone == 0 && stopped(low):
		return "", false
	case tone == 0:
		return likeCase(word, low), true
	}
	return likeCase(word, putTone(low, tone)), true
}

// shapedLast shapes the last letter that can be shaped so.
func shapedLast(low string, shape *strings.Replacer) string {
	for i := len(low) - 1; i >= 0; i-- {
		if with := shape.Replace(low[i : i+1]); with != low[i:i+1] {
			return low[:i] + with + low[i+1:]
		}
	}
	return low
}
