package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestWhoCannotSeeTheStatusIsReportedSo: the question is not asked again in the same words.
func TestWhoCannotSeeTheStatusIsReportedSo(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa"})
	c.does(bot.Event{Kind: bot.Said, Text: "không vào được vneid"})
	require.Contains(t, c.text(), "CHƯA GỬI")
	require.Contains(t, c.text(), "không vào được vneid")
	c.presses("Gửi báo cáo thay")
	require.Len(t, m.reports[103], 1)
}

// TestAReportOnBehalfIsLeftInWords: at each of its questions.
func TestAReportOnBehalfIsLeftInWords(t *testing.T) {
	for _, args := range []string{"", "Hòa Nghĩa", "Hòa Nghĩa, từ chối", "Hòa Nghĩa, được tiếp nhận"} {
		for _, words := range []string{"huỷ", "hủy", "không báo cáo nữa"} {
			c := &inTurn{t: t, d: deskOf(t, town()), who: "cán bộ DK"}
			c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: args})
			c.does(bot.Event{Kind: bot.Said, Text: words})
			require.Equal(t, c.d.Words.Words("vi", bot.T("desk.left"))+"\n", c.text(), "%q after %q", words, args)
			require.Empty(t, c.state.Command)
		}
	}
}

// TestAForwardedMessageWithoutAPicture: what it says counts, and where it says nothing
// the unit is asked for; no picture is made up, and nothing is sent.
func TestAForwardedMessageWithoutAPicture(t *testing.T) {
	for quoted, want := range map[string]string{
		"": "Báo cáo thay đơn vị nào? Đồng chí gõ", "Em gửi ạ": "Báo cáo thay đơn vị nào? Đồng chí gõ",
		"Mầm non Hoa Sen báo cáo: đã được tiếp nhận": "Báo cáo thay Mầm non Hoa Sen (quận Dương Kinh):\nTrạng thái: Được tiếp nhận\nẢnh: chưa có",
	} {
		m := town()
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		a := c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Quoted: &bot.Quoted{Text: quoted}})
		require.Contains(t, c.text(), want, quoted)
		require.Empty(t, m.shots, quoted)
		require.False(t, decides(a), quoted)
		require.Empty(t, m.reports[101], quoted)
	}
}
