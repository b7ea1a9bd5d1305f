package telegram

import (
	"context"
	"slices"

	api "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// MenuScope is where a menu of commands is shown.
type MenuScope string

// The scopes. The most specific one wins, then the one with the person's language.
const (
	MenuDefault MenuScope = "default"
	MenuPrivate MenuScope = "all_private_chats"
	MenuGroups  MenuScope = "all_group_chats"
)

// Menu is the list of commands that Telegram's apps offer in one scope to
// people of one language; Lang "" is for all others.
type Menu struct {
	Scope    MenuScope
	Lang     string // two letters
	Commands []Command
}

// Command is one line of a menu: a name of a-z 0-9 _ without slash, and words.
type Command struct{ Name, Text string }

// menuTries is how often a menu is tried; one that fails is right at the next start.
const menuTries = 5

// setMenus brings Telegram's menus up to date, one after another.
func (c *Channel) setMenus(ctx context.Context) {
	for _, m := range c.menus {
		for tries := 1; ctx.Err() == nil; tries++ {
			err := c.setMenu(ctx, m)
			if err == nil {
				break
			}
			e := channel.AsSendError(err)
			c.Logger.Warn("telegram: a menu was not set", "scope", string(m.Scope), "lang", m.Lang, "try", tries, "err", err.Error())
			if tries == menuTries || e.Outcome != channel.Again && e.Outcome != channel.Limited {
				break
			}
			pause.For(ctx, max(e.After, pause.Apart(tries, botapi.RetryLeast, botapi.RetryMost)))
		}
	}
}

// setMenu sets the menu unless it is known to be right already.
func (c *Channel) setMenu(ctx context.Context, m Menu) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	want := make([]models.BotCommand, len(m.Commands))
	for i, one := range m.Commands {
		want[i] = models.BotCommand{Command: one.Name, Description: one.Text}
	}
	have, err := c.api.GetMyCommands(ctx, &api.GetMyCommandsParams{Scope: m.Scope.wire(), LanguageCode: m.Lang})
	if err == nil && slices.Equal(have, want) {
		return nil
	}
	_, err = c.api.SetMyCommands(ctx, &api.SetMyCommandsParams{Commands: want, Scope: m.Scope.wire(), LanguageCode: m.Lang})
	return asError(c.sendError("setMyCommands", err))
}

func (s MenuScope) wire() models.BotCommandScope {
	switch s {
	case MenuPrivate:
		return &models.BotCommandScopeAllPrivateChats{}
	case MenuGroups:
		return &models.BotCommandScopeAllGroupChats{}
	default:
		return &models.BotCommandScopeDefault{}
	}
}

// asError keeps a nil *SendError from becoming an error that is not nil.
func asError(e *channel.SendError) error {
	if e == nil {
		return nil
	}
	return e
}
