package desk

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// eachReturned is what was typed under a sheet with a reason for each, in words that
// the list does not have.
type eachReturned struct {
	Sheet string // its view
	Each  []returnedFor
}

// returnedFor are pictures, and the places of their reports, with why.
type returnedFor struct {
	Pictures, Wrong []int
	Reason          bot.ReturnReason
	Words           string `json:",omitempty"`
}

// returnEach gives back what was typed with its reasons, and confirms the rest. Where a
// reason is none of the list it is asked first whether that is meant: words behind a
// number may say anything.
func (t *deskTurn) returnEach(c call, s sheetShown, all []reasoned) (bot.Effects, error) {
	w := eachReturned{Sheet: c.fields[0]}
	asks := false
	for _, one := range all {
		if t.Event.Masked || utf8.RuneCountInString(one.words) > maxReturn {
			t.awaitWords("xacnhan", data(verbReturn, c.fields[0]))
			_, wrong := t.ownWords(one.words)
			return t.answer(wrong), nil
		}
		of := returnedFor{Pictures: one.wrong}
		of.Reason, of.Words = reasonOf(one.words)
		for i := range s.reports(one.wrong) {
			of.Wrong = append(of.Wrong, i)
		}
		slices.Sort(of.Wrong)
		asks = asks || of.Reason == bot.ReturnOther
		w.Each = append(w.Each, of)
	}
	if asks {
		return t.askEach(s, w), nil
	}
	return t.decide(s, w.verdict())
}

// verdict is all of it as one.
func (w eachReturned) verdict() verdictOn {
	var all []verdictOn
	for _, of := range w.Each {
		all = append(all, verdictOn{wrong: of.Wrong, reason: of.Reason, words: of.Words})
	}
	first := all[0]
	first.others = all[1:]
	return first
}

// askEach asks whether the words are meant as reasons; numbers can be typed instead.
func (t *deskTurn) askEach(s sheetShown, w eachReturned) bot.Effects {
	if s.single() {
		of := w.Each[0]
		return t.awaitEach(w, bot.T("xacnhan.ask_one", "unit", s.Items[0].unit(), "reason", bot.ReasonText(of.Reason, of.Words)))
	}
	var lines bot.Lines
	given := map[int]bool{}
	for _, of := range w.Each {
		var numbers []string
		for _, n := range of.Pictures {
			numbers = append(numbers, strconv.Itoa(n))
		}
		for _, i := range of.Wrong {
			given[i] = true
		}
		lines = append(lines, bot.T("xacnhan.each_line", "numbers", bot.Raw(strings.Join(numbers, ", ")), "reason", bot.ReasonText(of.Reason, of.Words)))
	}
	key := "xacnhan.ask_each"
	if len(given) == len(s.Items) {
		key = "xacnhan.ask_each_all"
	}
	return t.awaitEach(w, bot.T(key, "lines", lines, "rest", len(s.Items)-len(given)))
}

func (t *deskTurn) awaitEach(w eachReturned, question bot.Text) bot.Effects {
	e := t.ask(question, "review_each", data(verbReturnEach, t.keepView(eachView, w)))
	t.awaitWords("xacnhan", data(verbReturn, w.Sheet))
	return leaving(e, w.Sheet)
}

// doEach gives back as it was asked about.
func (t *deskTurn) doEach(c call) (bot.Effects, error) {
	var w eachReturned
	ok, err := len(c.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(eachView, c.fields[0], &w)
	}
	if !ok || len(w.Each) == 0 {
		return t.staleAfter(err)
	}
	s, e, err := t.tappedSheet(call{fields: []string{w.Sheet}})
	if s == nil {
		return e, err
	}
	return t.decide(*s, w.verdict())
}
