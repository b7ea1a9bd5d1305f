package engine

import (
	"fmt"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/dialog"
)

// heard is a small conversation: it remembers the ids of what it heard, and
// does what the text says.
type heard struct {
	IDs  []string `json:"ids"`
	Lang string   `json:"lang,omitempty"`
}

func newParrot() state { return &heard{} }

func (s *heard) Language(bot.Facts) string { return s.Lang }

func (s *heard) open(ev bot.Event) talk { return parrot{s, ev} }

// parrot answers one event.
type parrot struct {
	*heard
	ev bot.Event
}

func (p parrot) Needs() bot.Needs {
	code, _ := strings.CutPrefix(p.ev.Text, "code ")
	if code == p.ev.Text {
		code = ""
	}
	return bot.Needs{Invite: code}
}

func (p parrot) Step(_ dialog.Env, f bot.Facts) bot.Effects {
	s, ev := p.heard, p.ev
	if s.IDs = append(s.IDs, ev.ID); len(s.IDs) > 100 {
		s.IDs = s.IDs[:1]
	}
	verb, arg, _ := strings.Cut(ev.Text, " ")
	switch {
	case ev.Kind == bot.Tapped:
		return saying(question("tapped " + ev.Data))
	case verb == "quiet":
		return bot.Effects{}
	case verb == "boom":
		panic(arg)
	case verb == "code":
		return saying(notice("invite " + string(f.Invite.Kind)))
	case verb == "send":
		return bot.Effects{Writes: []bot.Write{bot.FileReport{ID: bot.ReportID(arg), Account: ev.From}}}
	case verb == "two":
		return saying(notice("first "+ev.ID), question("second "+ev.ID))
	case verb == "menu":
		q := question("choose")
		q.Choices = [][]bot.Choice{{{Label: bot.Raw("Được tiếp nhận"), Data: "d:1:a"}, {Label: bot.Raw("Xem"), URL: "https://example.org"}}, {{Label: bot.Raw("Từ chối"), Data: "d:1:b"}}}
		return saying(q)
	case verb == "tell":
		to := bot.AccountChat{Account: "test:9", Chat: bot.Chat{Channel: "test", ID: "9"}, Lang: "en"}
		if arg == "officer" {
			to.Role = bot.Officer
		}
		eff := saying(notice("told"))
		eff.Tell = []bot.Tell{{Key: "tell:" + arg, To: to, Say: notice("news " + arg)}}
		return eff
	}
	return saying(question("heard " + ev.ID))
}

func (p parrot) Hold(bot.Facts) dialog.Hold {
	switch verb, _, _ := strings.Cut(p.ev.Text, " "); verb {
	case "loose":
		return dialog.Loose
	case "some":
		return dialog.Some
	}
	return dialog.Firm
}

func (p parrot) Receipt(out bot.Outcome) []bot.Say {
	return []bot.Say{notice(fmt.Sprintf("receipt %s %s", p.ev.ID, out.Report.Receipt)), question("contact " + p.ev.ID)}
}

func saying(says ...bot.Say) bot.Effects { return bot.Effects{Say: says} }

func notice(text string) bot.Say {
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.Raw(text)}}}
}

func question(text string) bot.Say {
	s := notice(text)
	s.Kind = bot.Question
	return s
}

// plain shows keys as they are, and the language where there is one.
type plain struct{}

func (plain) Words(lang string, t bot.Text) string {
	words := t.Key
	if raw, ok := t.Args[""].(string); ok {
		words = raw
	}
	if lang != "" {
		words = lang + ": " + words
	}
	return words
}
