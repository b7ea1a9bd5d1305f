package main

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// filesOf is what the program fetches files with, and the events that Telegram's
// client makes of what is sent.
func filesOf(t *testing.T) (*App, *telegramtest.Server, <-chan bot.Event) {
	tg := telegramtest.New(t)
	c, err := telegram.New(telegram.Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: tg.URL(), Logger: quiet()}})
	require.NoError(t, err)
	dir := t.TempDir()
	on, err := shelf.Open(dir, disk.At(dir), 0)
	require.NoError(t, err)
	events, done := make(chan bot.Event, 10), make(chan error, 1)
	ctx, stop := context.WithCancel(context.Background())
	go func() { done <- c.Run(ctx, func(_ context.Context, ev bot.Event) error { events <- ev; return nil }) }()
	t.Cleanup(func() { stop(); require.NoError(t, <-done) })
	return &App{channels: map[string]channel.Channel{telegram.Name: c}, shelf: on}, tg, events
}

// fetched does the job that the desk leaves for a file, and returns the event that
// tells of it.
func fetched(t *testing.T, a *App, sent bot.Event) (bot.Event, error) {
	t.Helper()
	sent.ID, sent.Kind, sent.Command = "file:"+sent.ID, bot.Received, "danhsach"
	args, err := json.Marshal(sent)
	require.NoError(t, err)
	j := bot.Job{Kind: bot.FetchFile, Key: sent.ID, Args: args}
	writes, err := a.fetchFile(t.Context(), j)
	if err != nil {
		writes = a.filing().GaveUp(j)
	}
	require.Len(t, writes, 1)
	return writes[0].(bot.Occur).Event, err
}

// A document that is sent to the bot lies on the shelf before the desk is told.
func TestADocumentAtTelegramComesOntoTheShelf(t *testing.T) {
	t.Parallel()
	a, tg, events := filesOf(t)
	mai := tg.User(1001, "Cán bộ Mai")
	mai.SendFile("Danh sách.xlsx", "application/vnd.ms-excel", []byte("PK roster"), "/danhsach Dương Kinh")
	sent := <-events
	require.Equal(t, bot.Filed, sent.Kind)
	ev, err := fetched(t, a, sent)
	require.NoError(t, err)
	require.Equal(t, bot.Received, ev.Kind)
	require.Equal(t, "danhsach", ev.Command)
	require.Equal(t, [2]any{"Danh sách.xlsx", int64(9)}, [2]any{ev.File.Name, ev.File.Size})
	require.WithinDuration(t, time.Now(), ev.At, time.Minute)
	on, err := a.shelf.Read(ev.File.SHA256)
	require.NoError(t, err)
	defer on.Close()
	kept, err := io.ReadAll(on)
	require.NoError(t, err)
	require.Equal(t, "PK roster", string(kept))
	for what, data := range map[string]string{"application/pdf": "%PDF-1.7\n", "application/octet-stream": "MZ\x90\x00\x03"} {
		mai.SendFile("cv.pdf", "application/pdf", []byte(data), "/caidat")
		ev, err = fetched(t, a, <-events)
		require.NoError(t, err)
		require.Equal(t, what, ev.File.Mime, "what the bytes say, not the name")
	}
	require.Empty(t, tg.Refused())
}

// What Telegram gives to no bot is said to be too large; what it cannot give just
// now is tried again, and in the end said to have failed.
func TestADocumentThatTelegramDoesNotGive(t *testing.T) {
	t.Parallel()
	a, tg, events := filesOf(t)
	mai := tg.User(1001, "Cán bộ Mai")
	mai.SendFile("to.xlsx", "", []byte(strings.Repeat("x", bot.FileMost+1)), "")
	sent := <-events
	sent.File.Size = 0 // not every server tells it
	ev, err := fetched(t, a, sent)
	require.NoError(t, err)
	require.Equal(t, bot.FaultBig, ev.File.Fault)

	mai.SendFile("a.xlsx", "", []byte("PK"), "")
	sent = <-events
	tg.Fault(telegramtest.Fault{Method: "getFile", Code: 502, Body: telegramtest.Page})
	ev, err = fetched(t, a, sent)
	require.Error(t, err, "worth another try")
	require.Equal(t, bot.FaultFailed, ev.File.Fault)
	require.Empty(t, ev.File.SHA256)
	ev, err = fetched(t, a, sent)
	require.NoError(t, err)
	require.NotEmpty(t, ev.File.SHA256)
}
