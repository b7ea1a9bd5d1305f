package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// The clock is a day ahead while nobody has reported, and right again before the hour: the
// round is told of, reminded of and frozen at its hour, as if nothing had been.
func TestAClockThatWasADayAheadFreezesNothing(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward := c.area("Phường Ánh Sáng")
	hien := c.principal("hien", ward, "Mầm non Hoa Sen")
	c.principal("nam", ward, "Mầm non Hoa Mai")
	c.officer("lan", bot.WholeArea(ward))
	c.group("-1", bot.WholeArea(ward))
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: c.round(0, 23, 15, 30), At: c.day(15, 9, 0)})
	look := func(day, h, m int) string {
		now = c.day(day, h, m)
		workNow(t, c.App, now, c.freezing(), c.closing())
		workNow(t, c.App, now, c.tellingCuts())
		return c.at(now)
	}
	cut := func() (sum bot.Tally, forms int) {
		require.NoError(t, c.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
			cuts, err := n.Cuts(c.place.Day(c.day(21, 0, 0)))
			require.NoError(t, err)
			rows, err := n.TallyForms(cuts, bot.Everything, bot.ByArea)
			sum, forms = bot.Sum(rows), len(cuts)
			return err
		}))
		return sum, forms
	}
	look(22, 16, 0) // by the wrong clock
	require.Equal(t, 1, count(t, c.App, `SELECT count(*) FROM forms WHERE kind = 'han'`))
	now = c.day(21, 10, 0)
	c.mendTimes(t.Context())
	_, forms := cut()
	require.Zero(t, forms)
	require.Contains(t, look(21, 13, 30), "hien: Kính gửi thầy/cô, sắp đến hạn báo cáo (15h30 hôm nay)")
	c.reports(hien, "Mầm non Hoa Sen", bot.Accepted, c.day(21, 14, 0))
	require.Contains(t, look(21, 15, 25), "lan: Đồng chí lưu ý")
	require.Contains(t, look(21, 15, 31), "-1: KẾT QUẢ BÁO CÁO KỲ 21/5/2025")
	sum, forms := cut()
	require.Equal(t, 1, forms)
	require.Equal(t, 1, sum.Good())
	require.Equal(t, 1, sum.NotReported)

	// Set back by an hour behind its hour: nothing is done twice.
	now = c.day(21, 14, 31)
	c.mendTimes(t.Context())
	require.Empty(t, look(21, 15, 25))
}
