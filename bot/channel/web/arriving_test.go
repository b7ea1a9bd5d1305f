package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// bounded notes until when its connection may be read.
type bounded struct {
	http.ResponseWriter
	by []time.Time
}

// SetReadDeadline is what http.ResponseController looks for.
func (b *bounded) SetReadDeadline(by time.Time) error { b.by = append(b.by, by); return nil }

// The deadline goes with what comes, not with each piece of it, and never beyond
// the end.
func TestTheDeadlineGoesWithWhatComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		at := func(ms time.Duration) time.Time { return began.Add(ms * time.Millisecond) }
		conn := &bounded{ResponseWriter: httptest.NewRecorder()}
		a := &arriving{Reader: strings.NewReader("picture"), ctrl: http.NewResponseController(conn), until: at(1500), stall: 800 * time.Millisecond}
		for _, ms := range []time.Duration{0, 0, 50, 101, 150, 900} {
			<-time.After(time.Until(at(ms)))
			_, err := a.Read(make([]byte, 1))
			require.NoError(t, err)
		}
		require.Equal(t, []time.Time{at(800), at(901), at(1500)}, conn.by)
	})
}
