package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// begun tells after how many people of these addresses it was said that there is
// only one; 0 for never.
func begun(remote, forwarded string, at func(i int) string) (after int) {
	var o oneAddress
	for i := 1; i <= 100; i++ {
		r := &http.Request{RemoteAddr: remote, Header: http.Header{}}
		if forwarded != "" {
			r.Header.Set("X-Forwarded-For", forwarded)
		}
		if o.begins(r, at(i)) {
			if after > 0 {
				return -1 // said twice
			}
			after = i
		}
	}
	return after
}

func TestAForgottenProxyIsNoticedOnce(t *testing.T) {
	same := func(int) string { return "10.0.0.2" }
	require.Equal(t, everybodyMost, begun("10.0.0.2:4711", "", same))
	require.Equal(t, everybodyMost, begun("203.0.113.9:4711", "198.51.100.7", same))
	require.Zero(t, begun("203.0.113.9:4711", "", same), "a mobile network")
	require.Zero(t, begun("10.0.0.2:4711", "", func(i int) string { return []string{"198.51.100.7", "198.51.100.8"}[i%2] }))
}
