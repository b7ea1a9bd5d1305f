package telegram

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// What the settings say an hour later stands in the profile without a restart, and so does
// what Telegram did not take at the start; what is right is not set again.
func TestTheProfileFollowsTheSettings(t *testing.T) {
	var office atomic.Pointer[string]
	name := func(s string) { office.Store(&s) }
	name("Sở Một")
	r := newRig(t, func(o *Options) {
		o.Profiles = func(context.Context) ([]Profile, error) {
			return []Profile{{Description: *office.Load(), Short: "Báo cáo"}, {Lang: "en", Description: "Of " + *office.Load(), Short: "Reports"}}, nil
		}
	})
	r.c.anew = 10 * time.Millisecond
	r.srv.Fault(telegramtest.Fault{Method: "setMyShortDescription", Code: 429, Retry: 1})
	r.start()
	shows := func(key, text string) {
		t.Helper()
		require.Eventually(t, func() bool { return r.srv.Profile(key) == text }, 5*time.Second, time.Millisecond, key)
	}
	shows("description/", "Sở Một")
	shows("short_description/en", "Reports")
	name("Sở Hai")
	shows("description/", "Sở Hai")
	shows("description/en", "Of Sở Hai")
	require.NoError(t, r.stop())
	require.Equal(t, 4, r.srv.Calls("setMyDescription"))
	require.Equal(t, 3, r.srv.Calls("setMyShortDescription"), "one was refused at first")
	require.Empty(t, r.srv.Refused())
}
