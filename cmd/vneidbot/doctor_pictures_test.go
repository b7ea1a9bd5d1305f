package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Pictures that the records have and the disk has not: doctor and the log count
// them, and the rest works.
func TestPicturesThatAreGoneAreCounted(t *testing.T) {
	t.Parallel()
	app := opened(t, nil)
	ctx, chat := t.Context(), bot.Chat{Channel: "telegram", ID: "1000"}
	for _, content := range []string{"kept", "lost"} {
		name, err := app.shelf.Keep([]byte(content))
		require.NoError(t, err)
		_, err = app.store.Commit(ctx, []bot.Write{
			bot.SetAccount{ID: "telegram:1000", Chat: chat, At: time.Now()},
			bot.KeepPicture{Event: content, Draft: bot.DraftID(content), Chat: chat, Account: "telegram:1000", At: time.Now()},
		})
		require.NoError(t, err)
		require.NoError(t, app.store.PictureKept(ctx, content, bot.Kept{SHA256: name, Mime: "image/png", Size: 4}))
		if content == "lost" {
			require.NoError(t, os.Remove(filepath.Join(app.cfg.shelf(), name[:2], name)))
		}
	}
	s, err := store.Look(ctx, app.cfg.DataDir)
	require.NoError(t, err)
	defer func() { _ = s.Close() }()
	require.Contains(t, found(t, []finding{lookPictures(ctx, app.cfg, s)}, "doctor.pictures_missing"), "thiếu 1 trong 2 ảnh")

	var log bytes.Buffer
	again := *app
	again.log = slog.New(slog.NewTextHandler(&log, nil))
	require.NoError(t, again.noteMissing(ctx))
	require.Contains(t, log.String(), "pictures of reports are missing")
	require.Contains(t, log.String(), "missing=1 of=2")
}
