package desk

import (
	"slices"

	"vneidbot/bot"
)

// areaLinks answers /mamoi chung: the common link of an area. Without a name it
// is the only area of who asks (in a group, of the group).
func (t *deskTurn) areaLinks(name string, c call) (bot.Effects, error) {
	if name == "" {
		return t.onlyArea(c)
	}
	scope, unclear, err := t.readScope(name, t.who.own(), func(s bot.Scope) string { return data(verbArea, num(single(s))) }, c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	if single(scope) == 0 {
		return t.askWords(c.name, commonWord, bot.T("mamoi.common_name")), nil
	}
	return t.areaLink(single(scope))
}

// onlyArea is for who has one area; of a few it asks which, of many the name.
func (t *deskTurn) onlyArea(c call) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	var mine []bot.Area
	for _, a := range areas {
		if a.ValidOn(t.day) && t.seesArea(a.ID) {
			mine = append(mine, a)
		}
	}
	switch {
	case len(mine) == 1:
		return t.areaLink(mine[0].ID)
	case len(mine) == 0 || len(mine) > 2*offered:
		return t.askWords(c.name, commonWord, bot.T("mamoi.common_name")), nil
	}
	var choices []bot.Choice
	for _, a := range mine {
		choices = append(choices, bot.Choice{Label: bot.Raw(a.Name), Data: data(verbArea, num(a.ID))})
	}
	t.awaitWords(c.name, commonWord)
	return t.answer(bot.T("mamoi.common_which"), rows(choices...)...), nil
}

// seesArea tells whether the area is the person's and may be shown in this chat.
func (t *deskTurn) seesArea(id bot.AreaID) bool {
	return t.who.own().HasArea(id) && t.who.reads().HasArea(id)
}

func (t *deskTurn) tapArea(c call) (bot.Effects, error) {
	if len(c.fields) == 0 {
		return t.stale()
	}
	id, ok := unnum[bot.AreaID](c.fields[0])
	if !ok {
		return t.stale()
	}
	return t.areaLink(id)
}

// areaLink shows the link of the present generation.
func (t *deskTurn) areaLink(id bot.AreaID) (bot.Effects, error) {
	gen, err := t.records.AreaGeneration(id)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.showAreaLink(id, gen, bot.Text{})
}

// showAreaLink shows the card to paste, and in private the officer's side of it
// to who may revoke it. What is said above takes the place of the question that
// was tapped.
func (t *deskTurn) showAreaLink(id bot.AreaID, gen int, above bot.Text) (bot.Effects, error) {
	name, e, err := t.areaName(id)
	if name.Args == nil {
		return e, err
	}
	payload := t.Tokens.AreaPayload(id, gen)
	link, page := t.link(payload), t.page(payload)
	chat := t.Chat
	if link == "" {
		link, page = page, ""
	}
	key := "mamoi.common_card"
	if link == "" {
		key, link, chat = "mamoi.common_chat", chat, ""
	}
	if link == "" {
		return t.answer(bot.T("mamoi.common_no_link")), nil
	}
	picture, err := t.qr(link)
	if err != nil {
		return bot.Effects{}, err
	}
	if above.Key != "" {
		e.Say = append(e.Say, t.say(above))
	}
	if picture == nil {
		key += "_plain"
	}
	e.Say = append(e.Say, withChat(withPage(card(bot.T(key, "area", name, "link", bot.Raw(link)), picture), page), chat))
	e.Writes = []bot.Write{t.audit("machung", areaObject(id))}
	if !t.who.group && t.who.covers(bot.WholeArea(id)) == granted {
		revoke := []bot.Choice{button("revoke_link", data(verbRenewArea, num(id), num(gen)))}
		e.Say = append(e.Say, card(bot.T("mamoi.common_note", "area", name), nil, revoke))
	}
	return e, nil
}

// areaName is the area inside a sentence, if it may be shown here and now; else
// what is to be answered instead.
func (t *deskTurn) areaName(id bot.AreaID) (bot.Text, bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Text{}, bot.Effects{}, err
	}
	i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == id })
	if i < 0 {
		e, err := t.stale()
		return bot.Text{}, e, err
	}
	if !t.seesArea(id) {
		e, err := t.refuse(outside)
		return bot.Text{}, e, err
	}
	return bot.Raw(bot.InSentence(areas[i].Name)), bot.Effects{}, nil
}

func areaObject(id bot.AreaID) string { return "area:" + num10(id) }

// renewArea asks before the common link stops working.
func (t *deskTurn) renewArea(c call) (bot.Effects, error) { return t.renewLink(c, false) }

// doRenewArea moves to the next generation and shows the new link.
func (t *deskTurn) doRenewArea(c call) (bot.Effects, error) { return t.renewLink(c, true) }

func (t *deskTurn) renewLink(c call, sure bool) (bot.Effects, error) {
	if len(c.fields) != 2 {
		return t.stale()
	}
	id, ok := unnum[bot.AreaID](c.fields[0])
	if !ok {
		return t.stale()
	}
	name, e, err := t.areaName(id)
	if name.Args == nil {
		return e, err
	}
	if no := t.who.covers(bot.WholeArea(id)); no != granted {
		return t.refuse(no)
	}
	gen, err := t.records.AreaGeneration(id)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case c.fields[1] != num(gen):
		return t.showAreaLink(id, gen, bot.T("mamoi.common_renewed_before", "area", name))
	case !sure:
		yes := data(verbDoRenewArea, num(id), num(gen))
		return t.ask(bot.T("mamoi.common_ask", "area", name), "revoke_link", yes), nil
	}
	e, err = t.showAreaLink(id, gen+1, bot.T("mamoi.common_renewed", "area", name))
	e.Writes = append(e.Writes,
		bot.RenewInvite{Area: id, Was: gen, By: t.Event.From, At: t.Event.At},
		t.audit("machung.thuhoi", areaObject(id)))
	return e, err
}

// withChat adds the bot's address on the platform that most people have, which
// opens the chat alone.
func withChat(say bot.Say, chat string) bot.Say {
	if chat != "" {
		say.Parts = append(say.Parts, bot.Part{Text: bot.T("mamoi.chat", "link", bot.Raw(chat))})
	}
	return say
}
