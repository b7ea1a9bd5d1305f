package vn

import (
	"strings"
	"unicode"
)

// digitWords are the digits as they are said.
var digitWords = map[string]byte{"không": '0', "khong": '0', "ko": '0', "o": '0', "một": '1', "mot": '1', "mốt": '1', "hai": '2', "ba": '3', "bốn": '4', "bon": '4',
	"tư": '4', "tu": '4', "năm": '5', "nam": '5', "lăm": '5', "lam": '5', "nhăm": '5', "sáu": '6', "sau": '6', "bảy": '7', "bay": '7', "bẩy": '7', "tám": '8', "tam": '8', "chín": '9', "chin": '9'}

// fewestSpoken is how many digits in a row are a number and not words.
const fewestSpoken = 7

// SpokenDigits writes a number that was spelled out in words as digits: "không
// hai chín chín …". Only rows of seven and more are numbers; a row may mix words
// and digits.
func SpokenDigits(text string) string {
	var out strings.Builder
	for rest := text; rest != ""; {
		digits, n := spokenRow(rest)
		if n == 0 {
			n = nextWord(rest)
			out.WriteString(rest[:n])
			rest = rest[n:]
			continue
		}
		out.WriteString(digits)
		rest = rest[n:]
	}
	return out.String()
}

// spokenRow reads a row of digits at the front, and tells how many bytes it has.
func spokenRow(text string) (digits string, end int) {
	said, i := 0, 0
	var row []byte
	for i < len(text) {
		word := text[i : i+wordLen(text[i:])]
		d, is := digitWords[strings.ToLower(word)]
		switch {
		case is:
			row, said = append(row, d), said+1
		case word != "" && strings.Trim(word, "0123456789") == "":
			row = append(row, word...)
		default:
			word = ""
		}
		if word == "" {
			break
		}
		i += len(word)
		end = i
		for i < len(text) && strings.IndexByte(" ,.-", text[i]) >= 0 {
			i++
		}
	}
	if len(row) < fewestSpoken || said < fewestSpoken/2 {
		return "", 0
	}
	return string(row), end
}

// wordLen is the length of the letters and digits at the front.
func wordLen(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(text)
}

// nextWord is where the next word begins.
func nextWord(text string) int {
	n := wordLen(text)
	for i, r := range text[n:] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return n + i
		}
	}
	return len(text)
}
