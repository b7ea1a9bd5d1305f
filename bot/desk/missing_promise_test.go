package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAPromiseIsNotedForItsDay, as it is said on the phone: noon is Wednesday, 21/5, 15h12.
func TestAPromiseIsNotedForItsDay(t *testing.T) {
	for said, want := range map[string]string{
		"16h30": "hẹn 16h30", "4": "hẹn 16h00", "hai giờ chiều mai": "hẹn 14h00 ngày 22/5/2025", "ngày mai 15h": "hẹn 15h00 ngày 22/5/2025",
		"mai gọi lại lúc 17h": "hẹn 17h00 ngày 22/5/2025", "thứ ba 16h": "hẹn 16h00 ngày 27/5/2025", "22/5 8h": "hẹn 08h00 ngày 22/5/2025",
		"nửa tiếng nữa": "hẹn 15h42", "30 phút nữa": "hẹn 15h42", "1 tiếng nữa": "hẹn 16h12",
		"9h": "09h00 đã qua", "chiều": "chưa rõ giờ hẹn", "1/8/2025 9h": "trong 14 ngày tới", "20/5/2025 9h": "09h00 ngày 20/5/2025 đã qua",
	} {
		m := town()
		m.lacking()
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao"})
		c.presses("Cần gọi 11")
		c.presses("2")
		c.presses("Hẹn giờ khác")
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), want, said)
	}
}
