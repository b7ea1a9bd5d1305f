package telegram

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram/telegramtest"
)

func TestFetchHasALimit(t *testing.T) {
	r, u, _ := talk(t)
	require.NoError(t, r.c.Check(context.Background()))
	u.SendFile("to.png", "image/png", make([]byte, botapi.MaxFile+1), "")
	r.start()
	ev := r.event(2)
	_, err := r.c.Fetch(context.Background(), *ev.File)
	require.Equal(t, bot.Exhausted, bot.KindOf(err), "by the size in the event")
	ev.File.Size = 0
	_, err = r.c.Fetch(context.Background(), *ev.File)
	require.Equal(t, bot.Exhausted, bot.KindOf(err), "by Telegram's refusal")
	require.Equal(t, channel.Rejected, outcome(t, err))

	_, err = r.c.Fetch(context.Background(), bot.File{Ref: "gone"})
	require.Equal(t, channel.Again, outcome(t, err), "Telegram has one answer to wrong ids and to files that it cannot reach now")
	u.SendPhoto(pngOf(10, 10), "")
	file := *r.event(3).File
	r.srv.Fault(telegramtest.Fault{Method: "download", Code: 500, Body: "oops"})
	_, err = r.c.Fetch(context.Background(), file)
	require.Equal(t, channel.Again, outcome(t, err))
}

// TestADownloadIsCutOff is about a server that names no size and never ends.
func TestADownloadIsCutOff(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = w.Write(make([]byte, 1<<20))
		}
	}))
	defer srv.Close()
	c, err := New(Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: srv.URL}})
	require.NoError(t, err)
	defer c.files.CloseIdleConnections()
	body, err := c.download(context.Background(), "photos/1.jpg")
	require.NoError(t, err)
	n, err := io.Copy(io.Discard, body)
	require.NoError(t, body.Close())
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	require.LessOrEqual(t, n, int64(botapi.MaxFile))
}
