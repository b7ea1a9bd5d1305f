package web

import (
	"context"
	"errors"
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

var errNobody = errors.New("the session is no more")

// Send implements channel.Channel: the message is an entry of the log. Its id is
// the entry's place there, of a message in several pieces the last one's.
func (w *Web) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	if err := channel.Sayable(Name, to, m); err != nil {
		return "", &channel.SendError{Outcome: channel.Rejected, Err: err}
	}
	known, err := w.known(ctx, to.ID)
	if err != nil {
		return "", &channel.SendError{Outcome: channel.Again, Err: err}
	}
	if !known {
		return "", &channel.SendError{Outcome: channel.Gone, Err: errNobody}
	}
	id, err := w.log(ctx, to.ID, m)
	if err != nil {
		return "", &channel.SendError{Outcome: channel.Again, Err: err}
	}
	return id, nil
}

func (w *Web) known(ctx context.Context, chat string) (bool, error) {
	if w.recent.has(chat) || w.Demo != nil && w.Demo.has(chat) {
		return true, nil
	}
	return w.Sessions.Known(ctx, chat)
}

func (w *Web) log(ctx context.Context, chat string, m bot.Message) (id string, err error) {
	if m.Delete != "" {
		if err := w.remove(ctx, chat, m.Delete); err != nil {
			return "", err
		}
	}
	pieces := channel.Split(channel.WithoutLost(w.Shelf, m), textMost)
	of, edits, err := w.edited(ctx, chat, m.Edit)
	if err != nil {
		return "", err
	}
	if edits && len(pieces) == 1 {
		_, err = w.append(ctx, bot.Entry{Chat: chat, Kind: bot.EntryEdit, Of: of, Message: &pieces[0]})
		return m.Edit, err
	}
	for i := range pieces {
		seq, err := w.append(ctx, bot.Entry{Chat: chat, Kind: bot.EntryAnswer, Message: &pieces[i]})
		if err != nil {
			return "", err
		}
		id = strconv.FormatInt(seq, 10)
	}
	return id, nil
}

// append adds an entry of ours and tells whoever follows the chat.
func (w *Web) append(ctx context.Context, e bot.Entry) (seq int64, err error) {
	e.At = w.Place.Now().UTC()
	if e.Message != nil {
		e.Message.Edit, e.Message.Delete = "", ""
	}
	kept, _, err := w.Transcript.Append(ctx, e)
	if err != nil {
		return 0, err
	}
	if e.Kind == bot.EntryAnswer {
		w.recent.said(kept.Seq, e.Chat)
	}
	w.hub.hand(kept)
	w.changed(e.Chat, kept.Seq)
	return kept.Seq, nil
}

// edited finds the message that is to be replaced; one that is gone, or not the
// bot's, is not, and the words are said anew.
func (w *Web) edited(ctx context.Context, chat, id string) (of int64, ok bool, err error) {
	of, bad := strconv.ParseInt(id, 10, 64)
	if bad != nil {
		return 0, false, nil
	}
	ok, err = w.oneOfOurs(ctx, chat, of)
	return of, ok, err
}

// oneOfOurs tells whether the entry is a message of the bot in the chat.
func (w *Web) oneOfOurs(ctx context.Context, chat string, seq int64) (bool, error) {
	if of, ok := w.recent.answer(seq); ok {
		return of == chat, nil
	}
	e, err := w.Transcript.Entry(ctx, seq)
	if bot.KindOf(err) == bot.NotFound {
		return false, nil
	}
	return err == nil && e.Chat == chat && e.Kind == bot.EntryAnswer, err
}

// remove takes a person's words away, in the log and on every screen.
func (w *Web) remove(ctx context.Context, chat, id string) error {
	seq, bad := strconv.ParseInt(id, 10, 64)
	if bad != nil {
		return nil
	}
	if err := w.Transcript.Erase(ctx, chat, seq); err != nil {
		return err
	}
	_, err := w.append(ctx, bot.Entry{Chat: chat, Kind: bot.EntryGone, Of: seq})
	return err
}
