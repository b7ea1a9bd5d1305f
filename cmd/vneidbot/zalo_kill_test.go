package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/zalo/zalotest"
)

// TestKillsOnZalo kills the program while people write. The platform gives an
// event once, so each kill may cost the one update that is on its way; whatever
// was fetched before is answered after the next start.
func TestKillsOnZalo(t *testing.T) {
	const deaths, each = 4, 12
	srv := zalotest.New(t)
	dir := t.TempDir()
	importFile(t, dir, filepath.Join("testdata", "roster.csv"))
	serve := func() *process {
		return launch(t, "program", []string{"DATA_DIR=" + dir, "HTTP_ADDR=127.0.0.1:0", "ZALO_BOT_TOKEN=" + zalotest.Token,
			"ZALO_API_URL=" + srv.URL(), "ZALO_QUOTA_USERS=500"}, "serve")
	}
	var people []*zalotest.User
	for round := range deaths {
		p := serve()
		before := srv.Calls("getUpdates")
		require.Eventually(t, func() bool { return srv.Calls("getUpdates") > before }, 20*time.Second, time.Millisecond, p.logged())
		for n := range each {
			u := srv.User(fmt.Sprintf("u%d-%d", round, n), "Cô Lan")
			u.Say("/start")
			people = append(people, u)
		}
		late := time.NewTimer(rand.N(60 * time.Millisecond))
		<-late.C
		p.kill()
	}
	last := serve()
	answered := func() (n int) {
		for _, u := range people {
			if slices.ContainsFunc(u.Screen(), func(m zalotest.Message) bool { return m.Bot }) {
				n++
			}
		}
		return n
	}
	require.Eventually(t, func() bool { return answered() >= len(people)-deaths && srv.Pending() == 0 }, 30*time.Second, 5*time.Millisecond,
		"%d of %d answered after %d kills\n%s", answered(), len(people), deaths, last.logged())
	last.stop(t)
	for _, u := range people {
		said := 0
		for _, m := range u.Screen() {
			if m.Bot {
				said++
			}
		}
		require.LessOrEqual(t, said, 1+deaths, "at most one repeated message a kill")
	}
	t.Logf("%d of %d answered, %d kills", answered(), len(people), deaths)
	require.Empty(t, srv.Refused())
}
