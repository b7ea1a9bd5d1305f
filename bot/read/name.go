package read

import "strings"

// nameOf is what of a text may name a unit: what is left when numbers, the words
// about the status, the yes or no before them and the talk around them are gone.
// Finding the name inside of it is bot/names' work.
func nameOf(w Words) string {
	text := w.Rest
	if w.Answer != NoAnswer {
		_, text = answer(w.Rest)
	}
	words, ends := placedWords(text)
	keep := make([]bool, len(words))
	some := false
	for i := 0; i < len(words); {
		n := max(longest(words[i:], nameless), 0)
		if n == 0 {
			keep[i], some, n = true, true, 1
		}
		i += n
	}
	if !some {
		return ""
	}
	return strings.TrimSpace(text[:lastKept(text, ends, keep)])
}

// lastKept is where the last word ends that may be of a name; what follows is
// talk.
func lastKept(text string, ends []int, keep []bool) int {
	for i := len(keep) - 1; i >= 0; i-- {
		if keep[i] {
			return ends[i]
		}
	}
	return len(text)
}

// nameless are words that by themselves name nothing.
var nameless = phrases(`em|tôi|mình|chúng tôi|chúng em|dạ|vâng|ạ|ừ|thưa|thầy|cô|thầy cô|anh|chị|là|có|không|được|bị|đã|rồi|chưa|đang|vẫn|của|ở|và|thì|này|đây|kia|đó|nhé|nha|xin|cảm ơn|cám ơn|chào|xin chào|trường|đơn vị|trường em|đơn vị em|
	trạng thái|báo cáo|gửi|tiếp nhận|được tiếp nhận|từ chối|bị từ chối|thành công|định danh|định danh thành công|chưa đăng ký|đăng ký|hệ thống|tài khoản|hiệu trưởng|kế toán|ảnh|hình|màn hình|mã|mã số|mã số thuế|mst|số|thuế|đúng|đúng rồi|phải|sai|nhầm|ok|hôm nay|hôm qua|sáng nay|chiều nay|kết quả|vneid|như|vậy|ok|thôi|giúp|luôn|cho|với|đi|nữa|mới|vừa`)
