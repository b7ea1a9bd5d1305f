package roster

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot/vn"
)

// sumWords begin a row that adds up, whatever stands behind them; behind "cộng" and
// "tổng" alone it is a number, or what is added up.
var (
	sumWords = regexp.MustCompile(`^(tong cong|tong so|cong tong)( |$)|^(tong|cong|cong cac|total)( (toan |so |ca |gom |co |cac )?(\d+|cap|truong|don vi|co so|nhom|lop|quan|huyen|thanh pho|xa|phuong|khoi|toan|muc|phan|trang).*)?$`)
	pageEnds = regexp.MustCompile(`^(so )?(mang sang|chuyen (sang )?trang|cong (mang|chuyen|don)|tong (mang|chuyen))( |$)`)
	addsUp   = regexp.MustCompile(`^(tong|cong)( cac| so| khoi| cap)? `)
)

func sum(texts []string) bool {
	return slices.ContainsFunc(texts, func(t string) bool { return maySum(t) && addsUpTo(words(t)) }) &&
		!slices.ContainsFunc(texts, func(t string) bool { return len(digitsOf(t)) >= 10 })
}

// addsUpTo tells whether the words are those of a sum: "Cộng MN", but no school's name:
// "Cộng Hòa".
func addsUpTo(w string) bool {
	if sumWords.MatchString(w) || pageEnds.MatchString(w) {
		return true
	}
	head := addsUp.FindString(w)
	return head != "" && cellLevel(w[len(head):]) != ""
}

// maySum is the quick look that nearly every name passes: its first word is none that
// a sum begins with.
func maySum(text string) bool {
	if len(text) < 2 {
		return false
	}
	switch text[0] {
	case 'C', 'c', 'T', 't', 'M', 'm', 'S', 's':
	default:
		return false
	}
	first, _, _ := strings.Cut(text, " ")
	const longest = 9 // bytes of "CHUYỂN"
	if len(first) > longest {
		return false
	}
	switch vn.Fold(strings.TrimRight(first, ":.,;")) {
	case "cong", "tong", "total", "mang", "chuyen", "so":
		return true
	}
	return false
}
