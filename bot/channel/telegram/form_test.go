package telegram

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// What is sent is not held: a file of 40 MB takes no more memory than one of a megabyte.
func TestAFileStreams(t *testing.T) {
	var came int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		require.Positive(t, r.ContentLength, "Telegram's own server is told the length")
		came, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, `{"ok":true,"result":{"message_id":7}}`)
	}))
	t.Cleanup(srv.Close)
	c, err := New(Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: srv.URL}, Shelf: &channeltest.Shelf{}})
	require.NoError(t, err)
	large := withFile(c, bytes.Repeat([]byte("x"), 40<<20), "ảnh \"1\".zip")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	id, err := c.Send(t.Context(), bot.Chat{Channel: Name, ID: "1"}, bot.Message{File: large})
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	require.Equal(t, "7", id)
	require.Greater(t, came, int64(40<<20))
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(2<<20))
}
