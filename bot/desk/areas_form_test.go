package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAreasThatHaveNotSentAreChasedForTheirForm: on the day of a round, until it is sent.
func TestAreasThatHaveNotSentAreChasedForTheirForm(t *testing.T) {
	m := town()
	m.lacking()
	m.chats[people["cán bộ DK"]] = bot.Chat{Channel: "telegram", ID: "2"}
	d := deskOf(t, m)
	city, area := &inTurn{t: t, d: d, who: "thành phố"}, &inTurn{t: t, d: d, who: "cán bộ DK"}
	city.does(bot.Event{Kind: bot.Said, Command: "dondoc", Args: "địa bàn"})
	require.Contains(t, city.text(), "4 địa bàn chưa gửi biểu")
	require.Contains(t, city.text(), "Quận Dương Kinh còn 15/18, biểu chưa gửi")
	require.Contains(t, city.text(), "Hạn gửi Sở: 16h00.")
	area.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	area.presses("Gửi")
	city.does(bot.Event{Kind: bot.Said, Command: "dondoc", Args: "địa bàn"})
	require.Contains(t, city.text(), "3 địa bàn chưa gửi biểu")
	require.Contains(t, city.text(), "Quận Dương Kinh còn 15/18:")
}

// TestAnAreaThatMissesNobodyIsChasedForItsForm: the message opens the form alone.
func TestAnAreaThatMissesNobodyIsChasedForItsForm(t *testing.T) {
	d := deskOf(t, town())
	turn := &deskTurn{Desk: d, now: noon}
	full := areaBehind{Area: bot.Area{ID: duongKinh}, place: bot.Raw("quận Dương Kinh"), of: 18, unsent: true}
	to := toAreas{lookedAfter{whole: bot.WholeArea(duongKinh)}, []areaBehind{full}}
	require.Equal(t, "Kính gửi đồng chí, đến 15h12: quận Dương Kinh đã đủ báo cáo của 18 đơn vị, biểu chưa gửi. Đề nghị đồng chí phụ trách chốt số và gửi biểu.",
		d.Words.Words("vi", turn.areasText(to, nil, "")))
	require.Contains(t, d.Words.Words("vi", turn.areasText(to, nil, "Đề nghị chốt số ngay")), "biểu chưa gửi. Đề nghị chốt số ngay.", "own words are a sentence")
	require.Contains(t, d.Words.Words("vi", turn.areasText(to, nil, "Đề nghị chốt số ngay!")), "chốt số ngay!")
	choices := turn.areasChoices(to)
	require.Len(t, choices, 1)
	require.Len(t, choices[0], 1)
	require.Equal(t, "button.freeze", choices[0][0].Label.Key)
	to.whole = bot.Scope{}
	require.Empty(t, turn.areasChoices(to), "whoever has a part of the area freezes nothing")
}
