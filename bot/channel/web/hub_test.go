package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// What the hub hands over is written only where nothing lies between: the rest
// is read from the log, in its order.
func TestAStreamWritesWhatFollowsItsPlace(t *testing.T) {
	entry := func(after, seq int64) bot.Entry {
		return bot.Entry{Chat: "a", Seq: seq, After: after, Kind: bot.EntrySaid}
	}
	for name, c := range map[string]struct {
		handed  []bot.Entry
		written []string
		at      int64
	}{
		"in order":             {[]bot.Entry{entry(3, 7), entry(7, 8)}, []string{"7", "8"}, 8},
		"written already":      {[]bot.Entry{entry(1, 3), entry(3, 4)}, []string{"4"}, 4},
		"one between":          {[]bot.Entry{entry(5, 7)}, nil, 3},
		"the later one first":  {[]bot.Entry{entry(4, 7), entry(3, 4)}, []string{"4"}, 4},
		"the place was purged": {[]bot.Entry{entry(0, 7)}, []string{"7"}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			h, w := newHub(1), httptest.NewRecorder()
			s, err := h.join("a", "address")
			require.NoError(t, err)
			f := &follower{mount: mount{Web: &Web{hub: h}}, stream: s, w: w, ctrl: http.NewResponseController(w), seq: 3}
			for _, e := range c.handed {
				h.hand(e)
			}
			h.hand(bot.Entry{Chat: "b", Seq: 9, After: 3})
			require.NoError(t, f.keepUp())
			var written []string
			for line := range strings.Lines(w.Body.String()) {
				if id, ok := strings.CutPrefix(line, "id: "); ok {
					written = append(written, strings.TrimSpace(id))
				}
			}
			require.Equal(t, c.written, written)
			require.Equal(t, c.at, f.seq)
			require.Empty(t, h.handed(s))
		})
	}
}

// A stream that takes nothing keeps little.
func TestFewEntriesWaitForAStream(t *testing.T) {
	h := newHub(1)
	s, err := h.join("a", "address")
	require.NoError(t, err)
	for i := range int64(100) {
		h.hand(bot.Entry{Chat: "a", Seq: i + 1, After: i})
	}
	require.Len(t, h.handed(s), freshMost)
}
