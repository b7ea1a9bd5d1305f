package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestDaysThatThereAreNot are named, and no area is looked for by their words.
func TestDaysThatThereAreNot(t *testing.T) {
	m := town()
	m.rounds = bot.Rounds{{ID: 1, Day: bot.NewPlace(nil).Day(noon), Units: noon.AddDate(0, 0, 1), Areas: noon.AddDate(0, 0, 1), Version: 1}}
	m.cut("2025-05-21")
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	asks := func(command, args string) string {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: command, Args: args})
		return city.text()
	}
	require.Contains(t, asks("tonghop", "32/5/2025"), "Không có ngày 32/5/2025.")
	require.Contains(t, asks("tonghop", "ngày mai"), "Ngày ấy không có số liệu đã chốt.")
	require.NotContains(t, asks("tonghop", "dương kinh ngày kia"), "Không có địa bàn")
}

// TestDaysThatHavePassed as they are typed behind /tonghop; the day is Thursday, 21/5/2026.
func TestDaysThatHavePassed(t *testing.T) {
	for typed, want := range map[string]string{
		"dương kinh ngày hôm qua": "20/5/2026 dương kinh", "ngày hôm nay": "21/5/2026 ", "ngày hôm kia": "19/5/2026 ",
		"thứ sáu tuần trước": "15/5/2026 ", "thứ tư": "20/5/2026 ", "thứ năm": "21/5/2026 ", "thứ sáu": "15/5/2026 ", "thứ ba trước": "19/5/2026 ",
		"thứ sáu này": "22/5/2026 ", "thứ tư tuần trước": "13/5/2026 ", "chủ nhật tuần trước": "17/5/2026 ", "lê chân lần trước": "kỳ lê chân", "kỳ trước": "kỳ ",
		"15g30 hải an": "21/5/2026 hải an", "hải an 15.30": "21/5/2026 hải an", "21.12.25": "21/12/2025 ", "21.05.2026": "21/5/2026 ",
	} {
		rest, asked := cutDay(typed, bot.NewPlace(nil).Day(today))
		got := asked.day.Format("2/1/2006") + " " + rest
		if asked.last {
			got = "kỳ " + rest
		}
		require.Equal(t, want, got, typed)
	}
}

// TestWorkbooksOfARound: /xuat of its day has what was frozen, and no phones.
func TestWorkbooksOfARound(t *testing.T) {
	m := town()
	m.lacking()
	m.cut("2025-05-19")
	d := deskOf(t, m)
	for i, typed := range []string{"19/5/2025", "kỳ trước"} {
		m.jobs = nil
		m.asksFor(t, d, "telegram:1"+num10(i), "cán bộ DK", "xuat", typed)
		task := m.jobs[0].Args.(bot.ExportTask)
		require.Equal(t, []bot.FormID{1}, task.Forms)
		require.False(t, task.Alone)
		said := d.Words.Words("vi", m.handed(t, d).Parts[0].Text)
		require.Contains(t, said, "số liệu đã chốt của kỳ 19/5/2025; không có số điện thoại")
	}
	none := m.asksFor(t, d, "telegram:20", "cán bộ DK", "xuat", "20/5/2025")
	require.Equal(t, "xuat.other_day", none.Say[0].Parts[0].Text.Key)
	area := &inTurn{t: t, d: d, who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "tonghop", Args: "19/5/2025"})
	area.presses("Excel")
	require.Equal(t, []bot.FormID{1}, m.jobs[len(m.jobs)-1].Args.(bot.ExportTask).Forms)
}

// TestARoundOfAnEmptyList says so, and that it is frozen.
func TestARoundOfAnEmptyList(t *testing.T) {
	m := town()
	m.lacking()
	m.units = nil
	m.cut("2025-05-19")
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "tonghop", Args: "19/5/2025"})
	require.Equal(t, "Số liệu đã chốt lúc 15h30 ngày 19/5/2025: khi ấy toàn thành phố chưa có đơn vị nào.", strings.TrimSpace(city.text()))
	require.Len(t, city.said[0].Choices, 1)
}

// TestTotalsAfterTheLastRound are compared with it, and its hour is past.
func TestTotalsAfterTheLastRound(t *testing.T) {
	m := town()
	p := bot.NewPlace(nil)
	day := p.Day(noon)
	m.rounds = bot.Rounds{{ID: 1, Day: day.AddDate(0, 0, -1), Units: p.At(day.AddDate(0, 0, -1), 15, 30), Areas: p.At(day.AddDate(0, 0, -1), 16, 0), Version: 1},
		{ID: 2, Day: day, Units: p.At(day, 14, 0), Areas: p.At(day, 14, 30), Version: 1}}
	m.cut("2025-05-20")
	m.cut("2025-05-21")
	m.units[1].Current = &bot.Report{Status: bot.Accepted, At: noon}
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "tonghop"})
	require.Contains(t, city.text(), "chưa chốt (đã qua hạn 14h00)")
	require.Contains(t, city.text(), "tăng 1 so với kỳ 21/5")
}

// TestWordsKeepTheirPlace: what was said besides a command's words goes with its button,
// and a question for a place does not swallow another command.
func TestWordsKeepTheirPlace(t *testing.T) {
	m := town()
	m.lacking()
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.says("chốt số dương kinh")
	city.presses("/chotso dương kinh")
	require.Contains(t, city.text(), "Đã chốt biểu số 1 của quận Dương Kinh")
	city.does(bot.Event{Kind: bot.Said, Command: "chotso", Args: "toàn thành phố"})
	city.says("gửi biểu Hồng Bàng")
	require.Len(t, m.forms, 1)
	city.presses("/guilenso hồng bàng")
	require.Contains(t, city.text(), "Chưa nhận được biểu của quận Hồng Bàng")
	city.does(bot.Event{Kind: bot.Said, Command: "chotso", Args: "toàn thành phố"})
	city.does(bot.Event{Kind: bot.Said, Text: "Hồng Bàng"})
	require.Contains(t, city.text(), "Đã chốt biểu số 1 của quận Hồng Bàng")
}

// townThatFell is a town in which a unit has been refused since the round before.
func townThatFell() *memory {
	m := town()
	m.lacking()
	m.cut("2025-05-19")
	for i := range m.units {
		if m.units[i].ID == 101 {
			m.units[i].Current = &bot.Report{Status: bot.Refused, At: noon}
		}
	}
	return m
}

// TestFallsInASingleAreaAreNamed: who was received and is not any more.
func TestFallsInASingleAreaAreNamed(t *testing.T) {
	m := townThatFell()
	area := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "tonghop"})
	require.Contains(t, area.text(), "Giảm so với kỳ trước: Mầm non Hoa Sen")
}

// TestAFrozenRoundIsComparedWithTheOneBefore: with its falls, and with none of another
// campaign.
func TestAFrozenRoundIsComparedWithTheOneBefore(t *testing.T) {
	m := townThatFell()
	d, day := deskOf(t, m), dayOf("2025-05-21")
	m.rounds = append(m.rounds, bot.Round{ID: 9, Area: hongBang, Day: day, Units: d.Place.At(day, 16, 0), Areas: d.Place.At(day, 16, 0), Version: 1}) // not frozen yet, and not compared
	m.cut("2025-05-21")
	m.units[1].Current = nil // what comes later changes nothing
	frozen := func(who, day string) string {
		asks := &inTurn{t: t, d: d, who: who}
		asks.does(bot.Event{Kind: bot.Said, Command: "tonghop", Args: day})
		require.Contains(t, asks.text(), "đã chốt")
		return asks.text()
	}
	require.Contains(t, frozen("thành phố", "21/5/2025"), "giảm 1 so với kỳ 19/5/2025")
	require.Contains(t, frozen("cán bộ DK", "21/5/2025"), "Giảm so với kỳ trước: Mầm non Hoa Sen")
	require.NotContains(t, frozen("thành phố", "19/5/2025"), "so với kỳ")
	m.audit = append(m.audit, bot.Audit{Event: "x", Act: bot.ActNextCampaign, Object: bot.CampaignObject, At: d.Place.At(dayOf("2025-05-20"), 9, 0)})
	require.NotContains(t, frozen("thành phố", "21/5/2025"), "so với kỳ")
}

// TestNothingIsComparedWithAnotherCampaign: what was frozen before it began is history.
func TestNothingIsComparedWithAnotherCampaign(t *testing.T) {
	m := town()
	m.lacking()
	m.cut("2025-05-19")
	for i := range m.units {
		m.units[i].Current = nil
	}
	m.audit = append(m.audit, bot.Audit{Event: "x", Act: bot.ActNextCampaign, Object: bot.CampaignObject, At: noon.Add(-time.Hour)})
	area := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "tonghop"})
	require.NotContains(t, area.text(), "so với kỳ")
	require.NotContains(t, area.text(), "đã qua hạn 15h30 ngày 19/5")
	area.does(bot.Event{Kind: bot.Said, Command: "tonghop", Args: "19/5/2025"})
	require.Contains(t, area.text(), "đã chốt")
}
