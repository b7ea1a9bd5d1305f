package main

import (
	"context"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/telegram"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/locales"
	"vneidbot/store"
)

// principalMenu are the commands that the apps offer in private, in the order of
// the menu, unless the chat has one of its own; their words are menu.<name>.
var principalMenu = []string{"baocao", "trangthai", "huongdan", "trogiup"}

// menus words every menu in every language; the one without a language is for
// everybody else.
func menus(words *locales.Catalog) []telegram.Menu {
	var all []telegram.Menu
	for _, lang := range []string{"", "vi", "en"} {
		all = append(all,
			telegram.Menu{Scope: telegram.MenuDefault, Lang: lang, Commands: worded(words, lang, principalMenu)},
			telegram.Menu{Scope: telegram.MenuPrivate, Lang: lang, Commands: worded(words, lang, principalMenu)},
			telegram.Menu{Scope: telegram.MenuGroups, Lang: lang, Commands: worded(words, lang, desk.GroupMenu())})
	}
	return all
}

// officerMenus are the menus of the private chats of those who are more than
// principals, and of those who were: theirs is none of its own any more. Who was
// named in ADMIN_IDS and has done nothing at all is not among them.
func (a *App) officerMenus(ctx context.Context) (all []telegram.Menu, err error) {
	err = a.store.Snapshot(ctx, func(now *store.Snapshot) error {
		ids, err := now.EverAtDesk()
		if err != nil {
			return err
		}
		ids = append(ids, a.admins.ids...)
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			m, there, err := a.menuOf(now, id)
			if err != nil {
				return err
			}
			if there {
				all = append(all, m)
			}
		}
		return nil
	})
	return all, err
}

// menuOf is the menu of an account's private chat, in the account's language: none
// of its own for a principal. False where there is no chat at Telegram.
func (a *App) menuOf(now *store.Snapshot, id bot.AccountID) (m telegram.Menu, there bool, err error) {
	if id.Channel() != telegram.Name {
		return m, false, nil
	}
	who, err := now.Account(id)
	if err != nil {
		return m, false, err
	}
	chats, err := now.ChatsOf([]bot.AccountID{id})
	if err != nil || len(chats) == 0 {
		return m, false, err
	}
	role := who.Role
	if slices.Contains(a.admins.ids, id) {
		role = bot.Admin
	}
	return telegram.Menu{Scope: telegram.MenuChat, Chat: chats[0].Chat.ID, Commands: worded(a.words, chats[0].Lang, a.desk.Menu(role))}, true, nil
}

// menuing gives a private chat the menu of its person's role. What Telegram refuses
// is let be: /trogiup says the same.
func (a *App) menuing() jobs.Kind {
	return jobs.Kind{Name: bot.RoleMenu, Tries: 5, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var id bot.AccountID
		c, ok := a.channels[telegram.Name].(*telegram.Channel)
		if err := j.Read(&id); err != nil || !ok {
			return nil, err
		}
		var m telegram.Menu
		there := false
		err := a.store.Snapshot(ctx, func(now *store.Snapshot) (err error) {
			m, there, err = a.menuOf(now, id)
			return err
		})
		if err == nil && there {
			err = c.SetMenu(ctx, m)
		}
		if e := channel.AsSendError(err); err != nil && e.Outcome != channel.Again && e.Outcome != channel.Limited {
			a.log.Warn("a menu was not set", "err", e.Error())
			return nil, nil
		}
		return nil, err
	}}
}

func worded(words *locales.Catalog, lang string, names []string) []telegram.Command {
	var list []telegram.Command
	for _, name := range names {
		list = append(list, telegram.Command{Name: name, Text: words.Words(lang, bot.T("menu."+name))})
	}
	return list
}
