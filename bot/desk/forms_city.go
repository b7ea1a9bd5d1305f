package desk

import (
	"cmp"
	"slices"
	"time"

	"vneidbot/bot"
)

const (
	sentPerPage  = 20 // lines with a name and a phone each
	sentPerPlain = 10 // where a message is short
)

// upward is an area, and what it has sent.
type upward struct {
	areaBehind
	sent bot.SentForm
	has  bool
}

// tapSent shows the list from an area on.
func (t *deskTurn) tapSent(c call) (bot.Effects, error) {
	from := 0
	if len(c.fields) > 0 {
		from, _ = unnum[int](c.fields[0])
	}
	if !t.who.own().Covers(bot.Everything) {
		return t.refuse(outside)
	}
	return t.showSent(from)
}

// upwards are all areas that have units: who has not sent first.
func (t *deskTurn) upwards(day time.Time) (list []upward, sent int, err error) {
	all, err := t.records.Sent(day)
	if err != nil {
		return nil, 0, err
	}
	last := bot.LastSent(all)
	rows, err := t.records.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
	if err != nil {
		return nil, 0, err
	}
	behind := []areaBehind{}
	for _, r := range rows {
		if r.Total > 0 && r.Area.ID != 0 {
			behind = append(behind, areaBehind{Area: r.Area, scope: bot.WholeArea(r.Area.ID)})
		}
	}
	if err := t.lookAfter(behind); err != nil {
		return nil, 0, err
	}
	for _, a := range behind {
		s, has := last[a.ID]
		if list = append(list, upward{a, s, has}); has {
			sent++
		}
	}
	slices.SortStableFunc(list, func(a, b upward) int {
		rank := map[bool]int{true: 1}
		return rank[a.has] - rank[b.has]
	})
	return list, sent, nil
}

// showSent lists who has sent the form of the round, when, and whether that was
// acknowledged; of the others whom to phone.
func (t *deskTurn) showSent(from int) (bot.Effects, error) {
	day, p, err := t.forming(0)
	if err != nil {
		return bot.Effects{}, err
	}
	list, sent, err := t.upwards(day)
	if err != nil {
		return bot.Effects{}, err
	}
	most := sentPerPage
	if t.Caps.Text > 0 && t.Caps.Text < 3000 {
		most = sentPerPlain
	}
	if from >= len(list) {
		from = 0
	}
	end := min(from+most, len(list))
	lines, open, err := t.sentLines(list[from:end])
	if err != nil {
		return bot.Effects{}, err
	}
	due := bot.Raw("")
	if !p.Round.Areas.IsZero() {
		due = bot.T("guilenso.due", "clock", bot.Clock(p.Round.Areas))
	}
	parts := []bot.Part{{Text: bot.T("guilenso.head", "day", bot.Day(t.Place.At(day, 0, 0)), "at", bot.Clock(t.now), "due", due, "n", sent, "of", len(list))}}
	if len(lines) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("chuabaocao.lines", "lines", lines)})
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, t.sentChoices(from, end, len(list), sent, open)...)}}
	if !t.who.group {
		e.Writes = []bot.Write{t.audit("guilenso.xem", "")}
	}
	return e, nil
}

// sentLines are the areas of a page, and what of them is to be acknowledged.
func (t *deskTurn) sentLines(page []upward) (lines bot.Lines, open []int64, err error) {
	for _, a := range page {
		name := bot.Raw(cmp.Or(a.Short, a.Name))
		switch {
		case !a.has && t.who.group:
			lines = append(lines, bot.T("guilenso.line_not", "area", name))
		case !a.has:
			who := officersOf(a.areaBehind)
			switch {
			case len(who) == 0 && (a.Contact != "" || a.Phone != ""):
				who = bot.List{bot.T("dondoc.area_contact", "contact", contactOf(a.Contact, a.Phone))}
			case len(who) == 0:
				who = bot.List{bot.T("guilenso.nobody")}
			}
			lines = append(lines, bot.T("guilenso.line_phone", "area", name, "who", who))
		case a.sent.Acked.IsZero():
			open = append(open, a.sent.Send)
			lines = append(lines, bot.T("guilenso.line_sent", "area", name, "number", a.sent.Number, "at", bot.Clock(a.sent.Sent), "times", a.sent.Times))
		default:
			by, err := t.account(a.sent.AckedBy)
			if err != nil {
				return nil, nil, err
			}
			lines = append(lines, bot.T("guilenso.line_acked", "area", name, "number", a.sent.Number, "at", bot.Clock(a.sent.Sent), "times", a.sent.Times,
				"acked", bot.Clock(a.sent.Acked), "by", nameOf(by.Name)))
		}
	}
	return lines, open, nil
}

// ackView is the kind of a view that lists what is to be acknowledged.
const ackView = "guilenso"

func (t *deskTurn) sentChoices(from, end, all, sent int, open []int64) [][]bot.Choice {
	if t.who.group {
		return nil
	}
	var acks, pages, more []bot.Choice
	if len(open) > 0 {
		acks = append(acks, bot.Choice{Label: bot.T("button.ack", "n", len(open)), Data: data(verbAck, t.keepView(ackView, open))})
	}
	if end < all {
		pages = append(pages, button("more_areas", data(verbSent, num(end))))
	}
	if first := all - sent; sent > 0 && end <= first { // they stand behind those who have not
		pages = append(pages, bot.Choice{Label: bot.T("button.sent_areas", "n", sent), Data: data(verbSent, num(first))})
	}
	if from > 0 {
		pages = append(pages, button("first_areas", data(verbSent, "0")))
	}
	more = append(more, button("refresh", data(verbSent, num(from))))
	if sent < all {
		more = append(more, button("chase_areas", t.scopeData(verbAreasChase, bot.Everything, "0")))
	}
	return filled(acks, pages, more)
}

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
	day, _, err := t.forming(0)
	if err != nil {
		return bot.Effects{}, err
	}
	all, err := t.records.Sent(day)
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
		return t.showSent(0)
	}
	e.Writes = append(e.Writes, t.audit("guilenso.nhan", ""))
	e.Say = []bot.Say{t.say(bot.T("guilenso.acked", "n", n, "at", bot.Clock(t.now)), []bot.Choice{button("who_sent", data(verbSent, "0"))})}
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
