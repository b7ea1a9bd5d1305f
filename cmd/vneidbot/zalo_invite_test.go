package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/zalo/zalotest"
)

var (
	unitCode    = regexp.MustCompile(`MM-\w{4}-\w{4}-\w`)
	officerCode = regexp.MustCompile(`CB-\w{4}-\w{4}-\w`)
)

// lastOf is the last word of the bot that matches.
func lastOf(t *testing.T, u *zalotest.User, like *regexp.Regexp) (found string) {
	t.Helper()
	for _, m := range u.Screen() {
		if code := like.FindString(m.Text); m.Bot && code != "" {
			found = code
		}
	}
	require.NotEmpty(t, found, u.Transcript())
	return found
}

// readsUnasked waits for words that came unasked, and until the program has noted that theirs
// is the menu that the person reads now: for a moment after the platform has shown them
// a number is still that of the menu before, too short a time for a hand.
func readsUnasked(t *testing.T, app *App, u *zalotest.User, words string) {
	t.Helper()
	_, err := u.Says(t.Context(), words)
	require.NoError(t, err)
	require.Eventually(t, func() bool {
		data, err := app.sessions.Peek(t.Context(), "zalo:"+u.ChatID())
		return err == nil && strings.Contains(string(data), `"told":`)
	}, 10*time.Second, time.Millisecond, words)
}

// TestInvitationsOnZalo types the codes of /mamoi and /moicanbo, and answers
// what is told of them by its number: the menu is that of the message read last.
func TestInvitationsOnZalo(t *testing.T) {
	t.Parallel()
	srv, app := bootZalo(t, nil)
	admin := srv.User(zaloAdmin, "Cán bộ Mai")
	performZalo(t, admin, act{"/mamoi 0299900124", "https://zalo.me/123"})
	lan := srv.User("6ede9afa66b88fe6d6a9", "Cô Lan")
	performZalo(t, lan, act{lastOf(t, admin, unitCode), "start.invited_status"})
	performZalo(t, lan, act{"[status.tu_choi]", "reason.ask"})

	other := srv.User("6ede9afa66b88fe6d6b0", "Người Khác")
	for _, a := range recorded["one_message"] {
		performZalo(t, other, a)
	}
	readsUnasked(t, app, lan, own("tell.other_account"))
	performZalo(t, lan, act{"[button.no]", "tell.denied"})
	performZalo(t, lan, act{"[reason.ten]", "summary.text"})

	performZalo(t, admin, act{"/moicanbo dương kinh", "CB-"})
	code := lastOf(t, admin, officerCode)
	officer := srv.User("6ede9afa66b88fe6d6b1", "Cán bộ Hà")
	performZalo(t, officer, act{code, "phường Dương Kinh"})
	performZalo(t, officer, act{"/tonghop", "DƯƠNG KINH"})
	readsUnasked(t, app, admin, own("officer_code.used"))
	performZalo(t, admin, act{"[button.revoke]", "Hà"})
	require.Empty(t, srv.Refused())
}

// TestGuessingOnZalo ends after five wrong codes, of either kind.
func TestGuessingOnZalo(t *testing.T) {
	t.Parallel()
	srv, _ := bootZalo(t, nil)
	guesser := srv.User("6ede9afa66b88fe6d6a9", "Người Lạ")
	for n := range 5 {
		performZalo(t, guesser, act{fmt.Sprintf("%s-2346-789%d-C", [2]string{"MM", "CB"}[n%2], 2+n%3), "Mã"})
	}
	performZalo(t, guesser, act{"MM-2346-7892-C", "invite.tried_out"})
	performZalo(t, guesser, act{"CB-2346-7892-C", "officer_code.tired"})
}
