package desk

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// reasoned are pictures with why they are not right, as they were typed together.
type reasoned struct {
	wrong []int
	words string
}

// wronglyNumbered is numbers with words behind them: "3 7 mờ", "5-6: sai đơn vị".
var wronglyNumbered = regexp.MustCompile(`(?i)^(?:ảnh\s+|số\s+|anh\s+|so\s+|#)*([0-9](?:\s(?:và|va|với|voi)\s|[0-9\s–—-])*)[:.)]?\s*(.*)$`)

// readReasoned reads "3 mờ, 7 sai đơn vị" for a sheet of n pictures: numbers, each with
// a reason behind it. Numbers without one have that of the next: "3, 5 mờ". off is a
// number that the sheet does not have; nothing at all is read of words that are not so.
func readReasoned(text string, n int) (all []reasoned, off picked) {
	var waiting []int
	text = nextNumber.ReplaceAllString(text, "$1, $2")
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		found := wronglyNumbered.FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			if theRestIsRight(part) {
				continue
			}
			if len(all) == 0 || len(waiting) > 0 {
				return nil, picked{}
			}
			all[len(all)-1].words += "," + part // a comma of the reason
			continue
		}
		p := readNumbers(strings.TrimSpace(vn.Fold(found[1])), n)
		words, so := why(found[2])
		if !so || words == "" && saysOnlyWrong(found[2]) { // it has no reason, also not that of the next
			return nil, picked{}
		}
		if !p.ok {
			if words == "" || p.off == "" {
				return nil, picked{}
			}
			return nil, p
		}
		if waiting = append(waiting, p.wrong...); words != "" {
			all, waiting = append(all, reasoned{waiting, words}), nil
		}
	}
	if len(waiting) > 0 {
		return nil, picked{}
	}
	return all, picked{}
}

// nextNumber is where words go on to another picture: "3 mờ còn 7 sai đơn vị".
var nextNumber = regexp.MustCompile(`(?i)(\pL)\s+(?:còn|con|và|va|với|voi|rồi|roi)\s+((?:ảnh\s+|số\s+|anh\s+|so\s+|#)*[0-9])`)

// Words that say no reason, folded: that a picture is wrong, that it is not, what asks,
// what a number may count that is no picture, what begins to take it back, and how what
// is left is called.
var (
	onlyWrong = []string{"khong dat", "chua dat", "sai", "loi", "hong", "tra lai", "khong duoc", "khong ok"}
	right     = []string{"dat", "duoc", "ok", "oke", "dung", "tot", "on", "xac nhan", "du", "hop le", "cho qua", "bo qua", "de sau", "duyet"}
	wrong     = []string{"khong", "ko", "k", "chua", "sai", "thieu", "mo", "nham", "lech", "mat", "khac", "cu"}
	asks      = []string{"nao", "gi"}
	counts    = []string{"phut", "gio", "h", "tieng", "ngay", "truong", "don vi", "bao cao"}
	back      = []string{"thoi", "huy", "nham", "khong tra", "khong phai tra", "dung tra", "khoan"}
	theRest   = []string{"con lai", "cac anh con lai", "anh con lai", "anh khac", "cac anh khac", "nhung anh khac", "con lai deu", "the rest"}
)

// saysOnlyWrong tells whether words say that a picture is wrong, and not why.
func saysOnlyWrong(words string) bool {
	return slices.Contains(onlyWrong, strings.Join(strings.Fields(vn.Words(read.Politely(strings.TrimSpace(words)))), " "))
}

// saysRight tells whether folded words say that a picture is right.
func saysRight(folded string) bool { return hasWord(folded, right) && !hasWord(folded, wrong) }

// takesBack tells whether words rather say that nothing is to be given back.
func takesBack(words string) bool {
	return begins(strings.Join(strings.Fields(vn.Words(words)), " "), back)
}

func hasWord(folded string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(" "+folded+" ", " "+w+" ") })
}

func begins(folded string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(folded+" ", w+" ") })
}

// theRestIsRight tells whether words say what happens to the other pictures anyway.
func theRestIsRight(words string) bool {
	folded := strings.Join(strings.Fields(vn.Words(words)), " ")
	return begins(folded, theRest) && saysRight(folded)
}

// why are words as far as they may give a reason, "" where they only say that a picture
// is wrong. A question is none, nor what says that a picture is right: "3 đạt".
func why(words string) (reason string, so bool) {
	if strings.ContainsAny(words, "?") || read.IsQuestion(words) && !saysPapers(words) { // "có căn cước" asks nothing
		return "", false
	}
	words = strings.Trim(read.Politely(strings.TrimSpace(words)), " .!")
	folded := strings.Join(strings.Fields(vn.Words(words)), " ")
	if listed, _ := reasonOf(words); listed != bot.ReturnOther || saysPapers(words) {
		return words, true
	}
	said := hasWord(folded, wrong) && strings.Contains(folded, " ") // a name has no such words
	if folded == "" || read.Nothing(words) && !said || slices.Contains(onlyWrong, folded) {
		return "", strings.Trim(words, " .)0123456789") == words
	}
	none := hasWord(folded, asks) || begins(folded, counts) || saysRight(folded) || strings.ContainsAny(folded, "0123456789")
	return words, !none && strings.Contains(folded, " ")
}

// fewWords is how many words may say that a picture is right; more of them say what to do.
const fewWords = 4

// saysWhy tells whether words that answer the question why can be a reason: what is shown
// once more before it counts need not be told from a name or from a question.
func saysWhy(words string) bool {
	said := strings.Fields(vn.Words(words))
	folded := strings.Join(said, " ")
	switch {
	case len(said) < 2, strings.Contains(words, "?"), takesBack(words), slices.Contains(onlyWrong, folded):
		return false
	case saysRight(folded) && len(said) <= fewWords, readPicked(words, bot.AlbumMost).said():
		return false
	}
	return strings.ContainsFunc(folded, func(r rune) bool { return r < '0' || r > '9' && r != ' ' })
}

// papersWords are what an officer calls papers that a picture shows, folded.
var papersWords = []string{"giay to", "giay to ca nhan", "can cuoc", "cccd", "cmnd", "chung minh", "ho chieu"}

// saysPapers tells whether words say that a picture shows somebody's papers.
func saysPapers(words string) bool {
	return hasWord(strings.Join(strings.Fields(vn.Words(words)), " "), papersWords)
}

// reasonWords are what officers call the reasons of the list, folded; the first of each is
// how its button is called.
var reasonWords = []struct {
	reason bot.ReturnReason
	words  []string
}{
	{bot.ReturnBlurred, []string{"anh mo khong doc duoc", "mo", "nhoe", "khong doc duoc", "khong ro", "mo qua", "nhoe qua", "bi nhoe", "blurred"}},
	{bot.ReturnScreen, []string{"anh khong phai man hinh vneid", "khong phai man hinh", "khong phai man hinh vneid", "khong phai vneid", "sai man hinh"}},
	{bot.ReturnNameless, []string{"anh khong thay ten don vi", "khong thay ten", "thieu ten", "khong co ten", "mat ten", "khong thay ten truong", "khong thay ten don vi", "thieu ten truong", "thieu ten don vi", "khong co ten truong", "khong co ten don vi"}},
	{bot.ReturnElses, []string{"anh cua don vi khac", "don vi khac", "truong khac", "sai don vi", "nham don vi", "sai truong", "nham truong"}},
	{bot.ReturnOld, []string{"anh cua lan dang ky cu", "anh cu", "lan cu", "cu"}},
	{bot.ReturnStatus, []string{"trang thai trong anh khac trang thai da chon", "khac trang thai", "sai trang thai", "trang thai khac", "lech trang thai"}},
	{bot.ReturnCode, []string{"ma so thue khong khop", "ma so thue", "sai ma so thue", "mst", "sai mst", "sai ma"}},
	{bot.ReturnPicture, []string{"chua co anh man hinh vneid", "thieu anh", "chua co anh", "khong co anh"}},
}

// reasonOf is the reason of the list that the words mean, else own words.
func reasonOf(words string) (bot.ReturnReason, string) {
	folded := strings.Join(strings.Fields(vn.Words(words)), " ")
	for _, r := range reasonWords {
		for _, w := range r.words {
			if folded == w || folded == "anh "+w || folded == "bi "+w {
				return r.reason, ""
			}
		}
	}
	return bot.ReturnOther, strings.Join(strings.Fields(words), " ")
}
