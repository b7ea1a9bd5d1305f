package desk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAReminderTappedTwiceTellsItsOwnEnd: a second tap on the question begins no reminder
// of nobody, whose end would be written over how many were told.
func TestAReminderTappedTwiceTellsItsOwnEnd(t *testing.T) {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
	asked := c.said
	again := func() {
		t.Helper()
		c.said = asked
		c.presses("Gửi 2 tin")
	}
	again()
	again()
	require.Len(t, m.jobs, 2)
	require.Equal(t, m.jobs[0].Key, m.jobs[1].Key, "it is done once")
	require.Contains(t, c.text(), "Bắt đầu nhắc 2 đơn vị.")
	m.waiting = 1
	steps := func(verb string) {
		t.Helper()
		for _, j := range m.jobs {
			if ev, is := j.Args.(bot.Event); is && strings.HasPrefix(ev.Data, data(verb)) {
				a, err := c.d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
				require.NoError(t, err)
				require.NoError(t, m.commit(a.Writes))
				c.said = a.Say
			}
		}
	}
	steps(verbChasePart)
	again()
	require.Contains(t, c.text(), "Đang nhắc: 1/2 đơn vị đã nhận tin.")
	m.waiting, m.blocked = 0, 1
	again()
	require.Contains(t, c.text(), "đã nhắc 1/2 đơn vị; 1 đơn vị không nhận được")
	steps(verbChased)
	require.Contains(t, c.text(), "đã nhắc 1/2 đơn vị; 1 đơn vị không nhận được")
	require.Contains(t, c.text(), "Cần gọi điện: 11 đơn vị")
}

// TestNobodyIsToBePhonedWhereAllWereReached: "0 đơn vị" says nothing.
func TestNobodyIsToBePhonedWhereAllWereReached(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	turn := &deskTurn{Desk: d, records: m, now: noon}
	end := turn.chaseEnd(sending{Scope: bot.WholeArea(duongKinh)}, bot.ChaseState{Units: 2, Delivered: 2})
	require.Equal(t, "Lúc 15h12: đã nhắc 2/2 đơn vị.", d.Words.Words("vi", end.Parts[0].Text))
}

// TestAPauseAskedForTwiceIsOne, so that its end is the end.
func TestAPauseAskedForTwiceIsOne(t *testing.T) {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
	c.presses("Tạm dừng nhắc")
	asked := c.said
	c.presses("Tạm dừng nhắc")
	c.said = asked
	c.presses("Tạm dừng nhắc")
	require.Contains(t, c.text(), "Đang tạm dừng mọi tin hệ thống tự nhắn của quận Dương Kinh (đ/c Lan Anh, 15h12")
	require.Len(t, m.pauses, 1)
	c.presses("Nhắc trở lại")
	require.Empty(t, m.pauses)
	require.Equal(t, "Đã cho nhắc trở lại quận Dương Kinh.\n", c.text())
}

// TestTheEndOfAPauseTellsOfAnother that holds yet: nobody is reminded, whatever was ended.
func TestTheEndOfAPauseTellsOfAnother(t *testing.T) {
	m := town()
	m.lacking()
	m.paused(bot.Everything)
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
	c.presses("Tạm dừng nhắc")
	c.presses("Tạm dừng nhắc")
	require.Len(t, m.pauses, 2)
	c.presses("Nhắc trở lại")
	require.Contains(t, c.text(), "Đã cho nhắc trở lại quận Dương Kinh, trừ nơi còn lệnh tạm dừng khác.")
	require.Contains(t, c.text(), "của toàn thành phố (đ/c Hà")
	require.False(t, c.offers("Nhắc trở lại"), "it is the city's to end")
}
