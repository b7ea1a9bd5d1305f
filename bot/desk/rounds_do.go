package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// preview shows what a wish comes to, with the button that does it.
func (t *deskTurn) preview(w roundsWish) (bot.Effects, error) {
	if e, err := t.mayNotChange(w); e != nil || err != nil {
		return deref(e), err
	}
	p, err := t.plan(w)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case p.hourless:
		return t.askWords("kybaocao", w.typed, bot.T("kybaocao.which_hour")), nil
	case len(p.problems) > 0:
		e := t.askWords("kybaocao", verbFor[w.Op], bot.T("kybaocao.problems", "lines", p.problems[:min(len(p.problems), named)]))
		return e, nil
	case len(p.changes) == 0:
		return t.answer(bot.T("kybaocao.same"), []bot.Choice{button("rounds", data(verbRounds))}), nil
	}
	place, err := t.describe(t.wished(w))
	if err != nil {
		return bot.Effects{}, err
	}
	w.Mark = p.mark()
	text := bot.T("kybaocao.ask_"+w.Op, "place", place, "n", p.asked(), "lines", t.changeLines(p))
	parts := []bot.Part{{Text: text}}
	if len(p.notes) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("kybaocao.notes", "lines", p.notes)})
	}
	s := t.sayParts(parts, []bot.Choice{button("rounds_"+w.Op, data(verbDoRounds, t.keepView(wishView, w))), button("leave", verbNo)})
	s.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{s}}, nil
}

// mayNotChange is what is answered to who may not change the rounds of the wish's areas;
// a group changes nothing outside of its own scope, whoever speaks there.
func (t *deskTurn) mayNotChange(w roundsWish) (e *bot.Effects, err error) {
	var said bot.Effects
	switch {
	case len(w.Areas) == 0 || t.who.covers(t.wished(w)) != granted:
		said, err = t.refuse(outside)
	case t.who.group && !t.who.reads().Covers(t.wished(w)):
		said, err = t.refuseReading()
	default:
		return nil, nil
	}
	return &said, err
}

// wished is the scope of those whom the wish concerns.
func (t *deskTurn) wished(w roundsWish) bot.Scope {
	if slices.Contains(w.Areas, 0) {
		return bot.Everything
	}
	return bot.Scope{{Areas: w.Areas, AllLevels: true}}
}

// asked counts what was wished, without what follows from it.
func (p roundsPlan) asked() (n int) {
	for _, c := range p.changes {
		if !c.Follow {
			n++
		}
	}
	return n
}

// changeLines are the rounds as they will be, or those that go.
func (t *deskTurn) changeLines(p roundsPlan) (lines bot.Lines) {
	follow := map[string]bot.List{}
	for _, c := range p.changes {
		if c.Follow {
			follow[isoDay(c.Day)] = append(follow[isoDay(c.Day)], t.followed(c))
		}
	}
	for _, c := range p.changes {
		if c.Follow {
			continue
		}
		line := t.roundLine(c.Round, nil)
		if c.Was.ID != 0 && !c.Gone {
			line = t.movedLine(c.Was, c.Round)
		}
		if own := follow[isoDay(c.Day)]; len(own) > 0 && c.Area == 0 {
			line = bot.T("kybaocao.line_own", "line", line, "own", few(own))
		}
		lines = append(lines, bot.T("kybaocao.later", "round", line))
	}
	return firstAndLast(lines)
}

// firstAndLast leaves out of many lines those in between.
func firstAndLast(lines bot.Lines) bot.Lines {
	n := len(lines) - shownNext
	if n <= 1 {
		return lines
	}
	return append(lines[:shownNext-1:shownNext-1], bot.T("kybaocao.between", "n", n), lines[len(lines)-1])
}

func (t *deskTurn) followed(c roundChange) bot.Text {
	i := slices.IndexFunc(t.areas, func(a bot.Area) bool { return a.ID == c.Area })
	if i < 0 {
		return bot.T("kybaocao.own_more", "n", 1)
	}
	return ownHour(t.areas[i], c.Units)
}

// tapWish shows what a button means that was offered in the place of words.
func (t *deskTurn) tapWish(c call) (bot.Effects, error) {
	var w roundsWish
	if ok, err := t.tappedWish(c, &w); err != nil || !ok {
		return t.staleAfter(err)
	}
	return t.preview(w)
}

func (t *deskTurn) tappedWish(c call, w *roundsWish) (bool, error) {
	if len(c.fields) != 1 {
		return false, nil
	}
	return t.readView(wishView, c.fields[0], w)
}

// doRounds writes what was shown, if nothing of it has changed since.
func (t *deskTurn) doRounds(c call) (bot.Effects, error) {
	var w roundsWish
	if ok, err := t.tappedWish(c, &w); err != nil || !ok {
		return t.staleAfter(err)
	}
	if e, err := t.mayNotChange(w); e != nil || err != nil {
		return deref(e), err
	}
	p, err := t.plan(w)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case len(p.problems) == 0 && len(p.changes) == 0 && !p.hourless:
		return t.roundsUnder([]bot.Part{{Text: bot.T("kybaocao.same")}})
	case len(p.problems) > 0 || p.hourless || p.mark() != w.Mark:
		return t.roundsUnder([]bot.Part{{Text: bot.T("kybaocao.changed")}})
	}
	place, err := t.describe(t.wished(w))
	if err != nil {
		return bot.Effects{}, err
	}
	done := bot.T("kybaocao.done_"+w.Op, "place", place, "n", p.asked(), "lines", t.changeLines(p))
	e := t.answer(done, []bot.Choice{button("rounds", data(verbRounds))})
	e.Writes = append(t.roundWrites(p), t.audit("kybaocao."+w.Op, w.object()))
	e.Tell, err = t.tellRounds(p)
	return e, err
}

// object is what an audit line names.
func (w roundsWish) object() string {
	var areas []string
	for _, a := range w.Areas {
		areas = append(areas, num10(a))
	}
	object := "rounds:" + strings.Join(w.Days, "+") + "@" + strings.Join(areas, "+")
	if w.To != "" {
		object += ">" + w.To
	}
	return object
}

func (t *deskTurn) roundWrites(p roundsPlan) (writes []bot.Write) {
	by, at := t.Event.From, t.Event.At
	for _, c := range p.changes {
		switch {
		case c.Gone:
			writes = append(writes, bot.RemoveRound{Round: c.ID, Was: c.Was.Version, By: by, At: at})
		case c.Was.ID == 0:
			writes = append(writes, bot.AddRound{Round: c.Round, By: by, At: at})
		default:
			writes = append(writes, bot.MoveRound{Round: c.Round, Was: c.Was.Version, By: by, At: at})
		}
	}
	return writes
}
