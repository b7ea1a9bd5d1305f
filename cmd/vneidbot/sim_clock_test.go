package main

import (
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

// plays goes from now to a moment: what people do at its time, and in between the
// program's own looks, seldom in a quiet hour and each minute about the hours of a round.
func (c *campaign) plays(until time.Time) {
	for step := c.now; !step.After(until); step = step.Add(c.pace(step)) {
		for len(c.plans) > 0 && !c.plans[0].at.After(step) {
			p := c.plans[0]
			c.plans = c.plans[1:]
			if p.at.After(c.now) {
				c.now = p.at
			}
			p.do()
		}
		if step.After(c.now) {
			c.now = step
		}
		c.works()
	}
}

func (c *campaign) pace(at time.Time) time.Duration {
	local := at.In(c.cfg.place().Zone)
	_, _, round := c.on(0, c.cfg.place().Day(at))
	switch h := local.Hour(); {
	case round && h >= 15 && h < 17, round && h == 13:
		return time.Minute
	case h >= 7 && h < 21:
		return 10 * time.Minute
	}
	return time.Hour
}

// works is a look of the program, and what the platform takes of it.
func (c *campaign) works() {
	if c.down {
		return
	}
	began := time.Now()
	at := c.now
	workNow(c.t, c.app, c.now, c.app.freezing(), c.app.closing(), c.app.cityTelling())
	c.checkForms(c.cfg.place().Day(c.now))
	require.NoError(c.t, c.look.look(c.t.Context(), c.now))
	workNow(c.t, c.app, time.Now(), c.app.tellingCuts())
	c.count.looks++
	if took := time.Since(began); took > c.count.longest {
		c.count.longest, c.count.longestAt = took, at
	}
	c.delivers()
}

// delivers takes the messages that wait, in the order of the chats; some fail and come
// again.
func (c *campaign) delivers() {
	for !c.silent {
		list, err := c.app.store.Claim(c.t.Context(), time.Now().Add(time.Second), time.Minute, 500)
		require.NoError(c.t, err)
		if len(list) == 0 {
			c.muted = time.Time{}
			return
		}
		for _, q := range list {
			if c.chance.IntN(12) == 0 {
				c.count.failed++
				require.NoError(c.t, c.app.store.Later(c.t.Context(), q.Row, time.Now()))
				continue
			}
			require.NoError(c.t, c.app.store.Sent(c.t.Context(), q.Row, "1"))
			if q.Message.Edit != "" {
				continue
			}
			var parts []string
			for _, p := range q.Message.Parts {
				parts = append(parts, p.Text)
			}
			c.hears(q.To, strings.Join(parts, "\n"))
		}
	}
}
