package read

import (
	"sync"

	"vneidbot/bot/vn"
)

// Talk counts the words at the front that people say around a name and that are
// of none: pronouns, greetings, posts, statuses, yes and no. The words are in
// lower case with normal tone marks.
func Talk(plain []string) int {
	const most = 8
	var room [most]word
	words := room[:0]
	for _, p := range plain[:min(len(plain), most)] {
		if long, ok := inHaste[p]; ok && wordCount(long) == 1 {
			p = long
		}
		words = append(words, word{p, vn.Fold(p)})
	}
	return talkAt(words)
}

func talkAt(words []word) (n int) {
	for _, list := range around() {
		n = max(n, longest(words, list))
	}
	return n
}

func wordCount(s string) int { return len(wordsOf(s)) }

// around are the lists of the lexicon that stand around a name, and what else
// does.
var around = sync.OnceValue(func() []lexicon {
	return []lexicon{politeHeads, politeTails, yesPhrases, noPhrases, yesAlone, doubts, corrections, waits, unknowns, cannot, same, sends, edits, skips, stops, codeLost,
		codeNone, asPicture, denials, merged, level2, greetingP, officers, notMine, withdraws, promises, posts, nameless, surelyAsking, phrases(`tên đơn vị|tên trường|tên là|tên|tên của trường|đơn vị|trường em là|bên em|bên mình|bên tôi|phía em|chỗ em|hiện là|hiện đang là|đang công tác tại|công tác tại|công tác ở|
	dạy ở|dạy tại|làm ở|làm tại|làm việc tại|làm việc ở|thuộc|trực thuộc|tại|ở|đến từ|đại diện|đại diện cho|thay mặt|phụ trách|quản lý|báo cáo cho|báo cáo|xin báo cáo|đề nghị báo cáo|xin phép|muốn báo cáo|cần báo cáo|gửi báo cáo|cho trường|cho đơn vị|kính gửi|kính gửi thầy cô|phòng giáo dục|phòng gd|phòng giáo dục và đào tạo|phòng gd đt|sở giáo dục|sở gd|
	sở giáo dục và đào tạo|ubnd|ủy ban nhân dân|nhà trường|ban giám hiệu|bgh|trân trọng|trân trọng cảm ơn|xin cảm ơn|chúc|hệ thống|ad|admin|mã|mã số|mã số thuế|mst|trạng thái|tình trạng|kết quả|hiện nay|hiện tại|hôm nay|hôm qua|sáng nay|chiều nay|vneid|đăng ký|đã đăng ký|chưa đăng ký|đăng kí|được tiếp nhận|đã được tiếp nhận|tiếp nhận|bị từ chối|từ chối|định danh|
	định danh thành công|thành công|phê duyệt|đã|đang|vừa|mới|vẫn|rồi|chưa|của|là|ạ|nhé|vì|do|lý do|cái|con|này|kia|ấy|nào|trên|dưới|trong|ngoài|cùng|với|và|còn|cả|cả hai|cả hai trường|hai trường|đều|nữa|thêm|tìm|tìm giúp|tra|tra giúp|cho hỏi|hỏi|xem|giúp|họ tên|họ và tên|người báo cáo|chức vụ|điện thoại|sđt|email|fw|chuyển tiếp|từ nhóm|school|my school is|i am|the|principal of|of|at|from|we are|is`)}
})
