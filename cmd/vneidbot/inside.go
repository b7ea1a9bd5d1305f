package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// glimpse is what the demonstration shows of a session: a few names of what the
// conversation keeps. What is not there is left out.
type glimpse struct {
	State struct {
		Draft struct {
			Unit struct {
				Name string `json:"name"`
			} `json:"unit"`
			Status   bot.Status `json:"status"`
			Pictures []struct{} `json:"pictures"`
		} `json:"draft"`
		Ask struct {
			Slot string `json:"slot"`
		} `json:"ask"`
		Last struct {
			Receipt bot.Receipt `json:"receipt"`
		} `json:"last"`
	} `json:"state"`
}

// inside words what a turn did: what is being asked, which slots are filled,
// the receipt, and how long it took.
func (a *App) inside(ctx context.Context, ev bot.Event, took time.Duration) string {
	return a.words.Words("vi", bot.T("web.demo.turn", "slots", a.slots(ctx, ev), "n", int(took.Milliseconds())))
}

// asked says what a question of the conversation is about.
func asked(slot string) bot.Text {
	for about, slots := range map[string]string{
		"code": "code", "status": "status words back", "reason": "reason reason_text", "picture": "picture which late", "summary": "summary edit edited",
		"unit": "unit find confirm choose shared two many repair check invited", "outside": "outside level area area_of", "contact": "contact",
	} {
		if slices.Contains(strings.Fields(slots), slot) {
			return bot.T("web.demo.about_" + about)
		}
	}
	return bot.T("web.demo.about_other")
}

func (a *App) slots(ctx context.Context, ev bot.Event) bot.List {
	if ev.Chat.Group {
		return bot.List{bot.T("web.demo.group_turn")}
	}
	var g glimpse
	data, err := a.sessions.Peek(ctx, ev.Chat.Key())
	if err == nil && data != nil {
		err = json.Unmarshal(data, &g)
	}
	if err != nil {
		a.log.Warn("the inside cannot be shown", "err", err)
	}
	s := g.State
	list := bot.List{bot.T("web.demo.rests")}
	if s.Ask.Slot != "" {
		list[0] = bot.T("web.demo.asks", "slot", asked(s.Ask.Slot))
	}
	if s.Draft.Unit.Name != "" {
		list = append(list, bot.T("web.demo.unit", "name", s.Draft.Unit.Name))
	}
	if s.Draft.Status != "" {
		list = append(list, bot.T("web.demo.status", "status", s.Draft.Status))
	}
	if n := len(s.Draft.Pictures); n > 0 {
		list = append(list, bot.T("web.demo.photos", "n", n))
	}
	if s.Last.Receipt != "" {
		list = append(list, bot.T("web.demo.receipt", "receipt", s.Last.Receipt))
	}
	return list
}
