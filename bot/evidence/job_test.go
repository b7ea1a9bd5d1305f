package evidence

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

func TestAPictureIsFetchedCleanedAndKept(t *testing.T) {
	raw := jpegOf(t, screen(240, 320))
	dirty := after(2, raw, seg(mCOM, private))
	play(t, serve(dirty), func(s *scene) {
		pass(time.Second)
		r := s.jobs.add("telegram:1", photo)
		synctest.Wait()
		require.Equal(t, bot.Kept{SHA256: "sha of image/jpeg", Mime: "image/jpeg", Size: int64(len(raw)), Width: 240, Height: 320}, s.jobs.see(r).kept)
		require.Equal(t, [][]byte{raw}, s.shelf.kept)
		pass(time.Hour)
		require.Equal(t, 1, s.jobs.see(r).claims)
		require.Equal(t, []string{"kept"}, s.told)
	})
}

// What lies on the shelf already, whole, is neither laid down nor waited for again; what
// something had to be cut out of is.
func TestAPictureOfTheShelfStaysWhereItIs(t *testing.T) {
	raw := jpegOf(t, screen(240, 320))
	kept := map[string][][]byte{"the upload": nil, "sha of image/jpeg": {raw}}
	for name, laid := range kept {
		upload := raw
		if laid != nil {
			upload = after(2, raw, seg(mCOM, private))
		}
		shelved := Options{Shelved: func(bot.PictureJob) string { return "the upload" }}
		playWith(t, shelved, serve(upload), func(s *scene) {
			if laid == nil {
				s.shelf.disk = make(chan struct{}) // nothing goes to the disk any more
			}
			r := s.jobs.add("telegram:1", photo)
			pass(time.Second)
			require.Equal(t, bot.Kept{SHA256: name, Mime: "image/jpeg", Size: int64(len(raw)), Width: 240, Height: 320}, s.jobs.see(r).kept)
			require.Equal(t, laid, s.shelf.kept)
		})
	}
}

func TestAJobNobodySignalledIsFound(t *testing.T) {
	play(t, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		synctest.Wait()
		r := s.jobs.addUnheard("telegram:1", photo)
		pass(look)
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestATemporaryErrorIsTriedAgainWithPatience(t *testing.T) {
	var at []time.Duration
	start := time.Time{}
	p := func(context.Context, bot.File) (io.ReadCloser, error) {
		if start.IsZero() {
			start = time.Now()
		}
		at = append(at, time.Since(start))
		return nil, &channel.SendError{Outcome: channel.Again, Err: errors.New("502")}
	}
	play(t, p, func(s *scene) {
		r := s.jobs.add("telegram:1", photo)
		pass(3 * time.Hour)
		require.Equal(t, []time.Duration{0, 1 * time.Second, 6 * time.Second, 36 * time.Second, 156 * time.Second, 756 * time.Second, 2556 * time.Second, 6156 * time.Second}, at)
		require.Equal(t, bot.FaultFailed, s.jobs.see(r).fault)
		require.Equal(t, 8, s.jobs.see(r).moved)
		require.NotContains(t, s.log.String(), photo.Ref)
	})
}

func TestAPlatformThatSaysWaitIsWaitedFor(t *testing.T) {
	var tries atomic.Int32
	good := jpegOf(t, screen(240, 320))
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		if tries.Add(1) == 1 {
			return nil, &channel.SendError{Outcome: channel.Limited, After: 90 * time.Second, Err: errors.New("429")}
		}
		return serve(good)(ctx, f)
	}
	play(t, p, func(s *scene) {
		r := s.jobs.add("telegram:1", photo)
		pass(89 * time.Second)
		require.Equal(t, int32(1), tries.Load())
		pass(time.Second)
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestWhatWillNeverComeIsGivenUpAtOnce(t *testing.T) {
	for _, o := range []channel.Outcome{channel.Rejected, channel.Gone} {
		play(t, refuse(&channel.SendError{Outcome: o, Err: errors.New("400")}), func(s *scene) {
			r := s.jobs.add("telegram:1", photo)
			pass(time.Hour)
			require.Equal(t, bot.FaultFailed, s.jobs.see(r).fault)
			require.Equal(t, 1, s.jobs.see(r).claims)
		})
	}
}

func TestTheConversationHearsOfAPictureThatWasGivenUp(t *testing.T) {
	for fault, f := range map[bot.PictureFault]bot.File{
		bot.FaultFailed: {}, // the record of it is damaged
		bot.FaultBig:    {Ref: "r", Size: MaxBytes + 1},
	} {
		play(t, serve(nil), func(s *scene) {
			r := s.jobs.addUnheard("telegram:1", f)
			s.jobs.mu.Lock()
			r.job.Account, r.job.Draft = "telegram:9000001", "draft1"
			s.jobs.mu.Unlock()
			pass(time.Hour)
			end := s.jobs.see(r)
			require.Equal(t, 1, end.claims)
			require.Len(t, end.told, 1)
			ev := end.told[0].(bot.Occur).Event
			require.WithinRange(t, ev.At, time.Now().Add(-time.Hour), time.Now())
			ev.At = time.Time{}
			require.Equal(t, bot.Event{ID: "picture:telegram:1", Kind: bot.Fetched, Chat: r.job.Chat, From: "telegram:9000001",
				Picture: &bot.PictureResult{Draft: "draft1", Event: "telegram:1", Fault: fault}}, ev)
		})
	}
}

func TestAFaultOfThePictureEndsItsJob(t *testing.T) {
	j := jpegOf(t, screen(240, 320))
	for fault, data := range map[bot.PictureFault][]byte{
		bot.FaultNotImage: []byte("%PDF-1.7 not a picture"), bot.FaultBroken: j[:len(j)-9], bot.FaultTiny: jpegOf(t, screen(100, 100)),
	} {
		play(t, serve(data), func(s *scene) {
			r := s.jobs.add("telegram:1", bot.File{Ref: "r", Size: int64(len(data))})
			pass(time.Hour)
			require.Equal(t, fault, s.jobs.see(r).fault)
			require.Equal(t, 1, s.jobs.see(r).claims)
			require.Empty(t, s.shelf.kept)
			require.Equal(t, []string{string(fault)}, s.told)
		})
	}
}

func TestAPictureCutOffOnTheWayIsFetchedAgain(t *testing.T) {
	j := jpegOf(t, screen(240, 320))
	tries := 0
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		switch tries++; tries {
		case 1:
			return serve(j[:len(j)/2])(ctx, f)
		case 2:
			return io.NopCloser(io.MultiReader(bytes.NewReader(j[:99]), iotest.ErrReader(io.ErrUnexpectedEOF))), nil
		}
		return serve(j)(ctx, f)
	}
	play(t, p, func(s *scene) {
		r := s.jobs.add("telegram:1", bot.File{Ref: "r", Size: int64(len(j))})
		pass(time.Minute)
		require.Equal(t, "kept", s.jobs.see(r).state)
		require.Equal(t, []string{"later", "later", "kept"}, s.told)
	})
}

// endless counts what is read of it.
type endless struct{ read atomic.Int64 }

func (e *endless) Read(b []byte) (int, error) {
	e.read.Add(int64(len(b)))
	return copy(b, jpegMagic) + max(len(b)-3, 0), nil
}

func (e *endless) Close() error { return nil }

func TestNoMoreThanTheLimitIsRead(t *testing.T) {
	var body endless
	var fetched atomic.Bool
	p := func(context.Context, bot.File) (io.ReadCloser, error) {
		fetched.Store(true)
		return &body, nil
	}
	play(t, p, func(s *scene) {
		r := s.jobs.add("telegram:1", photo)
		pass(time.Second)
		require.Equal(t, bot.FaultBig, s.jobs.see(r).fault)
		require.LessOrEqual(t, body.read.Load(), int64(MaxBytes+1))

		fetched.Store(false)
		r = s.jobs.add("telegram:2", bot.File{Ref: "r", Size: MaxBytes + 1})
		pass(time.Second)
		require.Equal(t, bot.FaultBig, s.jobs.see(r).fault)
		require.False(t, fetched.Load(), "the platform said so before")
	})
}

func TestAFullDiskPutsPicturesBack(t *testing.T) {
	play(t, serve(jpegOf(t, screen(240, 320))), func(s *scene) {
		s.shelf.fail(bot.Fail(bot.Exhausted, "photo: keep", nil))
		r := s.jobs.add("telegram:1", photo)
		pass(72 * time.Hour)
		require.Equal(t, "waiting", s.jobs.see(r).state, "nobody gives it up for want of room")
		require.Zero(t, s.jobs.see(r).job.Tries)
		s.shelf.fail(nil)
		pass(time.Minute)
		require.Equal(t, "kept", s.jobs.see(r).state)
	})
}

func TestAPanicHarmsNoOtherPicture(t *testing.T) {
	good := jpegOf(t, screen(240, 320))
	p := func(ctx context.Context, f bot.File) (io.ReadCloser, error) {
		if f.Ref == "bad" {
			panic(private)
		}
		return serve(good)(ctx, f)
	}
	play(t, p, func(s *scene) {
		bad, fine := s.jobs.add("telegram:1", bot.File{Ref: "bad"}), s.jobs.add("telegram:2", photo)
		pass(3 * time.Hour)
		require.Equal(t, bot.FaultFailed, s.jobs.see(bad).fault)
		require.Equal(t, "kept", s.jobs.see(fine).state)
		require.NotContains(t, s.log.String(), private)
	})
}

func TestAPictureOfNoKnownChannelIsGivenUpInTheEnd(t *testing.T) {
	play(t, serve(nil), func(s *scene) {
		r := s.jobs.add("zalo:1", photo)
		pass(3 * time.Hour)
		require.Equal(t, bot.FaultFailed, s.jobs.see(r).fault)
		require.Equal(t, 8, strings.Count(s.log.String(), errNoChannel.Error()))
	})
}
