package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// What somebody types who does not know the commands yet is answered with what is meant:
// the name of a school behind /tonghop, words of a button, a day of the week, a setting,
// an edit behind a code.
func TestANewcomersWordsComeToSomething(t *testing.T) {
	for typed, wants := range map[string][]string{
		"/tonghop Sao Mai":                                {"“Sao Mai” là đơn vị", "[Mầm non Sao Mai"},
		"/tonghop dương kinh excel":                       {"Excel"},
		"/tonghop ai chưa báo":                            {"[/chuabaocao]"},
		"/tonghop thứ sáu này":                            {"Có số liệu lúc này"},
		"/donvi 0299900124 đổi tên thành Mầm non Ban Mai": {"Mầm non Sao Mai", "Chưa làm gì với phần: “đổi tên thành Mầm non Ban Mai”"},
		"/donvi 0299900124 mầm non sao mai":               {"Mầm non Sao Mai"},
		"/caidat văn bản":                                 {"văn bản làm căn cứ"},
		"/caidat điện thoại":                              {"điện thoại liên hệ"},
	} {
		s := changing(t)
		s.m.units[0].Code = "0299900124"
		s.m.officer("cán bộ DK", bot.Everything)
		said := s.play("riêng · quản trị: " + typed + "\n")
		for _, want := range wants {
			require.Contains(t, said, want, typed)
		}
		require.NotContains(t, said, "Không có địa bàn", typed)
	}
	require.NotContains(t, changing(t).play("riêng · quản trị: /donvi Sao Mai\n"), "Chưa làm gì")
}

// A unit is not merged into itself, nor into one that has ended; of two levels it is said.
func TestAMergeThatCannotBeIsExplained(t *testing.T) {
	s := changing(t)
	s.m.units[1].Level = bot.Primary
	require.Contains(t, s.play("riêng · cán bộ DK: [Gộp vào đơn vị khác]\nriêng · cán bộ DK: Sao Mai\n"), "Đó là chính đơn vị này.")
	require.Contains(t, s.play("riêng · cán bộ DK: Sao Sáng\n"), "⚠️ Hai đơn vị khác cấp học (Mầm non và Tiểu học).")

	s = changing(t)
	s.m.units[1].Standing = bot.Closed
	require.Contains(t, s.play("riêng · cán bộ DK: [Gộp vào đơn vị khác]\nriêng · cán bộ DK: Sao Sáng\n"), "Mầm non Sao Sáng () đã gộp hoặc giải thể")
}

// While the next campaign begins nobody freezes a form of the last one: whoever tries is
// told to wait.
func TestNoFormIsFrozenWhileACampaignTurns(t *testing.T) {
	s := changing(t)
	require.NoError(t, s.m.commit([]bot.Write{bot.Do{Key: nextJob + "e1", Kind: bot.NextCampaignWork}}))
	require.Contains(t, s.play("riêng · cán bộ DK: /chotso\n"), "đang chuyển sang đợt báo cáo mới")
}

// A campaign has a name that says what is reported.
func TestACampaignHasANameThatSaysSomething(t *testing.T) {
	for typed, ok := range map[string]bool{"x": false, "báo": false, "báo cáo VNeID": true, "": true} {
		_, why := bot.SettingNameVi.Read(typed)
		require.Equal(t, ok, why.Key == "", typed)
	}
}
