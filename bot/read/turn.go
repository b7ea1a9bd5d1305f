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

// ownCode tells whether the words say which code is the own one: "mã của em là …", "trường
// em mst …", where a name behind "mã trường" would be another's.
func ownCode(words []word) bool {
	for i := range words {
		n := longest(words[i:], codeNames)
		if n == 0 || n == 1 && words[i].plain == "ma" && longest(words[i+1:], codeHeld) == 0 { // "mà"
			continue
		}
		rest := words[i+n:]
		for k := longest(rest, codeHeld); k > 0; k = longest(rest, codeHeld) {
			rest = rest[k:]
		}
		if longest(rest, codeOwners)+longest(rest, areOwn) > 0 {
			return true
		}
		before := words[:i]
		if k := len(before); k > 0 && before[k-1].fold == "co" {
			before = before[:k-1]
		}
		if k := len(before); k > 0 && longest(before[k-1:], codeOwners) == 1 {
			return true
		}
	}
	return has(words, ownCodes)
}
