package web

import (
	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// split cuts a message into bubbles of at most textMost, at lines where it can.
// What the message brings along goes with the first, the buttons stand under the last.
func split(m bot.Message) []bot.Message {
	pieces := []bot.Message{}
	for _, page := range channel.Pages(m.Parts, textMost) {
		pieces = append(pieces, bot.Message{Kind: m.Kind, Parts: page.Paras})
	}
	if len(pieces) == 0 {
		pieces = append(pieces, bot.Message{Kind: m.Kind})
	}
	pieces[0].Picture, pieces[0].File, pieces[0].Album = m.Picture, m.File, m.Album
	pieces[len(pieces)-1].Buttons = m.Buttons
	return pieces
}
