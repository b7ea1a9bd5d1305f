package engine

import "vneidbot/bot"

func (t *turn) wordAll(says []bot.Say) []bot.Message {
	if len(says) == 0 {
		return nil
	}
	out := make([]bot.Message, len(says))
	for i := range says {
		out[i] = t.word(t.event.Chat, t.lang, &says[i])
		if says[i].Passing {
			out[i].Tap = t.event.Tap
		}
	}
	return out
}

// word makes the finished message of a Say to a chat.
func (e *Engine) word(to bot.Chat, lang string, s *bot.Say) bot.Message {
	m := bot.Message{Kind: s.Kind, Edit: s.Edit, Delete: s.Delete, Words: s.Words}
	if len(s.Parts) > 0 {
		m.Parts = make([]bot.Para, len(s.Parts))
	}
	for i, p := range s.Parts {
		m.Parts[i] = bot.Para{Text: e.opt.Wording.Words(lang, p.Text), Mono: p.Mono, Asks: p.Asks, Paper: p.Paper}
		if p.Drawn.Key != "" {
			m.Parts[i].Drawn = e.opt.Wording.Words(lang, p.Drawn)
		}
	}
	for _, u := range s.Units {
		m.Units = append(m.Units, bot.UnitLine{Unit: u.Unit, Line: e.opt.Wording.Words(lang, u.Line)})
	}
	if s.Picture != nil || s.File != nil || s.Made != nil || s.Album != nil {
		e.attach(to, lang, s, &m)
	}
	if len(s.Choices) > 0 {
		m.Buttons = make([][]bot.Button, len(s.Choices))
	}
	for i, row := range s.Choices {
		m.Buttons[i] = make([]bot.Button, len(row))
		for j, c := range row {
			m.Buttons[i][j] = bot.Button{Label: e.opt.Wording.Words(lang, c.Label), Data: c.Data, URL: c.URL, Copy: c.Copy, Standing: c.Standing, Unnumbered: c.Unnumbered}
		}
	}
	return m
}

// sentence is a notice of one sentence.
func sentence(text bot.Text) bot.Say {
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}}
}
