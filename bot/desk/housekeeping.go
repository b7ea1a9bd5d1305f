package desk

import (
	"context"

	"vneidbot/bot"
)

// housekeep answers what happens to a group itself: the bot was added or
// removed, the group became another chat.
func (d *Desk) housekeep(ctx context.Context, r Request) (bot.Effects, error) {
	ev := r.Event
	var bound *bot.Group
	err := d.Records.Snapshot(ctx, func(records Snapshot) (err error) {
		if err = r.begin(records, bot.Account{ID: ev.From}); err == nil {
			bound, err = records.Group(ev.Chat.Key())
		}
		return err
	})
	switch {
	case err != nil:
		return bot.Effects{}, err
	case ev.Kind == bot.Moved:
		to := bot.Chat{Channel: ev.Chat.Channel, ID: ev.MovedTo, Group: true}
		return bot.Effects{Writes: []bot.Write{bot.MoveChat{From: ev.Chat, To: to, At: ev.At}}}, nil
	case ev.Kind == bot.Blocked:
		return removed(ev, bound), nil
	}
	return d.greet(r, bound), nil
}

// removed ends the binding of a group that the bot was taken out of.
func removed(ev bot.Event, bound *bot.Group) bot.Effects {
	if bound == nil {
		return bot.Effects{}
	}
	return bot.Effects{Writes: []bot.Write{
		bot.UnbindGroup{Chat: ev.Chat, By: ev.From, At: ev.At},
		bot.Audit{Event: ev.ID, Account: ev.From, Chat: ev.Chat, Act: "gonhom", Object: groupObject(ev.Chat), At: ev.At},
	}}
}

// greet tells a new group how to begin, at most once a day however often the
// bot is put in, made an administrator, or put in again.
func (d *Desk) greet(r Request, bound *bot.Group) bot.Effects {
	ev := r.Event
	if bound != nil {
		return bot.Effects{}
	}
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("group.greeting", "bind", typing("gannhom", r.Caps))}}}
	day := d.Place.Day(ev.At).Format("20060102")
	return bot.Effects{Tell: []bot.Tell{{
		Key: "greeting:" + ev.Chat.Key() + ":" + day, To: bot.AccountChat{Chat: ev.Chat}, Say: say,
	}}}
}
