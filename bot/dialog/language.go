package dialog

import "vneidbot/bot"

// languages offers the languages, each in its own words.
func (t *Talk) languages() {
	t.alone(bot.T("language.ask"), row(standing("language.vi", "lang", Vietnamese), standing("language.en", "lang", English)))
}

// setLang changes the language of the conversation, of later messages, and of the
// menu that the chat of an officer has of its own.
func (t *Talk) setLang(lang string) {
	if lang != Vietnamese && lang != English {
		t.stale()
		return
	}
	t.st.Lang = lang
	t.write(t.person(bot.SetAccount{Lang: &lang}), bot.Do{Key: "menu:" + t.ev.ID, Kind: bot.RoleMenu, Args: t.ev.From, NotBefore: t.ev.At})
	t.tell(bot.T("language.done"))
}
