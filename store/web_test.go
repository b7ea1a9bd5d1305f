package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

var webNow = time.Date(2025, 5, 21, 7, 52, 0, 0, time.UTC)

func TestWebEntriesAreAppendedOnce(t *testing.T) {
	ctx, w := context.Background(), storetest.Open(t).Web()
	said := bot.Entry{Chat: "a", Client: "client-1", At: webNow, Kind: bot.EntrySaid, From: "web:a", Text: "một"}
	first, fresh, err := w.Append(ctx, said)
	require.NoError(t, err)
	require.True(t, fresh)

	require.Zero(t, first.After)

	said.Text, said.At = "hai", webNow.Add(time.Hour)
	again, fresh, err := w.Append(ctx, said)
	require.NoError(t, err)
	require.False(t, fresh)
	require.Equal(t, first, again, "the first one counts, its time included")

	said.Chat = "b"
	other, fresh, err := w.Append(ctx, said)
	require.NoError(t, err)
	require.True(t, fresh, "client ids are a chat's own")
	require.Greater(t, other.Seq, first.Seq)
	before := first.Seq
	for range 2 {
		answer, fresh, err := w.Append(ctx, bot.Entry{Chat: "a", At: webNow, Kind: bot.EntryAnswer, Message: &bot.Message{Parts: []bot.Para{{Text: "chào"}}}})
		require.NoError(t, err)
		require.True(t, fresh, "the bot's have none")
		require.Equal(t, before, answer.After, "the other chat's lies between")
		before = answer.Seq
	}

	list, err := w.Since(ctx, "a", 0, 10)
	require.NoError(t, err)
	require.Len(t, list, 3)
	require.Equal(t, first, list[0])
	list, err = w.Since(ctx, "a", first.Seq, 1)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, "chào", list[0].Message.Parts[0].Text)
}

func TestWebEntriesLoseTheirWords(t *testing.T) {
	ctx, w := context.Background(), storetest.Open(t).Web()
	e, _, err := w.Append(ctx, bot.Entry{Chat: "a", Client: "client-1", At: webNow, Kind: bot.EntryPhoto, Text: "của tôi", File: &bot.File{Ref: "f"}})
	require.NoError(t, err)
	require.NoError(t, w.Erase(ctx, "b", e.Seq))
	kept, err := w.Entry(ctx, e.Seq)
	require.NoError(t, err)
	require.Equal(t, "của tôi", kept.Text, "another chat's are out of reach")
	require.NoError(t, w.Erase(ctx, "a", e.Seq))
	kept, err = w.Entry(ctx, e.Seq)
	require.NoError(t, err)
	require.Empty(t, kept.Text)
	require.Nil(t, kept.File)
	_, err = w.Entry(ctx, e.Seq+1)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
}

func TestWebSessionsAndTheirEnd(t *testing.T) {
	ctx, w := context.Background(), storetest.Open(t).Web()
	for i, at := range []time.Time{webNow, webNow.Add(time.Hour), webNow} {
		require.NoError(t, w.Begin(ctx, fmt.Sprint("s", i), []byte{byte(i), 1}, at))
	}
	id, err := w.Session(ctx, []byte{1, 1})
	require.NoError(t, err)
	require.Equal(t, "s1", id)
	_, err = w.Session(ctx, []byte{9})
	require.Equal(t, bot.NotFound, bot.KindOf(err))

	for i, chat := range []string{"s0", "s2", "s2"} { // entries come in the order of their times
		_, _, err = w.Append(ctx, bot.Entry{Chat: chat, At: webNow.Add(time.Duration(i) * time.Hour), Kind: bot.EntrySaid, Text: "x"})
		require.NoError(t, err)
	}
	require.NoError(t, w.Purge(ctx, webNow.Add(time.Minute)))
	left, err := w.Since(ctx, "s0", 0, 10)
	require.NoError(t, err)
	require.Empty(t, left)
	for id, want := range map[string]bool{"s0": false, "s1": true, "s2": true} {
		known, err := w.Known(ctx, id)
		require.NoError(t, err)
		require.Equal(t, want, known, id)
	}
}
