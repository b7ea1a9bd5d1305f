package read

import (
	"strconv"
	"strings"

	"vneidbot/bot/vn"
)

// Choice is the number of a line that a text picks and says nothing else, however it
// is written: "2", "số 2 ạ", "2️⃣", "②"; 0 for none.
func Choice(text string) int {
	words := polite(wordsOf(vn.PlainDigits(text)))
	for len(words) > 1 {
		n := longest(words, choosing)
		if n == 0 || n == len(words) {
			break
		}
		words = words[n:]
	}
	if len(words) != 1 || len(words[0].plain) > 2 || strings.HasPrefix(words[0].plain, "0") {
		return 0
	}
	n, err := strconv.Atoi(words[0].plain)
	if err != nil {
		return 0
	}
	return n
}

// Choices tells whether a text is nothing but several numbers: "1 và 3".
func Choices(text string) bool {
	many := 0
	for _, w := range polite(wordsOf(vn.PlainDigits(text))) {
		if _, err := strconv.Atoi(w.plain); err == nil {
			many++
		} else if longest([]word{w}, choosing) == 0 {
			return false
		}
	}
	return many > 1
}
