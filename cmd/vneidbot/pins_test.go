package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestPinnedTotals: one message, changed when numbers have, at most once a minute, until
// somebody ends it or the group is bound no more.
func TestPinnedTotals(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward := c.area("Phường Ánh Sáng")
	hien := c.principal("hien", ward, "Mầm non Hoa Sen", "Mầm non Hoa Mai", "Mầm non Hoa Cúc")
	c.group("-1", bot.WholeArea(ward))
	group := bot.Chat{Channel: "telegram", ID: "-1", Group: true}
	now = c.day(21, 9, 0)
	commit(t, c.App, bot.PinTotals{Chat: group, Since: now})
	look := func(after time.Duration) (said []bot.Message) {
		now = now.Add(after)
		writes, err := c.pinning().Work(t.Context(), bot.Job{})
		require.NoError(t, err)
		commit(t, c.App, writes...)
		list, err := c.store.Claim(t.Context(), time.Now(), time.Minute, 10)
		require.NoError(t, err)
		for _, q := range list {
			id := q.Message.Edit
			if id == "" {
				id = "77"
			}
			require.NoError(t, c.store.Sent(t.Context(), q.Row, id))
			said = append(said, q.Message)
		}
		return said
	}
	first := look(time.Second)
	require.Len(t, first, 1)
	require.True(t, first[0].Pin)
	require.Empty(t, first[0].Edit)
	require.Contains(t, first[0].Parts[0].Text, "Đã báo cáo: 0/3 (0%)")
	require.Empty(t, look(5*time.Minute), "nothing has changed but the hour")
	c.reports(hien, "Mầm non Hoa Sen", bot.Accepted, now)
	next := look(20 * time.Second)
	require.Len(t, next, 1)
	require.Equal(t, "77", next[0].Edit)
	require.False(t, next[0].Pin)
	require.Contains(t, next[0].Parts[0].Text, "Đã báo cáo: 1/3 (33,3%)")
	c.reports(hien, "Mầm non Hoa Mai", bot.Accepted, now)
	require.Empty(t, look(20*time.Second), "within the minute")
	require.Contains(t, look(time.Minute)[0].Parts[0].Text, "Đã báo cáo: 2/3")
	c.reports(hien, "Mầm non Hoa Cúc", bot.Accepted, now)
	commit(t, c.App, bot.PinTotals{Chat: group})
	require.Empty(t, look(2*time.Minute), "it was ended")
	commit(t, c.App, bot.PinTotals{Chat: group, Since: now})
	require.Empty(t, look(time.Second)[0].Edit, "a new one")
	commit(t, c.App, bot.UnbindGroup{Chat: group, At: now.AddDate(2, 0, 0)})
	c.reports(hien, "Mầm non Hoa Cúc", bot.Succeeded, now)
	require.Empty(t, look(2*time.Minute))
}
