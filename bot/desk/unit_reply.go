package desk

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// replyView is the kind of a view that is an officer's words to somebody.
const replyView = "traloi"

// words are what an officer is about to write to a person. The event tells the same
// words of another day apart.
type words struct {
	Unit  bot.UnitID
	To    string // accountMark
	Text  string
	Event string
}

// maxReply is how long an officer's words may be, in letters: with its head the
// message fits every platform.
const maxReply = 1000

// reply asks for the officer's own words, and shows them before they are sent.
func (t *deskTurn) reply(c call) (bot.Effects, error) {
	u, p, e, err := t.tappedPerson(c)
	if p == nil {
		return e, err
	}
	text := strings.TrimSpace(c.args)
	switch letters := utf8.RuneCountInString(text); {
	case p.Chat.ID == "":
		return t.person(*u, *p, []bot.Part{{Text: bot.T("donvi.not_reached")}}), nil
	case !c.answer || text == "":
		return t.askFree("donvi", c, bot.T("donvi.which_reply", "name", reporterName(p.Name), "unit", unitName(*u))), nil
	case t.Event.Masked:
		return t.askFree("donvi", c, bot.T("donvi.citizen")), nil
	case letters > maxReply:
		return t.askFree("donvi", c, bot.T("donvi.reply_long", "n", letters, "most", maxReply)), nil
	}
	id := t.keepView(replyView, words{u.ID, c.fields[1], text, t.Event.ID})
	return t.ask(bot.T("donvi.ask_reply", "name", reporterName(p.Name), "text", bot.Raw(text)), "unit_send", data(verbDoReply, id)), nil
}

// doReply sends the words, once, as the office's.
func (t *deskTurn) doReply(c call) (bot.Effects, error) {
	var w words
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(replyView, c.fields[0], &w)
	}
	if !ok {
		return t.staleAfter(err)
	}
	u, p, e, err := t.tappedPerson(call{fields: []string{num(w.Unit), w.To}})
	if p == nil {
		return e, err
	}
	if p.Chat.ID == "" {
		return t.person(*u, *p, []bot.Part{{Text: bot.T("donvi.not_reached")}}), nil
	}
	from, err := t.signature(*u)
	if err != nil {
		return bot.Effects{}, err
	}
	e = t.answer(bot.T("donvi.replied", "name", reporterName(p.Name)), backToPeople(*u))
	e.Tell = []bot.Tell{{Key: actReply + ":" + c.fields[0], To: p.AccountChat, Say: bot.Say{Kind: bot.Notice,
		Parts: []bot.Part{{Text: bot.T("donvi.reply", "from", from, "unit", unitName(*u))}, {Text: bot.Raw(w.Text)}}}}}
	e.Writes = []bot.Write{t.audit(actReply, personObject(*u, *p))}
	return e, nil
}

// signature is who writes: the officer's name and phone, and the office.
func (t *deskTurn) signature(u bot.Unit) (from bot.List, err error) {
	from = bot.List{nameOf(t.displayName())}
	office, err := t.officeOf(u)
	if office != "" {
		from = append(from, bot.Raw(office))
	}
	if t.who.Phone != "" {
		from = append(from, bot.T("donvi.reply_phone", "phone", bot.Phone(t.who.Phone)))
	}
	return from, err
}

// officeOf is whose officer writes about the unit: of its own area, or of the whole.
func (t *deskTurn) officeOf(u bot.Unit) (string, error) {
	if of := single(t.who.own()); of == 0 || of != u.Area {
		campaign, err := t.records.Campaign()
		return campaign.Office, err
	}
	area, err := t.anArea(u.Area)
	return area.Office, err
}
