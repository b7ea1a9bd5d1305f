package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// languages changes to the language that is named behind the command, or in its place;
// else it offers them, each in its own words.
func (t *Talk) languages() {
	if lang := read.Language(t.in.text, t.ev.Command != ""); lang != "" {
		t.setLang(lang)
		return
	}
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
