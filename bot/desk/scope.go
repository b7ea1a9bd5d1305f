package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// named is how many areas a sentence names before it only counts them.
const named = 3

// readScope reads areas and levels as typed. When something is not understood,
// the answer offers the areas that may be meant, of unknown names those of the
// scope that can be granted; pick makes the data of such a button, and c is the
// command that the next words may belong to.
func (t *deskTurn) readScope(text string, grantable bot.Scope, pick func(bot.Scope) string, c call) (bot.Scope, *bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return nil, nil, err
	}
	scope, problem := read.Scope(text, areas, t.day)
	if problem.OK() {
		return scope, nil, nil
	}
	if bare, said := read.WithoutOwner(text); said {
		e, err := t.notByOwner(bare, pick)
		return nil, &e, err
	}
	sentence, offered := bot.T("area.none", "word", quoted(problem.Word)), near(problem, grantable)
	if len(problem.Choices) > 0 {
		offered = problem.Choices
		sentence = bot.T("area.which", "n", len(offered), "word", quoted(problem.Word))
	}
	if len(offered) == 0 {
		sentence = bot.T("area.nowhere", "word", quoted(problem.Word))
	}
	var choices []bot.Choice
	for _, a := range offered {
		choices = append(choices, bot.Choice{Label: bot.Raw(a.Name), Data: pick(t.instead(text, problem.Word, a))})
	}
	if !c.answer { // once: whoever is not understood twice may mean something else
		t.awaitWords(c.name, strings.TrimSpace(strings.TrimSuffix(c.args, text)))
	}
	effects := t.answer(sentence, rows(choices...)...)
	return nil, &effects, nil
}

// notByOwner says that nothing is counted by who runs a school, and offers what else was
// typed.
func (t *deskTurn) notByOwner(bare string, pick func(bot.Scope) string) (bot.Effects, error) {
	text := bot.T("area.by_owner", "typed", t.typed("xuat"))
	scope, problem := read.Scope(bare, t.areas, t.day)
	if !problem.OK() {
		return t.answer(text), nil
	}
	if scope.Empty() {
		scope = t.who.reads()
	}
	place, err := t.describe(scope)
	return t.answer(text, []bot.Choice{{Label: bot.T("button.all_owners", "place", place), Data: pick(scope)}}), err
}

// isPlace tells whether words may be areas and levels, and no report of a school.
func isPlace(text string) bool { return !isReport(text) }

// near are the areas whose names are so near that they may have been meant, of
// those that can be granted.
func near(p read.ScopeProblem, grantable bot.Scope) []bot.Area {
	words := strings.Fields(vn.Fold(p.Word))
	return slices.DeleteFunc(slices.Clone(p.Near), func(a bot.Area) bool {
		return !grantable.HasArea(a.ID) || !bot.MayMean(strings.Join(words, " "), a.Name)
	})
}

// instead is the scope that the text means when the word is replaced by the
// area; of a text with a second riddle it is the area alone.
func (t *deskTurn) instead(text, word string, a bot.Area) bot.Scope {
	scope, problem := read.Scope(strings.Replace(text, word, a.Name, 1), t.areas, t.day)
	if !problem.OK() || !scope.HasArea(a.ID) {
		return bot.WholeArea(a.ID)
	}
	return scope
}

// describe names a scope inside a sentence: "quận Dương Kinh", "toàn thành phố
// (mầm non, tiểu học)".
func (t *deskTurn) describe(s bot.Scope) (bot.Text, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Text{}, err
	}
	return describe(s, areas), nil
}

// describe has the same name for the same scope, however it came about.
func describe(s bot.Scope, areas []bot.Area) bot.Text {
	if s.Empty() {
		return bot.T("scope.none")
	}
	s = bot.Scope(nil).Plus(s)
	var pairs bot.Series
	for _, p := range s {
		pairs = append(pairs, describePair(p, areas))
	}
	if len(pairs) == 1 {
		return pairs[0]
	}
	return bot.T("scope.pairs", "pairs", pairs)
}

func describePair(p bot.Pair, areas []bot.Area) bot.Text {
	place := describePlace(p, areas)
	if p.AllLevels {
		return place
	}
	if slices.Equal(p.Levels, bot.MultiLevels()) {
		return bot.T("scope.levels", "place", place, "levels", bot.T("scope.multi"))
	}
	var levels bot.List
	for _, l := range p.Levels {
		levels = append(levels, bot.T("level."+string(l)))
	}
	return bot.T("scope.levels", "place", place, "levels", levels)
}

func describePlace(p bot.Pair, areas []bot.Area) bot.Text {
	switch {
	case p.AllAreas:
		return bot.T("scope.all")
	case len(p.Areas) > named:
		return bot.T("scope.areas", "n", len(p.Areas))
	}
	var names bot.List
	for _, a := range areas {
		if slices.Contains(p.Areas, a.ID) {
			names = append(names, bot.Raw(bot.InSentence(a.Name)))
		}
	}
	return bot.T("scope.named", "names", names)
}

// single is the scope's only area, 0 when it has more.
func single(s bot.Scope) bot.AreaID {
	if areas := s.Areas(); len(areas) == 1 && !s.Everywhere() {
		return areas[0]
	}
	return 0
}
