package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/jobs"
	"vneidbot/bot/roster/sample"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// asideOf is a program with sixty units, and what it calls itself by.
func asideOf(t *testing.T) *App {
	a := deskOfLists(t)
	a.cfg.DataDir = a.store.Dir()
	var err error
	a.shelf, err = shelf.Open(a.cfg.shelf(), disk.At(a.cfg.DataDir), 0)
	require.NoError(t, err)
	_, p := a.preview(t, "list:1", sample.Units(60, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	a.channels = map[string]channel.Channel{"telegram": joined{}}
	a.log = slog.New(slog.NewTextHandler(os.Stderr, nil))
	a.self, err = os.Executable()
	require.NoError(t, err)
	return a
}

// A process of its own lets others go first before it does anything, unless somebody waits
// for it with nothing else to do.
func TestAProcessOfItsOwnIsPoliteFromTheStart(t *testing.T) {
	priority := func(more ...string) string {
		name, args := politely("/bin/sh", append([]string{"-c", "cut -d ' ' -f 19 /proc/$$/stat"}, more...))
		said, err := exec.CommandContext(t.Context(), name, args...).Output()
		require.NoError(t, err)
		return strings.TrimSpace(string(said))
	}
	require.Equal(t, "19", priority())
	require.NotEqual(t, "19", priority(atOnce))
}

// What is made by a process of its own is what this one makes, files and what is told of
// them; what it refuses is refused here.
func TestAProcessOfItsOwnMakesTheSameFiles(t *testing.T) {
	t.Parallel()
	a := asideOf(t)
	tell := bot.Event{ID: "job:1", Kind: bot.Received, From: "telegram:1", Chat: bot.Chat{Channel: "telegram", ID: "1"}}
	work := func(k jobs.Kind, task any) ([]bot.Write, error) {
		args, err := json.Marshal(task)
		require.NoError(t, err)
		return k.Work(t.Context(), bot.Job{Kind: k.Name, Key: "job:1", Args: args})
	}
	head := bot.ExportHead{Place: "toàn thành phố", By: "Lan"}
	cards := tell
	cards.Data = "o:mtd:*:*:zzzz:z"
	for name, c := range map[string]struct {
		kind jobs.Kind
		task any
	}{
		"cards":   {a.carding(), bot.CardsTask{Lang: "vi", Scope: bot.Everything, Head: head, Tell: cards}},
		"compare": {a.comparing(), bot.AgainstTask{Lang: "vi", Scope: bot.Everything, Head: head, Tell: tell, Text: "1. Trường nào đó\n2. Trường khác"}},
	} {
		here, err := work(c.kind, c.task)
		require.NoError(t, err, name)
		there, err := work(a.aside(c.kind), c.task)
		require.NoError(t, err, name)
		require.Len(t, there, len(here), name)
		for i := range here {
			of, as := here[i], there[i]
			if event, is := of.(bot.Occur); is {
				require.Equal(t, event.Event.Data, as.(bot.Occur).Event.Data)
			}
			if event, is := of.(bot.Occur); is && event.Event.File != nil {
				require.NotEmpty(t, a.handedOut(t, as), name)
			}
			require.IsType(t, of, as, name)
		}
	}
	_, err := work(a.aside(a.exporting()), bot.ExportTask{Forms: []bot.FormID{999}, Tell: tell})
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	_, err = work(a.aside(a.exporting()), bot.ExportTask{Tell: tell})
	require.Equal(t, bot.Internal, bot.KindOf(err), "it has no button to be tapped")
	require.NotContains(t, err.Error(), "range", "of a panic its type is told")
	_, err = a.aside(jobs.Kind{Name: "unknown"}).Work(t.Context(), bot.Job{Kind: "unknown"})
	require.Equal(t, bot.Invalid, bot.KindOf(err))
}

// A process that nobody waits for any more ends, and leaves nothing.
func TestAProcessOfItsOwnEndsWithWhoeverAsked(t *testing.T) {
	t.Parallel()
	a := asideOf(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := a.aside(a.exporting()).Work(ctx, bot.Job{Kind: bot.ExportWork, Args: []byte(`{}`)})
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
	left, err := os.ReadDir(filepath.Join(a.cfg.shelf(), "tmp"))
	require.NoError(t, err)
	require.Empty(t, left)
}
