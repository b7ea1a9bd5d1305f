package desk

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
var wronglyNumbered = regexp.MustCompile(`(?i)^(?:ảnh\s+|số\s+|anh\s+|so\s+)*([0-9](?:\s(?:và|va)\s|[0-9\s–—-])*)[:.)]?\s*(.*)$`)

// readReasoned reads "3 mờ, 7 sai đơn vị" for a sheet of n pictures: numbers, each with
// a reason behind it. Numbers without one have that of the next: "3, 5 mờ". off is a
// number that the sheet does not have; nothing at all is read of words that are not so.
func readReasoned(text string, n int) (all []reasoned, off picked) {
	var waiting []int
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		found := wronglyNumbered.FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			if len(all) == 0 || len(waiting) > 0 {
				return nil, picked{}
			}
			all[len(all)-1].words += "," + part // a comma of the reason
			continue
		}
		p := readNumbers(strings.TrimSpace(vn.Fold(found[1])), n)
		words, so := why(found[2])
		if !so {
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

// Words that say no reason, folded: that a picture is wrong, or that it is not.
var (
	onlyWrong = []string{"khong dat", "chua dat", "sai", "loi", "hong", "tra lai", "khong duoc", "khong ok"}
	onlyRight = []string{"dat", "duoc", "ok", "dung", "tot", "xac nhan", "du"}
)

// why are words as far as they give a reason, "" where they only say that a picture is
// wrong. Anything else that is not clearly one is not so: "3 đạt".
func why(words string) (reason string, so bool) {
	words = strings.Trim(read.Politely(strings.TrimSpace(words)), " .!")
	folded := strings.Join(strings.Fields(vn.Words(words)), " ")
	if listed, _ := reasonOf(words); listed != bot.ReturnOther {
		return words, true
	}
	if folded == "" || read.Nothing(words) || slices.Contains(onlyWrong, folded) {
		return "", strings.Trim(words, " .)0123456789") == words
	}
	return words, !slices.Contains(onlyRight, folded) && strings.Contains(folded, " ")
}

// reasonWords are what officers call the reasons of the list, folded.
var reasonWords = []struct {
	reason bot.ReturnReason
	words  []string
}{
	{bot.ReturnBlurred, []string{"mo", "nhoe", "khong doc duoc", "khong ro", "blurred"}},
	{bot.ReturnScreen, []string{"khong phai man hinh", "khong phai vneid", "sai man hinh"}},
	{bot.ReturnNameless, []string{"khong thay ten", "thieu ten", "khong co ten", "mat ten"}},
	{bot.ReturnElses, []string{"don vi khac", "truong khac", "sai don vi", "nham don vi", "sai truong", "nham truong"}},
	{bot.ReturnOld, []string{"anh cu", "lan cu", "cu"}},
	{bot.ReturnStatus, []string{"khac trang thai", "sai trang thai", "trang thai khac", "lech trang thai"}},
	{bot.ReturnCode, []string{"ma so thue", "sai ma so thue", "mst", "sai mst", "sai ma"}},
	{bot.ReturnPicture, []string{"thieu anh", "chua co anh", "khong co anh"}},
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

// returnEach gives back what was typed with its reasons, and confirms the rest.
func (t *deskTurn) returnEach(c call, s sheetShown, all []reasoned) (bot.Effects, error) {
	var verdicts []verdictOn
	for _, one := range all {
		if t.Event.Masked || utf8.RuneCountInString(one.words) > maxReturn {
			t.awaitWords("xacnhan", data(verbReturn, c.fields[0]))
			_, wrong := t.ownWords(one.words)
			return t.answer(wrong), nil
		}
		v := verdictOn{}
		v.reason, v.words = reasonOf(one.words)
		for i := range s.reports(one.wrong) {
			v.wrong = append(v.wrong, i)
		}
		slices.Sort(v.wrong)
		verdicts = append(verdicts, v)
	}
	first := verdicts[0]
	first.others = verdicts[1:]
	return t.decide(s, first)
}
