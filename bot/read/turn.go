package read

import "strings"

// turnOf reads what is to be reported for in the place of what is at hand: first, before it
// ("khoan, làm trường hòa nghĩa trước đi"), or instead of it ("đổi sang hòa nghĩa"). to are
// the words that name it, "" where a code does.
func turnOf(text string) (how Sense, to string) {
	words, ends := placedWords(text)
	behind := func(at, end int) string {
		if at == 0 || at > end {
			return ""
		}
		return strings.TrimLeft(text[ends[at-1]:max(ends[at-1], ends[end-1])], " ,.;:-–")
	}
	if at, n := find(words, turnsOver); at >= 0 {
		return Over, behind(at+n, at+n+len(politeEnd(words[at+n:])))
	}
	at, n := find(words, takesUp)
	if at < 0 {
		return 0, ""
	}
	rest := politeEnd(words[at+n:])
	if longest(rest, earlierTimes) > 0 { // "báo cáo lần trước"
		return 0, ""
	}
	for k := range rest {
		if longest(rest[k:], beforeOthers) == len(rest)-k {
			return First, behind(at+n, at+n+k)
		}
	}
	return 0, ""
}
