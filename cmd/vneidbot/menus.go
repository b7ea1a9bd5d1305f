package main

import (
	"vneidbot/bot"
	"vneidbot/bot/channel/telegram"
	"vneidbot/bot/desk"
	"vneidbot/locales"
)

// principalMenu are the commands that the apps offer in private, in the order of
// the menu; their words are menu.<name>. An officer's private chat has it too: an
// officer reports for a school as well, and /trogiup lists the rest.
var principalMenu = []string{"baocao", "trangthai", "huongdan", "trogiup"}

// menus words every menu in every language; the one without a language is for
// everybody else.
func menus(words *locales.Catalog) []telegram.Menu {
	var all []telegram.Menu
	for _, lang := range []string{"", "vi", "en"} {
		all = append(all,
			telegram.Menu{Scope: telegram.MenuDefault, Lang: lang, Commands: worded(words, lang, principalMenu)},
			telegram.Menu{Scope: telegram.MenuPrivate, Lang: lang, Commands: worded(words, lang, principalMenu)},
			telegram.Menu{Scope: telegram.MenuGroups, Lang: lang, Commands: worded(words, lang, desk.Menu())})
	}
	return all
}

func worded(words *locales.Catalog, lang string, names []string) []telegram.Command {
	var list []telegram.Command
	for _, name := range names {
		list = append(list, telegram.Command{Name: name, Text: words.Words(lang, bot.T("menu."+name))})
	}
	return list
}
