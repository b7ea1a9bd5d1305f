package main

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shownMetrics is the page of /metrics.
func shownMetrics(t *testing.T, m *metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	require.Equal(t, 200, w.Code)
	return w.Body.String()
}

func TestEverythingThatIsPromisedIsCounted(t *testing.T) {
	m := newMetrics()
	m.watch(func(context.Context) (map[string]int, error) { return map[string]int{"parked": 3}, nil })
	m.updates.WithLabelValues("telegram").Inc()
	m.Turn("said", "done", 20*time.Millisecond)
	m.Said("telegram", "said")
	m.Said("zalo", "limited")
	m.Parked()
	m.picture("kept")
	log := m.counted(slog.New(slog.DiscardHandler))
	log = slog.New(log.Handler().WithAttrs([]slog.Attr{slog.Int("a", 1)}).WithGroup("g"))
	require.NoError(t, log.Handler().Handle(t.Context(), slog.Record{Level: slog.LevelError}))
	require.NoError(t, log.Handler().Handle(t.Context(), slog.Record{Level: slog.LevelInfo}))

	page := shownMetrics(t, m)
	for _, line := range []string{
		`vneidbot_updates_total{channel="telegram"} 1`, `vneidbot_turns_total{kind="said",outcome="done"} 1`,
		`vneidbot_turn_seconds_count{kind="said"} 1`, `vneidbot_sends_total{channel="telegram",outcome="said"} 1`,
		`vneidbot_sends_total{channel="zalo",outcome="limited"} 1`, `vneidbot_parked_total 1`,
		`vneidbot_waiting{queue="parked"} 3`, `vneidbot_errors_total{level="ERROR"} 1`, `vneidbot_errors_total{level="WARN"} 0`,
		`vneidbot_pictures_total{result="kept"} 1`,
	} {
		require.Contains(t, page, line)
	}
}

// Labels are fixed words, never something of a person.
func TestMetricsKnowNobody(t *testing.T) {
	m := newMetrics()
	m.updates.WithLabelValues("telegram").Inc()
	m.Turn("said", "done", time.Second)
	var labels []string
	for _, found := range regexp.MustCompile(`(?m)^vneidbot_[a-z_]+\{([^}]*)\}`).FindAllStringSubmatch(shownMetrics(t, m), -1) {
		for _, pair := range regexp.MustCompile(`([a-z]+)=`).FindAllStringSubmatch(found[1], -1) {
			labels = append(labels, pair[1])
		}
	}
	slices.Sort(labels)
	require.Equal(t, []string{"channel", "kind", "le", "outcome"}, slices.Compact(labels))
}
