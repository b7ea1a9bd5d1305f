package main

import (
	"bytes"
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/cards"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// carding makes the invitation cards that officers ask for, one question at a time.
func (a *App) carding() jobs.Kind {
	return jobs.Kind{Name: bot.CardsWork, Timeout: 5 * time.Minute, Tries: 5, Work: a.doCards, GaveUp: jobs.OfTask(func(task bot.CardsTask) []bot.Write {
		return desk.CardsFailed(task, false, time.Now().UTC())
	})}
}

func (a *App) doCards(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.CardsTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	now := a.place.Now()
	all, book, err := a.readCards(ctx, task, now)
	if err != nil {
		return nil, err
	}
	var page, sheet bytes.Buffer
	if err := a.printCards(&page, task, all, book); err != nil {
		return nil, err
	}
	if err := workbook.WriteCards(&sheet, a.words, book, all); err != nil {
		return nil, err
	}
	var files []bot.File
	name := a.fileName(task.Lang, "cards.name", book.Head.Place, book.At)
	for _, f := range []struct {
		data      *bytes.Buffer
		end, mime string
	}{{&page, ".html", cards.Mime}, {&sheet, ".xlsx", workbook.Mime}} {
		sum, err := a.shelf.Keep(f.data.Bytes())
		switch {
		case full(err):
			return desk.CardsFailed(task, true, now), nil
		case err != nil:
			return nil, err
		}
		files = append(files, bot.File{SHA256: sum, Name: name + f.end, Mime: f.mime, Size: int64(f.data.Len())})
	}
	return desk.CardsMade(task, files, len(all), now), nil
}

// readCards are the units with what opens their chat now, in the order of people.
func (a *App) readCards(ctx context.Context, task bot.CardsTask, now time.Time) (all []bot.InviteCard, b workbook.Book, err error) {
	b = workbook.Book{Head: task.Head, At: now.In(a.place.Zone), Lang: task.Lang}
	link := a.inviteLink(task.Tell.Chat.Channel)
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		units, err := n.UnitRows(bot.MissingOf{Scope: task.Scope, Silent: a.silent(), At: now})
		if err != nil {
			return err
		}
		if b.Areas, err = n.Tally(bot.TotalsOf{Scope: task.Scope, By: bot.ByArea}); err != nil {
			return err
		}
		gens, err := n.InviteGenerations(task.Scope)
		for _, u := range workbook.InOrder(units, b.Areas) {
			all = append(all, bot.InviteCard{UnitRow: *u, Invite: a.store.Tokens().TypedUnitCode(u.ID, gens[u.ID]), Link: link(a.store.Tokens().UnitPayload(u.ID, gens[u.ID]))})
		}
		return err
	})
	return all, b, err
}

// inviteLink is what opens a chat with the payload: on the channel that it was asked on,
// else on the platform that most people have, else the web page; "" where nothing does.
func (a *App) inviteLink(asked string) func(payload string) string {
	return func(payload string) string {
		for _, name := range []string{asked, "telegram", "web"} {
			if link := a.link(name, payload); link != "" {
				return link
			}
		}
		return ""
	}
}

// printCards writes the page, three lines of how on each card.
func (a *App) printCards(to *bytes.Buffer, task bot.CardsTask, all []bot.InviteCard, b workbook.Book) error {
	say := func(key string, pairs ...any) string { return a.words.Words(task.Lang, bot.T("cards."+key, pairs...)) }
	names := make(map[bot.AreaID]string, len(b.Areas))
	for _, r := range b.Areas {
		names[r.Area.ID] = r.Area.Name
	}
	p := cards.Page{Lang: task.Lang, Title: say("title", "place", task.Head.Place), Note: say("note", "n", len(all)), Print: say("print"), Code: say("code"), Office: task.Head.Office}
	return cards.Write(to, p, func(yield func(cards.Card) bool) {
		for _, u := range all {
			how := []string{say("scan"), say("type"), say("tell")}
			if u.Link == "" {
				how[0] = say("open")
			}
			if !yield(cards.Card{Unit: u.Name, Area: names[u.Area], Code: u.Invite, Link: u.Link, How: how}) {
				return
			}
		}
	})
}
