package vn

import (
	"strings"
	"unicode"
)

// Garbled tells whether a text was typed in TCVN3 or VNI, the encodings of before
// Unicode: "®­îc tiÕp nhËn", "ñöôïc tieáp nhaän". Their accents show as letters and
// signs of Western Europe that no Vietnamese word has, in the middle of words.
func Garbled(text string) bool {
	foreign, own := 0, 0
	for word := range strings.FieldsSeq(text) {
		if strings.IndexFunc(word, isLatin) < 0 {
			continue
		}
		last := rune(0)
		for _, r := range word {
			switch {
			case 0x1ea0 <= r && r <= 0x1ef9, strings.ContainsRune("ăđơưĂĐƠƯ", r):
				own++
			case strings.ContainsRune(tcvn3, r), strings.ContainsRune(vni, r), vniTones(last, r), capitalInside(last, r):
				foreign++
			}
			last = r
		}
	}
	return foreign >= 2 && foreign > own
}

const (
	// tcvn3 are the signs that TCVN3 puts in the place of letters, as far as they are
	// none of Vietnamese themselves.
	tcvn3 = "µ¸¶·¹¨»¾¼½Æ©ÇËÎÏÑÖ×ØÜÞßäå¬ëîïñ®ø÷ûæç«\u00ad"
	// vni are the letters that VNI has for "đ", "ơ", "ư" and "ị".
	vni = "ñÑöÖïÏ"
)

// vniTones tells whether two letters are one of VNI: a vowel and its accents.
func vniTones(vowel, accents rune) bool {
	return strings.ContainsRune("aeouyAEOUYöôÖÔ", vowel) && strings.ContainsRune("ùøûõïâáàåãäêéèúüëÙØÛÕÂÁÀÅÃÄÊÉÈÚÜË", accents) && !plainPair[string([]rune{vowel, accents})]
}

// plainPair are the pairs of vowels that Vietnamese words have.
var plainPair = map[string]bool{"oà": true, "oá": true, "oã": true, "oè": true, "oé": true, "uà": true, "uá": true, "uâ": true, "uê": true, "uã": true, "uè": true, "uù": true,
	"OÀ": true, "OÁ": true, "OÃ": true, "OÈ": true, "OÉ": true, "UÀ": true, "UÁ": true, "UÂ": true, "UÊ": true, "UÃ": true, "UÈ": true, "UÉ": true, "ué": true}

// capitalInside tells whether a capital with an accent stands right behind a small
// letter, as TCVN3's "biÕt" shows.
func capitalInside(before, r rune) bool {
	return 'a' <= before && before <= 'z' && r > unicode.MaxASCII && unicode.IsUpper(r)
}

func isLatin(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }
