package telegram

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

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
	MenuChat    MenuScope = "chat" // a single one
)

// Menu is the list of commands that Telegram's apps offer in one scope to
// people of one language; Lang "" is for all others. Without commands the scope has
// none of its own, and a wider one's is shown.
type Menu struct {
	Scope    MenuScope
	Lang     string // two letters
	Commands []Command
	Chat     string // of MenuChat
}

// Command is one line of a menu: a name of a-z 0-9 _ without slash, and words.
type Command struct{ Name, Text string }

// menuTries is how often a menu is tried; one that fails is right at the next start.
const menuTries = 5

// menuApart is the time between the menus of single chats: people's answers go first.
const menuApart = 50 * time.Millisecond

// setMenus brings Telegram's menus up to date, one after another.
func (c *Channel) setMenus(ctx context.Context) {
	for _, m := range c.menus {
		c.tryMenu(ctx, m)
	}
	if c.own == nil {
		return
	}
	own, err := c.own(ctx)
	if err != nil && ctx.Err() == nil {
		c.Logger.Warn("telegram: menus of single chats are not known", "err", err.Error())
	}
	for _, m := range own {
		pause.For(ctx, menuApart)
		c.tryMenu(ctx, m)
	}
}

// tryMenu sets a menu, which may take several tries.
func (c *Channel) tryMenu(ctx context.Context, m Menu) {
	for tries := 1; ctx.Err() == nil; tries++ {
		err := c.SetMenu(ctx, m)
		if err == nil {
			return
		}
		e := channel.AsSendError(err)
		c.Logger.Warn("telegram: a menu was not set", "scope", string(m.Scope), "lang", m.Lang, "try", tries, "err", err.Error())
		if tries == menuTries || e.Outcome != channel.Again && e.Outcome != channel.Limited {
			return
		}
		pause.For(ctx, max(e.After, pause.Apart(tries, botapi.RetryLeast, botapi.RetryMost)))
	}
}

// SetMenu sets one menu unless it is known to be right already. The error is a
// *channel.SendError.
func (c *Channel) SetMenu(ctx context.Context, m Menu) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	want := make([]models.BotCommand, len(m.Commands))
	for i, one := range m.Commands {
		want[i] = models.BotCommand{Command: one.Name, Description: one.Text}
	}
	at := menuAt{m.wire(), m.Lang}
	var have []models.BotCommand
	err := c.calls.ask(ctx, "getMyCommands", at, &have)
	switch {
	case err == nil && slices.Equal(have, want):
		return nil
	case len(want) == 0:
		err = c.calls.ask(ctx, "deleteMyCommands", at, nil)
		return asError(c.sendError("deleteMyCommands", err))
	}
	err = c.calls.ask(ctx, "setMyCommands", struct {
		Commands []models.BotCommand `json:"commands"`
		menuAt
	}{want, at}, nil)
	return asError(c.sendError("setMyCommands", err))
}

// menuAt is for whom a menu is.
type menuAt struct {
	Scope menuScope `json:"scope"`
	Lang  string    `json:"language_code,omitempty"`
}

type menuScope struct {
	Type MenuScope `json:"type"`
	Chat any       `json:"chat_id,omitempty"`
}

func (m Menu) wire() menuScope {
	if m.Scope != MenuChat {
		return menuScope{Type: cmp.Or(m.Scope, MenuDefault)}
	}
	if id, err := strconv.ParseInt(m.Chat, 10, 64); err == nil {
		return menuScope{m.Scope, id}
	}
	return menuScope{m.Scope, m.Chat}
}

// asError keeps a nil *SendError from becoming an error that is not nil.
func asError(e *channel.SendError) error {
	if e == nil {
		return nil
	}
	return e
}
