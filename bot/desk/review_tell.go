package desk

import (
	"slices"

	"vneidbot/bot"
)

// resend is the data of the button below a returned report: the conversation's.
func resend(unit bot.UnitID, r bot.Receipt) string {
	return "s:resend:" + num10(unit) + "." + string(r)
}

// tellReturned tells each who sent a report that it comes back and why, verified or
// not.
func (t *deskTurn) tellReturned(r *decided, items []shownItem, v verdictOn) error {
	key := "xacnhan.tell_returned"
	if v.reason == bot.ReturnPapers {
		key = "xacnhan.tell_papers"
	}
	return t.tellItems(r, items, func(item shownItem, to bot.AccountChat, from bot.List) {
		text := bot.T(key, "from", from, "receipt", item.Receipt, "unit", item.unit(), "reason", reasonText(v.reason, v.words))
		again := bot.Choice{Label: bot.T("button.resend"), Data: resend(item.Unit, item.Receipt), Standing: true}
		r.tell = append(r.tell, bot.Tell{Key: actReturn + ":" + t.Event.ID + ":" + string(item.Report), To: to,
			Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: [][]bot.Choice{{again}}}})
	})
}

// tellItems calls f with each report whose sender can be written to, and counts those
// whom a pause keeps from being told.
func (t *deskTurn) tellItems(r *decided, items []shownItem, f func(shownItem, bot.AccountChat, bot.List)) error {
	var ids []bot.AccountID
	for _, item := range items {
		if !slices.Contains(ids, item.Account) {
			ids = append(ids, item.Account)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	chats, err := t.records.ChatsOf(ids)
	if err != nil {
		return err
	}
	for _, item := range items {
		i := slices.IndexFunc(chats, func(c bot.AccountChat) bool { return c.Account == item.Account })
		if i < 0 {
			continue
		}
		u, err := t.records.Unit(item.Unit)
		if err != nil || u == nil {
			return err
		}
		switch quiet, err := t.quiet(*u); {
		case err != nil:
			return err
		case quiet:
			r.quiet++
			continue
		}
		from, err := t.signature(*u)
		if err != nil {
			return err
		}
		f(item, chats[i], from)
	}
	return nil
}
