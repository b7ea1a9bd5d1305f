package vn

import (
	"strings"
	"unicode"
)

// toneRows has each vowel of an open "oa", "oe", "uy" without tone and with the
// five tones, always in the same order.
var toneRows = [][]rune{
	[]rune("aàáảãạ"), []rune("eèéẻẽẹ"), []rune("yỳýỷỹỵ"), []rune("oòóỏõọ"), []rune("uùúủũụ"),
	[]rune("AÀÁẢÃẠ"), []rune("EÈÉẺẼẸ"), []rune("YỲÝỶỸỴ"), []rune("OÒÓỎÕỌ"), []rune("UÙÚỦŨỤ"),
}

// NormalTone puts the tone mark of open oa, oe and uy on the first vowel
// ("Hoà" is "Hòa", "Thuỷ" is "Thủy"), so that the two spellings compare equal.
// "Hoàn" and "quý" have one spelling only and stay. It wants NFC.
func NormalTone(s string) string {
	if !strings.ContainsFunc(s, isSecond) {
		return s
	}
	runes := []rune(s)
	for i := 1; i < len(runes); i++ {
		closed := i+1 < len(runes) && unicode.IsLetter(runes[i+1])
		afterQ := i > 1 && unicode.ToLower(runes[i-2]) == 'q'
		if closed || afterQ {
			continue
		}
		if bare, tone := splitTone(runes[i]); tone > 0 && isOpenPair(runes[i-1], bare) {
			runes[i-1], runes[i] = withTone(runes[i-1], tone), bare
		}
	}
	return string(runes)
}

// isSecond tells whether a letter may be the second of an open pair, with its tone.
func isSecond(r rune) bool {
	return r >= 'À' && r < rune(len(seconds)) && seconds[r]
}

// seconds are these letters.
var seconds = func() (is [0x1f00]bool) {
	for _, row := range toneRows {
		if strings.ContainsRune("aeyAEY", row[0]) {
			for _, r := range row[1:] {
				is[r] = true
			}
		}
	}
	return is
}()

// isOpenPair tells whether the two vowels are written with their tone on either.
func isOpenPair(first, second rune) bool {
	switch unicode.ToLower(first) {
	case 'o':
		return unicode.ToLower(second) == 'a' || unicode.ToLower(second) == 'e'
	case 'u':
		return unicode.ToLower(second) == 'y'
	}
	return false
}

func splitTone(r rune) (bare rune, tone int) {
	for _, row := range toneRows {
		for tone, v := range row {
			if v == r {
				return row[0], tone
			}
		}
	}
	return r, 0
}

func withTone(bare rune, tone int) rune {
	for _, row := range toneRows {
		if row[0] == bare {
			return row[tone]
		}
	}
	return bare
}
