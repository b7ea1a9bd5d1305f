package vn

import (
	"regexp"
	"strings"
)

// Letters is the way in which a text's letters are written.
type Letters string

// The letters of texts from old machines, which show as other signs without the
// font they were typed in, and what becomes of them on the way. Nothing but the
// font says what they mean, so they are told and not translated.
const (
	Unicode  Letters = ""
	TCVN3    Letters = "tcvn3"    // .VnTime and its like
	VNI      Letters = "vni"      // VNI-Times and its like
	Mojibake Letters = "mojibake" // Unicode read as another table of letters
	Lost     Letters = "lost"     // letters replaced by question marks
)

var (
	// signsInside are signs of the upper half of Latin-1 that no Vietnamese word
	// has, beside a letter. The soft hyphen is TCVN3's ư.
	signsInside = regexp.MustCompile("[A-Za-z]+[\u00ad¡¢£¤¥¦§¨©ª«¬¯°±²³´µ¶·¸¹º»¼½¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ]|[\u00ad¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ][A-Za-z]+|®\\pL")
	// vniPairs are a vowel and, as a letter of its own, its mark.
	vniOnly      = regexp.MustCompile(`(?i)a[àáâãåä]|e[èéêëâ]|[ou]ø|u[ùûõï]|o[âõûï]|y[ùøûõ]|ö|ñ`)
	mojibakeSign = regexp.MustCompile(`Ã[\x{80}-\x{bf}ª-¿]|á[»º]|Ä[\x{80}-\x{bf}‘’ƒ]|Æ°|Æ¡`)
	lostLetter   = regexp.MustCompile(`\pL\?+\pL|\pL\?\?|\x{fffd}`)
	// foreign are signs that names from abroad have: "François", "Citroën".
	foreign = "çëïöüñîûÇËÏÖÜÑÎÛ"
)

// LettersOf tells how the letters of a name are written. A single foreign letter
// in a name that has Vietnamese ones too is a foreign word.
func LettersOf(s string) Letters {
	if !suspicious(s) {
		return Unicode
	}
	return lettersOf(s)
}

func lettersOf(s string) Letters {
	switch {
	case mojibakeSign.MatchString(s):
		return Mojibake
	case lostLetter.MatchString(s):
		return Lost
	}
	found := signsInside.FindAllString(s, -1)
	strange := 0
	for _, f := range found {
		if !strings.ContainsAny(f, foreign) {
			strange += 2
		} else {
			strange++
		}
	}
	pairs := vniOnly.FindAllString(s, -1)
	switch {
	case strange <= 1 && (len(pairs) == 0 || strange == 1 && hasOwnLetters(s)):
		return Unicode
	case len(pairs) > 0 && !strings.ContainsAny(s, "\u00ad®µ¸¶·¹¨¾¼½Æ©ª«¬ßþ"):
		return VNI
	}
	return TCVN3
}

// hasOwnLetters tells whether the text has letters that only Vietnamese has.
func hasOwnLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x1ea0 && r <= 0x1ef9 || strings.ContainsRune("ăđơưĂĐƠƯ", r)
	})
}

// suspicious is the quick look, for the signs without which the patterns find
// nothing: some that Vietnamese names seldom have, and the pairs of VNI. It goes by
// bytes of UTF-8: all of À to ÿ begin with one, and so does U+FFFD.
func suspicious(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '?', 0xc2, 0xef:
			return true
		case 0xc3:
			r := rune(s[i+1]&0x3f) + 'À'
			if seldom[r-'À'] || i > 0 && vniPair(rune(s[i-1]|0x20), r|0x20) {
				return true
			}
		}
	}
	return strings.HasSuffix(s, "?")
}

// vniPair knows the pairs of vniOnly whose second letter Vietnamese has too; both
// are in lower case.
func vniPair(vowel, mark rune) bool {
	switch vowel {
	case 'a':
		return mark >= 'à' && mark <= 'ã'
	case 'e':
		return mark >= 'è' && mark <= 'ê' || mark == 'â'
	case 'o':
		return mark == 'â' || mark == 'õ'
	case 'u', 'y':
		return mark == 'ù' || mark == 'õ'
	}
	return false
}

// seldom are the letters of Latin-1 that Vietnamese has not, from À on.
var seldom = func() (t [0x40]bool) {
	for _, r := range "ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ" {
		t[r-0xc0] = true
	}
	return t
}()
