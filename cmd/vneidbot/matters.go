package main

import (
	"context"
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// When officers are told of what waits for them: of what came together, at most once
// an hour, and not at night. Administrators hear of what is overdue in the morning.
const (
	mattersLook  = time.Minute
	mattersEvery = time.Hour
	lateAt       = 8
)

// mattering tells officers what came, and administrators what is overdue.
func (a *App) mattering() jobs.Kind {
	return jobs.Kind{Name: "matters",
		Next: func(now time.Time) time.Time { return now.Add(mattersLook) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) { return a.tellMatters(ctx, a.place.Now()) }}
}

func (a *App) tellMatters(ctx context.Context, now time.Time) (writes []bot.Write, err error) {
	awake := false
	err = a.store.Snapshot(ctx, func(s *store.Snapshot) error {
		campaign, err := s.Campaign()
		if awake = campaign.Tact.Awake(a.place.Hour(now)); err != nil || !awake {
			return err
		}
		waiting, err := s.Matters(bot.Everything)
		if err != nil || len(waiting) == 0 {
			return err
		}
		writes, err = a.newMatters(s, waiting, now)
		return err
	})
	if err != nil || !awake {
		return nil, err
	}
	late, err := a.lateMatters(ctx, now)
	return append(writes, late...), err
}

// newMatters tells each officer of the own ones, if some came since.
func (a *App) newMatters(s *store.Snapshot, waiting []bot.Matter, now time.Time) (writes []bot.Write, err error) {
	told, err := s.Told()
	if err != nil {
		return nil, err
	}
	of, chats, err := a.responsible(s, waiting)
	if err != nil {
		return nil, err
	}
	for _, to := range chats {
		mine, was := of[to.Account], told[to.Account]
		newest := time.Time{}
		for _, m := range mine {
			if m.At.After(newest) {
				newest = m.At
			}
		}
		if len(mine) == 0 || !newest.After(was.UpTo) || now.Sub(was.At) < mattersEvery {
			continue
		}
		writes = append(writes, bot.NoteTold{Account: to.Account, At: now, UpTo: newest},
			a.tellSay("denghi:"+string(to.Account)+":"+now.UTC().Format(time.RFC3339), to, desk.MattersWaiting(mine, a.place), time.Now()))
	}
	return writes, nil
}

// responsible are the officers who can be written to, each with what is the own: what
// is nobody's is the administrators'.
func (a *App) responsible(s *store.Snapshot, waiting []bot.Matter) (of map[bot.AccountID][]bot.Matter, chats []bot.AccountChat, err error) {
	officers, err := s.Officers()
	if err != nil {
		return nil, nil, err
	}
	ids := slices.Clone(a.admins.ids)
	for _, o := range officers {
		ids = append(ids, o.ID)
	}
	if chats, err = s.ChatsOf(ids); err != nil {
		return nil, nil, err
	}
	officers = slices.DeleteFunc(officers, func(o bot.Account) bool {
		return !slices.ContainsFunc(chats, func(c bot.AccountChat) bool { return c.Account == o.ID })
	})
	of = map[bot.AccountID][]bot.Matter{}
	for _, m := range waiting {
		whose := m.ResponsibleFor(officers)
		if len(whose) == 0 {
			whose = a.admins.ids
		}
		for _, id := range whose {
			of[id] = append(of[id], m)
		}
	}
	return of, chats, nil
}

// lateMatters tells the administrators, once on a working day, what the law wanted done.
func (a *App) lateMatters(ctx context.Context, now time.Time) (writes []bot.Write, err error) {
	today := a.place.Day(now)
	if a.place.Hour(now) < lateAt || !a.place.Working(today) {
		return nil, nil
	}
	var late []bot.Matter
	awake := false
	err = a.store.Snapshot(ctx, func(s *store.Snapshot) error {
		campaign, err := s.Campaign()
		if awake = campaign.Tact.Awake(a.place.Hour(now)); err != nil || !awake {
			return err
		}
		waiting, err := s.Matters(bot.Everything)
		late = slices.DeleteFunc(waiting, func(m bot.Matter) bool { return !m.Late(a.place, today) })
		return err
	})
	if err != nil || len(late) == 0 {
		return nil, err
	}
	for _, to := range a.adminChats(ctx) {
		writes = append(writes, a.tellSay("denghi late:"+today.Format(time.DateOnly)+":"+string(to.Account), to, desk.MattersLate(late, a.place, today), time.Now()))
	}
	return writes, nil
}

// tellSay words what the desk says to somebody who did not ask.
func (a *App) tellSay(key string, to bot.AccountChat, say bot.Say, now time.Time) bot.Enqueue {
	m := bot.Message{Kind: say.Kind}
	for _, p := range say.Parts {
		m.Parts = append(m.Parts, bot.Para{Text: a.words.Words(to.Speech(), p.Text), Mono: p.Mono})
	}
	for _, u := range say.Units {
		m.Units = append(m.Units, bot.UnitLine{Unit: u.Unit, Line: a.words.Words(to.Lang, u.Line)})
	}
	for _, row := range say.Choices {
		var buttons []bot.Button
		for _, c := range row {
			buttons = append(buttons, bot.Button{Label: a.words.Words(to.Speech(), c.Label), Data: c.Data, URL: c.URL, Copy: c.Copy, Standing: c.Standing})
		}
		m.Buttons = append(m.Buttons, buttons)
	}
	return bot.Enqueue{Key: key, To: to.Chat, Message: m, At: now, Unasked: true}
}
