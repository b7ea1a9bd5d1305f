package read

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot/vn"
)

// IsThanks tells whether the text only says thanks or yes: "vâng ạ", "ok", 👍.
func IsThanks(text string) bool {
	words, thanked := vn.Words(letterPart(text)), strings.ContainsAny(text, thanksSigns)
	if words == "" {
		return thanked && onlySigns(text)
	}
	for words != "" {
		rest, ok := cutAny(words, thanksWords)
		if ok {
			thanked = true
		} else if rest, ok = cutAny(words, thanksFillers); !ok {
			return false
		}
		words = rest
	}
	return thanked && !strings.Contains(text, "?")
}

// letterPart is the text without signs; foldWords would keep them as letters.
func letterPart(text string) string {
	return strings.Map(func(r rune) rune {
		if isSign(r) {
			return ' '
		}
		return r
	}, text)
}

func onlySigns(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !isSign(r) && r != ' ' }) < 0
}

// isSign takes emoji, their modifiers, and symbols.
func isSign(r rune) bool {
	return r >= 0x1f000 || 0x2190 <= r && r <= 0x2bff || r == 0xfe0f || r == 0x200d
}

func cutAny(text string, words []string) (rest string, ok bool) {
	for _, w := range words {
		if rest, ok = vn.CutWord(text, w); ok {
			return rest, true
		}
	}
	return text, false
}

// links are web addresses, whose "?" asks nothing.
var links = regexp.MustCompile(`\S+(://|\.\w+/)\S+`)

// IsQuestion tells whether the text asks something.
func IsQuestion(text string) bool {
	if strings.Contains(text, "/") {
		text = links.ReplaceAllString(text, " ")
	}
	if strings.ContainsAny(text, "?？") {
		return true
	}
	said := " " + vn.Words(text) + " "
	asks := func(w string) bool { return saysWords(said, w) }
	ends := func(w string) bool { return strings.HasSuffix(said, " "+w+" ") && len(said) > len(w)+2 } // "chưa ạ" answers
	plain := " " + vn.Plain(text)
	accented := func(w string) bool { return strings.HasSuffix(plain, " "+w) }
	return slices.ContainsFunc(questionWords, asks) || slices.ContainsFunc(questionEnds, ends) || slices.ContainsFunc(accentedEnds, accented)
}

// AsksOfMany tells whether the text asks after schools, not of the own one: the status in
// it is none that the person reports.
func AsksOfMany(text string) bool {
	said := " " + vn.Words(text) + " "
	return slices.ContainsFunc(ofMany, func(w string) bool { return saysWords(said, w) })
}

// saysWords tells whether whole words stand in others that have a space at both ends.
func saysWords(said, words string) bool {
	for from := 0; ; {
		at := strings.Index(said[from:], words)
		if at < 0 {
			return false
		}
		from += at
		if end := from + len(words); from > 0 && said[from-1] == ' ' && end < len(said) && said[end] == ' ' {
			return true
		}
		from++
	}
}
