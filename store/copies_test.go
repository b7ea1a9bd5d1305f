package store_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// Two copies on one file: everything is written once, and both see it.
func TestTwoCopiesShareADirectory(t *testing.T) {
	r := newRoom(t)
	other := storetest.OpenDir(t, r.s.Dir())
	var wait sync.WaitGroup
	receipts := [2][20]bot.Receipt{}
	for c, s := range []*store.Store{r.s, other} {
		for i := range 20 {
			wait.Go(func() {
				out, err := s.Commit(context.Background(), []bot.Write{r.file(i, lan, bot.Accepted), say(fmt.Sprint(i), lan, bot.Notice)})
				if err == nil {
					receipts[c][i] = out.Report.Receipt
				}
			})
		}
	}
	wait.Wait()
	require.Equal(t, receipts[0], receipts[1])
	require.NotContains(t, receipts[0], bot.Receipt(""))
	require.Equal(t, "20", r.text(`SELECT count(*) || '' FROM reports`))
	require.Equal(t, "20", r.text(`SELECT count(*) || '' FROM outbox`))
	f, err := other.Look(context.Background(), bot.Event{From: lan, At: noon}, bot.Needs{Unit: r.unit})
	require.NoError(t, err)
	require.Equal(t, bot.NewReportID("draft19", 1), f.Unit.Current.ID)
}

func TestOneCopyClaims(t *testing.T) {
	r := newRoom(t)
	other := storetest.OpenDir(t, r.s.Dir())
	for i := range 10 {
		r.commit(say(fmt.Sprint(i), bot.AccountID(fmt.Sprintf("telegram:%d", i)), bot.Notice))
	}
	var wait sync.WaitGroup
	var mu sync.Mutex
	claimed := map[int64]int{}
	for _, s := range []*store.Store{r.s, other, r.s, other} {
		wait.Go(func() {
			list, _ := s.Claim(context.Background(), "x", noon, time.Minute, 3)
			mu.Lock()
			defer mu.Unlock()
			for _, q := range list {
				claimed[q.Row]++
			}
		})
	}
	wait.Wait()
	require.Len(t, claimed, 10)
	for row, n := range claimed {
		require.Equal(t, 1, n, row)
	}
}

// What was answered is there after the process died without a word.
func TestKilledProcessLosesNothingAnswered(t *testing.T) {
	if dir := os.Getenv("STORE_TEST_DIE_IN"); dir != "" {
		dieAfterWriting(dir)
	}
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledProcessLosesNothingAnswered$")
	cmd.Env = append(os.Environ(), "STORE_TEST_DIE_IN="+dir)
	out, err := cmd.CombinedOutput()
	require.ErrorContains(t, err, "killed", string(out))
	s := storetest.OpenDir(t, dir)
	n, err := s.Counts(context.Background())
	require.NoError(t, err)
	require.Equal(t, 50, n.Unsaid)
}

func dieAfterWriting(dir string) {
	s, err := store.Open(context.Background(), dir, store.Options{Exclusive: true})
	if err != nil {
		panic(err)
	}
	for i := range 50 {
		if _, err := s.Commit(context.Background(), []bot.Write{say(fmt.Sprint(i), lan, bot.Notice)}); err != nil {
			panic(err)
		}
	}
	self, _ := os.FindProcess(os.Getpid())
	_ = self.Kill()
	select {}
}

func TestBusyFileIsUnavailableNotBroken(t *testing.T) {
	r := newRoom(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := r.s.Look(ctx, bot.Event{From: lan}, bot.Needs{})
	if err != nil { // a free reader may be taken before the context is looked at
		require.Equal(t, bot.Unavailable, bot.KindOf(err))
	}
	_, err = r.s.Commit(context.Background(), nil)
	require.NoError(t, err)
}
