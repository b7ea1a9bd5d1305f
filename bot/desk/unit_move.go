package desk

import (
	"regexp"
	"strings"
	"time"

	"vneidbot/bot"
)

// editArea asks for the area that the unit belongs to.
func (t *deskTurn) editArea(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	asked := call{name: c.name, fields: c.fields[:1]}
	t.askedBy(asked.name, asked.fields...)
	switch {
	case len(c.fields) == 2:
		return t.moveTo(*u, c.fields[1], time.Time{})
	case !c.answer:
		return t.askFree("donvi", asked, bot.T("donvi.which_area", "unit", unitName(*u))), nil
	}
	pick := func(s bot.Scope) string { return data(c.name, c.fields[0], num(single(s))) }
	name, since := areaSince(c.args, t.day)
	scope, unclear, err := t.readScope(name, t.who.own(), pick, c)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case unclear != nil:
		if said := &unclear.Say[0].Parts[0].Text; said.Key == "area.nowhere" { // no command was typed, and no level is asked for
			*said = bot.T("donvi.no_area", "word", quoted(name))
		}
		t.awaitWords("donvi", data(asked.name, asked.fields...))
		return *unclear, nil
	case single(scope) == 0:
		return t.askFree("donvi", asked, bot.T("donvi.one_area")), nil
	}
	return t.moveTo(*u, num(single(scope)), since)
}

// areaSince is the area that was typed, and the day behind it from which on: "Hải An từ
// 1/7/2025"; zero where none was.
func areaSince(typed string, today time.Time) (name string, since time.Time) {
	if m := sinceWords.FindStringIndex(typed); m != nil {
		if day, ok := readDay(strings.TrimSpace(typed[m[1]:]), today); ok {
			return strings.TrimRight(typed[:m[0]], " ,;"), day
		}
	}
	return typed, time.Time{}
}

// sinceWords stand before the day from which a change holds.
var sinceWords = regexp.MustCompile(`(?i)[\s,;]+(?:kể\s+)?từ\s+(?:ngày\s+)?`)

// moveTo proposes an area that exists today.
func (t *deskTurn) moveTo(u bot.Unit, field string, since time.Time) (bot.Effects, error) {
	id, ok := unnum[bot.AreaID](field)
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	for _, a := range areas {
		if ok && a.ID == id && a.ValidOn(t.day) {
			now := u.Card()
			now.Area = id
			ch := change{Act: actArea, Unit: u.ID, Was: u.Card(), Now: now, Since: since}
			if _, refused, err := t.from(u, ch); err != nil || refused != nil {
				t.awaitWords("donvi", data(verbMove, num(u.ID)))
				return deref(refused), err
			}
			return t.propose(u, ch)
		}
	}
	return t.stale()
}
