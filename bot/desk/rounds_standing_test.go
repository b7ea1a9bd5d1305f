package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestARoundSaysHowItsUnitsStood: by the form that counts of each area, so that what came
// late is in it where the area's form has it.
func TestARoundSaysHowItsUnitsStood(t *testing.T) {
	m := town()
	day := bot.NewPlace(nil).Day(noon)
	at := bot.NewPlace(nil).At
	round := bot.Round{ID: 1, Day: day, Units: at(day, 14, 0), Areas: at(day, 14, 30), Version: 1}
	m.rounds = bot.Rounds{round}
	for i := range m.units {
		if u := &m.units[i]; u.Current != nil {
			u.Current.At = at(day, 9, 0)
		}
	}
	m.cut("2025-05-21")
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "21/5/2025 (thứ tư): đơn vị 14h00, địa bàn 14h30 (đã qua): đúng hạn 6, giữ nguyên 0, sau hạn 0, chưa 2")
	m.units[1].Current = &bot.Report{Status: bot.Refused, At: at(day, 14, 10)} // Mầm non Hoa Hồng, late
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "đúng hạn 6, giữ nguyên 0, sau hạn 1, chưa 1", "also before the area's form has it")
	require.NoError(t, m.formWrite(bot.FreezeForm{Key: "a", Form: bot.Form{Kind: bot.ByOfficer, Round: 1, Area: duongKinh, Day: day, Number: 1, At: noon}}))
	m.forms[1].units[1].In = bot.Late
	require.NoError(t, m.sendForm(bot.SendForm{Event: "s", Form: 2, Times: 1, At: noon}))
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "đúng hạn 6, giữ nguyên 0, sau hạn 1, chưa 1")
	city.presses("21/5/2025, 14h00")
	require.Contains(t, city.text(), "Đơn vị trong kỳ: đúng hạn 6, giữ nguyên 0, sau hạn 1, chưa 1.")
	m.forms[1].units[0].Excused = true
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "đúng hạn 6 (có 1 do hệ thống gián đoạn), giữ nguyên 0")
	area := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ HB"}
	area.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, area.text(), "đúng hạn 1, giữ nguyên 0, sau hạn 0, chưa 1")
}

// TestARoundWhoseLastHourIsToCome is not over, and says of whom it does not know yet: in
// the chat, on the page and above the numbers; when all hours have passed, which were other.
func TestARoundWhoseLastHourIsToCome(t *testing.T) {
	m := town()
	place := bot.NewPlace(nil)
	day := place.Day(noon)
	round := bot.Round{ID: 1, Day: day, Units: place.At(day, 14, 0), Areas: place.At(day, 15, 30), Version: 1}
	own := bot.Round{ID: 2, Area: duongKinh, Day: day, Units: place.At(day, 15, 30), Areas: place.At(day, 15, 30), Version: 1}
	m.rounds = bot.Rounds{round, own}
	m.cut("2025-05-21")
	d := deskOf(t, m)
	city := &inTurn{t: t, d: d, who: "thành phố"}
	shows := func() (list, totals, line string, closed bool) {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
		list = city.text()
		city.does(bot.Event{Kind: bot.Said, Command: "tonghop", Args: "21/5/2025"})
		look, err := d.Look(m, people["thành phố"], bot.Chat{Channel: "telegram", ID: "5"}, "e")
		require.NoError(t, err)
		lines, _, err := look.Rounds()
		require.NoError(t, err)
		require.Len(t, lines, 1)
		return list, city.text(), d.Words.Words("vi", lines[0].Line), lines[0].Closed
	}
	m.rounds[0].Areas, m.rounds[1].Units = place.At(day, 16, 0), place.At(day, 15, 0) // the forms of all are to come
	_, _, _, closed := shows()
	require.False(t, closed)
	m.rounds = bot.Rounds{round, own}
	list, totals, line, closed := shows()
	require.Contains(t, list, "(đã qua giờ đơn vị, địa bàn đang gửi biểu): đúng hạn")
	require.Contains(t, list, "; chưa gồm quận Dương Kinh 15h30")
	require.Contains(t, line, "; chưa gồm quận Dương Kinh 15h30")
	require.Contains(t, totals, "Chưa gồm địa bàn chốt sau: quận Dương Kinh 15h30.")
	require.False(t, closed)
	require.NoError(t, m.formWrite(bot.FreezeForm{Key: "own", Form: bot.Form{Kind: bot.CutOff, Round: 2, Area: duongKinh, Day: day, Units: own.Units, Areas: own.Areas, At: own.Ends()}}))
	d.Place.Now = func() time.Time { return place.At(day, 15, 31) }
	list, totals, _, closed = shows()
	require.Contains(t, list, "(đã qua): đúng hạn")
	require.NotContains(t, list, "chưa gồm")
	require.Contains(t, totals, "Chốt riêng: quận Dương Kinh 15h30.")
	require.True(t, closed)
}

// TestAnOfficerOfLevelsSeesARound and what was written of it, and changes nothing.
func TestAnOfficerOfLevelsSeesARound(t *testing.T) {
	m := town()
	day := bot.NewPlace(nil).Day(noon)
	m.rounds = bot.Rounds{{ID: 1, Day: day, Units: bot.NewPlace(nil).At(day, 16, 0), Areas: bot.NewPlace(nil).At(day, 16, 30), Version: 1}}
	levels := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ MN"}
	levels.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.NotContains(t, levels.text(), "Thêm kỳ")
	levels.presses("21/5/2025, 16h00")
	require.Contains(t, levels.text(), "đơn vị 16h00")
	require.False(t, levels.offers("Đổi ngày, giờ"))
}
