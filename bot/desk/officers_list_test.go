package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// One phone in the spellings of offices, and what is none.
func TestPhonesAsOfficesWriteThem(t *testing.T) {
	for _, text := range []string{"0999000001", "0999 000 001", "0999.000.001", "0999-000-001", "(0999) 000 001", "+84 999 000 001",
		"84999000001", "+84(0)999000001", "999000001", "'0999000001", "0999 000–001", "0999/000/001"} {
		got, ok := dialled(text)
		require.True(t, ok, text)
		require.Equal(t, "0999000001", got, text)
	}
	for _, text := range []string{"12345", "cô Lan", "0999000001x", "099900000123", "1999000001", "0", "+"} {
		got, ok := dialled(text)
		require.False(t, ok && got != "", "%s: %s", text, got)
	}
	none, ok := dialled(" ")
	require.True(t, ok)
	require.Empty(t, none)
}

// An area that is no more, and a person who is an officer already.
func TestAListBesideWhatThereIs(t *testing.T) {
	day := bot.NewPlace(nil).Day(noon)
	areas := []bot.Area{{ID: 1, Name: "Phường Dương Kinh"}, {ID: 2, Name: "Huyện Kiến Thụy", To: day.AddDate(0, 0, -1)}}
	there := []bot.Account{{Name: "Lan", Phone: "0999000001"}, {Name: "không có số"}}
	rows := []bot.OfficerRow{{Line: 2, Area: "Kiến Thụy", Name: "Hồ Nam"}, {Line: 3, Area: "Dương Kinh", Name: "Trần Lan", Phone: "999000001"},
		{Line: 4, Area: "Tạ Quý", Name: "Dương Kinh"}, {Line: 5, Area: "Dương Kinh", Name: "Mai Lê"}}
	p := planOfficers(rows, areas, there, nil, day)
	require.Equal(t, []newOfficer{{Scope: bot.WholeArea(1), Area: "Dương Kinh", Name: "Tạ Quý"}, {Scope: bot.WholeArea(1), Area: "Dương Kinh", Name: "Mai Lê"}}, p.officers, "columns the other way round")
	require.Equal(t, "canbo.row_ended", p.wrong[0].Why.Key)
	require.Equal(t, "canbo.row_there", p.wrong[1].Why.Key)
}

// 115 officers are one message with a file, whose cells are no formulas; the same
// tap again makes the same codes.
func TestManyInvitationsAreAFile(t *testing.T) {
	c := playTrial(t)
	c.from = people["quản trị"]
	c.turn(bot.Event{Kind: bot.Said, Text: "/canbo mời"})
	var lines []string
	for i := range 115 {
		lines = append(lines, fmt.Sprintf("Dương Kinh; =Nguyễn Văn %d; 0999%06d", i, i+1))
	}
	asked := c.turn(bot.Event{Kind: bot.Said, Text: strings.Join(lines, "\n")})
	tap := asked.Say[0].Choices[0][0].Data
	caps := telegram
	caps.File = 1 << 20
	tapped := func(id string) Answer {
		a, err := c.d.Answer(t.Context(), Request{Event: bot.Event{ID: id, Kind: bot.Tapped, Data: tap, Chat: bot.Chat{Channel: "telegram", ID: "1"}, From: c.from, At: noon.Add(time.Minute)}, Caps: caps, Links: link, Lang: "vi"})
		require.NoError(t, err)
		return a
	}
	a := tapped("telegram:901")
	file := string(a.Say[0].Made.Data)
	require.Equal(t, 116, strings.Count(file, "\n"))
	require.NotContains(t, file, ",=")
	require.Contains(t, file, ",0999000115,https://t.me/vd_bot?start=o")
	require.Equal(t, file, string(tapped("telegram:902").Say[0].Made.Data))
	codes := 0
	for _, w := range a.Writes {
		if i, ok := w.(bot.InviteOfficer); ok {
			codes++
			require.NotEmpty(t, i.Name)
			require.NotEmpty(t, i.Phone)
		}
	}
	require.Equal(t, 115, codes)
}
