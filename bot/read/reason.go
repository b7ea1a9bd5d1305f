package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// reasonWords name what did not match, folded.
var reasonWords = []struct {
	words  string
	reason bot.Reason
}{
	{"ten nguoi dai dien", bot.ReasonPerson}, {"ten hieu truong", bot.ReasonPerson}, {"ten chu co so", bot.ReasonPerson}, {"nguoi dai dien phap luat", bot.ReasonPerson},
	{"thong tin nguoi dai dien", bot.ReasonPerson}, {"nguoi dai dien", bot.ReasonPerson}, {"dai dien", bot.ReasonPerson}, {"nguoi dung dau", bot.ReasonPerson},
	{"ma so thue", bot.ReasonCode}, {"mst", bot.ReasonCode},
	{"loai to chuc", bot.ReasonKind}, {"loai hinh", bot.ReasonKind},
	{"yeu cau khac", bot.ReasonAnother}, {"da co yeu cau", bot.ReasonAnother}, {"trung yeu cau", bot.ReasonAnother},
	{"dia chi", bot.ReasonAddress},
	{"ten", bot.ReasonName},
	{"ly do khac", bot.ReasonOther},
	{"bo qua", bot.ReasonSkipped},
	{"co quan thue", bot.ReasonTax}, {"thong tin thue", bot.ReasonTax}, {"du lieu thue", bot.ReasonTax}, {"voi thue", bot.ReasonTax}, // unless a thing is named
}

// mismatchWords must stand with a thing, unless the thing is all that is said.
var mismatchWords = []string{"khong khop", "khong dung", "khong trung", "khong giong", "ko khop", "ko dung", "k khop", "k dung",
	"sai", "lech", "khac", "chua dung", "chua khop", "ngung", "nham", "da co", "trung"}

// Reason finds one of the offered reasons of refusal in typed words. Words
// that name none, or several, are the person's own and are kept as they are.
func Reason(text string) (bot.Reason, bool) {
	found, left := cutReasons(text)
	if len(found) != 1 {
		return bot.NoReason, false
	}
	return found[0], strings.TrimSpace(left) == "" || saysMismatch(left) || found[0] == bot.ReasonAnother
}

// reasonsIn lists the offered reasons whose things a text names.
func reasonsIn(text string) (found []bot.Reason) {
	found, _ = cutReasons(text)
	return found
}

// cutReasons takes the things that may not match out of a text, folded.
func cutReasons(text string) (found []bot.Reason, left string) {
	left = " " + vn.Words(text) + " "
	for _, w := range reasonWords {
		if !strings.Contains(left, " "+w.words+" ") {
			continue
		}
		if !slices.Contains(found, w.reason) && (w.reason != bot.ReasonTax || len(found) == 0) {
			found = append(found, w.reason)
		}
		left = strings.ReplaceAll(left, " "+w.words+" ", "  ")
	}
	return found, left
}

func saysMismatch(said string) bool {
	for _, w := range mismatchWords {
		if strings.Contains(said, " "+w+" ") {
			return true
		}
	}
	return false
}
