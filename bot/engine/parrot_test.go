package engine

import (
	"fmt"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/dialog"
)

// parrot is a small conversation: it remembers the ids of what it heard, and
// does what the text says.
type parrot struct{}

type heard struct {
	IDs  []string `json:"ids"`
	Lang string   `json:"lang,omitempty"`
}

func (parrot) fresh() any { return &heard{} }

func (parrot) needs(_ any, ev bot.Event) bot.Needs {
	code, _ := strings.CutPrefix(ev.Text, "code ")
	if code == ev.Text {
		code = ""
	}
	return bot.Needs{Invite: code}
}

func (parrot) lang(st any, _ bot.Facts) string { return st.(*heard).Lang }

func (parrot) step(_ dialog.Env, st any, ev bot.Event, f bot.Facts) (any, bot.Effects) {
	s := st.(*heard)
	if s.IDs = append(s.IDs, ev.ID); len(s.IDs) > 100 {
		s.IDs = s.IDs[:1]
	}
	verb, arg, _ := strings.Cut(ev.Text, " ")
	switch {
	case ev.Kind == bot.Tapped:
		return s, saying(question("tapped " + ev.Data))
	case verb == "quiet":
		return s, bot.Effects{}
	case verb == "boom":
		panic(arg)
	case verb == "code":
		return s, saying(notice("invite " + string(f.Invite.Kind)))
	case verb == "send":
		return s, bot.Effects{Writes: []bot.Write{bot.FileReport{ID: bot.ReportID(arg), Account: ev.From}}}
	case verb == "two":
		return s, saying(notice("first "+ev.ID), question("second "+ev.ID))
	case verb == "menu":
		q := question("choose")
		q.Choices = [][]bot.Choice{{{Label: bot.Raw("Được tiếp nhận"), Data: "d:1:a"}, {Label: bot.Raw("Xem"), URL: "https://example.org"}}, {{Label: bot.Raw("Từ chối"), Data: "d:1:b"}}}
		return s, saying(q)
	case verb == "tell":
		to := bot.AccountChat{Account: "test:9", Chat: bot.Chat{Channel: "test", ID: "9"}, Lang: "en"}
		eff := saying(notice("told"))
		eff.Tell = []bot.Tell{{Key: "tell:" + arg, To: to, Say: notice("news " + arg)}}
		return s, eff
	}
	return s, saying(question("heard " + ev.ID))
}

func (parrot) receipt(_ dialog.Env, st any, ev bot.Event, _ bot.Facts, out bot.Outcome) (any, []bot.Say) {
	return st, []bot.Say{notice(fmt.Sprintf("receipt %s %s", ev.ID, out.Report.Receipt)), question("contact " + ev.ID)}
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
