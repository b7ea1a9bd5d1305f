package bot

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestPicturesGoAfterTheLastRoundOfTheirCampaign(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 9, 0, 0, 0, time.UTC) }
	rounds := func(days ...time.Time) (r Rounds) {
		for _, at := range days {
			r = append(r, Round{Areas: at})
		}
		return r
	}
	may := rounds(day(2025, 5, 21), day(2025, 5, 23), day(2025, 5, 30))
	for _, c := range []struct {
		rounds Rounds
		now    time.Time
		want   time.Time
	}{
		{nil, day(2025, 5, 1), day(2025, 1, 31)},
		{may, day(2025, 5, 25), day(2025, 2, 20).AddDate(0, 0, 0)},
		{may, day(2025, 8, 27), day(2025, 2, 20)},                                     // the 30th is 89 days ago
		{may, day(2025, 8, 28), day(2025, 5, 30)},                                     // and now 90
		{may, day(2025, 12, 1), day(2025, 9, 2)},                                      // nothing later holds them
		{append(rounds(day(2026, 1, 10)), may...), day(2025, 12, 1), day(2025, 9, 2)}, // the next campaign has a time of its own
		{append(rounds(day(2025, 8, 1), day(2025, 6, 20)), may...), day(2025, 9, 1), day(2025, 2, 20)},
	} {
		require.Equal(t, c.want, Campaign{KeepPictures: 90}.Outlived(c.now, c.rounds).Pictures, c.now)
	}
	require.Zero(t, Campaign{}.Outlived(day(2025, 5, 1), may), "what is not set takes nothing")
	require.Equal(t, Outlived{Records: day(2024, 5, 1), Audit: day(2023, 5, 1)}, Campaign{KeepReports: 1, KeepAudit: 2}.Outlived(day(2025, 5, 1), nil))
}

func TestNothingIsPurgedNearARoundsHour(t *testing.T) {
	at := func(hour, minute int) time.Time { return time.Date(2025, 5, 21, hour, minute, 0, 0, time.UTC) }
	rounds := Rounds{{Units: at(15, 30), Areas: at(16, 0)}, {Area: 1, Units: at(14, 0), Areas: at(16, 30)}}
	for _, c := range []struct {
		now   time.Time
		until time.Time
	}{{at(11, 59), time.Time{}}, {at(12, 0), at(16, 31)}, {at(16, 30), at(16, 31)}, {at(16, 31), time.Time{}}} {
		until, busy := rounds.Busy(c.now)
		require.Equal(t, !c.until.IsZero(), busy, c.now)
		require.Equal(t, c.until, until, c.now)
	}
	for _, c := range []struct {
		now   time.Time
		until time.Time
	}{{at(3, 0), at(12, 0)}, {at(12, 0), at(13, 30)}, {at(13, 30), time.Time{}}} {
		until, ends := rounds.FreeUntil(c.now)
		require.Equal(t, !c.until.IsZero(), ends, c.now)
		require.Equal(t, c.until, until, c.now)
	}
}
