package engine

import (
	"strconv"

	"vneidbot/bot"
)

// pictureMost is how large a picture may be to be kept with the session for
// saying it again, in bytes. A larger one goes through the outbox.
const pictureMost = 64 << 10

// sort parts what is said in the turn from what lasts: messages to other chats
// become outbox rows of the same transaction, and so does a whole answer that
// is too large to be kept with the session.
func (t *turn) sort(eff bot.Effects) ([]bot.Say, []bot.Write) {
	says, writes := eff.Say, eff.Writes
	if t.needsRows(says) {
		says = nil
		for i := range eff.Say {
			writes = append(writes, t.rowTo(i, t.event.Chat, t.word(t.lang, &eff.Say[i])))
		}
	}
	for i := range eff.Tell {
		writes = append(writes, t.told(i, &eff.Tell[i]))
	}
	return says, writes
}

func (t *turn) needsRows(says []bot.Say) bool {
	for i := range says {
		if len(says[i].Picture) > pictureMost {
			return true
		}
	}
	return false
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
	return bot.Enqueue{Key: key, To: tell.To.Chat, Message: t.word(tell.To.Lang, &tell.Say), At: t.opt.Now(), Unasked: true}
}
