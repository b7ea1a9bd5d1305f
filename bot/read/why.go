package read

import (
	"strings"

	"vneidbot/bot"
)

// cutWhy splits a text where it begins to say why: "từ chối vì sai địa chỉ". The
// first half is where the status is to be read.
func cutWhy(text string) (head, why string) {
	words, ends := placedWords(text)
	for i := range words {
		if n := longest(words[i:], whyPhrases); n > 0 && longest(words[i:], whyNone) == 0 {
			head := ""
			if i > 0 {
				head = text[:ends[i-1]]
			}
			return head, strings.TrimLeft(text[ends[i+n-1]:], " ,.;:-–\n\t")
		}
	}
	return text, ""
}

// reasonIn reads why a registration was refused: one of the offered reasons, and
// whatever the words say besides it. Several reasons, and such as are not
// offered, are the person's own words. Without a refusal in the same words only a
// reason that is clearly one counts.
func reasonIn(text, why string, refused bool) (r bot.Reason, own string) {
	said := why
	if said == "" && refused {
		said = besideRefusal(text)
	}
	if said == "" {
		if r, ok := Reason(text); ok && !refused {
			return r, ""
		}
		return bot.NoReason, ""
	}
	things := reasonsIn(said)
	switch r, ok := Reason(said); {
	case ok && len(things) == 1 && r != bot.ReasonOther && len([]rune(said)) <= 60:
		return r, ""
	case why != "" && (refused || len(things) > 0 || saysMismatch(" "+foldedOf(said)+" ")), len(things) > 1:
		return bot.ReasonOther, said
	case ok && refused:
		return r, ""
	}
	return bot.NoReason, ""
}

// besideRefusal is what stands behind the refusal, where no word announces it:
// "từ chối, sai tên và địa chỉ".
func besideRefusal(text string) string {
	words, ends := placedWords(text)
	at, n := find(words, refusals)
	if at < 0 || at+n == len(words) {
		return ""
	}
	rest := strings.TrimLeft(text[ends[at+n-1]:], " ,.;:-–\n\t")
	if reasonsIn(rest) == nil && !saysMismatch(" "+foldedOf(rest)+" ") {
		return ""
	}
	return rest
}

func foldedOf(text string) string {
	var out []string
	for _, w := range wordsOf(text) {
		out = append(out, w.fold)
	}
	return strings.Join(out, " ")
}
