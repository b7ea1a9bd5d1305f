package desk

import (
	"strings"
	"unicode/utf16"

	"vneidbot/bot"
)

const (
	copyMost    = 256 // UTF-16 units that a button copies in a chat; one of the page copies any text
	namesAtOnce = 20  // names of units in one sentence
)

// paste is the text for the schools' group: nothing else stands in its messages. It
// is divided between sentences where it is too long for one.
func (t *deskTurn) paste(q bot.MissingOf, sum bot.Piles, rounds bot.Rounds) ([]bot.Say, error) {
	sentences, err := t.pasted(q, sum, rounds)
	if err != nil {
		return nil, err
	}
	most := t.Caps.Text
	if most == 0 {
		most = 4096
	}
	var says []bot.Say
	for _, text := range packed(sentences, most) {
		say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.Raw(text)}}}
		if t.Caps.Buttons && (units16(text) <= copyMost || t.Event.Chat.Channel == bot.DeskPage) {
			say.Choices = [][]bot.Choice{{{Label: bot.T("button.copy"), Copy: text}}}
		}
		says = append(says, say)
	}
	return says, nil
}

// packed puts sentences, a line each, together into as few texts of at most so many units as they need.
func packed(sentences []string, most int) (texts []string) {
	for _, s := range sentences {
		last := len(texts) - 1
		if last >= 0 && units16(texts[last])+1+units16(s) <= most {
			texts[last] += "\n" + s
			continue
		}
		texts = append(texts, s)
	}
	return texts
}

func units16(s string) int { return len(utf16.Encode([]rune(s))) }

// pasted are the sentences: who is missing, what is asked until when, and where.
func (t *deskTurn) pasted(q bot.MissingOf, sum bot.Piles, rounds bot.Rounds) (sentences []string, err error) {
	say := func(key string, pairs ...any) {
		sentences = append(sentences, t.Words.Words("vi", bot.T(key, pairs...)))
	}
	say("dondoc.paste_dear")
	never, returned, err := t.namesOf(q, bot.Reachable, bot.HalfDone, bot.ToPhone)
	if err != nil {
		return nil, err
	}
	old, _, err := t.namesOf(q, bot.ToUpdate)
	if err != nil {
		return nil, err
	}
	also := ""
	for _, of := range []struct {
		key   string
		names bot.Series
	}{{"dondoc.paste_never", never}, {"dondoc.paste_returned", returned}, {"dondoc.paste_update", old}} {
		if len(of.names) > 0 {
			t.pasteNames(say, of.key+also, of.names)
			also = "_also"
		}
	}
	link, chat, err := t.pasteLink(single(q.Scope))
	if err != nil {
		return nil, err
	}
	due := t.pasteDue(rounds.Of(single(q.Scope)))
	switch {
	case link != "" && chat != "":
		say("dondoc.paste_links", "due", due, "link", bot.Raw(link), "chat", bot.Raw(chat))
	case link != "":
		say("dondoc.paste_link", "due", due, "link", bot.Raw(link))
	default:
		say("dondoc.paste_ask", "due", due)
	}
	say("dondoc.paste_thanks")
	return sentences, nil
}

// pasteNames says the names in sentences of so many.
func (t *deskTurn) pasteNames(say func(string, ...any), key string, names bot.Series) {
	for i := 0; i < len(names); i += namesAtOnce {
		some := names[i:min(i+namesAtOnce, len(names))]
		if i == 0 {
			say(key, "at", bot.Clock(t.now), "n", len(names), "names", some)
		} else {
			say("dondoc.paste_more", "names", some)
		}
	}
}

// namesOf are the names of the units of piles, in their order, apart those whose report
// was given back.
func (t *deskTurn) namesOf(q bot.MissingOf, piles ...bot.Pile) (names, returned bot.Series, err error) {
	var all []bot.MissingUnit
	for _, pile := range piles {
		units, err := t.records.Missing(q, single(q.Scope), pile)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, units...)
	}
	for _, u := range collated(all) {
		name := bot.Raw(strings.TrimPrefix(u.Name, "Trường "))
		if u.Returned != nil {
			returned = append(returned, name)
		} else {
			names = append(names, name)
		}
	}
	return names, returned, nil
}

// pasteDue is until when they report.
func (t *deskTurn) pasteDue(of bot.Rounds) bot.Text {
	switch r := t.gathered(of); {
	case r.Due.IsZero() || r.Due.Before(t.now):
		return bot.T("dondoc.due_soon")
	case r.Today:
		return bot.T("dondoc.due_today", "clock", bot.Clock(r.Due))
	default:
		return bot.T("dondoc.due", "at", r.Due)
	}
}

// pasteLink is the area's common link, and the bot's address where most people are.
func (t *deskTurn) pasteLink(area bot.AreaID) (link, chat string, err error) {
	gen, err := t.records.AreaGeneration(area)
	payload := t.Tokens.AreaPayload(area, gen)
	link, chat = t.link(payload), t.Chat
	if link == "" {
		link = t.page(payload)
	}
	if link == "" {
		link, chat = chat, ""
	}
	return link, chat, err
}
