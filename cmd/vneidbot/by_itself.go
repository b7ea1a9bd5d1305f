package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/round"
	"vneidbot/store"
)

const (
	tellCutKind = "cut.tell"
	tellCutUse  = 6 * time.Hour // after the units' hour nobody waits for it in a group
)

// toldCut is a round that was frozen, of which groups are to be told.
type toldCut struct {
	Round bot.Round
	Form  bot.FormID
}

// tellingCuts tells bound groups what was frozen, each once.
func (a *App) tellingCuts() jobs.Kind {
	return jobs.Kind{Name: tellCutKind, Work: func(ctx context.Context, j bot.Job) (writes []bot.Write, err error) {
		var cut toldCut
		if err := j.Read(&cut); err != nil {
			return nil, err
		}
		now := a.place.Now()
		note := bot.NoteOccasion{Key: bot.NewOccasion(cut.Round, bot.TellGroups), Due: cut.Round.Ends(), At: now}
		if now.After(cut.Round.Units.Add(tellCutUse)) {
			note.Why = bot.NotLate
			return []bot.Write{note}, nil
		}
		err = a.store.Snapshot(ctx, func(s *store.Snapshot) error {
			writes, err = a.tellGroups(s, cut)
			return err
		})
		return append(writes, note), err
	}}
}

func (a *App) tellGroups(s *store.Snapshot, cut toldCut) (writes []bot.Write, err error) {
	groups, err := s.Groups()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		key := bot.NewOccasion(cut.Round, bot.TellGroups).MessageTo(g.Chat.Key())
		e, ok, err := a.desk.AtCutOff(s, a.unasked(key, g.Chat, g.Lang), cut.Round)
		if err != nil {
			return nil, err
		}
		if ok {
			w := a.tellSay(key, bot.AccountChat{Chat: g.Chat, Lang: g.Lang}, e.Say[0], time.Now())
			w.For = cut.Round.Units.Add(tellCutUse).Sub(a.place.Now())
			writes = append(append(writes, e.Writes...), w)
		}
	}
	return writes, nil
}

// unasked is what the desk has to know of a chat in which it says something by itself.
func (a *App) unasked(event string, chat bot.Chat, lang string) desk.Unasked {
	u := desk.Unasked{Chat: chat, Event: event, Lang: lang}
	if ch := a.channels[chat.Channel]; ch != nil {
		u.Caps, u.Links = ch.Caps(), ch.Link
	}
	return u
}

// officers writes each officer a line about the rounds of a day, once.
func (p *post) officers(ctx context.Context, due []round.Occasion) error {
	var writes []bot.Write
	err := p.store.Snapshot(ctx, func(s *store.Snapshot) error {
		officers, err := s.Officers()
		if err != nil {
			return err
		}
		var ids []bot.AccountID
		for _, o := range officers {
			ids = append(ids, o.ID)
		}
		chats, err := s.ChatsOf(ids)
		if err != nil {
			return err
		}
		for _, o := range due {
			for _, to := range chats {
				key := o.Key.MessageTo(string(to.Account))
				e, ok, err := p.desk.OnDeadline(s, p.unasked(key, to.Chat, to.Lang), to.Account, o.Round, o.Why)
				if err != nil {
					return err
				}
				if ok {
					w := p.tellSay(key, to, e.Say[0], time.Now())
					w.For = o.Until.Sub(p.Now)
					writes = append(append(writes, e.Writes...), w)
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.commit(ctx, writes); err != nil {
		return err
	}
	return p.mark(ctx, due, "")
}
