package engine

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// labelMost is the longest text that is compared with labels, in bytes.
const labelMost = 160

// choose turns a typed choice into the tap it stands for: the number or the
// label of a button of the last reply. It is how people choose where there are
// no buttons, and what some do where there are. In groups only a reply to the
// bot is a choice; the rest is talk.
func (env *envelope) choose(ev bot.Event) bot.Event {
	if ev.Kind != bot.Said || ev.Command != "" || ev.Text == "" || len(ev.Text) > labelMost || ev.Chat.Group && !ev.ReplyTo {
		return ev
	}
	data := chosen(env.menu(), strings.TrimSpace(ev.Text))
	if data == "" {
		return ev
	}
	ev.Kind, ev.Data, ev.Text, ev.Message = bot.Tapped, data, "", ""
	return ev
}

// menu is rows of buttons.
type menu [][]bot.Button

// menu is the buttons of the last message that had any.
func (env *envelope) menu() menu {
	if env.Told != nil {
		return env.Told
	}
	if len(env.Replies) == 0 {
		return nil
	}
	said := env.Replies[len(env.Replies)-1].Messages
	for i := len(said) - 1; i >= 0; i-- {
		if len(said[i].Buttons) > 0 {
			return said[i].Buttons
		}
	}
	return nil
}

// chosen is the data of the button that the text names, "" for none. Numbers
// count the buttons that have data, from 1, as channels without buttons show them.
func chosen(rows menu, text string) string {
	if len(rows) == 0 {
		return ""
	}
	folded, number, n := vn.Fold(text), picked(rows, text), 0
	for _, row := range rows {
		for _, b := range row {
			if b.Data == "" {
				continue
			}
			if !b.Unnumbered {
				n++
			}
			if !b.Unnumbered && number == n || folded == vn.Fold(b.Label) {
				return b.Data
			}
		}
	}
	return ""
}

// picked is the number of the line that the text picks: "2", "số 2 ạ", "2️⃣". Words that
// stand in a label are its own: "số 2" of "Tiểu học Số 2".
func picked(rows menu, text string) int {
	n := read.Choice(text)
	if n == 0 || strings.Trim(text, " .)0123456789") == "" {
		return n
	}
	for _, row := range rows {
		for _, b := range row {
			if strings.Contains(vn.Fold(b.Label), vn.Fold(text)) {
				return 0
			}
		}
	}
	return n
}
