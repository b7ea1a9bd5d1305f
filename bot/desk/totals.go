package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/summary"
	"vneidbot/bot/vn"
)

// totals is /tonghop.
func totals() command {
	return command{
		name: "tonghop", asked: "số liệu|tổng hợp|thống kê|tình hình|kết quả|tiến độ|bao nhiêu trường|bao nhiêu đơn vị|mấy trường|mấy đơn vị|tổng số|tỷ lệ|tỉ lệ|phần trăm|bảng tổng|totals|numbers", aliases: []string{"th"}, action: action{readTotals, (*deskTurn).totals}, menu: true, place: 1, answers: isPlace,
		taps: []tap{{verbTotals, action{readTotals, (*deskTurn).tapTotals}}},
	}
}

const verbTotals = "th"

// totals answers /tonghop: the numbers of the chat's scope, or of the areas and
// levels that are named.
func (t *deskTurn) totals(c call) (bot.Effects, error) {
	if rest, ok := cutWords(c.args, "excel"); ok && t.who.may(takeFiles) == granted { // as on the button
		return t.export(call{name: "xuat", args: rest})
	}
	if verb, ok := pinWords[vn.Fold(c.args)]; ok {
		return verb(t)
	}
	typed, asked := cutDay(c.args, t.day)
	if asked.wrong != "" {
		return t.answer(bot.T("tonghop.no_day", "word", quoted(asked.wrong), "typed", t.typed("tonghop"))), nil
	}
	table, typed := read.TableWords(typed)
	s := selection{scope: bot.Everything, by: table.By, byName: table.ByName, page: table.Page}
	if isUnclear(typed) {
		return t.answer(bot.T("tonghop.unclear", "typed", typing("denghi", t.Caps))), nil
	}
	if typed != "" {
		pick := func(scope bot.Scope) string { s.scope = scope; return t.carried(t.suited(s)).data() }
		c.args = typed
		scope, unclear, err := t.readScope(typed, t.who.reads(), pick, c)
		if err != nil || unclear != nil {
			return t.orUnit(deref(unclear), typed, err)
		}
		if !scope.Empty() {
			s.scope = scope
		}
	}
	if asked.typed {
		return t.frozenOn(s, asked, (*deskTurn).showTotals)
	}
	return t.showTotals(s)
}

// orUnit offers the units of which the words are the name, or the commands that they ask
// for, where they are of no area and units may be seen; else it is what was to be answered.
func (t *deskTurn) orUnit(unclear bot.Effects, words string, err error) (bot.Effects, error) {
	if err != nil || !strings.ContainsFunc(words, unicode.IsLetter) && len(words) < 7 || len(unclear.Say) != 1 || len(unclear.Say[0].Choices) > 0 || t.who.may(readUnit) != granted {
		return unclear, err
	}
	found, err := t.records.UnitsByQuery(words, t.who.tends(), offered)
	codes, _ := read.TaxCodes(words)
	found = slices.DeleteFunc(found, func(u bot.Unit) bool {
		named, coded := strings.Contains(bot.NameKey(u.Name), bot.NameKey(words)), len(codes) == 1 && codes[0].Code == u.Code
		return !named && !coded
	})
	switch {
	case err != nil:
		return unclear, err
	case len(found) == 0 && Means(words): // "/tonghop ai chưa báo"
		t.state = State{}
		return t.freely(call{args: words})
	case len(found) == 0:
		return unclear, nil
	}
	t.state = State{}
	return t.answer(bot.T("tonghop.is_unit", "word", quoted(words)), unitButtons(verbCard, found)...), nil
}

// isUnclear tells whether words are what a table prints for units of which nobody
// has said the area or the level.
func isUnclear(text string) bool {
	switch vn.Fold(text) {
	case "chua ro", "chua ro cap hoc", "chua ro dia ban", "not known":
		return true
	}
	return false
}

func (t *deskTurn) tapTotals(c call) (bot.Effects, error) {
	s, err := t.tappedSelection(c.fields)
	if err != nil || s.scope.Empty() {
		return t.staleAfter(err)
	}
	return t.showTotals(s)
}

// suited chooses the table for a scope where none was named: by area in a wide one, by level in a
// single area.
func (t *deskTurn) suited(s selection) selection {
	if s.by != "" {
		return s
	}
	s.by = bot.ByArea
	if shown, _ := t.who.reads().Narrow(s.scope); single(shown) != 0 {
		s.by = bot.ByLevel
	}
	return s
}

func (t *deskTurn) showTotals(s selection) (bot.Effects, error) {
	scope, ok := t.who.reads().Narrow(s.scope)
	if !ok {
		return t.refuseReading()
	}
	s = t.suited(s)
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if !s.day.IsZero() {
		return t.showFrozen(s, scope, place)
	}
	if over, err := t.endedAreas(scope); over != nil || err != nil {
		return deref(over), err
	}
	rounds, err := t.roundsNow()
	if err != nil {
		return bot.Effects{}, err
	}
	rows, err := t.tally(scope, s.by, rounds.Since(t.now))
	if err != nil {
		return bot.Effects{}, err
	}
	made := summary.Totals{Place: place, Round: t.gathered(rounds.Of(single(scope))), Type: t.totalsTyped(), At: t.now, By: s.by, Rows: rows, ByName: s.byName, From: s.from, Page: s.page, Order: s.order}
	if made.Change, err = t.sinceCut(scope, rounds, rows, s.by); err != nil {
		return bot.Effects{}, err
	}
	onward, err := t.onward(s, scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.sayTotals(t.carried(s), made, tables(scope), onward)
	moving, err := t.inMotion()
	if err == nil && len(e.Say) > 0 {
		e.Say[0].Parts = append(e.Say[0].Parts, moving...)
	}
	return e, err
}

// inMotion says what is half-way into the records, so that the numbers are neither
// those of before nor those of after.
func (t *deskTurn) inMotion() (parts []bot.Part, err error) {
	half, err := t.records.Importing()
	if half {
		parts = append(parts, bot.Part{Text: bot.T("tonghop.importing")})
	}
	if err != nil {
		return nil, err
	}
	turning, err := t.records.JobWaiting(nextJob)
	if turning != "" {
		parts = append(parts, bot.Part{Text: bot.T("tonghop.turning")})
	}
	return parts, err
}

// gathered is the round that an area's numbers are gathered for now.
func (t *deskTurn) gathered(of bot.Rounds) summary.Round {
	p, ok := of.Period(t.now)
	if !ok {
		return summary.Round{}
	}
	return summary.Round{Due: p.Round.Units, Today: p.Round.Day.Equal(t.day), Past: !p.Round.InTime(t.now), Later: !p.Since.IsZero()}
}

// tally reads the rows of a table. Those of the letter's blocks are made of levels.
func (t *deskTurn) tally(scope bot.Scope, by bot.By, since bot.Since) ([]bot.Row, error) {
	if by != bot.ByBlock {
		return t.records.Tally(bot.TotalsOf{Scope: scope, By: by, Since: since, Reach: true, Silent: t.Silent})
	}
	levels, err := t.records.Tally(bot.TotalsOf{Scope: scope, By: bot.ByLevel, Since: since, Reach: true, Silent: t.Silent})
	return bot.InBlocks(levels), err
}

// sayTotals words the totals with the buttons that lead on.
func (t *deskTurn) sayTotals(s selection, made summary.Totals, tables []bot.By, onward [][]bot.Choice) bot.Effects {
	shown, choices := t.fitting(s, made, tables, onward)
	if t.tapped() && s.shown != "" && s.shown == fingerprint(t, shown) {
		return t.nothingNew()
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(append(shown.Parts, t.howToChoose()...), choices...)}}
}

// nothingNew answers [Làm mới] when it would show what stands there already.
func (t *deskTurn) nothingNew() bot.Effects {
	return t.passing(bot.T("tonghop.same", "at", bot.Clock(t.now)))
}

// howToChoose is the hint above numbered choices in a group.
func (t *deskTurn) howToChoose() []bot.Part {
	if t.Caps.Buttons || !t.who.group {
		return nil
	}
	return []bot.Part{{Text: bot.T("tonghop.reply")}}
}

// fitting is the summary with its buttons. Where buttons are numbered lines they
// take room of the message, and with less room there may be more pages.
func (t *deskTurn) fitting(s selection, made summary.Totals, tables []bot.By, onward [][]bot.Choice) (summary.Answer, [][]bot.Choice) {
	caps := t.Caps
	for {
		shown := summary.Make(t.Words, t.Lang, caps, made)
		choices := t.choices(s, shown, tables, onward)
		left := t.Caps.Text - t.listed(t.howToChoose(), choices)
		if t.Caps.Buttons || t.Caps.Text == 0 || caps.Text <= left {
			return shown, choices
		}
		caps.Text = left
	}
}

// listed is what numbered choices and the hint above them add to a message:
// "12. Label" or "Label: address" and a line's end each, and an empty line before a
// paragraph.
func (t *deskTurn) listed(hint []bot.Part, choices [][]bot.Choice) int {
	n := 2
	for _, p := range hint {
		n += 2 + t.length(p.Text)
	}
	for _, row := range choices {
		for _, c := range row {
			n += len("12. \n") + t.length(c.Label) + len(c.URL)
		}
	}
	return n
}

func (t *deskTurn) length(text bot.Text) int {
	return len(utf16.Encode([]rune(t.Words.Words(t.Lang, text))))
}

func deref(e *bot.Effects) bot.Effects {
	if e == nil {
		return bot.Effects{}
	}
	return *e
}
