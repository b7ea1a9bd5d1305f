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
// number may say anything. So it is before pictures of papers are removed.
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
		for i := range s.reports(one.wrong) {
			of.Wrong = append(of.Wrong, i)
		}
		slices.Sort(of.Wrong)
		if of.Reason, of.Words = reasonOf(one.words); of.Reason == bot.ReturnOther && saysPapers(one.words) && s.anyPictured(of.Wrong) {
			of.Reason, of.Words = bot.ReturnPapers, ""
		}
		asks = asks || of.Reason == bot.ReturnOther || of.Reason == bot.ReturnPapers
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
	if of := w.Each[0]; s.single() {
		if of.Reason == bot.ReturnPapers {
			return t.awaitEach(w, bot.T("xacnhan.ask_papers", "n", 1))
		}
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
	question := bot.T(key, "lines", lines, "rest", len(s.Items)-len(given))
	if w.erases() {
		question = bot.T("xacnhan.ask_each_papers", "ask", question)
	}
	return t.awaitEach(w, question)
}

// erases tells whether pictures are removed for good.
func (w eachReturned) erases() bool {
	return slices.ContainsFunc(w.Each, func(of returnedFor) bool { return of.Reason == bot.ReturnPapers })
}

func (t *deskTurn) awaitEach(w eachReturned, question bot.Text) bot.Effects {
	label := "review_each"
	if w.erases() {
		label = "review_papers_do"
	}
	e := t.ask(question, label, data(verbReturnEach, t.keepView(eachView, w)))
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
	switch {
	case !ok || len(w.Each) == 0 || slices.ContainsFunc(w.Each, func(of returnedFor) bool { return len(of.Wrong) == 0 }):
		return t.staleAfter(err)
	case w.erases() && t.who.may(erasePicture) != granted:
		return t.refuse(t.who.may(erasePicture))
	}
	s, e, err := t.tappedSheet(call{fields: []string{w.Sheet}})
	if s == nil {
		return e, err
	}
	return t.decide(*s, w.verdict())
}
