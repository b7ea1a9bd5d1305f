package read

import "slices"

// Part is the part of a report that somebody wants changed.
type Part string

// The parts.
const (
	NoPart     Part = ""
	UnitPart   Part = "unit"
	StatusPart Part = "status"
	PhotoPart  Part = "photo"
	ReasonPart Part = "reason"
)

// changing wants something changed, when it stands before a part and nothing else
// is said; wrongly says that something is wrong, wherever it stands. The reasons of
// a refusal sound alike ("sai tên", "sai mã số thuế"), so fewer parts can be wrong.
var (
	changing = phrases(`sửa|sửa lại|cần sửa|muốn sửa|em muốn sửa|cho em sửa|cho em sửa lại|xin sửa|em sửa|chỉnh|chỉnh lại|đổi|đổi lại|muốn đổi|cho em đổi|thay|thay đổi|chọn lại|em chọn lại|gửi lại|change|edit`)
	wrongly  = phrases(`sai|nhầm|lộn|gửi nhầm|gửi sai|chọn nhầm|chọn sai|báo nhầm|báo sai|bấm nhầm|ấn nhầm|ghi nhầm|không phải|wrong`)
	parts    = map[Part]lexicon{
		UnitPart:   phrases(`đơn vị|đơn vị khác|trường|trường khác|tên|tên đơn vị|tên trường|mã|mã số|mã số thuế|mst|unit|school`),
		StatusPart: phrases(`trạng thái|tình trạng|trạng thái khác|status`),
		PhotoPart:  phrases(`ảnh|ảnh khác|hình|hình ảnh|ảnh chụp|photo|picture`),
		ReasonPart: phrases(`lý do|lí do|reason`),
	}
	wrongParts = map[Part]lexicon{
		UnitPart:   phrases(`đơn vị|trường|đơn vị này|trường này|unit`),
		StatusPart: phrases(`trạng thái|trạng thái này|status`),
		PhotoPart:  phrases(`ảnh|ảnh này|hình|ảnh đó|picture`),
	}
)

// partOf reads which part is to be changed: "sửa trạng thái", "nhầm đơn vị rồi ạ",
// "ảnh sai rồi".
func partOf(words []word) Part {
	if has(words, merged) { // "đổi tên rồi"
		return NoPart
	}
	for _, said := range [][]word{polite(words), words} { // "anh" is a picture or politeness
		n := longest(said, changing)
		if part := begunBy(said[n:], parts, true); n > 0 && part != NoPart {
			return part
		}
	}
	for i := range words {
		n := longest(words[i:], wrongly)
		if part := begunBy(words[i+n:], wrongParts, false); n > 0 && part != NoPart {
			return part
		}
		if part := begunBy(words[i:], wrongParts, false); part != NoPart && wrongAfter(words[i:], wrongParts[part]) {
			return part
		}
	}
	return NoPart
}

// begunBy is the part that the words begin with; with whole, all of them.
func begunBy(words []word, by map[Part]lexicon, whole bool) Part {
	for _, part := range []Part{UnitPart, StatusPart, PhotoPart, ReasonPart} {
		if n := longest(words, by[part]); n > 0 && (!whole || n == len(words)) {
			return part
		}
	}
	return NoPart
}

// wrongAfter reads "ảnh nhầm rồi", with the part first.
func wrongAfter(words []word, names lexicon) bool {
	n := longest(words, names)
	return n > 0 && longest(words[n:], wrongEnds) > 0
}

var wrongEnds = phrases(`sai|sai rồi|bị sai|nhầm|nhầm rồi|bị nhầm|không đúng|chưa đúng`)

// nthOf reads which of a list is meant: "cái thứ hai", "số 2"; 0 for none.
func nthOf(words []word) int {
	words = polite(words)
	for len(words) > 1 && longest(words[:1], pointers) > 0 {
		words = words[1:]
	}
	if len(words) != 1 {
		return 0
	}
	return 1 + slices.IndexFunc(ordinals, func(names lexicon) bool { return longest(words, names) == 1 })
}

// pointers stand before the number of a line, ordinals are the numbers.
var (
	pointers = phrases(`của|em|tôi|mình|là|chọn|cái|dòng|mục|số|thứ|trường|đơn|vị|lựa|the|number`)
	ordinals = []lexicon{phrases(`1|một|nhất|đầu|first`), phrases(`2|hai|nhì|second`), phrases(`3|ba|third`), phrases(`4|bốn|tư|fourth`), phrases(`5|năm|fifth`)}
)
