package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// midday puts the office where it is about noon: nobody is reminded at night.
func midday(c *Config) { c.zone = time.FixedZone("midday", (12-time.Now().UTC().Hour())*60*60) }

// TestAChaseReachesEachOnce plays a chase from the command to its end: each principal
// hears it once, however often it is tapped, and can report by its button.
func TestAChaseReachesEachOnce(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, midday)
	officer := areaOfficer(t, tg, app)
	var principals []*telegramtest.User
	for i := range 3 {
		id := int64(3000 + i)
		storetest.Exec(t, app.store, `INSERT INTO accounts (id, chat_key, name, created_at) VALUES (?1, ?1, 'Cô Lan', 0)`, fmt.Sprint("telegram:", id))
		storetest.Exec(t, app.store, `INSERT INTO reporters (account_id, unit_id, verified, since) SELECT ?, id, TRUE, 0 FROM units WHERE code = '0299900124'`, fmt.Sprint("telegram:", id))
		principals = append(principals, tg.User(id, "Cô Lan"))
		perform(t, principals[i], act{"/start", "Mầm non Hoa Sen"})
	}
	perform(t, officer, act{"/dondoc Dương Kinh", "Nhắc 1 đơn vị"})
	perform(t, officer, act{"[Gửi 3 tin]", "1/1 đơn vị"})
	for _, p := range principals {
		perform(t, p, act{"[button.report_now]", "Mầm non Hoa Sen"})
	}
	perform(t, officer, act{"/dondoc Dương Kinh", "Hiện không có ai cần nhắc thêm"})
	require.Equal(t, 3, count(t, app, `SELECT count(*) FROM outbox WHERE unasked = TRUE AND state = 'sent'`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
