package desk

import (
	"testing"

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
	m.units[1].Current = &bot.Report{Status: bot.Refused, At: at(day, 14, 10)} // Mầm non Hoa Hồng, late
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "21/5/2025 (thứ tư): đơn vị 14h00, địa bàn 14h30 (đã qua): đúng hạn 6, giữ nguyên 0, sau hạn 0, chưa 2")
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
