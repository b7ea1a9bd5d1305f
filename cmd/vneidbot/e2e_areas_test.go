package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// TestAChaseOfAreasReachesEachOnce: the city's officer reminds the area's officer and its group
// with one tap, however often it is tapped, and sees how it ends.
func TestRecordedChaseOfAreas(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, midday)
	city, officer := tg.User(adminID, "Cán bộ Mai"), areaOfficer(t, tg, app)
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	group.Add(officer)
	for _, a := range []act{{"/gannhom@" + telegramtest.BotName + " duong kinh", "gannhom.ask"}, {"[button.bind]", "gannhom.done"}} {
		perform(t, group.As(officer), a)
	}
	perform(t, officer, act{"/trogiup", "/dondoc"})
	perform(t, city, act{"/dondoc địa bàn", "Nhắc cán bộ và nhóm của 1 địa bàn (2 tin)"})
	for range 3 {
		_, err := city.Tap("Nhắc 1 địa bàn")
		if err != nil { // the button is gone
			break
		}
	}
	for _, u := range []*telegramtest.User{city, officer, group.As(officer)} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		_, err := u.Says(ctx, map[bool]string{true: "đã nhắc 1/1 địa bàn", false: "còn 4/4 đơn vị"}[u == city])
		cancel()
		require.NoError(t, err, u.Transcript())
	}
	perform(t, officer, act{"[button.missing]", "CHƯA BÁO CÁO"})
	require.Equal(t, 2, count(t, app, `SELECT count(*) FROM outbox WHERE unasked = TRUE AND state = 'sent'`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
