package main

import (
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// tellItself tells the officers of those areas whose forms came by themselves at the hour
// of this round; areas with another hour are told by theirs.
func (a *App) tellItself(n *store.Snapshot, r bot.Round) (writes []bot.Write, err error) {
	all, err := n.OwnForms(r.Day, bot.Automatic)
	if err != nil {
		return nil, err
	}
	var forms []bot.Form
	for _, f := range all {
		if f.Round == r.ID && f.Version == r.Version {
			forms = append(forms, f)
		}
	}
	officers, err := n.Officers()
	if err != nil || len(forms) == 0 {
		return nil, err
	}
	var ids []bot.AccountID
	for _, o := range officers {
		ids = append(ids, o.ID)
	}
	chats, err := n.ChatsOf(ids)
	if err != nil {
		return nil, err
	}
	for _, to := range chats {
		key := "tu_dong:" + strconv.FormatInt(int64(r.ID), 10) + "." + strconv.Itoa(r.Version) + ":" + string(to.Account)
		e, ok, err := a.desk.AtAreasHour(n, a.unasked(key, to.Chat, to.Lang), to.Account, forms)
		if err != nil {
			return nil, err
		}
		if ok {
			writes = append(append(writes, e.Writes...), a.tellSay(key, to, e.Say[0], time.Now()))
		}
	}
	return writes, nil
}
