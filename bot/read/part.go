package read

import (
	"slices"
	"strings"
)

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

// Named is the part that the words name and say nothing besides: "trường ạ".
func Named(text string) Part {
	words := polite(wordsOf(text))
	for len(words) > 1 && longest(words[:1], pointers) > 0 && begunBy(words, parts, true) == NoPart {
		words = words[1:]
	}
	return begunBy(words, parts, true)
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

// nthOf reads which of a list is meant: "cái thứ hai", "số 2"; 0 for none.
func nthOf(words []word) int {
	words = polite(words)
	for len(words) > 1 && longest(words[:1], pointers) > 0 {
		words = words[1:]
	}
	if len(words) > 0 && longest(words, lastOnes) == len(words) {
		return Last
	}
	return 1 + slices.IndexFunc(ordinals, func(names lexicon) bool { return len(words) > 0 && longest(words, names) == len(words) })
}

// comesLater tells whether a picture, named first, is to come later: "ảnh em gửi sau nhé",
// "hình thì chiều em chụp rồi gửi".
func comesLater(words []word) bool {
	const reach = 6 // words that may stand behind the picture
	for i := range words {
		n := longest(words[i:], parts[PhotoPart])
		if n == 0 {
			continue
		}
		near := words[i+n : min(len(words), i+n+reach)]
		if at, k := find(near, acts); k > 0 && (hasMeant(near[:at], laters) || longest(near[at+k:], laters) > 0) {
			return true
		}
	}
	return false
}

// forLater tells whether something is promised for another time of day: "tối nhờ con chụp rồi
// gửi", "14h em gửi".
func forLater(words []word) bool {
	if !has(words, acts) || !has(words, laters) && !slices.ContainsFunc(words, isClock) {
		return false
	}
	return !wasDone(words)
}

// wasDone tells whether the words tell of something that is past: "sáng nay em báo rồi".
func wasDone(words []word) bool {
	for i := range words {
		if n := longest(words[i:], past); n > 0 && longest(words[i+n:], acts) == 0 {
			return true
		}
	}
	return false
}

// isClock tells whether the word is an hour by the clock: "14h", "9h30".
func isClock(w word) bool {
	hour, minutes, ok := strings.Cut(w.plain, "h")
	digits := strings.Trim(hour+minutes, "0123456789") == ""
	return ok && digits && hour != "" && len(hour) < 3 && len(minutes) < 3
}

// ofPicture tells whether one of the verbs speaks of a picture: "xóa giúp em cái ảnh vừa
// rồi". What is said not to be done is not.
func ofPicture(words []word, verbs lexicon) bool {
	for i := range words {
		n := longest(words[i:], verbs)
		if n == 0 || longest(words[i:], compounds) > 0 || i > 0 && longest(words[i-1:i], notDone) > 0 {
			continue
		}
		rest := words[i+n:]
		for k := longest(rest, beforePictures); k > 0 && longest(rest, parts[PhotoPart]) == 0; k = longest(rest, beforePictures) {
			rest = rest[k:]
		}
		if longest(rest, parts[PhotoPart]) > 0 {
			return true
		}
	}
	return false
}
