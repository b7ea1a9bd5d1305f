package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/zalo/zalotest"
)

// zaloVictim is the program that is killed while people write to it on Zalo. The
// platform gives an event once.
type zaloVictim struct {
	srv    *zalotest.Server
	env    []string
	ready  func(p *process) bool // events are taken
	people []*zalotest.User
}

func newZaloVictim(t *testing.T, env ...string) *zaloVictim {
	v := &zaloVictim{srv: zalotest.New(t)}
	v.env = append([]string{"DATA_DIR=" + rostered(t), "ZALO_BOT_TOKEN=" + zalotest.Token, "ZALO_API_URL=" + v.srv.URL(),
		"ZALO_QUOTA_USERS=100000", "ZALO_QUOTA_MESSAGES=1000000", "LOG_LEVEL=warn"}, env...)
	return v
}

// die plays a death: so many people write one after the other, and the program
// is killed among them.
func (v *zaloVictim) die(t *testing.T, people int) {
	p, last := v.start(t), rand.N(people)
	for n := range people {
		u := v.srv.User(fmt.Sprint("u", len(v.people)), "Cô Lan")
		u.Say("/start")
		v.people = append(v.people, u)
		<-time.After(rand.N(10 * time.Millisecond))
		if n == last {
			p.kill()
		}
	}
}

func (v *zaloVictim) start(t *testing.T) *process {
	p := launch(t, "program", v.env, "serve")
	require.Eventually(t, func() bool { return v.ready(p) }, 20*time.Second, time.Millisecond, p.logged())
	return p
}

// answered counts those who have an answer.
func (v *zaloVictim) answered(of func(*zalotest.User) bool) (n int) {
	for _, u := range v.people {
		if of(u) && slices.ContainsFunc(u.Screen(), func(m zalotest.Message) bool { return m.Bot }) {
			n++
		}
	}
	return n
}

// requireFewRepeats allows a message more for each death that a person saw.
func (v *zaloVictim) requireFewRepeats(t *testing.T, deaths int) {
	for _, u := range v.people {
		said := 0
		for _, m := range u.Screen() {
			if m.Bot {
				said++
			}
		}
		require.LessOrEqual(t, said, 1+deaths, "at most one repeated message a kill:\n%s", u.Transcript())
	}
	require.Empty(t, v.srv.Refused())
}

// zaloDeaths are few, or with -kills as many as that.
func zaloDeaths() int { return max(4, *kills) }

func all(*zalotest.User) bool { return true }

// TestKillsOnZalo kills the program while it polls. Each kill may cost the one
// update that is on its way; whatever was fetched before is answered after the
// next start.
func TestKillsOnZalo(t *testing.T) {
	v, deaths := newZaloVictim(t, "HTTP_ADDR=127.0.0.1:0"), zaloDeaths()
	polls := 0
	v.ready = func(*process) bool { return v.srv.Calls("getUpdates") > polls }
	for range deaths {
		polls = v.srv.Calls("getUpdates")
		v.die(t, 12)
	}
	polls = v.srv.Calls("getUpdates")
	last := v.start(t)
	require.Eventually(t, func() bool { return v.answered(all) >= len(v.people)-deaths && v.srv.Pending() == 0 }, 30*time.Second, 5*time.Millisecond,
		"%d of %d answered after %d kills\n%s", v.answered(all), len(v.people), deaths, last.logged())
	last.stop(t)
	v.requireFewRepeats(t, deaths)
	t.Logf("| Zalo, polling | %d kills | %d of %d answered |", deaths, v.answered(all), len(v.people))
}

// TestKillsOnZaloWebhook kills the program while events come to it: whatever it
// answered with 200 is handled, though nobody gives it a second time.
func TestKillsOnZaloWebhook(t *testing.T) {
	addr, deaths := freeAddr(t), zaloDeaths()
	v := newZaloVictim(t, "HTTP_ADDR="+addr, "ZALO_WEBHOOK_URL=http://"+addr+"/zalo", "ZALO_WEBHOOK_SECRET=not-a-secret")
	v.ready = func(*process) bool { return ok(addr, "/readyz") }
	for range deaths {
		v.die(t, 12)
	}
	last := v.start(t)
	taken := func(u *zalotest.User) bool { return u.LostOf() == 0 }
	count := func() (n int) {
		for _, u := range v.people {
			if taken(u) {
				n++
			}
		}
		return n
	}
	require.Eventually(t, func() bool { return v.srv.Pending() == 0 && v.answered(taken) == count() }, 30*time.Second, 5*time.Millisecond,
		"%d of %d answered after %d kills\n%s", v.answered(taken), count(), deaths, last.logged())
	last.stop(t)
	require.Positive(t, count())
	v.requireFewRepeats(t, deaths)
	t.Logf("| Zalo, webhook | %d kills | %d of %d taken, all of them answered |", deaths, count(), len(v.people))
}
