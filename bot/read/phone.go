package read

import (
	"regexp"
	"strings"

	"vneidbot/bot/vn"
)

// phoneLabel announces a phone. What follows it is one whatever its digits are:
// one mobile number in eleven passes the check digit of a tax code.
var phoneLabel = regexp.MustCompile(`(?i)(?:(?:^|[^\pL\pN])(?:s[ốo]\s*)?(?:đ(?:iện\s*)?t(?:hoại)?|dien\s*thoai|sđt|sdt|đtdđ|dtdd|đt|dt|dđ|tel|phone|mobile|hotline|lh|liên\s*hệ|lien\s*he|l/h|zalo|di\s*động|di\s*dong|gọi(?:\s*số)?|số\s*máy|so\s*may|m[áa]y\s*b[àa]n|s[ốo]\s*b[àa]n|c[ốo]\s*đ[ịi]nh|co\s*dinh|đtcđ|đd)` +
	`|☎|📞|📱|☏)(?:\s*(?:của\s+(?:em|tôi|mình)|cua\s+(?:em|toi|minh)|em|tôi|mình|là|la|số|so|với|qua|cho))*\s*[:.\-–=/(]*\s*(\+?[0-9][0-9 .\-–()]{7,18}[0-9])`)

// cutPhones takes out the numbers that are announced as phones. Each must have
// as many digits as phones have.
func cutPhones(text string) (phones []string, rest string) {
	var kept strings.Builder
	end := 0
	for _, m := range phoneLabel.FindAllStringSubmatchIndex(text, -1) {
		digits, to := takePhone(text, m[2], m[3])
		if digits == "" {
			continue
		}
		phones = append(phones, digits)
		kept.WriteString(strings.TrimRight(text[end:m[0]], " ,;-–("))
		kept.WriteString(betweenParts(text[m[0]]))
		end = to + len(text[to:]) - len(strings.TrimLeft(text[to:], ") "))
	}
	kept.WriteString(text[end:])
	return phones, strings.TrimSpace(kept.String())
}

// betweenParts keeps the line's end that stood before a phone, if there was one.
func betweenParts(before byte) string {
	if before == '\n' {
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
