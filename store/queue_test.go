package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func text(kind bot.SayKind, s string) bot.Message {
	return bot.Message{Kind: kind, Parts: []bot.Para{{Text: s}}}
}

// say is an outbox row of the account's private chat.
func say(key string, to bot.AccountID, kind bot.SayKind) bot.Enqueue {
	return bot.Enqueue{Key: key, To: private(to), Message: text(kind, key), At: noon}
}

func unasked(key string, to bot.AccountID, at time.Time) bot.Enqueue {
	e := say(key, to, bot.Notice)
	e.Unasked, e.At = true, at
	return e
}

// due claims and tells the words of what is due, and the rows by them.
func (r *room) due(at time.Time) (words []string, rows map[string]int64) {
	r.t.Helper()
	list, err := r.s.Claim(context.Background(), at, time.Minute, 100)
	require.NoError(r.t, err)
	rows = map[string]int64{}
	for _, q := range list {
		words = append(words, q.Message.Parts[0].Text)
		rows[q.Message.Parts[0].Text] = q.Row
	}
	return words, rows
}

func TestOutboxKeepsAChatsOrder(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(unasked("remind", lan, noon), say("a", lan, bot.Notice), say("b", lan, bot.Notice), say("m", minh, bot.Notice))
	r.commit(say("a", lan, bot.Notice)) // the same key
	words, rows := r.due(noon)
	require.Equal(t, []string{"a", "m"}, words, "one of each chat")
	words, _ = r.due(noon)
	require.Empty(t, words, "in flight")
	require.NoError(t, r.s.Later(ctx, rows["a"], noon.Add(10*time.Second)))
	words, _ = r.due(noon.Add(9 * time.Second))
	require.Empty(t, words, "what follows waits behind it")
	words, rows = r.due(noon.Add(10 * time.Second))
	require.Equal(t, []string{"a"}, words)
	require.NoError(t, r.s.Sent(ctx, rows["a"], "77"))
	require.Equal(t, "77", r.text(`SELECT sent_id FROM outbox WHERE key = 'a'`))
	require.Empty(t, r.text(`SELECT message FROM outbox WHERE key = 'a'`), "what was said is not kept")
	words, rows = r.due(noon.Add(10 * time.Second))
	require.Equal(t, []string{"b"}, words)
	require.NoError(t, r.s.Failed(ctx, rows["b"], "rejected"))
	words, _ = r.due(noon.Add(10 * time.Second))
	require.Equal(t, []string{"remind"}, words, "answers first")
	r.commit(say("a", lan, bot.Notice))
	words, _ = r.due(noon.Add(10 * time.Second))
	require.Empty(t, words, "a key is said once")
}

func TestClaimedMessageIsWhole(t *testing.T) {
	r := newRoom(t)
	w := unasked("k", lan, noon)
	w.Message.Picture, w.Message.Buttons = &bot.Attachment{SHA256: "ab12", Mime: "image/png", Size: 2}, [][]bot.Button{{{Label: "Đúng", Data: "d:1:yes"}}}
	w.To.Topic = "5"
	r.commit(w)
	list, err := r.s.Claim(context.Background(), noon, time.Minute, 1)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Empty(t, cmp.Diff(bot.Queued{Row: list[0].Row, To: w.To, Message: w.Message, Unasked: true, Since: noon}, list[0]))
	require.NoError(t, r.s.Later(context.Background(), list[0].Row, noon))
	list, err = r.s.Claim(context.Background(), noon, time.Minute, 1)
	require.NoError(t, err)
	require.Equal(t, 1, list[0].Tries)
}

func TestUnaskedThatIsNotDueHoldsNothingUp(t *testing.T) {
	r := newRoom(t)
	r.commit(unasked("tomorrow", lan, noon.Add(24*time.Hour)), unasked("today", lan, noon))
	words, _ := r.due(noon)
	require.Equal(t, []string{"today"}, words)
	waits, err := r.s.Backlog(context.Background(), private(lan).Key())
	require.NoError(t, err)
	require.False(t, waits.Unsaid, "an answer need not queue behind a reminder")
}

func TestChatHasOneMessageInFlight(t *testing.T) {
	r := newRoom(t)
	r.commit(unasked("remind", lan, noon))
	words, rows := r.due(noon)
	require.Equal(t, []string{"remind"}, words)
	r.commit(say("a", lan, bot.Notice))
	words, _ = r.due(noon)
	require.Empty(t, words, "an answer does not overtake what is being said")
	require.NoError(t, r.s.Sent(context.Background(), rows["remind"], "1"))
	words, _ = r.due(noon)
	require.Equal(t, []string{"a"}, words)
}

func TestALeaseIsKeptForLongerByWhoHoldsIt(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(say("a", lan, bot.Notice))
	_, rows := r.due(noon)
	require.NoError(t, r.s.Keep(ctx, rows["a"], noon.Add(2*time.Minute)))
	words, _ := r.due(noon.Add(119 * time.Second))
	require.Empty(t, words)
	words, _ = r.due(noon.Add(2 * time.Minute))
	require.Equal(t, []string{"a"}, words)
	require.NoError(t, r.s.Later(ctx, rows["a"], noon))
	require.Equal(t, bot.Conflict, bot.KindOf(r.s.Keep(ctx, rows["a"], noon.Add(time.Hour))), "nobody holds it")
	r.due(noon)
	require.NoError(t, r.s.Sent(ctx, rows["a"], "1"))
	require.Equal(t, bot.Conflict, bot.KindOf(r.s.Keep(ctx, rows["a"], noon.Add(time.Hour))))
}

func TestNewerQuestionReplacesOlderOnes(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(say("q1", lan, bot.Question), say("receipt", lan, bot.Notice), say("q2", minh, bot.Question))
	_, rows := r.due(noon)
	r.commit(say("q3", lan, bot.Question))
	require.Equal(t, "replaced", r.text(`SELECT state FROM outbox WHERE key = 'q1'`))
	require.NoError(t, r.s.Later(ctx, rows["q1"], noon))
	require.Equal(t, "replaced", r.text(`SELECT state FROM outbox WHERE key = 'q1'`))
	require.NoError(t, r.s.Sent(ctx, rows["q1"], "1"))
	require.Equal(t, "sent", r.text(`SELECT state FROM outbox WHERE key = 'q1'`), "it had been taken all the same")
	require.NoError(t, r.s.Sent(ctx, rows["q2"], "1"))
	words, rows := r.due(noon)
	require.Equal(t, []string{"receipt"}, words, "a receipt is never replaced")
	require.NoError(t, r.s.Sent(ctx, rows["receipt"], "2"))
	words, _ = r.due(noon)
	require.Equal(t, []string{"q3"}, words)
}

func TestHolds(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(say("l", lan, bot.Notice), say("m", minh, bot.Notice), say("z", "zalo:9", bot.Notice))
	require.NoError(t, r.s.Hold(ctx, "telegram", private(lan).Key(), noon.Add(time.Hour)))
	require.NoError(t, r.s.Hold(ctx, "telegram", "", noon.Add(time.Minute)))
	require.NoError(t, r.s.Hold(ctx, "telegram", "", noon.Add(time.Second)), "a longer hold stays")
	words, _ := r.due(noon)
	require.Equal(t, []string{"z"}, words)
	words, _ = r.due(noon.Add(time.Minute))
	require.Equal(t, []string{"m", "z"}, words, "z's lease has run out too")
	words, _ = r.due(noon.Add(time.Hour))
	require.Contains(t, words, "l")
}

func TestChatThatIsGone(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.verify(lan)
	r.commit(say("a", lan, bot.Notice), unasked("b", lan, noon), say("m", minh, bot.Notice))
	require.NoError(t, r.s.ChatGone(ctx, private(lan).Key()))
	words, _ := r.due(noon)
	require.Equal(t, []string{"m"}, words)
	require.Empty(t, r.look(minh, bot.Needs{Unit: r.unit}).Tellable)
	n, err := r.s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 2, n.Failed)
	require.Equal(t, 1, n.Unsaid)
	require.NoError(t, r.s.PurgeOutbox(ctx, time.Now().Add(time.Hour)))
	require.Equal(t, "m", r.text(`SELECT group_concat(key) FROM outbox`))
}

func TestEnqueueNeedsAKey(t *testing.T) {
	newRoom(t).refused(bot.Invalid, bot.Enqueue{To: private(lan), At: noon})
}

func event(id string, from bot.AccountID) bot.Event {
	return bot.Event{ID: id, Kind: bot.Said, Chat: private(from), From: from, At: noon, Text: "chào"}
}

// parked claims and tells the ids of the events.
func (r *room) parked(at time.Time) (ids []string, rows map[string]int64) {
	r.t.Helper()
	list, err := r.s.ClaimParked(context.Background(), at, time.Minute, 100)
	require.NoError(r.t, err)
	rows = map[string]int64{}
	for _, p := range list {
		ids, rows[p.Event.ID] = append(ids, p.Event.ID), p.Row
	}
	return ids, rows
}

func TestInboxKeepsAChatsOrder(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	for _, ev := range []bot.Event{event("e1", lan), event("e2", lan), event("m1", minh), event("e1", lan)} {
		require.NoError(t, r.s.Park(ctx, ev, "lock"))
	}
	list, err := r.s.ClaimParked(ctx, noon, time.Minute, 1)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Empty(t, cmp.Diff(event("e1", lan), list[0].Event))
	require.WithinDuration(t, time.Now(), list[0].Since, time.Minute)
	ids, _ := r.parked(noon)
	require.Equal(t, []string{"m1"}, ids, "e2 waits behind e1")
	require.NoError(t, r.s.Repark(ctx, list[0].Row, noon.Add(time.Hour), 1, false))
	ids, _ = r.parked(noon.Add(30 * time.Minute))
	require.Equal(t, []string{"m1"}, ids)
	ids, rows := r.parked(noon.Add(time.Hour))
	require.Equal(t, []string{"e1", "m1"}, ids)
	require.NoError(t, r.s.Unpark(ctx, rows["m1"]))
	require.NoError(t, r.s.Repark(ctx, rows["e1"], noon, 2, true))
	ids, rows = r.parked(noon.Add(time.Hour))
	require.Equal(t, []string{"e2"}, ids, "a dead event holds nothing up")
	require.Equal(t, "2", r.text(`SELECT tries || '' FROM inbox WHERE event = 'e1'`))
	waits, err := r.s.Backlog(ctx, private(lan).Key())
	require.NoError(t, err)
	require.True(t, waits.Parked)
	f, err := r.s.Look(ctx, event("e3", lan), bot.Needs{})
	require.NoError(t, err)
	require.Equal(t, waits, f.Backlog)
	require.NoError(t, r.s.Unpark(ctx, rows["e2"]))
	waits, err = r.s.Backlog(ctx, private(lan).Key())
	require.NoError(t, err)
	require.False(t, waits.Parked)
	n, err := r.s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, n.Dead)
	require.NoError(t, r.s.PurgeInbox(ctx, time.Now().Add(time.Hour)))
	require.Equal(t, "0", r.text(`SELECT count(*) || '' FROM inbox`))
}

func TestMovedChat(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	from := bot.Chat{Channel: "telegram", ID: "-1", Group: true}
	to := bot.Chat{Channel: "telegram", ID: "-1001", Group: true}
	bind := bot.BindGroup{Group: bot.Group{Chat: from, Scope: bot.Everything, By: lan, At: noon}}
	r.commit(bind, bot.Enqueue{Key: "a", To: from, Message: text(bot.Notice, "a"), At: noon},
		bot.KeepPicture{Event: "p", Chat: from, Account: lan, At: noon})
	ev := event("e", lan)
	ev.Chat = from
	require.NoError(t, r.s.Park(ctx, ev, "lock"))
	for range 2 {
		r.commit(bot.MoveChat{From: from, To: to, At: noon})
	}
	require.Equal(t, "telegram:-1001", r.text(`SELECT group_concat(chat_key) FROM groups`))
	said, err := r.s.Claim(ctx, noon, time.Minute, 9)
	require.NoError(t, err)
	require.Equal(t, to, said[0].To)
	parked, err := r.s.ClaimParked(ctx, noon, time.Minute, 9)
	require.NoError(t, err)
	require.Equal(t, to, parked[0].Event.Chat)
	require.Equal(t, "chào", parked[0].Event.Text)
	require.Equal(t, to, r.claim(noon)[0].Chat)

	bind.By = minh
	r.commit(bind, bot.MoveChat{From: from, To: to, At: noon})
	require.Equal(t, "telegram:-1001 telegram:9000001", r.text(`SELECT group_concat(chat_key || ' ' || bound_by) FROM groups`),
		"the new chat's binding is newer")
	r.commit(bot.MoveChat{From: to, To: to, At: noon})
	require.Equal(t, "telegram:-1001", r.text(`SELECT group_concat(chat_key) FROM groups`))
}

// What a platform did not take as long as it was of use is not sent late, and the one
// behind it is.
func TestWhatIsOfNoUseAnyMoreIsNotSent(t *testing.T) {
	r := newRoom(t)
	hint := unasked("hint", lan, noon)
	hint.For = time.Hour
	r.commit(hint, unasked("other", lan, noon))
	words, _ := r.due(noon.Add(59 * time.Minute))
	require.Equal(t, []string{"hint"}, words)
	words, _ = r.due(noon.Add(2 * time.Hour)) // nobody has said what became of it
	require.Empty(t, words)
	require.Equal(t, "failed late", r.text(`SELECT state || ' ' || why FROM outbox WHERE key = 'hint'`))
	words, _ = r.due(noon.Add(2 * time.Hour))
	require.Equal(t, []string{"other"}, words)
}
