package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/store"
)

// areasNamed is how many areas without a form of an officer the message names.
const areasNamed = 10

// closed is what the groups of the whole are told at the areas' hour.
type closed struct {
	forms    []bot.FormID
	sent, of int
	lacking  []bot.Area
	after    []areaHour // whose forms are not due yet and are not counted
	sum      bot.Tally
	later    bool     // it is not the first round
	since    bot.Text // what has changed since the one before
}

// areaHour is an area and the hour of its form.
type areaHour struct {
	bot.Area
	at time.Time
}

// tellClosed tells the groups of the whole, once, with one workbook of all forms.
func (a *App) tellClosed(ctx context.Context, plan *closePlan, now time.Time) ([]bot.Write, error) {
	if len(plan.groups) == 0 {
		return nil, nil
	}
	var c closed
	var campaign bot.Campaign
	err := a.store.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		if c, err = readClosed(n, plan.round); err != nil {
			return err
		}
		if c.since, err = c.sinceForms(n, plan.round); err != nil {
			return err
		}
		campaign, err = n.Campaign()
		return err
	})
	if err != nil || len(c.forms) == 0 {
		return nil, err
	}
	var writes []bot.Write
	for _, g := range plan.groups {
		lang := cmp.Or(g.Lang, "vi")
		head := bot.ExportHead{Office: campaign.Office, Campaign: campaign.Name.In(lang), Place: a.words.Words(lang, bot.T("guilenso.whole")), By: a.words.Words(lang, bot.T("guilenso.itself"))}
		f, _, err := a.makeBook(ctx, bot.ExportTask{Lang: lang, Scope: bot.Everything, Head: head, Flat: true, Forms: c.forms}, now)
		if err != nil {
			return nil, err
		}
		m := bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: a.words.Words(lang, a.closedText(c, plan.round))}}}
		ask, theirs := desk.GroupFile(g.Chat, bot.Everything, time.Now())
		a.bring(&m, g.Chat, lang, bot.Attachment{SHA256: f.SHA256, Name: f.Name, Mime: f.Mime, Size: f.Size, Ask: ask})
		writes = append(writes, theirs, bot.Enqueue{Key: closedKey(plan.round, g), To: g.Chat, Message: m, At: time.Now(), Unasked: true})
	}
	return writes, nil
}

// closedKey names what a group is told of a day's forms: once, and once more when areas
// had a later hour.
func closedKey(r bot.Round, g bot.Group) string {
	key := bot.AutoWork + ":" + r.Day.Format(time.DateOnly) + ":" + g.Chat.Key()
	if r.Area != 0 {
		key += ":" + strconv.FormatInt(int64(r.ID), 10) + "." + strconv.Itoa(r.Version)
	}
	return key
}

// readClosed finds for each area the form that counts: what its officer sent last, else
// the one that came by itself.
func readClosed(n *store.Snapshot, r bot.Round) (c closed, err error) {
	all, err := n.Rounds()
	if err != nil {
		return c, err
	}
	p, _ := all.Of(0).Forming(r.Day)
	c.later = !p.Since.IsZero()
	sent, err := n.Sent(r.Day)
	if err != nil {
		return c, err
	}
	itself, err := n.OwnForms(r.Day, bot.Automatic)
	if err != nil {
		return c, err
	}
	last := bot.LastSent(sent)
	rows, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
	if err != nil {
		return c, err
	}
	var forms []bot.Form
	for _, row := range rows {
		if row.Total == 0 || row.Area.ID == 0 {
			continue
		}
		c.of++
		own, _ := all.Of(row.Area.ID).On(r.Day)
		s, has := last[row.Area.ID]
		switch {
		case has:
			c.sent++
			forms = append(forms, s.Form)
		case own.Areas.After(r.Areas):
			c.after = append(c.after, areaHour{row.Area, own.Areas})
		default:
			c.lacking = append(c.lacking, row.Area)
			forms = append(forms, newestOf(itself, row.Area.ID)...)
		}
	}
	return c, c.counts(n, forms)
}

// counts adds up the forms that count.
func (c *closed) counts(n *store.Snapshot, forms []bot.Form) error {
	for _, f := range forms {
		c.forms = append(c.forms, f.ID)
	}
	counted, err := n.TallyForms(forms, bot.Everything, bot.ByArea)
	c.sum = bot.Sum(counted)
	return err
}

// newestOf is the last of the forms that is of the area, if there is one.
func newestOf(forms []bot.Form, area bot.AreaID) []bot.Form {
	for i, f := range slices.Backward(forms) {
		if f.Area == area {
			return forms[i : i+1]
		}
	}
	return nil
}

// closedText says who has sent, and how the whole stands by all forms.
func (a *App) closedText(c closed, r bot.Round) bot.Text {
	auto, after := bot.Raw(""), bot.Raw("")
	if len(c.lacking) > 0 {
		auto = bot.T("guilenso.deadline_auto", "n", len(c.lacking), "areas", firstAreas(c.lacking, areaInTables))
	}
	if len(c.after) > 0 {
		after = bot.T("guilenso.deadline_after", "n", len(c.after), "areas", firstAreas(c.after, func(a areaHour) bot.Text {
			return bot.T("guilenso.deadline_hour", "area", areaInTables(a.Area), "clock", bot.Clock(a.at))
		}))
	}
	share := func(n int) bot.PerMille { s, _ := bot.Share(n, c.sum.Total); return s }
	first := bot.T("guilenso.deadline_reported", "n", c.sum.Reported(), "total", c.sum.Total, "share", share(c.sum.Reported()))
	if c.later {
		first = bot.T("guilenso.deadline_updated", "n", c.sum.Updated(), "total", c.sum.Total, "share", share(c.sum.Updated()))
	}
	return bot.T("guilenso.deadline", "day", bot.Day(r.Units), "n", c.sent, "of", c.of, "auto", auto, "after", after, "first", first, "confirmed", c.sum.Confirmed,
		"good", c.sum.Good(), "total", c.sum.Total, "good_share", share(c.sum.Good()), "since", c.since, "done", c.sum.Succeeded, "done_share", share(c.sum.Succeeded))
}

func areaInTables(a bot.Area) bot.Text { return bot.Raw(cmp.Or(a.Short, bot.InSentence(a.Name))) }

// firstAreas names the first ones of a list, and counts the rest.
func firstAreas[A any](list []A, name func(A) bot.Text) (names bot.List) {
	for _, a := range list[:min(len(list), areasNamed)] {
		names = append(names, name(a))
	}
	if more := len(list) - areasNamed; more > 0 {
		names = append(names, bot.T("guilenso.deadline_more", "n", more))
	}
	return names
}

// bring puts a file on a message, or its address where the platform carries none.
func (a *App) bring(m *bot.Message, to bot.Chat, lang string, f bot.Attachment) {
	say := func(t bot.Text) { m.Parts = append(m.Parts, bot.Para{Text: a.words.Words(lang, t)}) }
	ch := a.channels[to.Channel]
	switch link := a.address(f); {
	case ch != nil && ch.Caps().File >= f.Size:
		m.File = &f
		say(bot.T("guilenso.file"))
	case link != "":
		say(bot.T("guilenso.file_link", "link", bot.Raw(link)))
	}
}
