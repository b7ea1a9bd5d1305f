package workbook

import "vneidbot/bot"

// voice words keys in one language, and remembers the few words that fill columns.
type voice struct {
	words Wording
	lang  string
	said  map[any]string
}

func (v voice) say(key string, pairs ...any) string {
	return v.words.Words(v.lang, bot.T(key, pairs...))
}

// word is a word of the business: a status, a level.
func (v voice) word(code any) string {
	said, ok := v.said[code]
	if !ok {
		said = v.words.Words(v.lang, bot.Text{Args: bot.Args{"": code}})
		v.said[code] = said
	}
	return said
}

// area is the area's name in full.
func (v voice) area(a bot.Area) string {
	if a.Name == "" {
		return v.say("workbook.no_area")
	}
	return a.Name
}
