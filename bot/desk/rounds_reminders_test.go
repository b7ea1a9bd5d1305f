package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// What the program has written by itself is told with its round, in private.
func TestARoundTellsItsReminders(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	day := d.Place.Today()
	r := bot.Round{ID: 7, Version: 2, Day: day, Units: d.Place.At(day, 15, 30), Areas: d.Place.At(day, 16, 0)}
	m.rounds = bot.Rounds{r}
	at := d.Place.At(day, 13, 30)
	m.occasions = map[bot.RoundID][]bot.Occasion{7: {
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.RemindAhead), Due: at.Add(-22 * time.Hour), At: at, Why: bot.NotLate}},
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.RemindMorning), Due: at.Add(-6 * time.Hour), At: at, Why: bot.NotLate}, Made: at.Add(-time.Hour)},
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.RemindNear), Due: at, At: at}, Told: 41, Waiting: 2, Skipped: map[bot.Unreminded]int{bot.NotPaused: 3, bot.NotFailed: 1}},
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.RemindBegun), Due: at, At: at.Add(90 * time.Minute)}},
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.RemindOfficers), Due: at, At: at.Add(115 * time.Minute)}, Told: 3, Skipped: map[bot.Unreminded]int{bot.NotFailed: 1}},
		{Note: bot.NoteOccasion{Key: bot.NewOccasion(r, bot.TellGroups), Due: at, At: at.Add(121 * time.Minute)}, Told: 2},
	}}
	list := tell(t, d, "thành phố", bot.Event{Kind: bot.Said, Command: "kybaocao"})
	shown := tapOn(t, d, "thành phố", list.Say, "21/5/2025, 15h30")
	require.Len(t, shown.Say[0].Parts, 2)
	require.Equal(t, `Tin hệ thống tự gửi:
• ngày làm việc trước hạn: không gửi, vì đến giờ ấy hệ thống hoặc ứng dụng nhắn tin không hoạt động
• tin 07h30 cho cán bộ: không gửi, vì kỳ này được lập, hoặc đổi giờ, sau giờ nhắc
• trong ngày, trước giờ hạn, lúc 13h30 ngày 21/5/2025: 41 đơn vị đã nhận tin; 2 đơn vị đang chờ gửi; 1 đơn vị không nhắc, vì không gửi được (đã chặn hoặc đổi máy); 3 đơn vị không nhắc, vì đang tạm dừng nhắc
• báo cáo làm dở, trước hạn 30 phút, lúc 15h00 ngày 21/5/2025: không phải gửi tin nào
• tin trước hạn 5 phút cho cán bộ, lúc 15h25 ngày 21/5/2025: 3 cán bộ đã nhận tin; 1 cán bộ không nhắc, vì không gửi được (đã chặn hoặc đổi máy)
• kết quả gửi các nhóm, lúc 15h31 ngày 21/5/2025: 2 nhóm đã nhận tin`,
		d.Words.Words("vi", shown.Say[0].Parts[1].Text))
}
