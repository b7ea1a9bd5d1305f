package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// diary is what happened, by the time since the beginning.
type diary struct {
	mu    sync.Mutex
	begun time.Time
	lines []string
}

func (d *diary) note(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, fmt.Sprintf("%s %s", time.Since(d.begun).Truncate(time.Second), fmt.Sprintf(format, args...)))
}

// work runs a worker over a real database for some time of the bubble's clock.
func work(t *testing.T, s *store.Store, d *diary, lasting time.Duration, kinds ...jobs.Kind) string {
	t.Helper()
	var log strings.Builder
	ctx, stop := context.WithTimeout(t.Context(), lasting)
	defer stop()
	w := jobs.New(s, kinds, jobs.Options{Wake: s.Wake(store.Jobs), Log: slog.New(slog.NewTextHandler(&log, nil)),
		Done: func(kind, outcome string) { d.note("%s %s", kind, outcome) }})
	require.NoError(t, w.Run(ctx))
	return log.String()
}

func do(t *testing.T, s *store.Store, key, kind string) {
	t.Helper()
	_, err := s.Commit(t.Context(), []bot.Write{bot.Do{Key: key, Kind: kind, Args: key, NotBefore: time.Now()}})
	require.NoError(t, err)
}

func said(t *testing.T, s *store.Store) (keys []string) {
	t.Helper()
	list, err := s.Claim(t.Context(), time.Now(), time.Minute, 10)
	require.NoError(t, err)
	for _, q := range list {
		keys = append(keys, q.Message.Parts[0].Text)
	}
	return keys
}

func telling(text string) []bot.Write {
	return []bot.Write{bot.Enqueue{Key: text, To: bot.Chat{Channel: "telegram", ID: text}, At: time.Now(),
		Message: bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: text}}}}}
}

func bubble(t *testing.T, f func(t *testing.T, s *store.Store, d *diary)) {
	synctest.Test(t, func(t *testing.T) {
		f(t, storetest.Open(t), &diary{begun: time.Now()})
	})
}

func TestAJobThatFailsIsTriedAgainEverMoreSeldom(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "sheet")
		n := 0
		work(t, s, d, time.Minute, jobs.Kind{Name: "sheet", Work: func(context.Context, bot.Job) ([]bot.Write, error) {
			if n++; n < 4 {
				return nil, bot.Fail(bot.Unavailable, "test", nil)
			}
			return telling("done"), nil
		}})
		require.Equal(t, []string{"0s sheet later", "1s sheet later", "3s sheet later", "7s sheet done"}, d.lines)
		require.Equal(t, []string{"done"}, said(t, s))
	})
}

func TestWhatCanNeverSucceedOrFailsTooOftenIsSetAsideAndSaid(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "secret words", "bad")
		do(t, s, "b", "worse")
		sorry := func(j bot.Job) []bot.Write { return telling("sorry " + j.Kind) }
		log := work(t, s, d, time.Hour,
			jobs.Kind{Name: "bad", GaveUp: sorry, Work: func(context.Context, bot.Job) ([]bot.Write, error) {
				return telling("never"), bot.Fail(bot.Invalid, "test", nil)
			}},
			jobs.Kind{Name: "worse", Tries: 3, GaveUp: sorry, Work: func(_ context.Context, j bot.Job) ([]bot.Write, error) {
				panic("what a person typed")
			}})
		require.ElementsMatch(t, []string{"0s bad failed", "0s worse later", "1s worse later", "3s worse failed"}, d.lines)
		require.ElementsMatch(t, []string{"sorry bad", "sorry worse"}, said(t, s))
		require.NotContains(t, log, "secret")
		require.NotContains(t, log, "typed")
	})
}

func TestWorkThatRecursSurvivesFailureAndMakesUpForTheNight(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		n := 0
		hourly := jobs.Kind{Name: "clean", Next: func(now time.Time) time.Time { return now.Add(time.Hour) },
			Work: func(context.Context, bot.Job) ([]bot.Write, error) {
				if n++; n == 2 {
					return nil, errors.New("a bad hour")
				}
				return nil, nil
			}}
		work(t, s, d, 2*time.Hour+30*time.Minute, hourly)
		<-time.After(8 * time.Hour) // the program is down
		work(t, s, d, 30*time.Minute, hourly)
		require.Equal(t, []string{"0s clean done", "1h0m0s clean later", "1h0m1s clean done", "2h0m1s clean done", "10h30m0s clean done"}, d.lines)
	})
}

// What recurs has the hours of the office; leases have the machine's.
func TestWorkThatRecursGoesByTheClockOfItsHours(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		ahead := func() time.Time { return time.Now().Add(24 * time.Hour) }
		var asked time.Time
		nightly := jobs.Kind{Name: "nightly", Next: func(now time.Time) time.Time { asked = now; return now.Add(time.Hour) },
			Work: func(context.Context, bot.Job) ([]bot.Write, error) {
				if d.note("nightly"); len(d.lines) > 3 {
					stop() // due again and again
				}
				return nil, nil
			}}
		require.NoError(t, jobs.New(s, []jobs.Kind{nightly}, jobs.Options{Due: ahead}).Run(ctx))
		require.Equal(t, []string{"0s nightly"}, d.lines, "the next hour is of that clock too")
		require.Equal(t, d.begun.Add(24*time.Hour), asked)
	})
}

func TestKindsDoNotWaitForEachOtherAndAStopLetsWorkEnd(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "slow")
		do(t, s, "b", "quick")
		slow := jobs.Kind{Name: "slow", Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) {
			select {
			case <-time.After(12 * time.Second):
				return telling("slow"), nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}}
		quick := jobs.Kind{Name: "quick", Work: func(context.Context, bot.Job) ([]bot.Write, error) { return nil, nil }}
		work(t, s, d, 10*time.Second, slow, quick)
		require.Equal(t, []string{"0s quick done", "12s slow done"}, d.lines)
		require.Equal(t, []string{"slow"}, said(t, s))
	})
}

// A work that takes nearly all of its time stays the one copy's that has begun it.
func TestOfSeveralCopiesOneDoesAJob(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "slow")
		slow := jobs.Kind{Name: "slow", Timeout: time.Minute, Work: func(context.Context, bot.Job) ([]bot.Write, error) {
			d.note("slow begins")
			<-time.After(59 * time.Second)
			return telling("slow"), nil
		}}
		var copies sync.WaitGroup
		for range 3 {
			copies.Go(func() { work(t, s, d, 2*time.Minute, slow) })
		}
		copies.Wait()
		require.Equal(t, []string{"0s slow begins", "59s slow done"}, d.lines)
		require.Equal(t, []string{"slow"}, said(t, s))
	})
}

// What a work wants written may not be possible any more: that is a try like any
// other, and not another copy's success.
func TestWritesThatCannotBeAreTriesThatFail(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "poison")
		never := []bot.Write{bot.WithdrawReport{Report: "none", Account: "telegram:1", At: time.Now()}}
		tied := []bot.Write{bot.RenewInvite{Unit: 1, Was: 7}}
		poison := jobs.Kind{Name: "poison", Tries: 3,
			Work:   func(context.Context, bot.Job) ([]bot.Write, error) { return tied, nil },
			GaveUp: func(bot.Job) []bot.Write { return never }}
		log := work(t, s, d, time.Hour, poison)
		require.Equal(t, []string{"0s poison later", "1s poison later", "3s poison failed"}, d.lines)
		require.Contains(t, log, "nothing is said")
	})
}

func TestAWorkThatConflictsIsTriedAgain(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "moved")
		work(t, s, d, time.Hour, jobs.Kind{Name: "moved", Tries: 2, Work: func(context.Context, bot.Job) ([]bot.Write, error) {
			return nil, bot.Fail(bot.Conflict, "test", nil)
		}})
		require.Equal(t, []string{"0s moved later", "1s moved failed"}, d.lines)
	})
}

// A work that takes the program down with it, every time: the claims are all that
// is seen of it.
func TestAJobThatKillsTheProgramIsSetAside(t *testing.T) {
	bubble(t, func(t *testing.T, s *store.Store, d *diary) {
		do(t, s, "a", "bomb")
		bomb := jobs.Kind{Name: "bomb", Tries: 3, GaveUp: func(bot.Job) []bot.Write { return telling("sorry") },
			Work: func(context.Context, bot.Job) ([]bot.Write, error) { d.note("boom"); return nil, nil }}
		for range bomb.Tries {
			list, err := s.ClaimJobs(t.Context(), "bomb", time.Now(), time.Now(), time.Minute, 1)
			require.NoError(t, err)
			require.Len(t, list, 1)
			<-time.After(2 * time.Minute) // it was killed
		}
		work(t, s, d, time.Minute, bomb)
		require.Equal(t, []string{"6m0s bomb failed"}, d.lines)
		require.Equal(t, []string{"sorry"}, said(t, s))
	})
}

func TestWhatIsSaidOfATaskWantsTheTask(t *testing.T) {
	sorry := jobs.OfTask(func(name string) []bot.Write { return telling(name) })
	require.Equal(t, "list", sorry(bot.Job{Args: []byte(`"list"`)})[0].(bot.Enqueue).Key)
	require.Empty(t, sorry(bot.Job{Args: []byte(`{"of":"an older program"}`)}), "nobody knows whose it was")
}
