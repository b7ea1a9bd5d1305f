package outbox

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestUnaskedIsPacedAndAnswersGoFirst(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.every = 40 * time.Millisecond
		began := time.Now()
		for i := range 100 {
			b.add(fmt.Sprint(i), "news", true)
		}
		pass(time.Second)
		b.add("person", "answer", false)
		pass(time.Minute)
		require.Len(t, b.said, 101)
		require.Less(t, b.at("person answer").Sub(began), time.Second+paceWait, "an answer does not wait behind the news")
		last := b.said[100].at.Sub(began)
		require.GreaterOrEqual(t, last, 99*40*time.Millisecond)
		require.Less(t, last, 6*time.Second, "the pace is used")
		for i := 1; i < len(b.said); i++ {
			if b.said[i].text == "news" && b.said[i-1].text == "news" {
				require.GreaterOrEqual(t, b.said[i].at.Sub(b.said[i-1].at), 40*time.Millisecond)
			}
		}
	})
}

// Each claim is a commit, and people's answers wait for the disk behind it.
func TestWhatWaitsForThePaceIsClaimedAFewAtATime(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.every = 40 * time.Millisecond
		for i := range 100 {
			b.add(fmt.Sprint(i), "news", true)
		}
		pass(time.Minute)
		require.Len(t, b.said, 100)
		require.LessOrEqual(t, b.claims, 100/paceStep+int(100*40*time.Millisecond/look)+2, "besides looking")
	})
}

// What comes late comes together: it counts when it comes, and few are on their way.
func TestWhatIsLateCountsAgain(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.every = 40 * time.Millisecond
		hangs, most, flying := time.Now().Add(2*time.Second), 0, 0
		b.before = func(_ context.Context, chat string) error {
			if now := time.Now(); now.Before(hangs) {
				b.platform.mu.Lock()
				flying++
				most = max(most, flying)
				b.platform.mu.Unlock()
				pass(hangs.Sub(now))
			}
			return nil
		}
		for i := range 60 {
			b.add(fmt.Sprint(i), "news", true)
		}
		pass(time.Minute)
		require.Len(t, b.said, 60)
		require.Equal(t, flyMost, most)
		again := 0
		for _, n := range b.counted {
			again += n
		}
		require.Equal(t, flyMost, again, "those that hung, and no other")
	})
}

func TestARowThatHasToWaitLongGoesBack(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.full = time.Now().Add(3 * time.Second)
		b.add("a", "news", true)
		pass(time.Second)
		b.add("a", "answer", false)
		pass(time.Minute)
		require.Equal(t, []string{"a answer", "a news"}, b.texts(), "its chat's answers pass it")
	})
}

func TestWithoutTheLimiterAnswersGoOn(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.away = errors.New("redis is away")
		for i := range 20 {
			b.add(fmt.Sprint(i), "news", true)
		}
		b.add("a", "answer", false)
		pass(time.Minute)
		require.Equal(t, []string{"a answer"}, b.texts())
		b.gauge.mu.Lock()
		b.away = nil
		b.gauge.mu.Unlock()
		pass(time.Minute)
		require.Len(t, b.texts(), 21)
	})
}

func TestAnswersAreCountedInBatches(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		chat := bot.Chat{Channel: "test", ID: "a", Topic: "7"}
		for range 50 {
			b.box.Answered(chat, 1)
		}
		b.add("a", "by the outbox", false)
		b.add("b", "news", true)
		pass(time.Second)
		require.Equal(t, map[bot.Chat]int{{Channel: "test", ID: "a"}: 51}, b.counted, "topics share the chat's limit; news asked before")
		require.LessOrEqual(t, b.calls, 2)
	})
}

// A platform counts an album as its pictures, whoever asked for it.
func TestAnAlbumCountsAsItsPictures(t *testing.T) {
	bubble(t, func(t *testing.T, b *bench) {
		b.every = 100 * time.Millisecond
		four := make([]bot.Shot, 4)
		b.add("a", "pictures", true, four...)
		b.add("b", "news", true)
		b.add("c", "asked for", false, four...)
		pass(time.Minute)
		require.GreaterOrEqual(t, b.at("b news").Sub(b.at("a pictures")), 4*b.every)
		require.Equal(t, map[bot.Chat]int{{Channel: "test", ID: "c"}: 4}, b.counted)
	})
}
