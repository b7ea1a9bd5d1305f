package bot

import "strings"

// reasonWords name what did not match, folded.
var reasonWords = []struct {
	words  string
	reason Reason
}{
	{"ten nguoi dai dien", ReasonPerson}, {"nguoi dai dien", ReasonPerson}, {"dai dien", ReasonPerson}, {"nguoi dung dau", ReasonPerson},
	{"ma so thue", ReasonCode}, {"mst", ReasonCode},
	{"loai to chuc", ReasonKind}, {"loai hinh", ReasonKind},
	{"yeu cau khac", ReasonAnother}, {"da co yeu cau", ReasonAnother}, {"trung yeu cau", ReasonAnother},
	{"dia chi", ReasonAddress},
	{"ten", ReasonName},
	{"ly do khac", ReasonOther},
	{"bo qua", ReasonSkipped},
}

// mismatchWords must stand with a thing, unless the thing is all that is said.
var mismatchWords = []string{"khong khop", "khong dung", "khong trung", "khong giong", "ko khop", "ko dung", "k khop", "k dung",
	"sai", "lech", "khac", "chua dung", "chua khop", "ngung", "nham", "da co", "trung"}

// ReadReason finds one of the offered reasons of refusal in typed words. Words
// that name none, or several, are the person's own and are kept as they are.
func ReadReason(text string) (Reason, bool) {
	said := " " + foldWords(text) + " "
	found := NoReason
	for _, w := range reasonWords {
		if !strings.Contains(said, " "+w.words+" ") {
			continue
		}
		if found != NoReason && found != w.reason {
			return NoReason, false
		}
		found = w.reason
		said = strings.ReplaceAll(said, " "+w.words+" ", "  ")
	}
	return found, found != NoReason && (strings.TrimSpace(said) == "" || saysMismatch(said) || found == ReasonAnother)
}

func saysMismatch(said string) bool {
	for _, w := range mismatchWords {
		if strings.Contains(said, " "+w+" ") {
			return true
		}
	}
	return false
}
