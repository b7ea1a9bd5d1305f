package read

import "slices"

// Topic is what a question is about, where that is known.
type Topic string

// The topics, and the one of every other question.
const (
	NoTopic       Topic = ""
	AboutState    Topic = "state"    // has my report arrived, what have I reported
	AboutChange   Topic = "change"   // may it be corrected after it was sent
	AboutWhere    Topic = "where"    // where does one see the status
	AboutMeaning  Topic = "meaning"  // what does a status mean
	AboutReceipt  Topic = "receipt"  // what is the receipt for
	AboutPicture  Topic = "picture"  // how is the picture taken, what must it show
	AboutDeadline Topic = "deadline" // until when
	AboutOther    Topic = "other"
)

// topics are tried in order: a text that has a word of each list is about it.
var topics = []struct {
	topic Topic
	all   []lexicon
}{
	{AboutDeadline, []lexicon{phrases(`hạn|hạn nộp|hạn chót|deadline|hết hạn|hạn cuối|hạn báo cáo|đến ngày nào|trước ngày nào|đến hôm nào|đến bao giờ|đến khi nào|muộn nhất|mấy giờ phải|chậm nhất`), asking}},
	{AboutReceipt, []lexicon{phrases(`mã biên nhận|biên nhận|mã bc`), asking}},
	{AboutMeaning, []lexicon{phrases(`nghĩa là gì|là gì|là sao|là thế nào|nghĩa là sao|có nghĩa|khác gì|nghĩa gì|có phải là xong|là xong chưa|what does`),
		phrases(`tiếp nhận|từ chối|thành công|định danh|trạng thái|chưa đăng ký|accepted|refused`)}},
	{AboutChange, []lexicon{phrases(`sửa|sửa lại|đổi|thay đổi|chỉnh|báo cáo lại|gửi lại|thay ảnh|đổi ảnh|cập nhật|change`), phrases(`được không|được ko|được chứ|thế nào|làm sao|cách nào|có được|kiểu gì|ở đâu|how|can i`)}},
	{AboutState, []lexicon{phrases(`báo cáo|gửi|nộp|nhận|nhận được|report|báo`), phrases(`chưa|xong chưa|được chưa|rồi chưa|đã nhận|có nhận|nhận được chưa|chưa nhỉ|đến chưa|has it`)}},
	{AboutPicture, []lexicon{phrases(`chụp|ảnh|hình|screenshot|picture`), asking}},
	{AboutWhere, []lexicon{phrases(`xem|tra|kiểm tra|thấy|tìm|vào|see|find`), phrases(`ở đâu|chỗ nào|mục nào|đâu|thế nào|làm sao|cách nào|kiểu gì|where|how`)}},
}

// surelyAsking ask wherever they stand.
var surelyAsking = phrases(`ở đâu|chỗ nào|mục nào|thế nào|như thế nào|làm sao|làm thế nào|để làm gì|bao giờ|khi nào|hôm nào|bao lâu|cách nào|kiểu gì`)

// asking are words that make a question.
var asking = phrases(`ở đâu|thế nào|như thế nào|làm sao|sao|gì|bao giờ|khi nào|hôm nào|ngày nào|mấy giờ|lúc nào|bao lâu|đâu|nào|không|chưa|được không|để làm gì|làm gì|dùng để|có cần|cần không|phải không|kiểu gì|ra sao|how|what|when|where`)

// stateEnds end a question for one's own state: "em báo cáo chưa ạ".
var stateEnds = phrases(`chưa|chưa nhỉ|chưa vậy|chưa thế|chưa hả`)

// topicOf reads what a question is about; NoTopic when the text asks nothing.
func topicOf(text string, words []word) Topic {
	asks := IsQuestion(text)
	if !asks && !endsAsking(words) && !has(words, surelyAsking) {
		return NoTopic
	}
	for _, t := range topics {
		if !slices.ContainsFunc(t.all, func(list lexicon) bool { return !has(words, list) }) && (t.topic != AboutState || endsIn(words, stateEnds)) {
			return t.topic
		}
	}
	if !asks {
		return NoTopic
	}
	return AboutOther
}

// endsAsking tells whether the words end as questions do.
func endsAsking(words []word) bool {
	return len(words) > 1 && endsIn(words, askingEnds)
}

// askingEnds are what questions end in, softEnds what may follow that.
var (
	askingEnds = phrases(`chưa|không|gì|đâu|ở đâu|thế nào|như thế nào|làm sao|ra sao|bao giờ|khi nào|hôm nào|ngày nào|lúc nào|bao lâu|được không|mấy giờ|vậy|hả|nhỉ|là gì|là sao`)
	softEnds   = phrases(`ạ|thầy|cô|em|anh|chị|ad|nhỉ|vậy|thế|hả|đấy|đó|ah|a|nhé`)
)

func endsIn(words []word, list lexicon) bool {
	words = questionEnd(words)
	for n := 1; n <= min(3, len(words)); n++ {
		if longest(words[len(words)-n:], list) == n {
			return true
		}
	}
	return false
}

// questionEnd takes what is polite off the end, but for the word that asks.
func questionEnd(words []word) []word {
	for len(words) > 0 && longest(words[len(words)-1:], softEnds) > 0 {
		words = words[:len(words)-1]
	}
	return words
}
