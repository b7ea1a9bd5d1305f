package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store"
	"vneidbot/store/session/redistest"
)

// chorus are parts that note when they stop; each takes a second to do so.
func chorus(stopped *[]string, names ...string) (parts []part) {
	for _, name := range names {
		parts = append(parts, part{name, func(ctx context.Context) error {
			<-ctx.Done()
			time.Sleep(time.Second)
			*stopped = append(*stopped, name)
			return nil
		}})
	}
	return parts
}

func TestPartsStopInReverseEachAfterTheOneBeforeIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Minute, cancel)
		began := time.Now()
		var stopped []string
		require.NoError(t, runParts(ctx, slog.New(slog.DiscardHandler), chorus(&stopped, "outbox", "http", "telegram")))
		require.Equal(t, []string{"telegram", "http", "outbox"}, stopped)
		require.Equal(t, time.Minute+3*time.Second, time.Since(began))
	})
}

func TestAPartThatFailsEndsTheProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("bad token")
		var stopped []string
		parts := append(chorus(&stopped, "outbox"), part{"telegram", func(context.Context) error { return broken }})
		require.ErrorIs(t, runParts(t.Context(), slog.New(slog.DiscardHandler), parts), broken)
		require.Equal(t, []string{"outbox"}, stopped)
	})
}

func TestAPartThatHangsIsLeftAfterThirtySeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		began := time.Now()
		stuck := part{"telegram", func(context.Context) error { time.Sleep(time.Hour); return nil }}
		require.ErrorIs(t, runParts(ctx, slog.New(slog.DiscardHandler), []part{stuck}), errHangs)
		require.Equal(t, stopWithin, time.Since(began))
		time.Sleep(time.Hour) // the bubble ends with nothing running
	})
}

// A copy that serves alone knows of another before that one takes an event.
func TestACopyIsKnownBeforeItServes(t *testing.T) {
	t.Parallel()
	dir, addr := t.TempDir(), freeAddr(t)
	env := []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + telegramtest.New(t).URL(),
		"REDIS_URL=" + redistest.Start(t).URL, "DATA_DIR=" + dir, "HTTP_ADDR=" + addr, "LOG_LEVEL=warn"}
	first, err := store.Open(t.Context(), dir, store.Options{})
	require.NoError(t, err)
	require.True(t, first.Alone())
	ctx, stop := context.WithCancel(t.Context())
	var looking sync.WaitGroup
	looking.Go(func() {
		for look := time.NewTicker(lookForEnded); ; {
			select {
			case <-look.C:
				_ = first.FreeEnded(ctx)
			case <-ctx.Done():
				look.Stop()
				return
			}
		}
	})
	p := launch(t, "program", env)
	require.Eventually(t, func() bool { return healthy(addr) }, time.Minute, time.Millisecond, p.logged())
	require.False(t, first.Alone())
	p.stop(t)
	stop()
	looking.Wait()
	require.NoError(t, first.Close())
}
