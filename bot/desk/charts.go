package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/summary"
	"vneidbot/bot/vn"
)

// charts is /bieudo: the numbers of /tonghop as a picture that is forwarded.
func charts() command {
	return command{
		name: "bieudo", asked: "biểu đồ|đồ thị|vẽ hình|chart|diagram", aliases: []string{"dothi", "chart"}, action: action{readTotals, (*deskTurn).charts}, draws: true, answers: isPlace,
		taps: []tap{
			{verbChart, action{readTotals, (*deskTurn).tapChart}},
			{verbChartOver, action{readTotals, (*deskTurn).tapChartOver}},
		},
	}
}

const (
	verbChart     = "bd"
	verbChartOver = "bdk"
)

// overWords after /bieudo ask for the chart over time.
var overWords = []string{"qua cac ky", "theo thoi gian", "thoi gian", "cac ky", "by rounds", "rounds"}

// charts answers /bieudo: the chat's scope, or the areas and levels that are named; now,
// as frozen on a day, or from round to round.
func (t *deskTurn) charts(c call) (bot.Effects, error) {
	show, verb := (*deskTurn).showChart, verbChart
	for _, words := range overWords {
		if cut, ok := cutWords(c.args, words); ok {
			show, verb, c.args = (*deskTurn).showChartOver, verbChartOver, cut
			break
		}
	}
	typed, asked := cutDay(c.args, t.day)
	table, typed := read.TableWords(typed)
	s := selection{scope: bot.Everything, by: table.By}
	if typed != "" {
		pick := func(scope bot.Scope) string { s.scope = scope; return t.carried(t.suited(s)).under(verb) }
		c.args = typed
		scope, unclear, err := t.readScope(typed, t.who.reads(), pick, c)
		if err != nil || unclear != nil {
			return deref(unclear), err
		}
		if !scope.Empty() {
			s.scope = scope
		}
	}
	if asked.typed && verb == verbChart {
		return t.frozenOn(s, asked, show)
	}
	return show(t, s)
}

// cutWords takes a phrase out of a text, whatever accents it was typed with.
func cutWords(text, phrase string) (rest string, ok bool) {
	words := strings.Fields(text)
	n := len(strings.Fields(phrase))
	for i := 0; i+n <= len(words); i++ {
		if vn.Words(strings.Join(words[i:i+n], " ")) == phrase {
			return strings.Join(append(append([]string{}, words[:i]...), words[i+n:]...), " "), true
		}
	}
	return text, false
}

func (t *deskTurn) tapChart(c call) (bot.Effects, error) {
	s, err := t.tappedSelection(c.fields)
	if err != nil || s.scope.Empty() {
		return t.staleAfter(err)
	}
	return t.showChart(s)
}

func (t *deskTurn) tapChartOver(c call) (bot.Effects, error) {
	s, err := t.tappedSelection(c.fields)
	if err != nil || s.scope.Empty() {
		return t.staleAfter(err)
	}
	return t.showChartOver(s)
}

// chartable is the part of the scope that may be shown here, and its name; else what is
// to be answered instead.
func (t *deskTurn) chartable(s selection) (scope bot.Scope, place bot.Text, e *bot.Effects, err error) {
	scope, ok := t.who.reads().Narrow(s.scope)
	if !ok {
		no, err := t.refuseReading()
		return nil, place, &no, err
	}
	if !t.Caps.Picture {
		no := t.answer(bot.T("bieudo.nowhere", "typed", t.typed("tonghop")))
		return nil, place, &no, nil
	}
	place, err = t.describe(scope)
	return scope, place, nil, err
}

// showChart draws the rows of the totals.
func (t *deskTurn) showChart(s selection) (bot.Effects, error) {
	scope, place, e, err := t.chartable(s)
	if err != nil || e != nil {
		return deref(e), err
	}
	s = t.suited(s)
	made, err := t.chartTotals(s, scope)
	if err != nil || made == nil {
		return t.staleAfter(err)
	}
	made.Place = place
	if bot.Sum(made.Rows).Total == 0 {
		return t.passing(bot.T("bieudo.empty", "place", place)), nil
	}
	drawn, err := summary.Chart(t.Words, t.Lang, *made)
	if err != nil {
		return bot.Effects{}, err
	}
	key := "bieudo.caption"
	if made.Frozen {
		key = "bieudo.caption_frozen"
	}
	caption := []bot.Part{{Text: bot.T(key, "place", place, "at", made.At)}}
	if drawn.Pages > 1 {
		caption = append(caption, bot.Part{Text: bot.T("bieudo.caption_page", "n", drawn.Page+1, "of", drawn.Pages)})
	}
	return t.picture(drawn.PNG, caption, t.chartPages(s, drawn), t.chartTables(s, scope)), nil
}

// picture is a drawn one as a message of its own: it is there to be passed on.
func (t *deskTurn) picture(png []byte, caption []bot.Part, choices ...[]bot.Choice) bot.Effects {
	return bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Picture: png, Caption: true, Parts: append(caption, t.howToChoose()...), Choices: filled(choices...)}}}
}

// chartTotals are the numbers of now, or of the round of the day; nil where it has none.
func (t *deskTurn) chartTotals(s selection, scope bot.Scope) (*summary.Totals, error) {
	made := &summary.Totals{At: t.now, By: s.by, From: s.from, Page: s.page, Order: s.order}
	rounds, err := t.roundsNow()
	if err != nil {
		return nil, err
	}
	if s.day.IsZero() {
		made.Round = t.gathered(rounds.Of(single(scope)))
		made.Rows, err = t.tally(scope, s.by, rounds.Since(t.now))
		return made, err
	}
	forms, err := t.cutsOf(s.day, scope)
	if err != nil || len(forms) == 0 {
		return nil, err
	}
	made.At, made.Frozen = cutFor(forms, scope).Units, true
	made.Rows, err = t.tallyCut(forms, scope, s.by)
	return made, err
}

// chartPages lead through several pictures, in the order of the first.
func (t *deskTurn) chartPages(s selection, drawn summary.Charted) []bot.Choice {
	if drawn.Pages < 2 {
		return nil
	}
	next := t.paging(s, drawn.Answer)
	if next.from = drawn.Next; next.from == 0 {
		s.from, s.page, s.order = 0, 0, nil
		return []bot.Choice{button("chart_first", t.carried(s).under(verbChart))}
	}
	return []bot.Choice{button("chart_next", next.under(verbChart))}
}

// chartTables lead to the other pictures of the scope.
func (t *deskTurn) chartTables(s selection, scope bot.Scope) (other []bot.Choice) {
	for _, by := range tables(scope) {
		if by != s.by {
			other = append(other, button("by_"+string(by), t.carried(selection{scope: s.scope, by: by, day: s.day}).under(verbChart)))
		}
	}
	return append(other, button("chart_over", t.carried(selection{scope: s.scope, by: s.by}).under(verbChartOver)))
}
