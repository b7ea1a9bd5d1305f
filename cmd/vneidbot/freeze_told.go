package main

import (
	"cmp"
	"context"
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
	sum      bot.Tally
	later    bool // it is not the first round
}

// tellClosed tells the groups of the whole, once, with one workbook of all forms.
func (a *App) tellClosed(ctx context.Context, plan *closePlan, now time.Time) ([]bot.Write, error) {
	if len(plan.groups) == 0 {
		return nil, nil
	}
	var c closed
	err := a.store.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		c, err = readClosed(n, plan.round)
		return err
	})
	if err != nil || len(c.forms) == 0 {
		return nil, err
	}
	var campaign bot.Campaign
	if err := a.store.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		campaign, err = n.Campaign()
		return err
	}); err != nil {
		return nil, err
	}
	var writes []bot.Write
	for _, g := range plan.groups {
		lang := cmp.Or(g.Lang, "vi")
		head := bot.ExportHead{Office: campaign.Office, Campaign: campaign.Name.In(lang), Place: a.words.Words(lang, bot.T("guilenso.whole")), By: a.words.Words(lang, bot.T("guilenso.itself"))}
		f, _, err := a.makeBook(ctx, bot.ExportTask{Lang: lang, Scope: bot.Everything, Head: head, Forms: c.forms}, now)
		if err != nil {
			return nil, err
		}
		m := bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: a.words.Words(lang, a.closedText(c, plan.round))}}}
		ask, theirs := desk.GroupFile(g.Chat, bot.Everything, time.Now())
		a.bring(&m, g.Chat, lang, bot.Attachment{SHA256: f.SHA256, Name: f.Name, Mime: f.Mime, Size: f.Size, Ask: ask})
		writes = append(writes, theirs, bot.Enqueue{Key: bot.AutoWork + ":" + plan.round.Day.Format(time.DateOnly) + ":" + g.Chat.Key(), To: g.Chat, Message: m, At: time.Now(), Unasked: true})
	}
	return writes, nil
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
		if s, has := last[row.Area.ID]; has {
			c.sent++
			forms = append(forms, s.Form)
			continue
		}
		c.lacking = append(c.lacking, row.Area)
		own, err := n.FormsOf(row.Area.ID, r.Day)
		if err != nil {
			return c, err
		}
		if f, ok := bot.LastForm(own, bot.Automatic); ok {
			forms = append(forms, f)
		}
	}
	for _, f := range forms {
		c.forms = append(c.forms, f.ID)
	}
	counted, err := n.TallyForms(forms, bot.Everything, bot.ByArea)
	c.sum = bot.Sum(counted)
	return c, err
}

// closedText says who has sent, and how the whole stands by all forms.
func (a *App) closedText(c closed, r bot.Round) bot.Text {
	auto := bot.Raw("")
	if len(c.lacking) > 0 {
		var names bot.List
		for _, area := range c.lacking[:min(len(c.lacking), areasNamed)] {
			names = append(names, bot.Raw(cmp.Or(area.Short, bot.InSentence(area.Name))))
		}
		if more := len(c.lacking) - areasNamed; more > 0 {
			names = append(names, bot.T("guilenso.deadline_more", "n", more))
		}
		auto = bot.T("guilenso.deadline_auto", "n", len(c.lacking), "areas", names)
	}
	share := func(n int) bot.PerMille { s, _ := bot.Share(n, c.sum.Total); return s }
	first := bot.T("guilenso.deadline_reported", "n", c.sum.Reported(), "total", c.sum.Total, "share", share(c.sum.Reported()))
	if c.later {
		first = bot.T("guilenso.deadline_updated", "n", c.sum.Updated(), "total", c.sum.Total, "share", share(c.sum.Updated()))
	}
	return bot.T("guilenso.deadline", "day", bot.Day(r.Units), "n", c.sent, "of", c.of, "auto", auto, "first", first, "confirmed", c.sum.Confirmed,
		"good", c.sum.Good(), "total", c.sum.Total, "good_share", share(c.sum.Good()), "done", c.sum.Succeeded, "done_share", share(c.sum.Succeeded))
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
