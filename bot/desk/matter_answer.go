package desk

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// refuses marks an answer that says why data are not deleted: the wish is done with it.
const refuses = "k"

// answerView is the kind of a view that is an officer's answer.
const answerView = "denghi.traloi"

// matterAnswer is an answer that an officer is asked about. The event tells the same
// words of another day apart.
type matterAnswer struct {
	Matter  string // the id of its view
	Refuses bool
	Text    string
	Event   string
}

// answerMatter asks for the officer's own words, and shows them before they are sent.
func (t *deskTurn) answerMatter(c call) (bot.Effects, error) {
	m, e, err := t.openMatter(c)
	if m == nil {
		return e, err
	}
	no := len(c.fields) == 2 && c.fields[1] == refuses
	if !answerable(*m) || no && m.Kind != bot.MatterDelete {
		return t.stale()
	}
	text := strings.TrimSpace(c.args)
	chats, err := t.records.ChatsOf([]bot.AccountID{m.Account})
	switch letters := utf8.RuneCountInString(text); {
	case err != nil:
		return bot.Effects{}, err
	case len(chats) == 0 && !no:
		return t.matterPage(*m, c.fields[0], []bot.Part{{Text: bot.T("donvi.not_reached")}})
	case (!c.answer || text == "") && no:
		return t.askFree("denghi", c, bot.T("denghi.which_reason")), nil
	case !c.answer || text == "":
		return t.askFree("denghi", c, bot.T("denghi.which_answer", "name", reporterName(m.Name))), nil
	case t.Event.Masked:
		return t.askFree("denghi", c, bot.T("donvi.citizen")), nil
	case letters > maxReply:
		return t.askFree("denghi", c, bot.T("donvi.reply_long", "n", letters, "most", maxReply)), nil
	}
	id := t.keepView(answerView, matterAnswer{c.fields[0], no, text, t.Event.ID})
	key := "denghi.ask_answer"
	if no {
		key = "denghi.ask_refuse"
	}
	return t.ask(bot.T(key, "name", reporterName(m.Name), "text", bot.Raw(text)), "unit_send", data(verbDoAnswer, id)), nil
}

// doAnswerMatter sends the answer, once. A question is done with it, a wish is
// answered and waits for what was wished.
func (t *deskTurn) doAnswerMatter(c call) (bot.Effects, error) {
	var a matterAnswer
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(answerView, c.fields[0], &a)
	}
	if !ok {
		return t.staleAfter(err)
	}
	m, e, err := t.openMatter(call{fields: []string{a.Matter}})
	if m == nil {
		return e, err
	}
	done := a.Refuses || m.Kind != bot.MatterDelete && m.Kind != bot.MatterCorrect
	if done {
		e, err = t.afterSettled(*m)
	} else {
		e = t.answer(bot.T("denghi.answered", "name", reporterName(m.Name)), []bot.Choice{button("matter_back", data(verbMatter, a.Matter))}, backToMatters())
	}
	if err != nil {
		return bot.Effects{}, err
	}
	from, err := t.signature(m.Unit)
	if err != nil {
		return bot.Effects{}, err
	}
	e.Tell, err = t.tellAsker(*m, actAnswered+":"+c.fields[0], toAsker(*m, "denghi.reply_"+string(m.Kind), "from", from), bot.Raw(a.Text))
	e.Writes = append(e.Writes,
		bot.SettleMatter{Event: t.Event.ID, Act: actAnswered, Kind: m.Kind, ID: m.ID, Done: done, By: t.Event.From, At: t.Event.At},
		t.audit(actAnswered, matterKey{m.Kind, m.ID}.object()))
	return e, err
}
