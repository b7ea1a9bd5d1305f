package read

import (
	"regexp"
	"strings"

	"vneidbot/bot/vn"
)

// phoneRun is a number as phones are written.
var phoneRun = regexp.MustCompile(`\+?[0-9][0-9 .\-–()]{7,18}[0-9]`)

// cutPhones takes out the numbers that are announced as phones, whatever their digits are:
// one mobile number in eleven passes the check digit of a tax code. Each must have as many
// digits as phones have.
func cutPhones(text string) (phones []string, rest string) {
	if !longNumber(text) {
		return nil, strings.TrimSpace(text)
	}
	var kept strings.Builder
	end := 0
	for _, m := range phoneRun.FindAllStringIndex(text, -1) {
		if m[0] < end {
			continue
		}
		from := phoneLabelled(text[end:m[0]])
		if from < 0 {
			continue
		}
		digits, to := takePhone(text, m[0], m[1])
		if digits == "" {
			continue
		}
		phones = append(phones, digits)
		before := text[end : end+from]
		kept.WriteString(strings.TrimRight(strings.TrimSuffix(before, "\n"), " ,;-–("))
		kept.WriteString(betweenParts(before))
		end = to + len(text[to:]) - len(strings.TrimLeft(text[to:], ") "))
	}
	kept.WriteString(text[end:])
	return phones, strings.TrimSpace(kept.String())
}

// longNumber tells whether a text has as many digits as a phone.
func longNumber(text string) bool {
	n := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n >= fewestPhone
}

// fewestPhone is how many digits a phone has that lost its 0.
const fewestPhone = 9

// phoneLabelled tells where in the words before a number begins what says that it is a
// phone, -1 for nowhere.
func phoneLabelled(before string) int {
	words, ends := placedWords(before)
	from := len(before)
	for gap := " \t\n:.-–=/("; ; gap = " :" {
		behind := before[endOf(ends, len(words)):from]
		if at := strings.IndexAny(behind, "☎📞📱☏"); at >= 0 {
			return endOf(ends, len(words)) + at
		}
		if strings.Trim(behind, gap) != "" {
			return -1
		}
		label, other := lastPhrase(words, phoneLabels), lastPhrase(words, beforePhones)
		words = words[:len(words)-max(label, other)]
		from = startOf(before, ends, len(words))
		switch {
		case label > 0:
			return from
		case other == 0:
			return -1
		}
	}
}

// lastPhrase is how many words the longest of the phrases takes at the end, 0 for none.
func lastPhrase(words []word, list lexicon) int {
	const most = 4
	for n := min(most, len(words)); n > 0; n-- {
		if longest(words[len(words)-n:], list) == n {
			return n
		}
	}
	return 0
}

// endOf is where the words before the i-th end.
func endOf(ends []int, i int) int {
	if i == 0 {
		return 0
	}
	return ends[i-1]
}

// betweenParts keeps the line's end that stood before a phone, if there was one.
func betweenParts(before string) string {
	if strings.HasSuffix(before, "\n") {
		return "\n"
	}
	return ", "
}

// takePhone reads nine to eleven digits from the front of the span.
func takePhone(text string, from, to int) (digits string, end int) {
	var out []byte
	for i := from; i < to; i++ {
		if c := text[i]; c >= '0' && c <= '9' {
			out = append(out, c)
			end = i + 1
			if len(out) == longestPhone(out) {
				if end < to && text[end] >= '0' && text[end] <= '9' { // too many for a phone
					return "", 0
				}
				break
			}
		}
	}
	digits = domestic(string(out))
	if len(digits) < 10 || len(digits) > 11 || digits[0] != '0' {
		return "", 0
	}
	return digits, end
}

// longestPhone is how many digits a phone that begins so has: a landline eleven.
func longestPhone(begun []byte) int {
	switch {
	case len(begun) > 1 && begun[0] == '0' && begun[1] == '2', strings.HasPrefix(string(begun), "84"):
		return 11
	case strings.HasPrefix(string(begun), "0084"):
		return 13
	}
	return 10
}

// domestic writes a number from abroad as it is dialled here.
func domestic(digits string) string {
	for _, abroad := range []string{"0084", "84"} {
		if rest, ok := strings.CutPrefix(digits, abroad); ok && len(rest) == 9 {
			return "0" + rest
		}
	}
	return digits
}

func phoneDigits(t Typed) string {
	if t.Code != "" {
		return string(t.Code)
	}
	var out []byte
	for _, g := range vn.DigitGroups(t.Raw) {
		out = append(out, g.Digits...)
	}
	return domestic(string(out))
}
