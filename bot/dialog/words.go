package dialog

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// Words around a unit's name, folded. None is ever shown.
var (
	greetings = []string{"xin chao", "chao", "em chao", "toi chao", "kinh chao", "kinh gui", "alo", "a lo", "hello", "hi", "hey", "good morning"}
	// fillers say nothing when they stand alone beside a code or a status.
	fillers = []string{"da", "duoc", "dc", "bi", "dang", "la", "hien", "nay", "roi", "a", "nhe", "trang", "thai", "mst", "ma", "so",
		"thue", "don", "vi", "va", "cua", "em", "thay", "co", "thi", "truong", "xin", "gui", "bao", "cao", "tai", "khoan", "vneid",
		"ho", "yeu", "cau", "hom", "qua", "sang", "chieu", "ngay", "vua", "moi", "he", "thong", "ket", "dinh", "danh", "to", "chuc", "lan", "van",
		"has", "been", "is", "was", "the", "it", "status"}
	// besides are such with their accents: "Anh Dũng" is a name.
	besides = []string{"ảnh", "hình", "đây", "này", "chụp", "màn", "rồi"}
	// hinges stand between a unit's name and its status. Only words that end no
	// name are here: "Phú Thái" and "Bạch Long Vĩ" end in fillers.
	hinges = []string{"da", "duoc", "dc", "bi", "roi", "la", "thi", "va", "xin", "van", "has", "been", "is", "was"}
	// notYet is one with its accents or none: "Chùa" is part of names.
	notYet = []string{"chưa", "chua", "không", "ko"}
	// pairs are hinges of two words.
	pairs = []string{"dinh danh", "ho so", "yeu cau", "hom qua", "hom nay", "trang thai", "hien nay", "don vi", "tai khoan",
		"dang ky", "bao cao", "xin bao cao"}
)

// isGreeting tells whether the text only greets. A long one says more.
func isGreeting(text string) bool {
	w := folded(text)
	if len(strings.Fields(w)) > 6 {
		return false
	}
	return slices.ContainsFunc(greetings, func(g string) bool { return w == g || strings.HasPrefix(w, g+" ") })
}

// folded is the text folded, its punctuation as spaces.
func folded(text string) string {
	return strings.Join(strings.FieldsFunc(vn.Fold(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	}), " ")
}

// nameIn is what is left of the words when those about the status are gone: the
// unit's name in "mầm non hoa sen đã được tiếp nhận". It is "" when nothing of
// substance is left.
func nameIn(text string) string {
	words := strings.Fields(text)
	switch _, found, vague := read.Status(text); {
	case found:
		words = withoutStatus(words, false)
	case vague:
		words = withoutStatus(words, true)
	}
	words = addressed(words)
	if !slices.ContainsFunc(words, substance) {
		return ""
	}
	name := strings.Trim(strings.Join(bare(words), " "), " ,;:.-–")
	if len([]rune(name)) > maxName || !substance(name) {
		return ""
	}
	return name
}

// addressed takes off to whom the words are said, before a unit's name: "Kính
// gửi phòng GDĐT, trường mầm non hoa sen".
func addressed(words []string) []string {
	first := strings.Join(words[:min(len(words), 2)], " ")
	polite := isGreeting(first) || folded(first) == "bao cao"
	for i := 1; i < len(words); i++ {
		if strings.ToLower(words[i]) == "trưởng" { // "hiệu trưởng trường mầm non"
			continue
		}
		if (polite || strings.ContainsAny(words[i-1], ",.:;")) && likeUnit(strings.Join(words[i:], " ")) {
			return words[i:]
		}
	}
	return words
}

// introductions stand before a unit's name. Those that fold like the beginning
// of one count with their accents only: "dạ" is no "Đa Phúc", "cô" no "cơ sở".
var introductions = []string{"dạ", "vâng", "vang", "em", "tôi", "toi", "mình", "chúng", "chung", "là", "thưa", "thua", "thầy", "thay", "cô",
	"tên", "ten", "đơn", "don", "vị", "vi", "ở", "bên", "của", "cua", "chào", "chao", "xin", "đây"}

// endings stand behind it, with their accents: "Nam Sơn A" ends in a name.
var endings = []string{"ạ", "nhé", "nhá", "ah", "em", "cô"}

// bare takes the words that introduce a name off it, and those that end it
// politely: "trường em là mầm non hoa sen ạ".
func bare(words []string) []string {
	among := func(list []string, w string) bool {
		return slices.Contains(list, strings.Trim(strings.ToLower(w), ",.:"))
	}
	for len(words) > 1 && (among(introductions, words[0]) || folded(words[0]) == "truong" && among(introductions, words[1])) {
		words = words[1:]
	}
	for len(words) > 1 && among(endings, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// plainly is the text without what is polite around it.
func plainly(text string) string { return strings.Join(bare(strings.Fields(text)), " ") }

func substance(word string) bool {
	f := folded(word)
	return strings.IndexFunc(f, unicode.IsLetter) >= 0 && !slices.Contains(fillers, f) &&
		!slices.Contains(besides, strings.ToLower(strings.Trim(word, ",.:")))
}

// maxWords is more than a name and a status ever take.
const maxWords = 40

// withoutStatus cuts the words of a status off the end, or off the beginning; with
// vague also such as decide none.
func withoutStatus(words []string, vague bool) []string {
	if len(words) > maxWords {
		return nil
	}
	for i := len(words) - 1; i > 0; i-- {
		if saysStatus(words[i:], vague) {
			if head := trimHinges(words[:i]); len(head) > 0 {
				return head
			}
			break
		}
	}
	for i := 1; i <= len(words); i++ {
		if saysStatus(words[:i], vague) {
			return words[i:]
		}
	}
	return words
}

func saysStatus(words []string, vague bool) bool {
	_, found, about := read.Status(strings.Join(words, " "))
	return found || vague && about
}

// trimHinges takes "đã", "trạng thái" and their like off the end.
func trimHinges(words []string) []string {
	for n := len(words); n > 0; n = len(words) {
		switch last := folded(words[n-1]); {
		case last == "" || slices.Contains(hinges, last) || slices.Contains(notYet, strings.ToLower(words[n-1])):
			words = words[:n-1]
		case n > 1 && slices.Contains(pairs, folded(words[n-2]+" "+words[n-1])):
			words = words[:n-2]
		default:
			return words
		}
	}
	return words
}
