package desk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// returning is what an officer is about to give back.
type returning struct {
	Sheet    string // its view
	Pictures []int  // the numbers that were typed
	Wrong    []int  // places on it
}

// maxReturn is how long own words of why may be, in letters.
const maxReturn = 500

// confirm confirms all that the sheet showed, or on the page the places that follow.
func (t *deskTurn) confirm(c call) (bot.Effects, error) {
	if len(c.fields) > 1 {
		return t.decideChosen(c, verdictOn{})
	}
	s, e, err := t.tappedSheet(c)
	if s == nil {
		return e, err
	}
	return t.decide(*s, verdictOn{})
}

// askReturn takes what was typed under a sheet, or gives back the one report of it.
func (t *deskTurn) askReturn(c call) (bot.Effects, error) {
	s, e, err := t.tappedSheet(c)
	if s == nil {
		return e, err
	}
	switch {
	case s.single() && c.answer:
		return t.typedBelow(c, *s)
	case s.single():
		return t.askReason(*s, returning{c.fields[0], []int{1}, []int{0}}), nil
	}
	reasons, p := readReasoned(c.args, s.pictures())
	if len(reasons) == 0 && p.off == "" {
		p = s.picked(c.args)
	}
	switch {
	case len(reasons) > 0:
		return t.returnEach(c, *s, reasons)
	case p.all:
		return t.decide(*s, verdictOn{})
	case p.later:
		return t.sheet(s.Scope, s.Last, nil, nil)
	case p.undo && s.Undo != "":
		return t.undoReview(call{fields: []string{s.Undo}})
	}
	t.awaitWords("xacnhan", data(verbReturn, c.fields[0]))
	switch {
	case p.off != "":
		return t.answer(bot.T("xacnhan.no_number", "word", bot.Raw(shorten(p.off, 10)), "n", s.pictures())), nil
	case !p.ok && asksElse(c.args):
		return t.freely(c)
	case !p.ok:
		return t.answer(bot.T("xacnhan.which", "n", s.pictures())), nil
	}
	var places []int
	for i := range s.reports(p.wrong) {
		places = append(places, i)
	}
	slices.Sort(places)
	return t.askReason(*s, returning{c.fields[0], p.wrong, places}), nil
}

// askReason asks why, below a sentence if there is one; the rest of the sheet is
// confirmed with it.
func (t *deskTurn) askReason(s sheetShown, w returning, above ...bot.Part) bot.Effects {
	id := t.keepView(returnView, w)
	e := t.askFree("xacnhan", call{name: verbReason, fields: []string{id}}, s.why(w), t.reasons(s, w, id)...)
	e.Say[0].Parts = append(above, e.Say[0].Parts...)
	return leaving(e, w.Sheet)
}

// why is the question.
func (s sheetShown) why(w returning) bot.Text {
	var names bot.Lines
	for _, i := range w.Wrong {
		names = append(names, s.Items[i].unit())
	}
	if s.single() {
		return bot.T("xacnhan.why_one", "unit", names)
	}
	var numbers []string
	for _, n := range w.Pictures {
		numbers = append(numbers, strconv.Itoa(n))
	}
	key := "xacnhan.why"
	if len(w.Wrong) == len(s.Items) {
		key = "xacnhan.why_all"
	}
	return bot.T(key, "numbers", bot.Raw(strings.Join(numbers, ", ")), "units", names, "rest", len(s.Items)-len(w.Wrong))
}

// listed are the reasons that a digit chooses: those of the list, then other ones; that
// there is no picture is one only where there is none.
func (s sheetShown) listed(w returning) []bot.ReturnReason {
	all := slices.DeleteFunc(bot.ReturnReasons(), func(r bot.ReturnReason) bool { return r == bot.ReturnPicture })
	if all = append(all, bot.ReturnOther); !s.anyPictured(w.Wrong) {
		all = append(all, bot.ReturnPicture)
	}
	return all
}

// anyPictured tells whether one of the places has a picture.
func (s sheetShown) anyPictured(places []int) bool {
	return slices.ContainsFunc(places, func(i int) bool { return len(s.Items[i].Sums) > 0 })
}

// reasons are the buttons: what a digit chooses stands at its place.
func (t *deskTurn) reasons(s sheetShown, w returning, id string) [][]bot.Choice {
	var choices []bot.Choice
	for i, r := range s.listed(w) {
		label := bot.Text{Args: bot.Args{"": r}}
		if t.Caps.Buttons {
			label = bot.T("button.review_reason", "i", i+1, "reason", r)
		}
		choices = append(choices, bot.Choice{Label: label, Data: data(verbReason, id, num(i))})
	}
	if s.anyPictured(w.Wrong) {
		choices = append(choices, button("review_papers", data(verbReason, id, "p")))
	}
	return rows(choices...)
}

// reason takes a reason of the list, or own words.
func (t *deskTurn) reason(c call) (bot.Effects, error) {
	w, s, e, err := t.tappedReturn(c)
	if s == nil {
		return e, err
	}
	listed := s.listed(w)
	if len(c.fields) == 2 && !c.answer {
		if c.fields[1] == "p" {
			return t.askPapers(c.fields[0], *s, w), nil
		}
		i, ok := unnum[int](c.fields[1])
		if !ok || i >= len(listed) {
			return t.stale()
		}
		return t.because(*s, w, listed[i])
	}
	words := reasonNumber.ReplaceAllString(strings.Join(strings.Fields(c.args), " "), "")
	again := func(text bot.Text) (bot.Effects, error) { return t.askReason(*s, w, bot.Part{Text: text}), nil }
	i, notNumber := strconv.Atoi(words)
	switch letters := utf8.RuneCountInString(words); {
	case t.Event.Masked:
		return again(bot.T("donvi.citizen"))
	case letters > maxReturn:
		return again(bot.T("donvi.reason_long", "n", letters, "most", maxReturn))
	case words == "", notNumber == nil && (i < 1 || i > len(listed)):
		return again(bot.T("xacnhan.own_words", "most", len(listed)))
	case notNumber == nil:
		return t.because(*s, w, listed[i-1])
	}
	if reason, _ := reasonOf(words); reason != bot.ReturnOther {
		return t.decide(*s, verdictOn{wrong: w.Wrong, reason: reason})
	}
	if saysPapers(words) && s.anyPictured(w.Wrong) {
		return t.askPapers(c.fields[0], *s, w), nil
	}
	if !saysWhy(words) {
		return again(bot.T("xacnhan.own_words", "most", len(listed)))
	}
	return t.askEach(*s, eachReturned{w.Sheet, []returnedFor{{w.Pictures, w.Wrong, bot.ReturnOther, words}}}), nil
}

// askPapers asks once more before pictures are removed for good; what is confirmed with
// it is said again.
func (t *deskTurn) askPapers(id string, s sheetShown, w returning) bot.Effects {
	question, rest := bot.T("xacnhan.ask_papers", "n", len(w.Wrong)), len(s.Items)-len(w.Wrong)
	if rest > 0 {
		question = bot.T("xacnhan.ask_papers_rest", "ask", question, "rest", rest)
	}
	e := t.ask(question, "review_papers_do", data(verbPapers, id))
	return leaving(e, w.Sheet)
}

// reasonNumber is how a reason of the list may be called by its number.
var reasonNumber = regexp.MustCompile(`(?i)^(?:lý do|ly do|số|so)\s+`)

// because gives back for a reason of the list; for another one it asks which.
func (t *deskTurn) because(s sheetShown, w returning, reason bot.ReturnReason) (bot.Effects, error) {
	if reason == bot.ReturnOther {
		return t.askReason(s, w, bot.Part{Text: bot.T("xacnhan.which_words")}), nil
	}
	return t.decide(s, verdictOn{wrong: w.Wrong, reason: reason})
}

// papers gives the reports back and removes their pictures for good.
func (t *deskTurn) papers(c call) (bot.Effects, error) {
	w, s, e, err := t.tappedReturn(c)
	if s == nil {
		return e, err
	}
	return t.decide(*s, verdictOn{wrong: w.Wrong, reason: bot.ReturnPapers})
}

// tappedReturn is what is to be given back, of which sheet; nil with what is to be
// answered instead.
func (t *deskTurn) tappedReturn(c call) (w returning, s *sheetShown, e bot.Effects, err error) {
	ok := len(c.fields) > 0
	if ok {
		ok, err = t.readView(returnView, c.fields[0], &w)
	}
	if !ok {
		e, err = t.staleAfter(err)
		return w, nil, e, err
	}
	s, e, err = t.tappedSheet(call{fields: []string{w.Sheet}})
	return w, s, e, err
}

// unit is how the report's unit was called.
func (i shownItem) unit() bot.Text { return reportUnit(i.Name, i.Area) }
