package channel

import (
	"errors"
	"slices"
	"strings"

	"vneidbot/bot"
)

// What the pages have in common: a message is kept as it is, and drawn by a browser.

// Why a message is refused.
var (
	errElsewhere = errors.New("the chat is another channel's")
	errBlank     = errors.New("the message has no words")
	errButton    = errors.New("a button without a label, or with too much data")
)

// dataMost is how many bytes a button's data has.
const dataMost = 64

// Sayable refuses what no page of the channel's name could show.
func Sayable(name string, to bot.Chat, m bot.Message) error {
	if to.Channel != name {
		return errElsewhere
	}
	words := slices.ContainsFunc(m.Parts, func(p bot.Para) bool { return strings.TrimSpace(p.Text) != "" })
	if !words && len(m.Attached()) == 0 {
		return errBlank
	}
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.TrimSpace(b.Label) == "" || len(b.Data) > dataMost {
				return errButton
			}
		}
	}
	return nil
}

// WithoutLost says in words what is not on the shelf any more.
func WithoutLost(shelf Shelf, m bot.Message) bot.Message {
	lost := func(a *bot.Attachment) bool {
		f, err := shelf.Read(a.SHA256)
		if err == nil {
			_ = f.Close()
		} else if bot.KindOf(err) == bot.NotFound {
			m.Parts = append(slices.Clone(m.Parts), bot.Para{Text: a.Instead})
			return true
		}
		return false
	}
	if m.Picture != nil && lost(m.Picture) {
		m.Picture = nil
	}
	if m.File != nil && lost(m.File) {
		m.File = nil
	}
	m.Album = slices.DeleteFunc(slices.Clone(m.Album), func(s bot.Shot) bool { return lost(&s.Picture) })
	return m
}

// Split cuts a message into ones of at most so many UTF-16 units, at lines where it can.
// What the message brings along goes with the first, what is tapped or typed with the last.
func Split(m bot.Message, most int) []bot.Message {
	pieces := []bot.Message{}
	for _, page := range Pages(m.Parts, most) {
		pieces = append(pieces, bot.Message{Kind: m.Kind, Parts: page.Paras})
	}
	if len(pieces) == 0 {
		pieces = append(pieces, bot.Message{Kind: m.Kind})
	}
	pieces[0].Picture, pieces[0].File, pieces[0].Album = m.Picture, m.File, m.Album
	last := &pieces[len(pieces)-1]
	last.Buttons, last.Words = m.Buttons, m.Words
	return pieces
}
