package desk

import (
	"maps"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// answered is an order with the answers so far, of the preview that asked.
type answered struct {
	Preview string
	Order   bot.ListOrder
}

// The answers to what an area's doubtful name means.
const (
	itIs    = "y" // the nearest
	itsOut  = "n" // its rows stay out
	itsMade = "m" // an area that is to be made
	soFar   = "r" // nothing more: the list is read with what was said before
)

// nextDoubt is the next name of an area that nobody has said anything of: of none, or
// of one that is no more.
func nextDoubt(p *bot.ListPreview, o bot.ListOrder) (u bot.UnknownArea, ended, open bool) {
	for i, u := range slices.Concat(p.Unknown, p.Ended) {
		if _, said := o.Areas[u.Name]; !said && !slices.Contains(o.New, u.Name) {
			return u, i >= len(p.Unknown), true
		}
	}
	return bot.UnknownArea{}, false, false
}

// doubts asks what the doubtful names mean, one after the other.
func (t *deskTurn) doubts(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	return t.askDoubt(p, answered{id, p.Order}, nil)
}

// askDoubt asks about the next one, and has the list read again when there is none.
func (t *deskTurn) askDoubt(p *bot.ListPreview, a answered, above *bot.Text) (bot.Effects, error) {
	u, ended, open := nextDoubt(p, a.Order)
	if !open {
		return t.readAgain(a.Order), nil
	}
	id := t.keepView(answersView, a)
	back := backToList(a.Preview)
	if len(a.Order.Areas)+len(a.Order.New) > len(p.Order.Areas)+len(p.Order.New) {
		back = []bot.Choice{button("list_show", data(verbMeant, id, soFar))}
	}
	text, choices := t.doubt(id, u, ended)
	choices = append(choices, back)
	e := t.askFree("maudanhsach", call{name: verbMeant, fields: []string{id}}, text, choices...)
	if above != nil {
		e.Say[0].Parts = append([]bot.Part{{Text: *above}}, e.Say[0].Parts...)
	}
	return e, nil
}

// doubt is the question about a name, with what may be tapped.
func (t *deskTurn) doubt(id string, u bot.UnknownArea, ended bool) (bot.Text, [][]bot.Choice) {
	key, out := "danhsach.which", "list_out"
	if ended {
		key, out = "danhsach.which_ended", "list_keep"
	}
	var choices [][]bot.Choice
	if u.Near != "" {
		choices = append(choices, []bot.Choice{{Label: bot.Raw(u.Near), Data: data(verbMeant, id, itIs)}})
	}
	if t.who.Role == bot.Admin && !ended && !u.Several {
		choices = append(choices, []bot.Choice{button("list_new_area", data(verbMeant, id, itsMade))})
	}
	return areaLine(key, u), append(choices, []bot.Choice{button(out, data(verbMeant, id, itsOut))})
}

// meant takes an answer, by a button or in words.
func (t *deskTurn) meant(c call) (bot.Effects, error) {
	var a answered
	ok, err := t.readView(answersView, first(c.fields), &a)
	if !ok {
		return t.staleAfter(err)
	}
	_, p, e, err := t.tappedList(call{fields: []string{a.Preview}})
	if p == nil {
		return e, err
	}
	u, _, open := nextDoubt(p, a.Order)
	if !open || !c.answer && len(c.fields) == 2 && c.fields[1] == soFar {
		return t.readAgain(a.Order), nil
	}
	a.Order.Areas = maps.Clone(a.Order.Areas)
	if a.Order.Areas == nil {
		a.Order.Areas = map[string]bot.AreaID{}
	}
	switch {
	case c.answer:
		area, why, err := t.typedArea(c.args)
		if err != nil {
			return bot.Effects{}, err
		}
		if area == 0 {
			return t.askDoubt(p, a, why)
		}
		a.Order.Areas[u.Name] = area
	case len(c.fields) < 2:
		return t.stale()
	case c.fields[1] == itsMade && t.who.Role == bot.Admin:
		a.Order.New = append(slices.Clone(a.Order.New), u.Name)
	case c.fields[1] == itIs:
		if a.Order.Areas[u.Name], err = t.areaNamed(u.Near); err != nil {
			return bot.Effects{}, err
		}
	default:
		a.Order.Areas[u.Name] = 0
	}
	return t.askDoubt(p, a, nil)
}

// backToList shows the preview again.
func backToList(id string) []bot.Choice {
	return []bot.Choice{button("list_show", data(verbList, id))}
}

// typedArea is the only area of that day which the words mean, else 0 with why not.
func (t *deskTurn) typedArea(words string) (bot.AreaID, *bot.Text, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return 0, nil, err
	}
	found := bot.MatchAreas(words, areas, t.day)
	if len(found) == 1 {
		return found[0].ID, nil, nil
	}
	why := bot.T("danhsach.no_such_area", "word", quoted(words))
	if len(found) > 1 {
		why = bot.T("danhsach.such_areas", "word", quoted(words), "n", len(found))
	}
	return 0, &why, nil
}

func (t *deskTurn) areaNamed(name string) (bot.AreaID, error) {
	areas, err := t.loadAreas()
	for _, a := range areas {
		if a.Name == name && a.ValidOn(t.day) {
			return a.ID, err
		}
	}
	return 0, err
}

// areasOffered is how many areas are buttons; of more, the name is typed.
const areasOffered = 12

// listArea asks of which area the rows are that name none.
func (t *deskTurn) listArea(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	order, why := p.Order, (*bot.Text)(nil)
	switch {
	case c.answer:
		if order.Area, why, err = t.typedArea(c.args); err != nil {
			return bot.Effects{}, err
		}
	case len(c.fields) == 2:
		order.Area, _ = unnum[bot.AreaID](c.fields[1])
	}
	if order.Area != 0 && !t.who.own().HasArea(order.Area) {
		return t.refuse(outside)
	}
	if order.Area != 0 {
		return t.readAgain(order), nil
	}
	var choices []bot.Choice
	for _, a := range areas {
		if a.ValidOn(t.day) && t.who.own().HasArea(a.ID) {
			choices = append(choices, bot.Choice{Label: bot.Raw(a.Name), Data: data(verbListArea, id, num(a.ID))})
		}
	}
	question := bot.T("danhsach.where", "n", p.NoArea)
	if len(choices) > areasOffered {
		choices, question = nil, bot.T("danhsach.where_typed", "n", p.NoArea)
	}
	e = t.askFree("maudanhsach", call{name: verbListArea, fields: []string{id}}, question, append(rows(choices...), backToList(id))...)
	if why != nil {
		e.Say[0].Parts = append([]bot.Part{{Text: *why}}, e.Say[0].Parts...)
	}
	return e, nil
}

// listLevel asks of which level the units are that name none.
func (t *deskTurn) listLevel(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	level, ok := tappedLevel(c)
	if c.answer {
		level, ok = read.Level(c.args)
	}
	if !ok {
		c = call{name: verbListLevel, fields: []string{id}}
		return t.askFree("maudanhsach", c, bot.T("danhsach.which_level", "n", p.Levels), append(levelButtons(c), backToList(id))...), nil
	}
	p.Order.Level = level
	return t.readAgain(p.Order), nil
}

// listClose closes the units that the file's notes call closed.
func (t *deskTurn) listClose(c call) (bot.Effects, error) {
	_, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	p.Order.Close = true
	return t.readAgain(p.Order), nil
}

// readAgain has the list read with what was said of it, in the scope of now.
func (t *deskTurn) readAgain(o bot.ListOrder) bot.Effects {
	o.Scope = t.who.own()
	e := t.answer(bot.T("danhsach.reading"))
	e.Writes = []bot.Write{t.work(bot.ListTask{Step: bot.ListRead, Order: o})}
	return e
}
