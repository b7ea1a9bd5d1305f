package page

import (
	"strings"

	"vneidbot/bot"
)

// said is the message bar: what the desk answered last, as it stands until the
// next answer. Elsewhere than on the view that it answers it stands closed.
type said struct {
	Messages  []heard
	Waits     bool   // the answer is not there yet
	Elsewhere string // its first words, where it answers another view
}

// elsewhereMost is how many letters of an answer to another view are shown.
const elsewhereMost = 80

// heard is one message.
type heard struct {
	Paras   []para
	Buttons [][]bot.Button
	Shots   []bot.Shot
	Picture *bot.Attachment
	File    *bot.Attachment
	Words   string // the button that words come with, "" where none are asked for
}

// Chosen tells whether a button answers it: then words are the other way.
func (h heard) Chosen() bool {
	n := 0
	for _, row := range h.Buttons {
		n += len(row)
	}
	return n > 1
}

// para is a paragraph; one that is to be copied has a name.
type para struct {
	Text string
	Mono bool
}

// said is what the session was told; nil for nothing.
func (v *visit) said() *said {
	s := v.session.Said
	if !v.own().Covers(s.Scope) { // it was said to somebody with another scope
		return nil
	}
	if s.Event == "" && len(s.Messages) == 0 {
		return nil
	}
	out := &said{Waits: len(s.Messages) == 0}
	for _, m := range s.Messages {
		h := heard{Buttons: m.Buttons, Shots: m.Album, Picture: m.Picture, File: m.File, Words: m.Words}
		for _, p := range m.Parts {
			if text := strings.TrimSpace(p.Text); text != "" {
				h.Paras = append(h.Paras, para{text, p.Mono})
			}
		}
		out.Messages = append(out.Messages, h)
	}
	if s.View != pathOf(v.back()) && s.Event != "" {
		out.Elsewhere = v.firstWords(out)
	}
	return out
}

// firstWords are those of the message that came last.
func (v *visit) firstWords(s *said) string {
	if s.Waits {
		return v.say("page.waits")
	}
	paras := s.Messages[len(s.Messages)-1].Paras
	if len(paras) == 0 {
		return v.say("page.said")
	}
	line, _, more := strings.Cut(paras[0].Text, "\n")
	if letters := []rune(line); len(letters) > elsewhereMost {
		return string(letters[:elsewhereMost]) + "…"
	}
	if more {
		line += " …"
	}
	return line
}

// worded is a finished message of a Say without files.
func (p *Page) worded(lang string, s bot.Say) bot.Message {
	m := bot.Message{Kind: s.Kind}
	for _, part := range s.Parts {
		m.Parts = append(m.Parts, bot.Para{Text: p.Words.Words(lang, part.Text), Mono: part.Mono})
	}
	for _, row := range s.Choices {
		var buttons []bot.Button
		for _, c := range row {
			buttons = append(buttons, bot.Button{Label: p.Words.Words(lang, c.Label), Data: c.Data, URL: c.URL, Copy: c.Copy, Standing: c.Standing})
		}
		m.Buttons = append(m.Buttons, buttons)
	}
	return m
}
