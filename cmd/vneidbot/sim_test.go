package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var (
	simSeed  = flag.Uint64("sim.seed", 2025, "the chance of the simulated campaign; 0: another one each time")
	simWhole = flag.Bool("sim.whole", false, "simulate the whole city: 2,000 units in 115 areas")
)

// TestTheCampaignOfMay plays the five rounds of the letters with people of many habits, a
// program that is stopped, a platform that fails, rounds and units that move. What it
// says to whom, and each form, is compared with plain records of what was done.
func TestTheCampaignOfMay(t *testing.T) {
	t.Parallel()
	seed, units, areas := *simSeed, 120, 6
	if seed == 0 {
		seed = rand.Uint64()
	}
	switch {
	case *simWhole:
		units, areas = 2000, 115
	case simRaces:
		units, areas = 30, 3
	}
	t.Logf("seed %d: %d units, %d areas (again: -sim.seed=%d)", seed, units, areas, seed)
	began := time.Now()
	c := newCampaign(t, seed, units, areas)
	c.script()
	c.plays(c.may(31, 9, 0))
	c.checkEnd()
	c.checkSummaries()
	n := c.count
	t.Logf("%d reports, %d reviews, %d units moved, %d merged, %d closed, %d starts anew", n.reports, n.reviews, n.moved, n.merged, n.closed, n.restarts)
	t.Logf("%d messages, of them %d reminders, %d sendings that failed; %d forms, of them %d sent", n.messages, n.reminders, n.failed, n.forms, n.sendings)
	t.Logf("%d looks, the longest %s (%s); all in %s", n.looks, n.longest.Round(time.Millisecond), n.longestAt.In(c.cfg.place().Zone).Format("2/1 15:04"), time.Since(began).Round(time.Millisecond))
}

// script is what of the campaign is not left to chance.
func (c *campaign) script() {
	for _, day := range []int{21, 23, 26, 29, 30} {
		c.plan(c.may(day, 6, 0), func() { c.live(c.cfg.place().Day(c.now)) })
	}
	for day := 19; day <= 30; day++ {
		for range 1 + len(c.units)/100 {
			for _, do := range []func(){c.moves, c.review, c.review, c.review} {
				c.plan(c.within(c.may(day, 8, 0), 10*time.Hour), c.unlessDown(do))
			}
		}
		c.plan(c.within(c.may(day, 8, 0), 10*time.Hour), c.unlessDown(c.merges))
		c.plan(c.within(c.may(day, 15, 20), 50*time.Minute), c.unlessDown(c.moves)) // about the hours of a round
		c.plan(c.within(c.may(day, 8, 0), 10*time.Hour), c.unlessDown(c.closes))
	}
	c.off(c.may(21, 15, 25), c.may(21, 15, 50)) // over the units' hour
	c.off(c.may(23, 13, 20), c.may(23, 13, 45)) // over the reminder
	c.off(c.may(26, 16, 50), c.may(26, 17, 10)) // over the areas' hour
	c.off(c.may(28, 22, 0), c.may(29, 8, 0))
	for range 5 { // between the hour and its late freeze
		c.plan(c.may(21, 15, 50), c.moves)
		c.plan(c.may(26, 17, 10), c.moves)
	}
	c.mute(c.may(29, 13, 20), c.may(29, 14, 10)) // reminders wait
	c.mute(c.may(30, 13, 25), c.may(30, 14, 20)) // and people report meanwhile
	c.mute(c.may(30, 15, 25), c.may(30, 15, 40))

	c.plan(c.may(22, 10, 0), func() { c.removeRound(3) })                                    // of the 23rd, the department's own
	c.plan(c.may(26, 14, 5), func() { c.moveRound(4, c.may(26, 16, 30), c.may(26, 17, 0)) }) // told already
	c.plan(c.may(27, 10, 0), func() { c.addRound(0, 28, 15, 30) })
	c.plan(c.may(28, 8, 10), func() { c.removeRound(10) })
	c.plan(c.may(29, 13, 50), func() { c.moveRound(6, c.may(29, 15, 45), c.may(29, 16, 15)) }) // written and not sent
}

// off stops the program for a while.
func (c *campaign) off(from, to time.Time) {
	c.plan(from, c.stops)
	c.plan(to, c.opens)
}

// mute has the platform take no messages for a while.
func (c *campaign) mute(from, to time.Time) {
	c.plan(from, func() { c.silent, c.muted = true, c.now })
	c.plan(to, func() { c.silent = false })
}

// checkSummaries checks that each group had the result of each round once.
func (c *campaign) checkSummaries() {
	for i, area := range c.areas {
		for _, day := range c.days() {
			c.checkSummary(fmt.Sprint("-", i+1), area, day)
		}
	}
	for _, day := range c.days() {
		n := c.told[wholeGroup+" TỔNG HỢP TOÀN THÀNH PHỐ, KỲ "+day.Format("2/1/2006")]
		require.Equal(c.t, 1, n, "the city's message of %s", day)
	}
}

func (c *campaign) checkSummary(group string, area bot.AreaID, day time.Time) {
	_, _, ok := c.on(area, day)
	require.True(c.t, ok)
	require.Equal(c.t, 1, c.results(group, day), "results of %s in group %s", day, group)
}
