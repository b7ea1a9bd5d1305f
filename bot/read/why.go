package read

import (
	"strings"

	"vneidbot/bot"
)

// cutWhy splits a text where it begins to say why: "từ chối vì sai địa chỉ". The
// first half is where the status is to be read.
func cutWhy(s sentence) (head, why string) {
	at, n := labelledWhy(s)
	if n == 0 {
		at, n = firstWhy(s.words)
	}
	if n == 0 {
		return s.text, ""
	}
	if at > 0 {
		head = s.text[:s.ends[at-1]]
	}
	return head, unclosed(ownLines(strings.TrimLeft(s.text[s.ends[at+n-1]:], " ,.;:-–\n\t")))
}

// labelledWhy is where "lý do:" stands, which says so whatever comes before it.
func labelledWhy(s sentence) (at, n int) {
	for i := range s.words {
		if n := longest(s.words[i:], whyLabels); n > 0 && strings.HasPrefix(strings.TrimLeft(s.text[s.ends[i+n-1]:], " "), ":") {
			return i, n
		}
	}
	return 0, 0
}

// firstWhy is where the words begin to say why. The end of another word does not: "don vi"
// is no "vì", "tự do" no "do".
func firstWhy(words []word) (at, n int) {
	for i := range words {
		if i > 0 && (words[i-1].fold == "don" || words[i-1].fold == "tu" && words[i].fold == "do") {
			continue
		}
		if n := longest(words[i:], whyPhrases); n > 0 && longest(words[i:], whyNone) == 0 {
			return i, n
		}
	}
	return 0, 0
}

// ownLines is a reason without the lines behind it that tell of something else: who signs,
// thanks. Lines of a list, and such as give a reason too, belong to it.
func ownLines(why string) string {
	lines := strings.Split(why, "\n")
	for i, line := range lines[1:] {
		line = strings.TrimSpace(line)
		if line != "" && !strings.ContainsAny(line[:1], "-+*0123456789") && len(reasonsIn(line)) == 0 && !saysMismatch(" "+foldedOf(line)+" ") {
			return ownSentences(strings.Join(lines[:i+1], "\n"))
		}
	}
	return ownSentences(why)
}

// ownSentences is a reason without the sentence behind it that tells who signs, or thanks.
func ownSentences(why string) string {
	head, next, found := strings.Cut(why, ". ")
	if p := readPerson(next, wordsOf(next), nil); found && (p.Sure() || IsThanks(next)) {
		return strings.TrimSpace(head)
	}
	return strings.TrimSpace(why)
}

// reasonIn reads why a registration was refused: one of the offered reasons, and
// whatever the words say besides it. Several reasons, and such as are not
// offered, are the person's own words. Without a refusal in the same words only a
// reason that is clearly one counts.
func reasonIn(text, why string, refused bool) (r bot.Reason, own string) {
	said := why
	if refused && why != "" && unreasoned(wordsOf(why)) { // "lý do nó không nói"
		return bot.ReasonSkipped, ""
	}
	if said == "" && refused {
		if said = besideRefusal(text); said == "" && unreasoned(behindRefusal(text)) {
			return bot.ReasonSkipped, ""
		}
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
	case why == "" && refused && len(things) == 0 && ownBehind(said):
		return bot.ReasonOther, unclosed(said)
	case why == "" && refused && len(things) > 0 && !ok && OwnReason(said) != "":
		return bot.ReasonOther, OwnReason(said)
	case why != "" && (refused || len(things) > 0 || saysMismatch(" "+foldedOf(said)+" ")), len(things) > 1, refused && len(things) > 0 && !ok:
		return bot.ReasonOther, unclosed(said)
	case ok && refused:
		return r, ""
	}
	return bot.NoReason, ""
}

// OwnReason is a reason in the person's own words, without what announces it: "do
// chưa có dấu" is "chưa có dấu". It is "" where the words give none: "ơ".
func OwnReason(text string) string {
	words, ends := placedWords(text)
	from := 0
	for from < len(words) {
		n := longest(words[from:], politeHeads)
		if k := longest(words[from:], becauses); k > 0 && longest(words[from:], whyNone) == 0 {
			n = max(n, k)
		}
		if n == 0 {
			break
		}
		from += n
	}
	switch {
	case from == len(words), covered(words, politeHeads, politeTails, yesPhrases, noPhrases, yesAlone):
		return ""
	case from == 0 || longest(words[:from], politeHeads) == from:
		return unclosed(text)
	}
	return unclosed(strings.TrimLeft(text[ends[from-1]:], " ,.;:-–\n\t"))
}

// unclosed is a reason without what people say at the end of it: "chưa cập nhật ạ".
func unclosed(text string) string {
	words, ends := placedWords(text)
	kept := len(words)
	for n := lastPhrase(words[:kept], closings); n > 0 && n < kept; n = lastPhrase(words[:kept], closings) {
		kept -= n
	}
	if kept == len(words) {
		return text
	}
	return strings.TrimRight(text[:startOf(text, ends, kept)], " ,;-–")
}

// unreasoned tells whether the words only say that the reason is not known, or that
// none was given: "em không rõ lý do ạ", "VNeID không ghi gì".
func unreasoned(words []word) bool {
	at, n := find(words, noReasons)
	return at >= 0 && covered(words[:at], aboutReasons, politeHeads) && covered(words[at+n:], aboutReasons, noReasons, politeTails)
}

// behindRefusal are the words behind the first refusal.
func behindRefusal(text string) []word {
	words := wordsOf(text)
	at, n := find(words, refusals)
	if at < 0 {
		return nil
	}
	return words[at+n:]
}

// besideRefusal is what stands behind the refusal, where no word announces it:
// "từ chối, sai tên và địa chỉ".
func besideRefusal(text string) string {
	words, ends := placedWords(text)
	at, n := find(words, refusals)
	if at < 0 || at+n == len(words) {
		return ""
	}
	behind := text[ends[at+n-1]:]
	rest := strings.TrimLeft(behind, " ,.;:-–\n\t")
	if strings.ContainsAny(behind[:len(behind)-len(rest)], ":-–") && ownBehind(rest) { // "từ chối: hồ sơ mờ"
		return rest
	}
	if reasonsIn(rest) == nil && !saysMismatch(" "+foldedOf(rest)+" ") {
		return ""
	}
	return rest
}

// ownBehind tells whether what a colon or a dash parts from a refusal can be its reason:
// no unit, no person and no mere talk.
func ownBehind(rest string) bool {
	words := wordsOf(rest)
	return len(words) > 1 && !LikeUnit(rest) && !isCapital(strings.Fields(rest)) && !unreasoned(words) && !covered(words, nameless, everyday, politeHeads, politeTails)
}

func foldedOf(text string) string {
	var out []string
	for _, w := range wordsOf(text) {
		out = append(out, w.fold)
	}
	return strings.Join(out, " ")
}
