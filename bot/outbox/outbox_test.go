package outbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// bubble runs the test on a clock of its own.
func bubble(t *testing.T, f func(t *testing.T, b *bench)) {
	synctest.Test(t, func(t *testing.T) { f(t, newBench(t)) })
}

var errDown = errors.New("502")

func TestMessagesOfAChatAreSaidInOrderAndOnce(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		for i := range 5 {
			b.add("a", fmt.Sprint(i), false)
			b.add("b", fmt.Sprint(i), false)
		}
		pass(time.Minute)
		require.Equal(t, "0 1 2 3 4", b.of("a"))
		require.Equal(t, "0 1 2 3 4", b.of("b"))
		require.Equal(t, "sent", b.state(1))
	})
}

// of is what the chat read.
func (b *bench) of(chat string) string {
	var out []string
	for _, s := range b.texts() {
		if rest, ok := strings.CutPrefix(s, chat+" "); ok {
			out = append(out, rest)
		}
	}
	return strings.Join(out, " ")
}

func TestAFailureIsTriedAgainAndHoldsItsChatBack(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		left := 3
		b.answer = func(chat, text string) error {
			if text == "first" && left > 0 {
				left--
				return &channel.SendError{Outcome: channel.Again, Err: errDown}
			}
			return nil
		}
		began := time.Now()
		b.add("a", "first", false)
		b.add("a", "second", false)
		b.add("b", "other", false)
		pass(time.Minute)
		require.Equal(t, []string{"b other", "a first", "a second"}, b.texts())
		require.InDelta(t, 7, b.said[1].at.Sub(began).Seconds(), 2, "after 1, 2 and 4 seconds")
	})
}

func TestAMessageIsGivenUpAfterADay(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		var tries atomic.Int32
		b.answer = func(string, string) error {
			tries.Add(1)
			return &channel.SendError{Outcome: channel.Again, Err: errDown}
		}
		row := b.add("a", "x", false)
		pass(23 * time.Hour)
		require.Empty(t, b.state(row))
		pass(2 * time.Hour)
		require.Equal(t, whyOld, b.state(row))
		require.InDelta(t, 150, tries.Load(), 10)
	})
}

// Nothing but the outbox itself tells it that there is more to do.
func TestABurstGoesAtOnceWithoutBeingWoken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bench{rows: newRows(), platform: &platform{}, gauge: &gauge{}}
		b.wake = nil
		for i := range 100 {
			b.add(fmt.Sprint(i%20), fmt.Sprint(i), false)
		}
		began := time.Now()
		stop := run(b.boot())
		synctest.Wait()
		stop()
		require.Len(t, b.said, 100)
		require.Equal(t, began, b.said[99].at)
	})
}

func TestASlowChatDelaysNobody(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.before = func(ctx context.Context, chat string) error {
			if strings.HasPrefix(chat, "slow") {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}
		began := time.Now()
		for i := range 2 * paceMost {
			b.add(fmt.Sprint("slow", i), "x", false)
		}
		for i := range 20 {
			b.add(fmt.Sprint(i), "x", false)
		}
		pass(2 * time.Second)
		require.Len(t, b.texts(), 20)
		for _, s := range b.said {
			require.Less(t, s.at.Sub(began), 100*time.Millisecond)
		}
	})
}

func TestALimitOfOneChatAndOfAll(t *testing.T) {
	for _, all := range []bool{false, true} {
		bubble(t, func(t *testing.T, b *bench) {
			first := true
			b.answer = func(string, string) error {
				if first {
					first = false
					return &channel.SendError{Outcome: channel.Limited, After: 10 * time.Second, All: all, Err: errDown}
				}
				return nil
			}
			began := time.Now()
			b.add("a", "1", false)
			synctest.Wait()
			b.add("a", "2", false)
			b.add("b", "1", false)
			pass(time.Minute)
			require.Len(t, b.said, 3)
			require.GreaterOrEqual(t, b.at("a 1").Sub(began), 10*time.Second)
			require.GreaterOrEqual(t, b.at("a 2"), b.at("a 1"))
			require.Equal(t, all, b.at("b 1").Sub(began) >= 10*time.Second)
		})
	}
}

func (b *bench) at(what string) time.Time {
	for i, s := range b.texts() {
		if s == what {
			return b.said[i].at
		}
	}
	return time.Time{}
}

func TestAChatThatIsGoneGetsNothingMore(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.answer = func(string, string) error { return &channel.SendError{Outcome: channel.Gone, Err: errDown} }
		one, two := b.add("a", "1", false), b.add("a", "2", false)
		pass(time.Second)
		require.Equal(t, "gone", b.state(one))
		require.Equal(t, "gone", b.state(two))
		require.Empty(t, b.texts())
	})
}

func TestAChatThatMovedIsFollowed(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.answer = func(chat, _ string) error {
			if chat == "old" {
				return &channel.SendError{Outcome: channel.Migrated, MovedTo: "new", Err: errDown}
			}
			return nil
		}
		b.add("old", "1", false)
		b.add("old", "2", false)
		pass(time.Minute)
		require.Equal(t, []string{"new 1", "new 2"}, b.texts())
	})
}

func TestARefusedMessageIsSetAsideAndTheNextGoes(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.answer = func(_, text string) error {
			switch text {
			case "bad":
				return &channel.SendError{Outcome: channel.Rejected, Err: errDown}
			case "worse":
				panic("of the channel")
			}
			return nil
		}
		bad, worse := b.add("a", "bad", false), b.add("a", "worse", false)
		b.add("a", "good", false)
		pass(time.Second)
		require.Equal(t, []string{"a good"}, b.texts())
		require.Equal(t, whyRejected, b.state(bad))
		require.Equal(t, whyRejected, b.state(worse))
	})
}

func TestAChannelThatCannotWorkIsHeldNotHammered(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		var tries atomic.Int32
		b.answer = func(string, string) error {
			if tries.Add(1) <= 2 {
				return &channel.SendError{Outcome: channel.Fatal, Err: errDown}
			}
			return nil
		}
		began := time.Now()
		b.add("a", "1", false)
		synctest.Wait()
		b.add("b", "1", false)
		pass(50 * time.Second)
		require.EqualValues(t, 1, tries.Load(), "nobody else's message is tried meanwhile")
		pass(10 * time.Minute)
		require.EqualValues(t, 4, tries.Load())
		require.GreaterOrEqual(t, b.at("b 1").Sub(began), fatalWait)
	})
}

func TestAMessageThatMayHaveBeenSaidIsTriedAFewTimesOnly(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		var tries atomic.Int32
		b.before = func(ctx context.Context, chat string) error {
			if chat != "lost" {
				return nil
			}
			tries.Add(1)
			<-ctx.Done() // it may have been taken
			return ctx.Err()
		}
		row := b.add("lost", "x", false)
		for range 100 {
			b.add("fine", "x", false)
			pass(10 * time.Second)
		}
		require.Equal(t, whyDoubt, b.state(row))
		require.InDelta(t, doubtsMost+1, tries.Load(), 1, "a try counts when something came through since the one before")
	})
}

func TestAnOutageOfThePlatformLosesNothing(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		up := time.Now().Add(6 * time.Hour)
		b.before = func(ctx context.Context, _ string) error {
			if time.Now().Before(up) {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}
		for i := range 30 {
			b.add(fmt.Sprint(i), "x", false)
		}
		pass(5 * time.Hour)
		require.Empty(t, b.texts())
		pass(2 * time.Hour)
		require.Len(t, b.texts(), 30)
	})
}

func TestWhatWasSaidIsNotedEvenWhenTheDiskFailsForAMoment(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		fails := 3
		b.fail(func(op string) error {
			if op == "sent" && fails > 0 {
				fails--
				return bot.Fail(bot.Exhausted, "disk full", nil)
			}
			return nil
		})
		row := b.add("a", "1", false)
		pass(time.Minute)
		require.Equal(t, []string{"a 1"}, b.texts())
		require.Equal(t, "sent", b.state(row))
	})
}

// A process is killed while a message is on its way: the next one says it
// again, soon, and what comes after it then.
func TestALeaseThatRanOutPassesOn(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.stop()
		began := time.Now()
		b.add("a", "1", false)
		b.add("a", "2", false)
		_, err := b.Claim(t.Context(), time.Now(), lease, 1)
		require.NoError(t, err)
		b.stop = run(b.boot())
		pass(10 * time.Second)
		require.Equal(t, []string{"a 1", "a 2"}, b.texts())
		require.LessOrEqual(t, b.at("a 2").Sub(began), lease+look)
	})
}

// A row whose lease has nearly run out is not sent: another copy may have it by then.
func TestARowIsNotSentAtTheEndOfItsLease(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.stop() // or the row would be sent in earnest
		row := b.add("a", "1", true)
		q := b.list[row-1].Queued
		b.box.send(t.Context(), claimed{q, time.Now().Add(leastLeft - time.Millisecond)})
		require.Empty(t, b.texts())
	})
}

func TestStoppingWaitsForWhatIsOnItsWay(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.before = func(ctx context.Context, _ string) error {
			select {
			case <-time.After(time.Second):
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		row := b.add("a", "1", false)
		synctest.Wait()
		b.stop()
		require.Equal(t, "sent", b.state(row))
	})
}

// taking makes the platform take so long for each message, as for a large file.
func (b *bench) taking(d time.Duration) {
	b.platform.mu.Lock()
	defer b.platform.mu.Unlock()
	b.before = func(ctx context.Context, _ string) error {
		select {
		case <-time.After(d):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// withFile is a row whose message brings a file along.
func (b *bench) withFile(chat, text string) int64 {
	b.rows.mu.Lock()
	defer b.rows.mu.Unlock()
	q := bot.Queued{Row: int64(len(b.list) + 1), To: bot.Chat{Channel: "test", ID: chat}, Since: time.Now(),
		Message: bot.Message{Parts: []bot.Para{{Text: text}}, File: &bot.Attachment{SHA256: strings.Repeat("a", 64)}}}
	b.list = append(b.list, &row{Queued: q})
	b.ring()
	return q.Row
}

func TestAFileIsGivenTheTimeThatItsUploadTakes(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.taking(40 * time.Second)
		began := time.Now()
		row := b.withFile("a", "file")
		other := run(b.boot()) // a copy that would take what nobody holds
		defer other()
		pass(39 * time.Second)
		b.taking(0)
		require.Empty(t, b.texts())
		pass(2 * time.Second)
		require.Equal(t, []string{"a file"}, b.texts())
		require.Equal(t, 40*time.Second, b.at("a file").Sub(began))
		require.Equal(t, "sent", b.state(row))
	})
}

func TestAFileThatNeverEndsIsGivenUpInTheEnd(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.taking(time.Hour)
		row := b.withFile("a", "file")
		for range 100 { // others come through meanwhile
			pass(time.Minute)
			b.box.Answered(bot.Chat{Channel: "test", ID: "b"}, 1)
		}
		require.Equal(t, whyDoubt, b.state(row))
	})
}

func TestStoppingDoesNotWaitForALongUpload(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.taking(time.Minute)
		row := b.withFile("a", "file")
		synctest.Wait()
		began := time.Now()
		b.stop()
		require.LessOrEqual(t, time.Since(began), within)
		require.Empty(t, b.state(row), "it is said when the outbox runs again")
	})
}
