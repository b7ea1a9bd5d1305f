package engine

import (
	"strconv"

	"vneidbot/bot"
)

// sort parts what is said in the turn from what lasts: messages to other chats
// become outbox rows of the same transaction.
func (t *turn) sort(eff bot.Effects) ([]bot.Say, []bot.Write) {
	says, writes := eff.Say, eff.Writes
	for i := range eff.Tell {
		writes = append(writes, t.told(i, &eff.Tell[i]))
	}
	return says, writes
}

// rowTo is the outbox row of the turn's i-th message.
func (t *turn) rowTo(i int, to bot.Chat, m bot.Message) bot.Enqueue {
	return bot.Enqueue{Key: "say:" + t.event.ID + ":" + strconv.Itoa(i), To: to, Message: m, At: t.opt.Now()}
}

func (t *turn) told(i int, tell *bot.Tell) bot.Enqueue {
	key := tell.Key
	if key == "" {
		key = "tell:" + t.event.ID + ":" + strconv.Itoa(i)
	}
	return bot.Enqueue{Key: key, To: tell.To.Chat, Message: t.word(tell.To.Chat, tell.To.Speech(), &tell.Say), At: t.opt.Now(), Wait: tell.Wait, For: tell.For, Unasked: true}
}
