package desk

import (
	"cmp"
	"slices"

	"vneidbot/bot"
)

// acknowledge says that what was shown has come; whoever sent it is told.
func (t *deskTurn) acknowledge(c call) (bot.Effects, error) {
	var ids []int64
	ok, err := len(c.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(ackView, c.fields[0], &ids)
	}
	switch {
	case !ok:
		return t.staleAfter(err)
	case !t.who.own().Covers(bot.Everything):
		return t.refuse(outside)
	}
	p, err := t.tappedDay(c.fields, 1)
	if err != nil {
		return bot.Effects{}, err
	}
	all, err := t.records.Sent(t.formsDay(p))
	if err != nil {
		return bot.Effects{}, err
	}
	e := bot.Effects{}
	n := 0
	for _, s := range all {
		if !slices.Contains(ids, s.Send) || !s.Acked.IsZero() {
			continue
		}
		tell, err := t.tellAcked(s)
		if err != nil {
			return bot.Effects{}, err
		}
		n++
		e.Writes = append(e.Writes, bot.AckForm{Send: s.Send, By: t.Event.From, At: t.now})
		e.Tell = append(e.Tell, tell...)
	}
	if n == 0 {
		return t.showSent(p, 0)
	}
	e.Writes = append(e.Writes, t.audit("guilenso.nhan", ""))
	e.Say = []bot.Say{t.say(bot.T("guilenso.acked", "n", n, "at", bot.Clock(t.now)), []bot.Choice{button("who_sent", data(verbSent, "0", dayField(t.formsDay(p))))})}
	return e, nil
}

// tellAcked tells who sent the form, where one can be written to.
func (t *deskTurn) tellAcked(s bot.SentForm) ([]bot.Tell, error) {
	chats, err := t.records.ChatsOf([]bot.AccountID{s.Sender})
	if err != nil || len(chats) == 0 {
		return nil, err
	}
	place, err := t.describe(bot.WholeArea(s.Area))
	text := bot.T("guilenso.ack", "number", s.Number, "place", place, "at", t.now, "by", bot.Raw(cmp.Or(t.displayName(), "…")))
	return []bot.Tell{{Key: "nhan:" + num10(s.Send), To: chats[0], Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}}}}, err
}
