package desk

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// phoning is an officer who is asked for the hour that a school has promised.
func phoning(t *testing.T) *inTurn {
	c := calling(t)
	c.presses("Hẹn giờ khác")
	return c
}

// TestAPromiseIsNotedForItsDay, as it is said on the phone: noon is Wednesday, 21/5, 15h12.
func TestAPromiseIsNotedForItsDay(t *testing.T) {
	for said, want := range map[string]string{
		"16h30": "hẹn 16h30", "4": "hẹn 16h00", "hai giờ chiều mai": "hẹn 14h00 ngày 22/5/2025", "ngày mai 15h": "hẹn 15h00 ngày 22/5/2025",
		"mai gọi lại lúc 17h": "hẹn 17h00 ngày 22/5/2025", "thứ ba 16h": "hẹn 16h00 ngày 27/5/2025", "22/5 8h": "hẹn 08h00 ngày 22/5/2025",
		"nửa tiếng nữa": "hẹn 15h42", "30 phút nữa": "hẹn 15h42", "1 tiếng nữa": "hẹn 16h12",
		"9h": "09h00 đã qua", "lúc nào đó": "chưa rõ giờ hẹn", "1/8/2025 9h": "trong 14 ngày tới", "20/5/2025 9h": "09h00 ngày 20/5/2025 đã qua",
	} {
		c := phoning(t)
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), want, said)
	}
}

// TestAPartOfADayAsksForItsHour: hours to tap, those that are to come.
func TestAPartOfADayAsksForItsHour(t *testing.T) {
	for said, tap := range map[string][2]string{
		"chiều": {"16h00", "hẹn 16h00"}, "chiều nay nhé": {"17h00", "hẹn 17h00"}, "tối": {"19h00", "hẹn 19h00"}, "sáng mai": {"08h00 ngày 22/5/2025", "hẹn 08h00 ngày 22/5/2025"},
		"mai": {"14h00 ngày 22/5/2025", "hẹn 14h00 ngày 22/5/2025"}, "thứ sáu": {"10h00 ngày 23/5/2025", "hẹn 10h00 ngày 23/5/2025"},
	} {
		c := phoning(t)
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), "hẹn mấy giờ? Đồng chí bấm giờ dưới đây", said)
		require.False(t, c.offers("15h00"), "it has passed")
		c.presses(tap[0])
		require.Contains(t, c.text(), tap[1], said)
	}
	c := phoning(t)
	c.does(bot.Event{Kind: bot.Said, Text: "sáng"})
	require.Contains(t, c.text(), "chưa rõ giờ hẹn", "this morning is over")
	c.does(bot.Event{Kind: bot.Said, Text: "16h"})
	require.Contains(t, c.text(), "hẹn 16h00")
}

// offers tells whether there is such a button.
func (c *inTurn) offers(label string) bool {
	for _, s := range c.said {
		for _, choice := range slices.Concat(s.Choices...) {
			if c.d.Words.Words("vi", choice.Label) == label {
				return true
			}
		}
	}
	return false
}

// TestAnHourThatPassedIsNotPromised: the button stood there since before it.
func TestAnHourThatPassedIsNotPromised(t *testing.T) {
	c := phoning(t)
	c.does(bot.Event{Kind: bot.Said, Text: "chiều"})
	c.d.Place.Now = func() time.Time { return noon.Add(50 * time.Minute) }
	c.presses("16h00")
	require.Contains(t, c.text(), "16h00 đã qua. Đồng chí gõ giờ khác")
}
