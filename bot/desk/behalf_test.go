package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// inTurn answers events of one officer's private chat with the state of the one before.
type inTurn struct {
	t     *testing.T
	d     *Desk
	who   string
	state State
	said  []bot.Say
	taps  int
}

func (c *inTurn) does(ev bot.Event) Answer {
	c.t.Helper()
	return c.answered(ev, true)
}

// says is what the conversation has left to the desk.
func (c *inTurn) says(text string) { c.answered(bot.Event{Kind: bot.Said, Text: text}, false) }

func (c *inTurn) answered(ev bot.Event, takes bool) Answer {
	c.t.Helper()
	m := c.d.Records.(*memory)
	m.events++
	ev.ID, ev.At, ev.From, ev.Name = "telegram:"+num10(m.events), noon, people[c.who], names[c.who]
	ev.Chat = bot.Chat{Channel: "telegram", ID: string(ev.From)[len("telegram:"):]}
	require.True(c.t, !takes || Takes(ev, c.state).By(bot.Officer, false), "the desk takes it")
	a, err := c.d.Answer(c.t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi", State: c.state})
	require.NoError(c.t, err)
	require.NoError(c.t, m.commit(a.Writes))
	if c.state = a.State; len(a.Say) > 0 {
		c.said = a.Say
	}
	return a
}

func (c *inTurn) presses(label string) Answer {
	c.t.Helper()
	c.taps++
	for _, s := range c.said {
		for _, row := range s.Choices {
			for _, choice := range row {
				if c.d.Words.Words("vi", choice.Label) == label {
					return c.does(bot.Event{Kind: bot.Tapped, Data: choice.Data, Message: "9"})
				}
			}
		}
	}
	c.t.Fatalf("no button %q", label)
	return Answer{}
}

func (c *inTurn) text() string {
	out := ""
	for _, s := range c.said {
		for _, p := range s.Parts {
			out += c.d.Words.Words("vi", p.Text) + "\n"
		}
	}
	return out
}

// TestThreeTapsToAReportOnBehalf: from /chuabaocao, and nothing typed.
func TestThreeTapsToAReportOnBehalf(t *testing.T) {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao"})
	c.presses("2")
	c.presses("Thay: Được tiếp nhận")
	c.presses("Gửi báo cáo thay")
	require.Equal(t, 3, c.taps)
	require.Len(t, m.reports[403], 1)
	require.Equal(t, noon, m.reports[403][0].At)
}

// TestAnAlbumOnBehalf: each picture is kept, and one answer is said.
func TestAnAlbumOnBehalf(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	shot := func(album string) Answer {
		return c.does(bot.Event{Kind: bot.Pictured, Album: album, File: &bot.File{Ref: "f"}})
	}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	require.NotEmpty(t, shot("a").Say)
	require.Empty(t, shot("a").Say)
	require.Contains(t, c.text(), "Ảnh: nhận cả các ảnh gửi cùng lượt này", "the summary stays")
	c.presses("Gửi báo cáo thay")
	require.Empty(t, shot("a").Say, "the rest of the album comes late")
	require.Equal(t, OfIdle, Takes(bot.Event{Kind: bot.Pictured, From: people["cán bộ DK"], At: noon, File: &bot.File{}}, c.state), "another one is asked about")
	require.Equal(t, 3, len(m.shots))
	require.Equal(t, m.reports[103][0].ID, bot.NewReportID(m.shots[2].Draft, 0))
}

// TestALostPictureOnBehalfIsTold to the officer, who can send another one.
func TestALostPictureOnBehalfIsTold(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	c.presses("Gửi báo cáo thay")
	c.does(bot.Event{Kind: bot.Pictured, File: &bot.File{Ref: "f"}})
	c.does(bot.Event{Kind: bot.Fetched, Picture: &bot.PictureResult{Draft: m.shots[0].Draft, Event: m.shots[0].Event, Fault: bot.FaultBroken}})
	require.Contains(t, c.text(), "bị lỗi")
	c.does(bot.Event{Kind: bot.Pictured, File: &bot.File{Ref: "g"}})
	require.Contains(t, c.text(), "Đã thêm ảnh")
}

// TestTwoOfficersReportOnBehalf: one report, and the other sees who made it.
func TestTwoOfficersReportOnBehalf(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	a, b := &inTurn{t: t, d: d, who: "cán bộ DK"}, &inTurn{t: t, d: d, who: "thành phố"}
	for _, c := range []*inTurn{a, b} {
		c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	}
	a.presses("Gửi báo cáo thay")
	b.presses("Gửi báo cáo thay")
	require.Contains(t, b.text(), "do đồng chí Lan Anh báo cáo thay")
	require.Len(t, m.reports[103], 1)
}

// TestAPauseKeepsTheUnitFromBeingTold, and the officer hears it.
func TestAPauseKeepsTheUnitFromBeingTold(t *testing.T) {
	m := town()
	m.reachable(103, "hiệu trưởng")
	m.paused(bot.WholeArea(duongKinh))
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	require.Empty(t, c.presses("Gửi báo cáo thay").Tell)
	require.Contains(t, c.text(), "Đang tạm dừng")
}

// TestNobodyReportsOnBehalfOfWhatIsOver: neither of a closed unit nor after the last day.
func TestNobodyReportsOnBehalfOfWhatIsOver(t *testing.T) {
	m := town()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa, được tiếp nhận"})
	m.campaign.LastDay = dayOf("2025-05-20")
	c.presses("Gửi báo cáo thay")
	require.Contains(t, c.text(), "Đợt báo cáo đã kết thúc")
	m.campaign.LastDay = dayOf("2025-05-30")
	for i := range m.units {
		if m.units[i].ID == 103 {
			m.units[i].Standing = bot.Closed
		}
	}
	c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: "Hòa Nghĩa"})
	require.Contains(t, c.text(), "không còn trong danh sách")
	require.Empty(t, m.reports[103])
}

// TestANumberThatIsNoCodeIsNotPassedOver: the officer hears that nothing has it, and need not
// guess why the same question comes again.
func TestANumberThatIsNoCodeIsNotPassedOver(t *testing.T) {
	for _, typed := range []string{"029990012", "0299 90 01"} {
		c := &inTurn{t: t, d: deskOf(t, town()), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: typed})
		require.Contains(t, c.text(), typed, typed)
	}
}
