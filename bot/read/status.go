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

// Status finds a status in typed words, with or without accents. Unclear
// says that the words are about a status but do not decide it: negated ("chưa
// được tiếp nhận"), vague ("đã đăng ký rồi"), or two of them.
func Status(text string) (s bot.Status, found bool, unclear bool) {
	vague, past := false, false
	for _, clause := range clauses(butRather.Replace(vn.NFC(text))) {
		r := readClause(clause)
		vague = vague || r.denied
		was := past
		past = saysTime(clause, formerly)
		switch {
		case r.status != bot.NoStatus && found && s != r.status && !r.doubtful && (was || saysTime(clause, lately)): // "hôm qua được tiếp nhận, hôm nay thành công"
			s = r.status
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

// saysTime tells whether one of the times stands in a clause.
func saysTime(clause, times []string) bool {
	said := " " + strings.Join(clause, " ") + " "
	return slices.ContainsFunc(times, func(t string) bool { return strings.Contains(said, " "+t+" ") })
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

// plainWords are the folded words with their shorthand written out. A word that folds to
// one of the lexicon's and was typed with other accents is something else: it stays as it
// was typed.
func plainWords(text string) (words []string) {
	folded := strings.Fields(vn.Words(text))
	var typed []string // read where it matters
	for i, w := range folded {
		if spelledSo[w] != nil && typed == nil {
			typed = strings.FieldsFunc(text, func(r rune) bool { return !isLetter(r) })
		}
		if len(typed) == len(folded) && isLookalike(typed[i], w) {
			words = append(words, typed[i])
		} else if long, ok := shorthand[w]; ok {
			words = append(words, strings.Fields(long)...)
		} else {
			words = append(words, w)
		}
	}
	return words
}

// isLookalike tells whether a word only folds to one that turns a status around: "Hồng"
// is no "hông", "Chùa" no "chưa". Without accents nobody can tell.
func isLookalike(typed, fold string) bool {
	spelled, ok := spelledSo[fold]
	return ok && len(typed) > len(fold) && !slices.Contains(spelled, vn.NormalTone(strings.ToLower(typed)))
}

// StatusBeside is Status of a text without the names of units in it: the school of Hàng
// Không was refused, and is not said not to be.
func StatusBeside(text string, names []string) (s bot.Status, found bool, unclear bool) {
	for _, name := range names {
		text = withoutName(text, wordsOf(name))
	}
	return Status(text)
}

// withoutName takes a name out of a text, as far as its end stands there: its level may be
// written in another way.
func withoutName(text string, name phrase) string {
	words, ends := placedWords(text)
	for ; len(name) > 1; name = name[1:] {
		for i := range words {
			if name.begins(words[i:]) {
				return text[:startOf(text, ends, i)] + ";" + text[ends[i+len(name)-1]:]
			}
		}
	}
	return text
}

// clauseReading is what one clause says.
type clauseReading struct {
	status   bot.Status
	vague    bool // about a status, deciding none
	doubtful bool // a status that is negated, or two of them
	denied   bool // a status that is said not to be the one: "không phải từ chối"
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
		case denied(words[:i]), w.status == bot.Refused && notRefused(words[:i]):
			r.denied = true
		case negated(words, i, i+n) || wished(words[:i], words[i:i+n], words[i+n:]) || r.status != bot.NoStatus && r.status != w.status:
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

// statusLast are the last words of the aliases.
var statusLast = func() map[string]bool {
	last := map[string]bool{}
	for _, a := range statusWords {
		last[a.words[strings.LastIndex(a.words, " ")+1:]] = true
	}
	return last
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
	behind := stressed(words[from:to], words[to:])
	for i, w := range slices.Backward(words[:from]) {
		switch back := from - i; {
		case slices.Contains(barriers, w):
			return asksWhether(behind)
		case slices.Contains(strongNegations, w),
			back <= 3 && slices.Contains(nearNegations, w),
			back == 1 && slices.Contains(nextNegations, w):
			return true
		}
	}
	return asksWhether(behind)
}

// stressed leaves out the "đâu" at the end of what is not done, which stresses it and asks
// nothing: "chưa đăng ký đâu ạ".
func stressed(status, behind []string) []string {
	at := slices.Index(behind, "dau")
	if status[0] != "chua" || at < 0 || !onlyFillers(behind[:at]) || !onlyFillers(behind[at+1:]) {
		return behind
	}
	return nil
}

// asksWhether tells whether what stands behind a status makes it doubtful: "thành công
// hay chưa em không rõ".
func asksWhether(behind []string) bool {
	chua := len(behind) > 1 && behind[0] == "chua" && behind[1] == "thi" // "tiếp nhận chưa thì em không biết"
	return len(behind) > 0 && behind[0] == "hay" || chua || asksAtEnd(behind)
}

// wished tells whether the words around a status only hope for it, or make it a condition.
func wished(before, status, behind []string) bool {
	said, next := " "+strings.Join(before, " ")+" "+status[0]+" ", strings.Join(behind, " ")+" "
	hopes := func(w string) bool { return strings.Contains(said, " "+w+" ") && !strings.Contains(said, " mong cai ") }
	return slices.ContainsFunc(wishes, hopes) || slices.ContainsFunc(laterOn, func(w string) bool { return strings.HasPrefix(next, w+" ") })
}

// denied tells whether the words end in what says that the status behind them is not
// the one. It decides no status by itself, but leaves another clause's as it is.
func denied(words []string) bool {
	for len(words) > 0 && slices.Contains(betweenDenial, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	n := len(words)
	return n > 1 && words[n-1] == "phai" && slices.Contains(beforeDenial, words[n-2])
}

// notRefused tells whether the words before a refusal say that there is none, or none any
// more: "chưa bị từ chối lần nào", "hết bị từ chối".
func notRefused(before []string) bool {
	n := len(before)
	return n > 0 && (slices.Contains(strongNegations, before[n-1]) || before[n-1] == "het")
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
