package evidence

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// stuck fetches nothing until its context ends or open is closed.
func stuck(open <-chan struct{}, then platform) platform {
	return func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-open:
			return then(ctx, f)
		}
	}
}

// stuckOr never fetches the file "stuck".
func stuckOr(good platform) platform {
	return func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		if f.Ref == "stuck" {
			return stuck(nil, nil)(ctx, f)
		}
		return good(ctx, f)
	}
}

func TestFewPicturesAreFetchedAtOnce(t *testing.T) {
	var now, top atomic.Int32
	good := serve(jpegOf(t, screen(240, 320)))
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		top.Store(max(top.Load(), now.Add(1)))
		defer now.Add(-1)
		<-time.After(time.Second)
		return good(ctx, f)
	}
	playWith(t, Options{Jobs: 12}, p, func(s *scene) {
		var rows []*row
		for i := range 21 {
			rows = append(rows, s.jobs.add(fmt.Sprint("telegram:", i), photo))
		}
		pass(6 * time.Second)
		require.Equal(t, int32(4), top.Load())
		for _, r := range rows {
			require.Equal(t, "kept", s.jobs.see(r).state)
			require.Equal(t, 1, s.jobs.see(r).claims)
		}
	})
}

func TestAStuckFetchIsCutOffAndHoldsUpNoOther(t *testing.T) {
	play(t, stuckOr(serve(jpegOf(t, screen(240, 320)))), func(s *scene) {
		bad := s.jobs.add("telegram:1", bot.File{Ref: "stuck"})
		pass(time.Second)
		fine := s.jobs.add("telegram:2", photo)
		pass(time.Second)
		require.Equal(t, "kept", s.jobs.see(fine).state)
		require.Zero(t, s.jobs.see(bad).moved)
		pass(45 * time.Second)
		require.Positive(t, s.jobs.see(bad).moved, "it is put back")
	})
}

func TestOneFreeWorkerIsEnough(t *testing.T) {
	play(t, stuckOr(serve(jpegOf(t, screen(240, 320)))), func(s *scene) {
		for i := range 3 { // of four workers
			s.jobs.add(fmt.Sprint("telegram:", i), bot.File{Ref: "stuck"})
		}
		pass(time.Second)
		var rows []*row
		for i := range 10 {
			rows = append(rows, s.jobs.add(fmt.Sprint("telegram:fine:", i), photo))
		}
		pass(time.Second)
		for _, r := range rows {
			require.Equal(t, "kept", s.jobs.see(r).state)
		}
	})
}

func TestAJobIsTriedAgainInTimeWhileOthersCome(t *testing.T) {
	good, down := serve(jpegOf(t, screen(240, 320))), true
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		if f.Ref == "later" && down {
			down = false
			return nil, &channel.SendError{Outcome: channel.Again, Err: errors.New("reset")}
		}
		return good(ctx, f)
	}
	play(t, p, func(s *scene) {
		again := s.jobs.add("telegram:1", bot.File{Ref: "later"})
		pass(pauses[0] / 2)
		require.Equal(t, "waiting", s.jobs.see(again).state)
		other := s.jobs.add("telegram:2", photo)
		pass(pauses[0] / 4)
		require.Equal(t, "kept", s.jobs.see(other).state)
		pass(pauses[0] / 2)
		require.Equal(t, "kept", s.jobs.see(again).state)
	})
}

// People who send pictures get their answers before the pictures are fetched.
func TestAnswersGoFirst(t *testing.T) {
	playWith(t, Options{Gather: 200 * time.Millisecond}, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		pass(0)
		var rows []*row
		kept := func() (n int) {
			for _, r := range rows {
				if s.jobs.see(r).state == "kept" {
					n++
				}
			}
			return n
		}
		for i := range 100 {
			rows = append(rows, s.jobs.add(fmt.Sprint("telegram:", i), photo))
			pass(10 * time.Millisecond)
		}
		require.InDelta(t, 2*5, kept(), 2, "two of the four workers, five times in the second")
		pass(lull)
		require.Equal(t, 100, kept(), "the rest as soon as no more come, and nobody waits for the next turn")
	})
}

func TestStoppingLetsAFetchFinish(t *testing.T) {
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		<-time.After(grace - time.Second)
		return serve(jpegOf(t, screen(240, 320)))(ctx, f)
	}
	play(t, p, func(s *scene) {
		r := s.jobs.add("telegram:1", photo)
		pass(time.Millisecond)
		s.stop()
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestStoppingPutsAStuckFetchBack(t *testing.T) {
	play(t, stuck(nil, nil), func(s *scene) {
		r := s.jobs.add("telegram:1", photo)
		pass(time.Second)
		start := time.Now()
		s.stop()
		require.Equal(t, grace, time.Since(start))
		require.Equal(t, "waiting", s.jobs.see(r).state)
		require.True(t, s.jobs.see(r).leased.IsZero(), "another copy may have it at once")
		require.False(t, s.jobs.see(r).due.After(time.Now()))
	})
}

func TestAJobOfADeadCopyIsTakenOver(t *testing.T) {
	play(t, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		s.jobs.mu.Lock()
		r := &row{job: bot.PictureJob{Event: "telegram:1", Chat: bot.Chat{Channel: "telegram"}, File: photo}, state: "waiting", leased: time.Now().Add(30 * time.Second)}
		s.jobs.rows["telegram:1"], s.jobs.order = r, []string{"telegram:1"}
		s.jobs.mu.Unlock()
		pass(29 * time.Second)
		require.Zero(t, s.jobs.see(r).claims)
		pass(look + time.Second)
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestRecordsThatAreAwayAreWaitedFor(t *testing.T) {
	play(t, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		s.jobs.fail(errors.New("disk I/O error"))
		r := s.jobs.add("telegram:1", photo)
		pass(time.Minute)
		require.Zero(t, s.jobs.see(r).claims)
		s.jobs.fail(nil)
		pass(look)
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestAnEndThatCannotBeWrittenIsReachedAgain(t *testing.T) {
	var jobs *table
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		jobs.mu.Lock()
		defer jobs.mu.Unlock()
		if jobs.rows["telegram:1"].claims == 1 {
			jobs.down = errors.New("disk I/O error")
		}
		return serve(jpegOf(t, screen(240, 320)))(ctx, f)
	}
	play(t, p, func(s *scene) {
		jobs = s.jobs
		r := s.jobs.add("telegram:1", photo)
		pass(time.Second)
		require.Equal(t, "waiting", s.jobs.see(r).state)
		s.jobs.fail(nil)
		pass(45*time.Second + grace + slack + look)
		require.Equal(t, "kept", s.jobs.see(r).state)
		require.Equal(t, 2, s.jobs.see(r).claims)
		require.Equal(t, s.shelf.kept[0], s.shelf.kept[1], "the same bytes both times")
	})
}

func TestSignalledJobsAreClaimedTogether(t *testing.T) {
	playWith(t, Options{Gather: 20 * time.Millisecond}, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		pass(0)
		before := s.jobs.asked
		first := s.jobs.add("telegram:1", photo)
		pass(10 * time.Millisecond)
		second := s.jobs.add("telegram:2", photo)
		require.Zero(t, s.jobs.see(first).claims, "it waits for company")
		pass(10 * time.Millisecond)
		require.Equal(t, "kept", s.jobs.see(first).state)
		require.Equal(t, "kept", s.jobs.see(second).state)
		require.Equal(t, 1, s.jobs.see(first).claims)
		require.Less(t, s.jobs.asked-before, 4, "not a claim for each job and each end of one")
	})
}

// What waits for the disk is in nobody's memory, and the next pictures come meanwhile.
func TestPicturesAreFetchedWhileOthersGoToTheDisk(t *testing.T) {
	playWith(t, Options{Jobs: 8}, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		s.shelf.disk = make(chan struct{})
		pass(0)
		var rows []*row
		for i := range 10 {
			rows = append(rows, s.jobs.add(fmt.Sprint("telegram:", i), photo))
		}
		pass(time.Minute)
		require.Len(t, s.shelf.kept, 8, "four workers; as many jobs as may be under way")
		for _, r := range rows {
			require.Equal(t, "waiting", s.jobs.see(r).state, "not kept before it lasts")
			require.LessOrEqual(t, s.jobs.see(r).claims, 1)
		}
		close(s.shelf.disk)
		pass(time.Second)
		for _, r := range rows {
			require.Equal(t, "kept", s.jobs.see(r).state)
		}
	})
}
