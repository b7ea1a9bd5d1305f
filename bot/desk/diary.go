package desk

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// diary is /nhatky: who decided, looked at persons' data, took files and changed
// roles. An officer sees what happened in the own scope, and the own acts.
func diary() command {
	return command{
		name: "nhatky", asked: "nhật ký|lịch sử thao tác|ai đã làm|ai đã xem|diary", aliases: []string{"log", "diary"}, action: action{readDiary, (*deskTurn).diary}, answers: isUnit,
		taps: []tap{{verbDiary, action{readDiary, (*deskTurn).tapDiary}}},
	}
}

const verbDiary = "nk"

// perDiary is how many lines a page has.
const perDiary = 10

// diaryView is the kind of a view that says whose lines are asked for.
const diaryView = "diary"

// diaryWish is whose lines are asked for, of what and of which day.
type diaryWish struct {
	Scope bot.Scope       `json:"scope,omitempty"` // the own one where it is empty
	By    []bot.AccountID `json:"by,omitempty"`
	Unit  bot.UnitID      `json:"unit,omitempty"`
	Day   string          `json:"day,omitempty"`
	Name  string          `json:"name,omitempty"` // of By, as it was typed
	Done  bool            `json:"done,omitempty"` // what was decided and changed alone
}

// diary answers /nhatky with the words behind it: a day, and a person, a unit or an area.
func (t *deskTurn) diary(c call) (bot.Effects, error) {
	typed, done := cutDecisions(c.args)
	words, day := cutOneDay(typed, t.day)
	w := diaryWish{Day: day, Done: done}
	if words == "" {
		return t.showDiary(w, bot.DiaryPlace{})
	}
	if at := datedDay.FindStringIndex(words); at != nil && at[0] == 0 && at[1] == len(words) {
		return t.answer(bot.T("nhatky.no_day", "day", bot.Raw(words), "example", bot.Day(t.day))), nil
	}
	c.args = words
	w, instead, err := t.diaryAbout(w, c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	return t.showDiary(w, bot.DiaryPlace{})
}

// diaryAbout finds what the words mean: a person who has lines, else areas and levels,
// else a unit.
func (t *deskTurn) diaryAbout(w diaryWish, c call) (about diaryWish, instead *bot.Effects, err error) {
	if w.By, w.Name, err = t.diaryBy(c.args); err != nil || len(w.By) > 0 {
		return w, nil, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return w, nil, err
	}
	scope, problem := read.Scope(c.args, areas, t.day)
	if problem.OK() {
		w.Scope = scope
		return w, nil, nil
	}
	units, err := t.unitsFor(c.args)
	switch {
	case err != nil:
		return w, nil, err
	case len(units) == 1:
		w.Unit = units[0].ID
		return w, nil, nil
	case len(units) > 1:
		var choices []bot.Choice
		for _, u := range units[:min(len(units), offered)] {
			of := diaryWish{Unit: u.ID, Day: w.Day, Done: w.Done}
			choices = append(choices, bot.Choice{Label: unitName(u), Data: t.diaryData(of, bot.DiaryPlace{})})
		}
		e := t.answer(bot.T("nhatky.choose"), rows(choices...)...)
		return w, &e, nil
	}
	if len(problem.Choices)+len(near(problem, t.who.own())) == 0 {
		e := t.answer(bot.T("nhatky.nobody", "word", quoted(c.args)))
		return w, &e, nil
	}
	pick := func(s bot.Scope) string {
		return t.diaryData(diaryWish{Scope: s, Day: w.Day, Done: w.Done}, bot.DiaryPlace{})
	}
	w.Scope, instead, err = t.readScope(c.args, t.who.own(), pick, c)
	return w, instead, err
}

// diaryData is a button that leads to the lines behind a place.
func (t *deskTurn) diaryData(w diaryWish, after bot.DiaryPlace) string {
	at := int64(0)
	if !after.At.IsZero() {
		at = after.At.UnixMilli()
	}
	return data(verbDiary, t.keepView(diaryView, w), num(at), num(after.Row))
}

func (t *deskTurn) tapDiary(c call) (bot.Effects, error) {
	if len(c.fields) != 3 {
		return t.stale()
	}
	var w diaryWish
	found, err := t.readView(diaryView, c.fields[0], &w)
	at, timed := unnum[int64](c.fields[1])
	row, placed := unnum[int64](c.fields[2])
	if err != nil || !found || !timed || !placed {
		return t.staleAfter(err)
	}
	var after bot.DiaryPlace
	if row > 0 {
		after = bot.DiaryPlace{At: time.UnixMilli(at), Row: row}
	}
	return t.showDiary(w, after)
}

// diaryOf is what the wish asks of the records, of what this officer may see now; false
// for what is not the officer's.
func (t *deskTurn) diaryOf(w diaryWish, after bot.DiaryPlace) (q bot.DiaryOf, ok bool, err error) {
	q = bot.DiaryOf{Scope: t.who.own(), Own: t.Event.From, By: w.By, Unit: w.Unit, After: after, Most: diaryRead}
	if w.Done {
		q.Without = diaryRest
	}
	if !w.Scope.Empty() {
		if q.Scope, ok = t.who.own().Narrow(w.Scope); !ok {
			return q, false, nil
		}
		q.Own = "" // of one area its own lines alone
	}
	if w.Unit != 0 {
		u, err := t.records.Unit(w.Unit)
		if err != nil || u == nil || !t.who.own().Contains(u.Area, u.Level) {
			return q, false, err
		}
	}
	if day, err := time.ParseInLocation(time.DateOnly, w.Day, t.Place.Zone); err == nil {
		q.From, q.Until = day, day.AddDate(0, 0, 1)
	}
	return q, true, nil
}

// showDiary shows a page. That it was looked at is a line itself: it names people.
func (t *deskTurn) showDiary(w diaryWish, after bot.DiaryPlace) (bot.Effects, error) {
	q, ok, err := t.diaryOf(w, after)
	if err != nil || !ok {
		if err == nil {
			return t.refuse(outside)
		}
		return bot.Effects{}, err
	}
	found, err := t.records.Diary(q)
	if err != nil {
		return bot.Effects{}, err
	}
	head, err := t.diaryHead(w, q)
	if err != nil {
		return bot.Effects{}, err
	}
	groups, more := grouped(found, perDiary)
	parts := []bot.Part{{Text: head}}
	if len(groups) == 0 {
		parts = append(parts, bot.Part{Text: bot.T("nhatky.none")})
	}
	var lines bot.Lines
	for _, g := range groups {
		line := t.diaryGroupLine(g)
		switch name, err := t.nameOfForm(g[0].Did.Object); {
		case err != nil:
			return bot.Effects{}, err
		case name != "":
			line = bot.T("nhatky.with_file", "line", line, "name", bot.Raw(name))
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("nhatky.lines", "lines", lines)})
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, t.diaryButtons(w, after, groups, more)...)}}
	about := placeObject(q.Scope)
	if w.Unit != 0 {
		about = unitObject(w.Unit)
	}
	e.Writes = []bot.Write{t.audit("nhatky", about)}
	return e, nil
}

// diaryButtons lead to the other pages, and to the decisions alone or to everything.
func (t *deskTurn) diaryButtons(w diaryWish, after bot.DiaryPlace, groups []diaryGroup, more bool) [][]bot.Choice {
	var turn []bot.Choice
	if after != (bot.DiaryPlace{}) {
		turn = append(turn, button("first_page", t.diaryData(w, bot.DiaryPlace{})))
	}
	if more {
		turn = append(turn, button("next_page", t.diaryData(w, groups[len(groups)-1].end())))
	}
	label := "diary_done"
	if w.Done {
		label = "diary_all"
	}
	w.Done = !w.Done
	return filled(turn, []bot.Choice{button(label, t.diaryData(w, bot.DiaryPlace{}))})
}
