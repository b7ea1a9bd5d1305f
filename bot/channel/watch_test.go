package channel_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel"
)

func TestAPlatformThatFallsSilentIsToldOnce(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	busy := func(at time.Time) bool { return at.Hour() >= 7 && at.Hour() < 18 }
	w := channel.NewWatch(channel.WatchOptions{Silence: 3 * time.Hour, Busy: busy}, now, "telegram", "zalo")
	look := func(span time.Duration) (all []channel.Worry) {
		for end := now.Add(span); now.Before(end); {
			now = now.Add(5 * time.Minute)
			w.Came("telegram", now)
			all = append(all, w.Look(now)...)
		}
		return all
	}
	require.Empty(t, look(2*time.Hour))
	last := now
	w.Came("zalo", now)
	require.Empty(t, look(2*time.Hour+50*time.Minute))
	require.Equal(t, []channel.Worry{{Channel: "zalo", Since: last}}, look(20*time.Minute))
	require.Empty(t, look(4*time.Hour), "once")
	w.Came("zalo", now)
	require.Empty(t, look(12*time.Hour), "the night is quiet")
	require.Len(t, look(5*time.Hour), 1, "the next morning is not")
	w.Came("unknown", now)
}

func TestAPlatformThatTakesNothingIsToldOnce(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	w := channel.NewWatch(channel.WatchOptions{Failing: 10 * time.Minute}, now, "zalo")
	down, gone := channel.Again.String(), channel.Gone.String()
	for range 20 {
		w.Sent("zalo", gone, now)
	}
	require.Empty(t, w.Look(now.Add(time.Hour)), "blocked chats are no outage")
	since := now
	for range 3 {
		w.Sent("zalo", down, now)
		now = now.Add(4 * time.Minute)
	}
	require.Equal(t, []channel.Worry{{Channel: "zalo", Unsent: true, Since: since}}, w.Look(now))
	require.Empty(t, w.Look(now.Add(time.Hour)))
	w.Sent("zalo", "said", now)
	w.Sent("zalo", down, now)
	require.Empty(t, w.Look(now.Add(time.Hour)), "one failure is none of the platform's")
	w.Sent("unknown", down, now)
}
