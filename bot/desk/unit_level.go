package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// editLevel asks for a level, by a button or in words.
func (t *deskTurn) editLevel(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	t.askedBy(c.name, c.fields[0])
	level, ok := tappedLevel(c)
	question := bot.T("donvi.which_level", "unit", unitName(*u))
	if c.answer {
		level, ok = read.Level(c.args)
		question = bot.T("donvi.no_level", "word", quoted(c.args))
	}
	if !ok {
		return t.askFree("donvi", call{name: c.name, fields: c.fields[:1]}, question, levelButtons(c)...), nil
	}
	now := u.Card()
	now.Level = level
	return t.propose(*u, change{Act: actLevel, Now: now})
}

// tappedLevel is the level in a button's second field.
func tappedLevel(c call) (bot.Level, bool) {
	if len(c.fields) != 2 {
		return "", false
	}
	i, ok := unnum[int](c.fields[1])
	if !ok || i >= len(bot.Levels()) {
		return "", false
	}
	return bot.Levels()[i], true
}

// levelButtons are two levels a row.
func levelButtons(c call) (out [][]bot.Choice) {
	for i, l := range bot.Levels() {
		out = append(out, []bot.Choice{{Label: bot.T("level." + string(l)), Data: data(c.name, c.fields[0], num(i))}})
	}
	var pairs [][]bot.Choice
	for two := range slices.Chunk(out, 2) {
		pairs = append(pairs, slices.Concat(two...))
	}
	return pairs
}
