package read

import (
	"strings"
	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// reasonWords name what did not match, folded.
var reasonWords = []struct {
	words  string
	reason bot.Reason
}{
	{"ten nguoi dai dien", bot.ReasonPerson}, {"nguoi dai dien", bot.ReasonPerson}, {"dai dien", bot.ReasonPerson}, {"nguoi dung dau", bot.ReasonPerson},
	{"ma so thue", bot.ReasonCode}, {"mst", bot.ReasonCode},
	{"loai to chuc", bot.ReasonKind}, {"loai hinh", bot.ReasonKind},
	{"yeu cau khac", bot.ReasonAnother}, {"da co yeu cau", bot.ReasonAnother}, {"trung yeu cau", bot.ReasonAnother},
	{"dia chi", bot.ReasonAddress},
	{"ten", bot.ReasonName},
	{"ly do khac", bot.ReasonOther},
	{"bo qua", bot.ReasonSkipped},
}

// mismatchWords must stand with a thing, unless the thing is all that is said.
var mismatchWords = []string{"khong khop", "khong dung", "khong trung", "khong giong", "ko khop", "ko dung", "k khop", "k dung",
	"sai", "lech", "khac", "chua dung", "chua khop", "ngung", "nham", "da co", "trung"}

// Reason finds one of the offered reasons of refusal in typed words. Words
// that name none, or several, are the person's own and are kept as they are.
func Reason(text string) (bot.Reason, bool) {
	said := " " + vn.Words(text) + " "
	found := bot.NoReason
	for _, w := range reasonWords {
		if !strings.Contains(said, " "+w.words+" ") {
			continue
		}
		if found != bot.NoReason && found != w.reason {
			return bot.NoReason, false
		}
		found = w.reason
		said = strings.ReplaceAll(said, " "+w.words+" ", "  ")
	}
	return found, found != bot.NoReason && (strings.TrimSpace(said) == "" || saysMismatch(said) || found == bot.ReasonAnother)
}

func saysMismatch(said string) bool {
	for _, w := range mismatchWords {
		if strings.Contains(said, " "+w+" ") {
			return true
		}
	}
	return false
}
