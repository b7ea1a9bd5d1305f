package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAFormWhoseNumbersHaveMovedIsFrozenAnew: whoever confirms first, as the question
// offers, sends what was confirmed.
func TestAFormWhoseNumbersHaveMovedIsFrozenAnew(t *testing.T) {
	m := town()
	m.lacking()
	area := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	require.Contains(t, area.text(), "biểu số 1 của quận Dương Kinh về Sở (kỳ 21/5/2025)")
	require.Contains(t, area.text(), "đã xác nhận 0")
	require.NotContains(t, area.text(), "Từ lúc chốt")
	m.forms[0].At = noon.Add(-time.Hour)
	for _, u := range m.units {
		if u.Area == duongKinh && u.Current != nil && u.Current.Status == bot.Accepted {
			u.Current.Review = bot.Confirmed
			break
		}
	}
	area.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	require.Contains(t, area.text(), "biểu số 1")
	require.Contains(t, area.text(), "Từ lúc chốt, số liệu đã thay đổi; nay:")
	area.presses("Chốt lại và gửi")
	require.Contains(t, area.text(), "biểu số 2")
	require.Contains(t, area.text(), "đã xác nhận 1.")
	area.presses("Gửi")
	require.Contains(t, area.text(), "Đã gửi biểu số 2 của quận Dương Kinh về Sở (kỳ 21/5/2025)")
}

// TestALateFormIsTheLastRounds: until the day of the next one, and says so.
func TestALateFormIsTheLastRounds(t *testing.T) {
	m := town()
	m.lacking()
	m.rounds[1].Day, m.rounds[1].Units, m.rounds[1].Areas = m.rounds[1].Day.AddDate(0, 0, 1), m.rounds[1].Units.AddDate(0, 0, 1), m.rounds[1].Areas.AddDate(0, 0, 1)
	area := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	require.Contains(t, area.text(), "(kỳ 19/5/2025)")
	area.presses("Gửi")
	require.Contains(t, area.text(), "Biểu gửi sau hạn 16h00 ngày 19/5/2025.")
	require.Empty(t, m.sentOn(m.rounds[1].Day), "the next one's is still to come")
}

// TestAFormIsOfAWholeArea: neither a level's nor the city's.
func TestAFormIsOfAWholeArea(t *testing.T) {
	m := town()
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	for typed, said := range map[string]string{"dương kinh mầm non": "không theo cấp học", "mầm non": "không theo cấp học", "toàn thành phố": "Mỗi địa bàn có biểu riêng"} {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: "chotso", Args: typed})
		require.Contains(t, city.text(), said, typed)
	}
	require.Empty(t, m.forms)
}
