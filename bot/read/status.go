package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// statusAlias is one way to say a status.
type statusAlias struct {
	words  string     // folded, without shorthand
	status bot.Status // NoStatus for words about a status that decide none
	alone  bool       // only when the clause says nothing else: "đã nhận" is also said of a letter
}

// statusWords is the whole table; the longest alias that fits at a place counts.
var statusWords = []statusAlias{
	{words: "bi tu choi tiep nhan", status: bot.Refused},
	{words: "tu choi tiep nhan", status: bot.Refused},
	{words: "dinh danh thanh cong", status: bot.Succeeded},
	{words: "da duoc cap tai khoan", status: bot.Succeeded},
	{words: "da cap tai khoan", status: bot.Succeeded},
	{words: "dang ky thanh cong"}, // the sending, or the account?
	{words: "da dang ky thanh cong"},
	{words: "gui thanh cong"}, {words: "gui ho so thanh cong"}, {words: "gui yeu cau thanh cong"},
	{words: "nop thanh cong"}, {words: "nop ho so thanh cong"},
	{words: "dang nhap thanh cong"}, {words: "cap nhat thanh cong"},
	{words: "duoc tiep nhan", status: bot.Accepted},
	{words: "duoc tn", status: bot.Accepted},
	{words: "da tiep nhan", status: bot.Accepted},
	{words: "tiep nhan", status: bot.Accepted},
	{words: "da nhan", status: bot.Accepted, alone: true},
	{words: "chua dang ky", status: bot.NotRegistered},
	{words: "chua kip dang ky", status: bot.NotRegistered},
	{words: "chua duoc dang ky", status: bot.NotRegistered},
	{words: "chua thuc hien dang ky", status: bot.NotRegistered},
	{words: "chua dang ky lai"}, // after a refusal: the latest one is still refused
	{words: "chua lam", status: bot.NotRegistered},
	{words: "chua lam lai"},
	{words: "chua thuc hien"}, {words: "khong dang ky duoc"}, {words: "ko dang ky duoc"}, {words: "chua co ket qua"},
	{words: "khong duyet", status: bot.Refused},
	{words: "ko duyet", status: bot.Refused},
	{words: "k duyet", status: bot.Refused},
	{words: "bi tu choi", status: bot.Refused},
	{words: "bi tra ve", status: bot.Refused},
	{words: "tu choi", status: bot.Refused},
	{words: "tu troi", status: bot.Refused}, // as it is said around Hải Phòng
	{words: "thanh cong", status: bot.Succeeded},
	{words: "da duoc cap", status: bot.Succeeded, alone: true},
	{words: "da cap", status: bot.Succeeded, alone: true},
	{words: "not registered", status: bot.NotRegistered},
	{words: "not yet registered", status: bot.NotRegistered},
	{words: "accepted", status: bot.Accepted},
	{words: "received", status: bot.Accepted, alone: true},
	{words: "refused", status: bot.Refused},
	{words: "rejected", status: bot.Refused},
	{words: "succeeded", status: bot.Succeeded},
	{words: "successful", status: bot.Succeeded},
	{words: "bi tra lai"}, {words: "that bai"},
	{words: "da dang ky"}, {words: "dang ky roi"}, {words: "lam roi"}, {words: "da lam"}, {words: "xong roi"}, {words: "da xong"},
	{words: "dang xu ly"}, {words: "cho xac nhan"}, {words: "cho xu ly"}, {words: "cho duyet"}, {words: "dang cho"},
	{words: "phe duyet"}, {words: "da duyet"}, {words: "duoc duyet"}, {words: "hoan thanh"}, {words: "hoan tat"},
	{words: "xong", alone: true}, {words: "roi", alone: true}, {words: "da gui", alone: true}, {words: "da nop", alone: true},
}

// shorthand is how single words are typed in haste.
var shorthand = map[string]string{"dc": "duoc", "dk": "dang ky", "dki": "dang ky", "dky": "dang ky", "ki": "ky", "r": "roi",
	"duoctiepnhan": "duoc tiep nhan", "tiepnhan": "tiep nhan", "tuchoi": "tu choi", "thanhcong": "thanh cong",
	"dinhdanhthanhcong": "dinh danh thanh cong", "chuadangky": "chua dang ky"}

// The negations turn the sense of a status around or make it doubtful. The
// strong ones do so from anywhere before it in the clause; those that are also
// parts of names only from near. One that ends the clause makes a question of it.
var (
	strongNegations = []string{"chua", "khong", "ko", "kg", "khg", "hok", "not", "never", "isn", "wasn", "hasn", "aren", "haven"}
	nearNegations   = []string{"k", "kh", "chang", "cha"}
	nextNegations   = []string{"hong", "hem", "0"}
	lastNegations   = []string{"dau"} // "được tiếp nhận đâu"
)

// barriers end the reach of a negation: "tên không khớp nên bị từ chối". Words
// that fold like others are not here: "vì" is also in "đơn vị".
var barriers = []string{"nen", "nhung"}

// clauseFillers say nothing about the status.
var clauseFillers = []string{"da", "vang", "a", "roi", "nhe", "oi", "ok", "thi", "la", "duoc", "em", "thay", "co", "truong", "don", "vi", "ho", "so"}

// nameWords stand before a school's name: "Tiểu học Thành Công" is no status.
var nameWords = []string{"non", "hoc", "thcs", "thpt", "truong", "mn", "th", "gdtx", "phuong", "xa", "pho", "so",
	"thuc", "lap", "tre", "lop", "nhom", "khu", "thon"}

// Status finds a status in typed words, with or without accents. Unclear
// says that the words are about a status but do not decide it: negated ("chưa
// được tiếp nhận"), vague ("đã đăng ký rồi"), or two of them.
func Status(text string) (s bot.Status, found bool, unclear bool) {
	vague := false
	for _, clause := range clauses(text) {
		r := readClause(clause)
		switch {
		case r.doubtful || r.status != bot.NoStatus && found && s != r.status:
			return bot.NoStatus, false, true
		case r.status != bot.NoStatus:
			s, found = r.status, true
		case r.vague:
			vague = true
		}
	}
	return s, found, vague && !found
}

// clauses splits a text where a negation can reach no further, each into folded words.
func clauses(text string) (out [][]string) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",.;:!?\n()\"“”", r) }) {
		if words := plainWords(part); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// plainWords are the folded words with their shorthand written out.
func plainWords(text string) (words []string) {
	for w := range strings.FieldsSeq(vn.Words(text)) {
		if long, ok := shorthand[w]; ok {
			words = append(words, strings.Fields(long)...)
			continue
		}
		words = append(words, w)
	}
	return words
}

// clauseReading is what one clause says.
type clauseReading struct {
	status   bot.Status
	vague    bool // about a status, deciding none
	doubtful bool // a status that is negated, or two of them
}

func readClause(words []string) (r clauseReading) {
	for i := 0; i < len(words); {
		w, n := longestStatusWords(words, i)
		if n == 0 || isNamed(words, i) && w.status == bot.Succeeded {
			i++
			continue
		}
		switch {
		case w.status == bot.NoStatus:
			r.vague = true
		case negated(words, i, i+n) || r.status != bot.NoStatus && r.status != w.status:
			r.doubtful = true
		default:
			r.status = w.status
		}
		i += n
	}
	return r
}

// statusByFirst finds the aliases by their first word.
var statusByFirst = func() map[string][]statusAlias {
	by := map[string][]statusAlias{}
	for _, a := range statusWords {
		first, _, _ := strings.Cut(a.words, " ")
		by[first] = append(by[first], a)
	}
	return by
}()

// longestStatusWords finds the alias that begins at words[i], and how many words it has.
func longestStatusWords(words []string, i int) (alias statusAlias, n int) {
	for _, a := range statusByFirst[words[i]] {
		k := strings.Count(a.words, " ") + 1
		if k <= n || i+k > len(words) || strings.Join(words[i:i+k], " ") != a.words {
			continue
		}
		if !a.alone || onlyFillers(words[:i]) && onlyFillers(words[i+k:]) {
			alias, n = a, k
		}
	}
	return alias, n
}

func onlyFillers(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(clauseFillers, w) })
}

// isNamed tells whether what begins at words[i] is the name of a school or place.
func isNamed(words []string, i int) bool {
	return i > 0 && words[i] == "thanh" && slices.Contains(nameWords, words[i-1])
}

// negated tells whether a negation before words[from:to], or at the end of the
// clause, makes the status there doubtful.
func negated(words []string, from, to int) bool {
	for i, w := range slices.Backward(words[:from]) {
		switch back := from - i; {
		case slices.Contains(barriers, w):
			return asksAtEnd(words[to:])
		case slices.Contains(strongNegations, w),
			back <= 3 && slices.Contains(nearNegations, w),
			back == 1 && slices.Contains(nextNegations, w):
			return true
		}
	}
	return asksAtEnd(words[to:])
}

// asksAtEnd tells whether the words end in a negation.
func asksAtEnd(words []string) bool {
	for _, w := range slices.Backward(words) {
		if !slices.Contains(clauseFillers, w) {
			return slices.Contains(strongNegations, w) || slices.Contains(nearNegations, w) || slices.Contains(lastNegations, w)
		}
	}
	return false
}
