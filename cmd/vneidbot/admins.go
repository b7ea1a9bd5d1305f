package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// administrators are the accounts that the configuration names, and those of
// them whose private chat this process has recorded.
type administrators struct {
	ids     []bot.AccountID
	written sync.Map // bot.AccountID → bot.Chat
}

// knowAdmin records where an administrator can be told something, from the
// first word on: an alarm must not wait until somebody has reported or been
// given a notice. What fails is tried again with the next word.
func (a *App) knowAdmin(ctx context.Context, ev *bot.Event) {
	if ev.Chat.Group || ev.Chat.Channel == bot.DeskPage || ev.Kind == bot.Blocked || !slices.Contains(a.admins.ids, ev.From) {
		return
	}
	if chat, ok := a.admins.written.Load(ev.From); ok && chat == ev.Chat {
		return
	}
	if _, err := a.store.Commit(ctx, []bot.Write{bot.SetAccount{ID: ev.From, Chat: ev.Chat, At: ev.At},
		bot.Do{Key: "menu:" + ev.ID, Kind: bot.RoleMenu, Args: ev.From, NotBefore: ev.At}}); err != nil {
		a.log.Warn("an administrator cannot be told anything yet", "err", err)
		return
	}
	a.admins.written.Store(ev.From, ev.Chat)
}

// adminChats is where the administrators, of the configuration and of the records,
// can be told something.
func (a *App) adminChats(ctx context.Context) (chats []bot.AccountChat) {
	err := a.store.Snapshot(ctx, func(now *store.Snapshot) error {
		ids, err := now.Admins()
		if err != nil {
			return err
		}
		ids = slices.DeleteFunc(ids, func(id bot.AccountID) bool { return slices.Contains(a.admins.ids, id) })
		chats, err = now.ChatsOf(slices.Concat(a.admins.ids, ids))
		return err
	})
	if err != nil {
		a.log.Error("administrators cannot be told", "err", err)
	}
	return chats
}

// tellAdmins tells each administrator once under the key, on every platform but
// the one that is left out.
func (a *App) tellAdmins(ctx context.Context, key, without string, text bot.Text) {
	a.tell(ctx, a.toAdmins(ctx, key, without, text))
}

func (a *App) tell(ctx context.Context, rows []bot.Write) {
	if _, err := a.store.Commit(ctx, rows); err != nil {
		a.log.Error("administrators cannot be told", "err", err)
	}
}

// toAdmins is what tells them.
func (a *App) toAdmins(ctx context.Context, key, without string, text bot.Text) (rows []bot.Write) {
	for _, to := range a.adminChats(ctx) {
		if to.Chat.Channel == without {
			continue
		}
		m := bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: a.words.Words(to.Lang, text)}}}
		rows = append(rows, bot.Enqueue{Key: key + ":" + string(to.Account), To: to.Chat, Message: m, At: time.Now()})
	}
	return rows
}
