package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
			list, _ := s.Claim(context.Background(), noon, time.Minute, 3)
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

// A copy is killed while it sends, runs and fetches: another takes that over at
// once, and only then.
func TestWhatAKilledCopyHeldIsFree(t *testing.T) {
	if dir := os.Getenv("STORE_TEST_HOLD_IN"); dir != "" {
		dieHolding(dir)
	}
	r := newRoom(t)
	living := storetest.OpenDir(t, r.s.Dir())
	r.commit(say("a", lan, bot.Notice), say("b", "telegram:2", bot.Notice), picture("p1", "draft"))
	require.NoError(t, r.s.Park(context.Background(), bot.Event{ID: "e", Chat: private(lan)}, "test"))
	held, err := living.Claim(context.Background(), noon, time.Minute, 1)
	require.NoError(t, err)
	require.Len(t, held, 1)

	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWhatAKilledCopyHeldIsFree$")
	cmd.Env = append(os.Environ(), "STORE_TEST_HOLD_IN="+r.s.Dir())
	out, err := cmd.CombinedOutput()
	require.ErrorContains(t, err, "killed", string(out))
	require.Equal(t, [3]int{}, claimable(t, r.s), "the leases have not run out")

	require.NoError(t, r.s.FreeEnded(context.Background()))
	require.Equal(t, [3]int{1, 1, 1}, claimable(t, r.s), "but not what a living copy holds")
}

// claimable is how many messages, events and pictures can be claimed at noon.
func claimable(t *testing.T, s *store.Store) [3]int {
	said, err := s.Claim(context.Background(), noon, time.Minute, 9)
	require.NoError(t, err)
	parked, err := s.ClaimParked(context.Background(), noon, time.Minute, 9)
	require.NoError(t, err)
	pictures, err := s.ClaimPictures(context.Background(), noon, time.Minute, 9)
	require.NoError(t, err)
	return [3]int{len(said), len(parked), len(pictures)}
}

func dieHolding(dir string) {
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		panic(err)
	}
	_, err1 := s.Claim(context.Background(), noon, time.Minute, 9)
	_, err2 := s.ClaimParked(context.Background(), noon, time.Minute, 9)
	_, err3 := s.ClaimPictures(context.Background(), noon, time.Minute, 9)
	if err := errors.Join(err1, err2, err3); err != nil {
		panic(err)
	}
	self, _ := os.FindProcess(os.Getpid())
	_ = self.Kill()
	select {}
}

// The name of a killed copy is known for a while, then forgotten; those that
// ended in good order leave nothing.
func TestEndedCopiesAreForgotten(t *testing.T) {
	r := newRoom(t)
	dir := filepath.Join(r.s.Dir(), "copies")
	killed := filepath.Join(dir, "KILLED")
	require.NoError(t, os.WriteFile(killed, nil, 0o600))
	require.True(t, r.s.Ended("KILLED"))
	require.False(t, r.s.Ended(r.s.Copy()), "it lives")
	require.False(t, r.s.Ended("NEVERHERE"))
	require.False(t, r.s.Ended("../key"), "a name, not a path")
	require.NoError(t, r.s.FreeEnded(context.Background()))
	require.NoError(t, r.s.FreeEnded(context.Background()))
	require.FileExists(t, killed)
	old := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(killed, old, old))
	require.NoError(t, r.s.FreeEnded(context.Background()))
	require.NoFileExists(t, killed)

	other, err := store.Open(context.Background(), r.s.Dir(), store.Options{})
	require.NoError(t, err)
	require.NotEqual(t, r.s.Copy(), other.Copy())
	require.False(t, r.s.Ended(other.Copy()))
	require.NoError(t, other.Close())
	require.False(t, r.s.Ended(other.Copy()), "its leases are back already")
	require.NoFileExists(t, filepath.Join(dir, other.Copy()))
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

// Who else serves the directory is known from one look to the next.
// Whoever works beside a program wants to know whether there is one.
func TestAFolderIsServedWhileAProgramServesIt(t *testing.T) {
	dir := t.TempDir()
	require.False(t, store.Served(dir))
	require.False(t, store.Served(filepath.Join(dir, "none")))
	s, err := store.Open(context.Background(), dir, store.Options{})
	require.NoError(t, err)
	require.True(t, store.Served(dir))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "copies", "KILLED"), nil, 0o600))
	require.NoError(t, s.Close())
	require.False(t, store.Served(dir))
	beside, err := store.Open(context.Background(), dir, store.Options{Beside: true})
	require.NoError(t, err)
	require.False(t, store.Served(dir))
	require.NoError(t, beside.Close())
}

func TestACopyKnowsWhetherItIsAlone(t *testing.T) {
	r := newRoom(t)
	require.True(t, r.s.Alone(), "it looked when it came")
	look := func() bool {
		require.NoError(t, r.s.FreeEnded(context.Background()))
		return r.s.Alone()
	}
	require.True(t, look())
	require.NoError(t, os.WriteFile(filepath.Join(r.s.Dir(), "copies", "KILLED"), nil, 0o600))
	require.True(t, look(), "a killed one does nothing any more")

	other, err := store.Open(context.Background(), r.s.Dir(), store.Options{})
	require.NoError(t, err)
	require.False(t, other.Alone())
	require.False(t, look())
	beside, err := store.Open(context.Background(), r.s.Dir(), store.Options{Beside: true})
	require.NoError(t, err)
	require.NoError(t, other.Close())
	require.True(t, look(), "a command beside the program takes part in no chat")
	require.NoError(t, beside.Close())
}
