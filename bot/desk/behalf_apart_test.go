package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestACaptionOfAnotherUnitIsAskedAbout: a picture is evidence of the unit that its
// caption names, not of the one whose report happens to be at hand, sent or not.
func TestACaptionOfAnotherUnitIsAskedAbout(t *testing.T) {
	for name, sent := range map[string]bool{"half done": false, "sent": true} {
		t.Run(name, func(t *testing.T) {
			m := town()
			c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
			shot := func(album, words string) Answer {
				return c.does(bot.Event{Kind: bot.Pictured, Album: album, File: &bot.File{Ref: "f"}, Text: words})
			}
			c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
			if sent {
				c.presses("Gửi báo cáo thay")
			}
			shot("a", "Mầm non Hoa Sen đã được tiếp nhận")
			require.Empty(t, m.shots)
			require.Contains(t, c.text(), `Chú thích ghi "Mầm non Hoa Sen"`)
			asked := c.said
			require.Empty(t, shot("a", "").Say, "the rest of the album waits with it")
			require.Empty(t, m.shots)

			c.said = asked
			c.presses("Báo cáo thay Mầm non Hoa Sen (quận Dương Kinh)")
			require.Len(t, m.shots, 2)
			require.Contains(t, c.text(), "Báo cáo thay Mầm non Hoa Sen (quận Dương Kinh):\nTrạng thái: Được tiếp nhận\nẢnh: 2 ảnh")
			c.presses("Gửi báo cáo thay")
			require.Equal(t, m.reports[101][0].ID, bot.NewReportID(m.shots[0].Draft, 0))
			require.Equal(t, m.shots[0].Draft, m.shots[1].Draft)
			require.NotEqual(t, m.shots[0].Event, m.shots[1].Event)
		})
	}
}

// TestTheOfficerSaysWhoseThePictureIs, against its caption: it joins the report, or none.
func TestTheOfficerSaysWhoseThePictureIs(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	shot := func(words string) {
		c.does(bot.Event{Kind: bot.Pictured, File: &bot.File{Ref: "f"}, Text: words})
	}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	shot("Tiểu học Hòa Nghĩa được tiếp nhận")
	require.Len(t, m.shots, 1, "its own name is no other's")
	shot("mầm non hoa sen và mầm non hướng dương")
	shot("THCS Không Có Ở Đây")
	require.Len(t, m.shots, 1, "a school that is not found is another one too")
	c.presses("Không dùng ảnh này")
	require.Contains(t, c.text(), "Ảnh: 1 ảnh")
	shot("Mầm non Hoa Sen")
	c.presses("Ảnh của Tiểu học Hòa Nghĩa (quận Dương Kinh)")
	require.Contains(t, c.text(), "Ảnh: 2 ảnh")
	shot("ảnh đây ạ")
	require.Contains(t, c.text(), "Ảnh: 3 ảnh")

	c.presses("Gửi báo cáo thay")
	draft := m.shots[0].Draft
	for _, s := range m.shots {
		require.Equal(t, draft, s.Draft)
	}
}

// TestAnotherPictureIsAskedAbout: the report on behalf has one already. An officer who is
// in the middle of an own report sends it for that.
func TestAnotherPictureIsAskedAbout(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	shot := func() { c.does(bot.Event{Kind: bot.Pictured, File: &bot.File{Ref: "f"}}) }
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	c.presses("Gửi báo cáo thay")
	shot()
	require.Len(t, m.shots, 1)

	another := bot.Event{Kind: bot.Pictured, From: people["cán bộ DK"], At: noon, File: &bot.File{}}
	require.True(t, Takes(another, c.state).By(bot.Officer, false))
	require.False(t, Takes(another, c.state).By(bot.Officer, true))
	require.False(t, Takes(another, c.state).By(bot.Principal, false))
	another.At = noon.Add(2 * time.Hour)
	require.Equal(t, Others, Takes(another, c.state), "it is long over")

	shot()
	require.Len(t, m.shots, 1, "nobody knows whose it is")
	require.Contains(t, c.text(), "Báo cáo thay Tiểu học Hòa Nghĩa (quận Dương Kinh) đã có ảnh. Ảnh vừa gửi là của đơn vị nào?")
	c.presses("Ảnh của Tiểu học Hòa Nghĩa (quận Dương Kinh)")
	require.Len(t, m.shots, 2)
	shot()
	c.does(bot.Event{Kind: bot.Said, Text: "mầm non hoa sen"})
	require.Len(t, m.shots, 3)
	require.Contains(t, c.text(), "Mầm non Hoa Sen (quận Dương Kinh)")
	require.NotEqual(t, m.shots[0].Draft, m.shots[2].Draft)
	c.presses("Được tiếp nhận")
	require.Contains(t, c.text(), "Ảnh: 1 ảnh")
}
