package vn

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// syllable is a Vietnamese syllable without tone: what may begin it, its vowels,
// and what may end it.
var syllable = regexp.MustCompile(`^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?` +
	`(iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uyê|uya|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])` +
	`(ch|ng|nh|[cmnpt])?$`)

// plainSyllable is one as it is typed without accents.
var plainSyllable = regexp.MustCompile(`^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?` +
	`(ieu|yeu|oai|oay|oeo|uay|uoi|uou|uye|uya|uyu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uy|uu|ye|[aeiouy])` +
	`(ch|ng|nh|[cmnpt])?$`)

// telexTones are the letters that Telex types a tone with, and the tones.
var telexTones = map[byte]rune{'s': '\u0301', 'f': '\u0300', 'r': '\u0309', 'x': '\u0303', 'j': '\u0323'}

// telexShapes are the letters that Telex types in two or three.
var telexShapes = strings.NewReplacer("uow", "ươ", "uwow", "ươ", "dd", "đ", "aa", "â", "ee", "ê", "oo", "ô", "aw", "ă", "ow", "ơ", "uw", "ư", "w", "ư")

// Telex writes out a text that was typed in Telex with the keyboard's help turned
// off: "truowngf maamf non" is "trường mầm non". It is one only if two of its
// words, or its only one, are no Vietnamese as they stand and are some when they
// are written out; otherwise it is returned as it is. Where some words have their accents,
// the keyboard was on for these: more must be sure of the others.
func Telex(text string) string {
	if !maybeTelex(text) {
		return text
	}
	fields := strings.FieldsFunc(text, notLetter)
	raw, least := 0, min(2, len(fields))
	if hasAccents(text) {
		least = mixedLeast
	}
	for _, w := range fields {
		if out, ok := telexWord(w); ok {
			raw += certainty(w, out)
		}
	}
	if raw < least || raw == 0 {
		return text
	}
	var out strings.Builder
	for from := 0; from < len(text); {
		to := from + strings.IndexFunc(text[from:], notLetter)
		if to < from {
			to = len(text)
		}
		if to == from {
			_, n := utf8.DecodeRuneInString(text[from:])
			to += n
		}
		word := text[from:to]
		if typed, ok := telexWord(word); ok {
			word = typed
		}
		out.WriteString(word)
		from = to
	}
	return out.String()
}

// mixedLeast is how sure the words of a text with accents must be together.
const mixedLeast = 3

// certainty is 2 for a word that is Telex and can be nothing else, with both a
// shape and a tone typed, 1 for another.
func certainty(word, out string) int {
	toned := norm.NFD.String(out) != norm.NFD.String(NormalTone(strip(out)))
	shaped := strings.ContainsAny(strings.ToLower(strip(out)), "ăâêôơưđ")
	low := strings.ToLower(word)
	together := strings.Contains(low, "w") || strings.Contains(low, "aa") || strings.Contains(low, "ee") || strings.Contains(low, "oo") || strings.ContainsAny(low, "6789") // and not "Bosco"
	if shaped && toned && together || strings.HasPrefix(strings.ToLower(word), "dd") {
		return 2
	}
	return 1
}

// strip takes the tone off.
func strip(word string) string {
	return norm.NFC.String(strings.NewReplacer("\u0301", "", "\u0300", "", "\u0309", "", "\u0303", "", "\u0323", "").Replace(norm.NFD.String(word)))
}

func notLetter(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < utf8.RuneSelf || !unicode.IsLetter(r))
}

func hasAccents(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) })
}

// maybeTelex is the quick look: words without accents that have what Telex types and
// Vietnamese has not. Beside words with accents there must be two of them.
func maybeTelex(text string) bool {
	if !hasAccents(text) {
		return strings.ContainsAny(text, "sfrxjwSFRXJW") || strings.Contains(text, "aa") || strings.Contains(text, "ee")
	}
	n := 0
	for w := range strings.FieldsFuncSeq(text, notLetter) {
		if strings.ContainsAny(w, "fjwFJW") || strings.ContainsAny(w[len(w)-1:], "srxSRX") || strings.Contains(w, "ee") || strings.Contains(w, "aa") || strings.Contains(w, "oo") {
			n++
		}
	}
	return n > 1
}

// telexWord writes out one word; ok only if it is no syllable as it stands.
func telexWord(word string) (out string, ok bool) {
	low := strings.ToLower(word)
	if len(low) < 2 || len(low) > 10 || strings.IndexFunc(low, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 || plainSyllable.MatchString(low) {
		return "", false
	}
	if name := highland[low]; name != "" {
		return likeCase(word, name), true
	}
	if shaped := shapedOf(low); shaped != low && syllable.MatchString(shaped) && !stopped(shaped) {
		return likeCase(word, shaped), true
	}
	for i := len(low) - 1; i > 0; i-- {
		tone, is := telexTones[low[i]]
		if !is {
			continue
		}
		shaped := shapedOf(low[:i] + low[i+1:])
		if syllable.MatchString(shaped) && !strings.HasSuffix(shaped, "ă") && !strings.HasSuffix(shaped, "â") {
			return likeCase(word, putTone(shaped, tone)), true
		}
	}
	return "", false
}

// highland are syllables of names that Vietnamese has not.
var highland = map[string]string{"ddawk": "đắk", "ddawks": "đắk", "lawks": "lắk", "lawk": "lắk"}

// shapedOf writes the shapes out, also such as were typed at the end of the word:
// "mama" is "mâm", "truongw" is "trương".
func shapedOf(low string) string {
	if shaped := telexShapes.Replace(low); syllable.MatchString(shaped) && shaped != low {
		return shaped
	}
	last := low[len(low)-1]
	front := low[:len(low)-1]
	switch at := strings.LastIndexByte(front, last); {
	case last == 'w' && strings.Contains(front, "uo"):
		return telexShapes.Replace(strings.Replace(front, "uo", "ươ", 1))
	case last == 'w' && strings.ContainsAny(front, "aou"):
		at = strings.LastIndexAny(front, "aou")
		return telexShapes.Replace(front[:at+1] + "w" + front[at+1:])
	case strings.IndexByte("aeo", last) >= 0 && at > 0 && at < len(front)-1:
		return telexShapes.Replace(front[:at+1] + front[at:])
	case last == 'd' && front != "" && front[0] == 'd':
		return "đ" + front[1:]
	}
	return telexShapes.Replace(low)
}

// stopped tells whether a syllable ends in a way that wants a tone: "bôt".
func stopped(shaped string) bool {
	return strings.HasSuffix(shaped, "c") || strings.HasSuffix(shaped, "ch") || strings.HasSuffix(shaped, "p") || strings.HasSuffix(shaped, "t") ||
		strings.HasSuffix(shaped, "ă") || strings.HasSuffix(shaped, "â")
}

// putTone puts the tone where it is written: on a shaped vowel, else on the last
// one before an ending, else on the middle one of three or the first of two.
func putTone(shaped string, tone rune) string {
	m := syllable.FindStringSubmatch(shaped)
	onset, vowels, end := m[1], []rune(m[2]), m[3]
	at := 0
	for i, v := range vowels {
		if strings.ContainsRune("ăâêôơư", v) {
			at = i
		}
	}
	switch {
	case strings.ContainsAny(string(vowels), "ăâêôơư"):
	case end != "":
		at = len(vowels) - 1
	case len(vowels) == 3:
		at = 1
	}
	return norm.NFC.String(onset + string(vowels[:at+1]) + string(tone) + string(vowels[at+1:]) + end)
}

func likeCase(word, out string) string {
	switch {
	case word == strings.ToUpper(word):
		return strings.ToUpper(out)
	case word[0] >= 'A' && word[0] <= 'Z':
		first := []rune(out)[0]
		return strings.ToUpper(string(first)) + out[len(string(first)):]
	}
	return out
}
