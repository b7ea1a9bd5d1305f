package desk

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// The officers' page decides about the reports of a sheet one by one, in any order. Its
// buttons name the sheet and the places on it, and the answer shows no other sheet: the
// page stays where it is.

// placeMark stands between the places of a button.
const placeMark = "."

// decideChosen decides about the places that a button names behind its sheet.
func (t *deskTurn) decideChosen(c call, v verdictOn) (bot.Effects, error) {
	s, e, err := t.readSheet(c)
	if s == nil {
		return e, err
	}
	v.only = s.places(c.fields[1])
	switch {
	case t.tooOld(*s):
		return t.answer(bot.T("xacnhan.too_old", "at", s.At)), nil
	case len(v.only) == 0:
		return t.stale()
	}
	if v.reason != "" {
		v.wrong = v.only
	}
	r, err := t.decision(*s, v)
	if err != nil {
		return bot.Effects{}, err
	}
	if r.decidedAny() {
		r.say(bot.T("xacnhan.undo_until", "until", bot.Clock(t.Event.At.Add(bot.UndoReviewWithin))))
		r.choices[0] = []bot.Choice{button("review_undo", data(verbTakeBack, c.fields[0]))}
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(r.parts, r.choices...)}, Writes: r.writes, Tell: r.tell}, nil
}

func (r *decided) decidedAny() bool { return len(r.by.confirmed)+len(r.by.returned) > 0 }

// places are the places of the sheet that a button names; none for a button that was
// made up.
func (s sheetShown) places(field string) (places []int) {
	for _, f := range strings.Split(field, placeMark) {
		i, ok := unnum[int](f)
		if !ok || i >= len(s.Items) {
			return nil
		}
		places = append(places, i)
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// give gives back one report of a sheet, for a reason of the list or in own words.
func (t *deskTurn) give(c call) (bot.Effects, error) {
	listed := bot.ReturnReasons()
	switch {
	case len(c.fields) == 3:
		i, ok := unnum[int](c.fields[2])
		if !ok || i >= len(listed) {
			return t.stale()
		}
		return t.decideChosen(c, verdictOn{reason: listed[i]})
	case len(c.fields) != 2:
		return t.stale()
	}
	words := strings.Join(strings.Fields(c.args), " ")
	switch letters := utf8.RuneCountInString(words); {
	case t.Event.Masked:
		return t.answer(bot.T("donvi.citizen")), nil
	case letters > maxReturn:
		return t.answer(bot.T("donvi.reason_long", "n", letters, "most", maxReturn)), nil
	case words == "":
		return t.answer(bot.T("xacnhan.no_words")), nil
	}
	if asked, err := t.asksPapers(c, words); asked != nil || err != nil {
		return deref(asked), err
	}
	reason, own := typedReason(words)
	if reason == "" {
		return t.answer(bot.T("xacnhan.no_words")), nil
	}
	return t.decideChosen(c, verdictOn{reason: reason, words: own})
}

// asksPapers asks once more where words say that the picture shows somebody's papers, as
// its button does; nil for other words.
func (t *deskTurn) asksPapers(c call, words string) (*bot.Effects, error) {
	if !saysPapers(words) {
		return nil, nil
	}
	s, e, err := t.readSheet(c)
	if s == nil {
		return &e, err
	}
	if !s.anyPictured(s.places(c.fields[1])) {
		return nil, nil
	}
	e = t.ask(bot.T("xacnhan.ask_papers", "n", 1), "review_papers_do", data(verbGivePapers, c.fields...))
	return &e, nil
}

// typedReason is what words typed as a reason mean: one of the list by its key or its
// words, else the words; "" where they give none, or say that the picture is right.
func typedReason(words string) (bot.ReturnReason, string) {
	if i, err := strconv.Atoi(words); err == nil {
		if listed := bot.ReturnReasons(); i >= 1 && i <= len(listed) && listed[i-1] != bot.ReturnPicture {
			return listed[i-1], ""
		}
		return "", ""
	}
	reason, own := reasonOf(words)
	if reason == bot.ReturnOther && !saysWhy(words) {
		return "", ""
	}
	return reason, own
}

// givePapers gives one report back and removes its pictures for good.
func (t *deskTurn) givePapers(c call) (bot.Effects, error) {
	if len(c.fields) != 2 {
		return t.stale()
	}
	return t.decideChosen(c, verdictOn{reason: bot.ReturnPapers})
}

// takeBack takes back the last decision that whoever taps made about a sheet, or the one
// about a place of it.
func (t *deskTurn) takeBack(c call) (bot.Effects, error) {
	s, e, err := t.readSheet(c)
	if s == nil {
		return e, err
	}
	of := s.Items
	if len(c.fields) > 1 {
		places := s.places(c.fields[1])
		if len(places) != 1 {
			return t.stale()
		}
		of = s.Items[places[0] : places[0]+1]
	}
	made, err := t.madeBy(*s, of)
	if err != nil {
		return bot.Effects{}, err
	}
	if len(made) == 0 {
		return t.answer(bot.T("xacnhan.nothing_back")), nil
	}
	var next []bot.Choice
	if len(made) > 1 {
		next = []bot.Choice{button("review_undo_more", data(verbTakeBack, c.fields[0]))}
	}
	return t.undo(made[0], next...)
}

// madeBy are the decisions of whoever asks about some items of a sheet that can be taken
// back, the last one first, each with all that it decided on the sheet. One that this
// very event takes back comes before all.
func (t *deskTurn) madeBy(s sheetShown, of []shownItem) (made []decisionMade, err error) {
	last := map[bot.ReportID]*bot.Decision{}
	var order []*bot.Decision
	for _, item := range s.Items {
		d, err := t.records.DecisionOf(item.Report)
		if err != nil {
			return nil, err
		}
		if d == nil || d.By != t.Event.From || !t.undoable(*d) {
			continue
		}
		last[item.Report] = d
		if slices.ContainsFunc(of, func(o shownItem) bool { return o.Report == item.Report }) &&
			!slices.ContainsFunc(order, func(o *bot.Decision) bool { return o.Event == d.Event }) {
			order = append(order, d)
		}
	}
	slices.SortStableFunc(order, func(a, b *bot.Decision) int { return b.At.Compare(a.At) })
	for _, d := range order {
		m := decisionMade{Event: d.Event, Scope: s.Scope}
		for _, item := range s.Items {
			switch e := last[item.Report]; {
			case e == nil || e.Event != d.Event:
			case e.Review == bot.Returned:
				if m.Returned = append(m.Returned, item); e.Reason == bot.ReturnPapers {
					m.Gone = append(m.Gone, item.Report)
				}
			default:
				m.Confirmed = append(m.Confirmed, item)
			}
		}
		made = append(made, m)
	}
	return made, nil
}

// undoable tells whether a decision of one's own can be taken back, or is being taken
// back by this very event.
func (t *deskTurn) undoable(d bot.Decision) bool {
	if d.Event == t.Event.ID {
		return true
	}
	return d.Review != bot.Unreviewed && t.Event.At.Sub(d.At) <= bot.UndoReviewWithin && (d.Review != bot.Returned || !d.Later)
}
