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
	sent   bot.SentForm
	has    bool
	itself time.Time // when its numbers were frozen by themselves, zero for not
}

// tapSent shows the list of a day from an area on.
func (t *deskTurn) tapSent(c call) (bot.Effects, error) {
	from := 0
	if len(c.fields) > 0 {
		from, _ = unnum[int](c.fields[0])
	}
	if !t.who.own().Covers(bot.Everything) {
		return t.refuse(outside)
	}
	p, err := t.tappedDay(c.fields, 1)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.showSent(p, from)
}

// upwards are all areas that have units: who has not sent first.
func (t *deskTurn) upwards(day time.Time) (list []upward, sent int, err error) {
	all, err := t.records.Sent(day)
	if err != nil {
		return nil, 0, err
	}
	last := bot.LastSent(all)
	itself, err := t.records.OwnForms(day, bot.Automatic)
	if err != nil {
		return nil, 0, err
	}
	frozen := map[bot.AreaID]time.Time{}
	for _, f := range itself {
		frozen[f.Area] = f.Areas
	}
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
		if list = append(list, upward{a, s, has, frozen[a.ID]}); has {
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
func (t *deskTurn) showSent(p bot.Period, from int) (bot.Effects, error) {
	day := t.formsDay(p)
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
	if len(list) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("guilenso.each", "typed", t.typed("guilenso"), "area", bot.Raw(cmp.Or(list[0].Short, list[0].Name)))})
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, t.sentChoices(day, from, end, len(list), sent, open)...)}}
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
		case !a.has:
			lines = append(lines, t.unsentLine(a, name))
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

// unsentLine is an area that has sent nothing, in private with whom to phone.
func (t *deskTurn) unsentLine(a upward, name bot.Text) bot.Text {
	line := bot.T("guilenso.line_not", "area", name)
	if !a.itself.IsZero() {
		line = bot.T("guilenso.line_itself", "area", name, "at", bot.Clock(a.itself))
	}
	if t.who.group {
		return line
	}
	return bot.T("guilenso.line_phone", "line", line, "who", tendedBy(a.areaBehind))
}

// tendedBy are those who look after an area, else its contact.
func tendedBy(a areaBehind) bot.List {
	who := officersOf(a)
	switch {
	case len(who) == 0 && (a.Contact != "" || a.Phone != ""):
		return bot.List{bot.T("dondoc.area_contact", "contact", contactOf(a.Contact, a.Phone))}
	case len(who) == 0:
		return bot.List{bot.T("guilenso.nobody")}
	}
	return who
}

// ackView is the kind of a view that lists what is to be acknowledged.
const ackView = "guilenso"

func (t *deskTurn) sentChoices(day time.Time, from, end, all, sent int, open []int64) [][]bot.Choice {
	if t.who.group {
		return nil
	}
	var acks, pages, more []bot.Choice
	if len(open) > 0 {
		acks = append(acks, bot.Choice{Label: bot.T("button.ack", "n", len(open)), Data: data(verbAck, t.keepView(ackView, open), dayField(day))})
	}
	if end < all {
		pages = append(pages, button("more_areas", data(verbSent, num(end), dayField(day))))
	}
	if first := all - sent; sent > 0 && end <= first { // they stand behind those who have not
		pages = append(pages, bot.Choice{Label: bot.T("button.sent_areas", "n", sent), Data: data(verbSent, num(first), dayField(day))})
	}
	if from > 0 {
		pages = append(pages, button("first_areas", data(verbSent, "0", dayField(day))))
	}
	more = append(more, button("refresh", data(verbSent, num(from), dayField(day))))
	if sent < all {
		more = append(more, button("chase_areas", t.scopeData(verbAreasChase, bot.Everything, "0")))
	}
	return filled(acks, pages, more)
}
