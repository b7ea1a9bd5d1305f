package desk

import "vneidbot/bot"

// openPage is /trang: the officers' page on a PC.
func openPage() command {
	return command{
		name: "trang", asked: "trang làm việc|máy tính|trang cán bộ|trang web|mở trang|page", aliases: []string{"page"}, action: action{inPrivate, (*deskTurn).offerPage}, place: 11, onPage: true,
		taps: []tap{{verbClosePage, action{byInvitee, (*deskTurn).closePage}}},
	}
}

const verbClosePage = "tgx"

// offerPage gives a link and a code, made from the event, so that a second run of
// it says the same. Only their hashes are written.
func (t *deskTurn) offerPage(call) (bot.Effects, error) {
	if t.PageURL == "" {
		return t.answer(bot.T("trang.none")), nil
	}
	link, code := t.Tokens.PageOffer(t.Event.ID)
	offer := bot.PageOffer{Account: t.Event.From, Until: t.Event.At.Add(bot.OfferLife),
		Link: t.Tokens.HashPageSecret(bot.PageLink, link), Code: t.Tokens.HashPageSecret(bot.PageCode, code)}
	open := bot.Choice{Label: bot.T("button.open_page"), URL: t.PageURL + "/mo/" + link}
	e := bot.Effects{Say: []bot.Say{t.sayParts([]bot.Part{
		{Text: bot.T("trang.link")}, {Text: bot.T("trang.code", "link", bot.Raw(t.PageURL), "code", bot.Raw(code))}}, []bot.Choice{open})}}
	e.Writes = []bot.Write{
		bot.OfferPage{Event: t.Event.ID, PageOffer: offer, At: t.Event.At},
		t.reachable(),
		t.audit("trang", "account:"+string(t.Event.From)),
	}
	return e, nil
}

// PageOpened is what an officer is told of a session that was opened.
func PageOpened(s bot.PageSession, text bot.Text) bot.Say {
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: [][]bot.Choice{{ClosePage(s)}}}
}

// ClosePage is the button that ends a session.
func ClosePage(s bot.PageSession) bot.Choice {
	return bot.Choice{Label: bot.T("button.close_page"), Data: data(verbClosePage, s.ID), Standing: true}
}

// closePage ends one of the own sessions, also of somebody who is no officer any more.
func (t *deskTurn) closePage(c call) (bot.Effects, error) {
	if len(c.fields) == 0 {
		return t.stale()
	}
	if open, err := t.records.PageOpen(t.Event.From, c.fields[0]); err != nil || !open {
		return t.answer(bot.T("trang.closed_before")), err
	}
	e := t.answer(bot.T("trang.closed"))
	e.Writes = []bot.Write{bot.ClosePage{Session: c.fields[0], Account: t.Event.From}, t.audit("trang.dong", "page:"+c.fields[0])}
	return e, nil
}
