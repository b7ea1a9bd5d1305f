package desk

import (
	"regexp"
	"strings"

	"vneidbot/bot"
)

// givenBack is how words begin that give one report back: "trả lại, ảnh mờ".
var givenBack = regexp.MustCompile(`(?i)^(?:trả lại|tra lai)[\s,:–-]*`)

// typedBelow takes what was typed below a report that is looked at by itself.
func (t *deskTurn) typedBelow(c call, s sheetShown) (bot.Effects, error) {
	one := returning{c.fields[0], []int{1}, []int{0}}
	n := max(1, s.pictures())
	p := readPicked(c.args, n)
	bare := givenBack.ReplaceAllString(c.args, "")
	words, so := why(bare)
	numbered, _ := readReasoned(c.args, n)
	if len(numbered) == 1 {
		words, so = numbered[0].words, true
	}
	listed, _ := reasonOf(words)
	sure := bare != c.args || len(numbered) == 1 || listed != bot.ReturnOther
	switch {
	case p.all:
		return t.decide(s, verdictOn{})
	case p.later:
		return t.sheet(s.Scope, s.Last, nil, nil)
	case p.undo && s.Undo != "":
		return t.undoReview(call{fields: []string{s.Undo}})
	case p.ok, so && words == "":
		return t.askReason(s, one), nil
	case so && (sure || !asksElse(c.args)):
		return t.returnEach(c, s, []reasoned{{one.Pictures, words}})
	}
	t.awaitWords("xacnhan", data(verbReturn, c.fields[0]))
	if asksElse(c.args) {
		return t.freely(c)
	}
	return t.answer(bot.T("xacnhan.which_one")), nil
}

// asksElse tells whether words ask for another command.
func asksElse(text string) bool {
	all := meant(strings.TrimSpace(text))
	return len(all) > 0 && all[0].name != "xacnhan"
}
