package web

import (
	"strings"

	"vneidbot/bot"
)

// split cuts a message into bubbles of at most textMost, at lines where it can.
// The picture goes with the first, the buttons stand under the last.
func split(m bot.Message) []bot.Message {
	var pieces []bot.Message
	var now bot.Message
	room := textMost
	for _, p := range m.Parts {
		for _, piece := range cut(p.Text) {
			n := units(piece) + 2 // the empty line between paragraphs
			if n > room && len(now.Parts) > 0 {
				pieces, now, room = append(pieces, now), bot.Message{}, textMost
			}
			now.Parts = append(now.Parts, bot.Para{Text: piece, Mono: p.Mono})
			room -= n
		}
	}
	pieces = append(pieces, now)
	for i := range pieces {
		pieces[i].Kind = m.Kind
	}
	pieces[0].Picture = m.Picture
	pieces[len(pieces)-1].Buttons = m.Buttons
	return pieces
}

// cut divides a text that is too long for one bubble.
func cut(text string) []string {
	var out []string
	for units(text)+2 > textMost {
		at := prefix(text, textMost-2)
		if line := strings.LastIndexByte(text[:at], '\n'); line > 0 {
			out = append(out, text[:line])
			text = text[line+1:]
			continue
		}
		out = append(out, text[:at])
		text = text[at:]
	}
	return append(out, text)
}

// prefix is how many bytes of the text fit into n UTF-16 units.
func prefix(text string, n int) int {
	for i, r := range text {
		if n -= runeUnits(r); n < 0 {
			return i
		}
	}
	return len(text)
}

func units(s string) (n int) {
	for _, r := range s {
		n += runeUnits(r)
	}
	return n
}

func runeUnits(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
