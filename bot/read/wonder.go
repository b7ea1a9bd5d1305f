package read

import (
	"strings"

	"vneidbot/bot"
)

// Wonder is a status that somebody wonders at, as one that is not so: "sao lại chưa đăng ký".
type Wonder struct {
	At      bot.Status
	Instead bot.Status // what the rest of the text says in its place
	Told    bool       // the rest is about a status, though it may decide none: "đã đăng ký rồi mà"
}

// wondered reads what the words wonder at.
func wondered(text string) (w Wonder) {
	var rest []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",.;:!?\n()", r) }) {
		s, found, _ := Status(part)
		if at, _ := find(wordsOf(part), wonders); at >= 0 && found && w.At == bot.NoStatus {
			w.At = s
			continue
		}
		rest = append(rest, part)
	}
	if w.At == bot.NoStatus {
		return Wonder{}
	}
	s, found, vague := Status(strings.Join(rest, ", "))
	if found && s != w.At {
		w.Instead = s
	}
	w.Told = w.Instead != bot.NoStatus || vague
	return w
}
