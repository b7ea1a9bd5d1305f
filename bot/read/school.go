package read

import "strings"

// Schools writes schools that are named in English as they are in the records, with the
// level before the name: "Nam Cuc primary school" is "tiểu học Nam Cuc".
func Schools(text string) string {
	if low := strings.ToLower(text); !strings.Contains(low, "school") && !strings.Contains(low, "kindergarten") {
		return text
	}
	words, ends := placedWords(text)
	for i := range words {
		level, n := schoolAt(words[i:])
		if n == 0 {
			continue
		}
		from := i
		for from > 0 && i-from < mostOfName && longest(words[from-1:from], aroundSchools) == 0 && (from == i || strings.TrimSpace(text[ends[from-1]:startOf(text, ends, from)]) == "") {
			from--
		}
		at, till := startOf(text, ends, from), startOf(text, ends, i)
		return strings.TrimRight(text[:at]+level+" "+text[at:till], " ") + text[ends[i+n-1]:]
	}
	return text
}

// mostOfName is how many words a school's name has before its English kind.
const mostOfName = 5

// schoolAt is the level of the English kind of school at the front, and how many words it has.
func schoolAt(words []word) (level string, n int) {
	for _, s := range schools {
		if k := longest(words, s.english); k > n {
			level, n = s.level, k
		}
	}
	return level, n
}

// startOf is where a word begins.
func startOf(text string, ends []int, i int) int {
	from := 0
	if i > 0 {
		from = ends[i-1]
	}
	for k, r := range text[from:] {
		if isLetter(r) {
			return from + k
		}
	}
	return len(text)
}
