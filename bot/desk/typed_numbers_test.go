package desk

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Below a question for a number no button has a number: a typed "1" is the value.
func TestANumberIsTheSettingsValue(t *testing.T) {
	for _, key := range []bot.Setting{bot.SettingKeepReports, bot.SettingNotice, bot.SettingRemindersADay, bot.SettingOffice} {
		m := town()
		c := &trialChat{t, m, deskOf(t, m), State{}, 0, people["quản trị"]}
		asked := c.turn(bot.Event{Kind: bot.Tapped, Data: data(verbSetting, num(bot.AreaID(0)), string(key)), Message: "9"})
		require.NotEmpty(t, asked.Say[0].Choices, key)
		require.Equal(t, key != bot.SettingOffice, asked.Say[0].Choices[0][0].Unnumbered, key)
	}
	for text, want := range map[string]string{"90 ngày": "90", "1": "1", "2 năm": "2"} {
		now, why := bot.SettingKeepPictures.Read(text)
		require.Empty(t, why.Key, text)
		require.Equal(t, want, now, text)
	}
}

// A list that the messenger has cut is one list, and the button below its first part is
// no more.
func TestAListOfOfficersInTwoMessagesIsOne(t *testing.T) {
	m := town()
	c := &trialChat{t, m, deskOf(t, m), State{}, 0, people["quản trị"]}
	var lines []string
	for i := range 115 {
		lines = append(lines, fmt.Sprintf("Dương Kinh; Nguyễn Thị Mẫu %d; 0999%06d", i, i+1))
	}
	c.types("/canbo mời")
	first := c.types(strings.Join(lines[:90], "\n"))
	require.Contains(t, c.heard(first), "Đọc được 90 cán bộ")
	whole := c.types(strings.Join(lines[90:], "\n"))
	require.Contains(t, c.heard(whole), "Đọc được 115 cán bộ")
	require.NotContains(t, c.heard(c.press(first, "Tạo 90 mã mời")), "Đã tạo")
	require.Contains(t, c.heard(c.press(whole, "Tạo 115 mã mời")), "Đã tạo 115 mã mời")
}

// No unit and no ward is offered for what is neither.
func TestNoAbsurdOffers(t *testing.T) {
	m := province(t)
	c := &trialChat{t, m, deskOf(t, m), State{}, 0, people["quản trị"]}
	for _, said := range []string{"/tonghop công an", "/tonghop 2"} {
		require.Empty(t, c.types(said).Say[0].Choices, said)
	}
	weekly := c.heard(c.types("/kybaocao thứ 6 hàng tuần 15h30 16h00"))
	require.Contains(t, weekly, "không tự lặp lại")
	require.Contains(t, weekly, "23/5/2025, 30/5/2025, 06/6/2025, 13/6/2025 15h30 16h00")
}
