package main

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/session/redistest"
)

// became is why of each reminder of the round nobody was written to, "" where it is done.
func (c *clockwork) became(r bot.Round) map[bot.RoundKey]bot.Unreminded {
	c.t.Helper()
	why := map[bot.RoundKey]bot.Unreminded{}
	require.NoError(c.t, c.store.Snapshot(c.t.Context(), func(s *store.Snapshot) error {
		list, err := s.Occasions(r, bot.Everything)
		for _, o := range list {
			why[o.Note.Key] = o.Note.Why
		}
		return err
	}))
	return why
}

// What fell due while the program was down is done where it is still of use; what is of
// none any more is noted as skipped, and why.
func TestWhatFellDueWhileTheProgramWasDown(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward := c.area("Phường Ánh Sáng")
	c.principal("hien", ward, "Mầm non Hoa Sen")
	c.officer("lan", bot.WholeArea(ward))
	c.group("-1", bot.WholeArea(ward))
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	r := c.rounds()[0]
	starts := func(h, m int) string {
		now = c.day(21, h, m)
		workNow(t, c.App, now, c.freezing(), c.closing())
		workNow(t, c.App, time.Now(), c.tellingCuts())
		return c.at(now)
	}
	require.Contains(t, starts(14, 10), "hien: Kính gửi thầy/cô, sắp đến hạn báo cáo (15h30 hôm nay)")
	require.Equal(t, map[bot.RoundKey]bot.Unreminded{"1.1:ahead": bot.NotLate, "1.1:near": "", "1.1:morning": bot.NotLate}, c.became(r))
	said := starts(21, 45)
	require.NotContains(t, said, "-1: ", "in the night nobody waits for the result of the afternoon")
	require.NotContains(t, said, "hien: ")
	require.Equal(t, map[bot.RoundKey]bot.Unreminded{"1.1:ahead": bot.NotLate, "1.1:near": "", "1.1:morning": bot.NotLate,
		"1.1:begun": bot.NotLate, "1.1:officers": bot.NotLate, "1.1:groups": bot.NotLate}, c.became(r))
	require.NoError(t, c.store.Snapshot(t.Context(), func(s *store.Snapshot) error {
		cuts, err := s.Cuts(r.Day)
		require.Len(t, cuts, 1)
		require.Equal(t, r.Ends().Add(-time.Millisecond).UnixMilli(), cuts[0].AsOf.Said.UnixMilli(), "it is frozen as of its hour all the same")
		own, err2 := s.FormsOf(ward, r.Day)
		require.NoError(t, err2)
		require.Len(t, own, 1)
		return err
	}))
}

// Two copies serve one folder: of each hour one of them does what is due.
func TestTwoCopiesDoARoundOnce(t *testing.T) {
	t.Parallel()
	var clock atomic.Int64
	redis, dir := redistest.Start(t), t.TempDir()
	alike := func(c *Config) {
		c.Redis, c.DataDir, c.now = redis.URL, dir, func() time.Time { return time.UnixMilli(clock.Load()) }
	}
	clock.Store(time.Date(2025, 5, 20, 9, 0, 0, 0, time.UTC).UnixMilli())
	c := clockworkOf(t, alike)
	other := opened(t, alike)
	ward := c.area("Phường Ánh Sáng")
	for _, name := range []string{"hien", "nam", "ha"} {
		c.principal(name, ward, "Mầm non "+name)
	}
	c.officer("lan", bot.WholeArea(ward))
	c.group("-1", bot.WholeArea(ward))
	c.group("-2", bot.Everything)
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	var all sync.WaitGroup
	for _, app := range []*App{c.App, other} {
		all.Go(func() { _ = app.jobs.Run(t.Context()) })
	}
	t.Cleanup(all.Wait)
	for _, hour := range []struct {
		h, m int
		keys string
		want int
	}{{13, 30, "nhac:1.1:near:%", 3}, {15, 25, "can_bo:1.1:officers:%", 1}, {15, 31, "can_bo:1.1:groups:%", 2}, {16, 1, "%", 8}} {
		clock.Store(c.day(21, hour.h, hour.m).UnixMilli())
		messages := func() int { return count(t, c.App, `SELECT count(*) FROM outbox WHERE key LIKE ?`, hour.keys) }
		require.Eventually(t, func() bool {
			clock.Add(1000) // who was looking when the hour came looks again a while later
			return messages() >= hour.want
		}, waitMost, pollEvery, hour.keys)
		require.Equal(t, hour.want, messages(), hour.keys)
	}
	require.Equal(t, 1, count(t, c.App, `SELECT max(tries) FROM jobs WHERE kind NOT IN (SELECT kind FROM jobs WHERE key LIKE 'every:%')`), "each work was begun once")
}
