package desk

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// tapOn answers a tap on the button of that label under an answer.
func tapOn(t *testing.T, d *Desk, who string, says []bot.Say, label string) Answer {
	t.Helper()
	for _, s := range says {
		for _, row := range s.Choices {
			for _, c := range row {
				if d.Words.Words("vi", c.Label) == label {
					return tell(t, d, who, bot.Event{Kind: bot.Tapped, Data: c.Data, Message: "9"})
				}
			}
		}
	}
	t.Fatalf("no button %q", label)
	return Answer{}
}

// tell answers an event in somebody's private chat, and applies what it writes.
func tell(t *testing.T, d *Desk, who string, ev bot.Event) Answer {
	t.Helper()
	m := d.Records.(*memory)
	m.events++
	ev.ID = "telegram:" + num10(m.events)
	ev.At, ev.From, ev.Name = noon, people[who], names[who]
	ev.Chat = bot.Chat{Channel: "telegram", ID: strings.TrimPrefix(string(ev.From), "telegram:")}
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.NoError(t, m.commit(a.Writes))
	return a
}

// TestOneTapFromTheTotalsToTheText: it is a message of its own, and nothing else
// stands in it.
func TestOneTapFromTheTotalsToTheText(t *testing.T) {
	m := town()
	m.lacking()
	d := deskOf(t, m)
	totals := tell(t, d, "cán bộ DK", bot.Event{Kind: bot.Said, Command: "tonghop"})
	chased := tapOn(t, d, "cán bộ DK", totals.Say, "Đôn đốc")
	first := chased.Say[0]
	require.Len(t, first.Parts, 1)
	text := d.Words.Words("vi", first.Parts[0].Text)
	require.True(t, strings.HasPrefix(text, "Kính gửi các thầy/cô.\n") && strings.HasSuffix(text, "\nTrân trọng cảm ơn."), text)
	require.Empty(t, first.Edit)
	require.Empty(t, first.Choices)
	require.NotContains(t, text, "0999", "no phone goes into a group")
}

// TestAShortTextIsCopiedByAButton: one that fits what a button copies.
func TestAShortTextIsCopiedByAButton(t *testing.T) {
	d := deskOf(t, town())
	first := tell(t, d, "cán bộ HB", bot.Event{Kind: bot.Said, Command: "dondoc"}).Say[0]
	text := d.Words.Words("vi", first.Parts[0].Text)
	require.LessOrEqual(t, len(utf16.Encode([]rune(text))), copyMost)
	require.Len(t, first.Choices, 1)
	require.Equal(t, text, first.Choices[0][0].Copy)
}

// TestOnThePageAnyTextIsCopiedByAButton: an officer's time goes into pasting it.
func TestOnThePageAnyTextIsCopiedByAButton(t *testing.T) {
	m := town()
	m.lacking()
	ev := bot.Event{ID: "trang:1", Kind: bot.Said, Command: "dondoc", At: noon, From: people["cán bộ DK"], Chat: bot.Chat{Channel: bot.DeskPage, ID: "77"}}
	a, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: onPage, Links: link, Lang: "vi"})
	require.NoError(t, err)
	require.Greater(t, units16(a.Say[0].Choices[0][0].Copy), copyMost)
}

// TestALongTextIsDividedBetweenSentences: each message fits the channel, and all
// names stand in one of them.
func TestALongTextIsDividedBetweenSentences(t *testing.T) {
	m := town()
	for i := range 300 {
		m.units = append(m.units, unit(bot.UnitID(1000+i), "Trường Mầm non tư thục Số "+num10(i), bot.Nursery, hongBang, bot.NoStatus, ""))
	}
	d := deskOf(t, m)
	ev := bot.Event{ID: "zalo:1", Kind: bot.Said, Command: "dondoc", At: noon, From: people["cán bộ HB"], Chat: bot.Chat{Channel: "zalo", ID: "3"}}
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: plainChannel, Lang: "vi"})
	require.NoError(t, err)
	pasted := a.Say[:len(a.Say)-1]
	require.Greater(t, len(pasted), 3)
	whole := ""
	for _, s := range pasted {
		text := d.Words.Words("vi", s.Parts[0].Text)
		require.LessOrEqual(t, units16(text), plainChannel.Text)
		require.True(t, strings.HasSuffix(text, "."), text)
		whole += text
	}
	for i := range 300 {
		require.Contains(t, whole, "Mầm non tư thục Số "+num10(i))
	}
}

// TestAReminderAskedForTwiceIsOne: two officers, or two taps, write each person once.
func TestAReminderAskedForTwiceIsOne(t *testing.T) {
	m := town()
	m.lacking()
	d := deskOf(t, m)
	asked := tell(t, d, "cán bộ DK", bot.Event{Kind: bot.Said, Command: "dondoc"})
	again := tell(t, d, "thành phố", bot.Event{Kind: bot.Said, Command: "dondoc", Args: "Dương Kinh"})
	tapOn(t, d, "cán bộ DK", asked.Say, "Gửi 2 tin")
	tapOn(t, d, "thành phố", again.Say, "Gửi 2 tin")
	require.Equal(t, map[bot.AccountID]int{people["hiệu trưởng"]: 1, people["hiệu phó"]: 1}, chased(t, d, m))
}

// chased runs what was planned, each step three times as a program that dies may, and
// counts what each person is told.
func chased(t *testing.T, d *Desk, m *memory) map[bot.AccountID]int {
	t.Helper()
	told := map[bot.AccountID]int{}
	for range 3 {
		for _, j := range m.jobs {
			if ev, is := j.Args.(bot.Event); is && strings.Contains(ev.Data, verbChasePart) {
				a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
				require.NoError(t, err)
				require.NoError(t, m.commit(a.Writes))
				for _, tell := range a.Tell {
					told[tell.To.Account]++
				}
			}
		}
	}
	return told
}

// TestAWiderReminderOfTheMorningRepeatsNobody: at night the area's officer plans one,
// and the city plans one over all areas behind it.
func TestAWiderReminderOfTheMorningRepeatsNobody(t *testing.T) {
	m := town()
	m.lacking()
	d := deskOf(t, m)
	d.Place.Now = func() time.Time { return noon.Add(8 * time.Hour) }
	for _, who := range []string{"cán bộ DK", "thành phố"} {
		asked := tell(t, d, who, bot.Event{Kind: bot.Said, Command: "dondoc"})
		tapOn(t, d, who, asked.Say, "Gửi 2 tin")
	}
	require.Len(t, m.jobs, 2)
	for _, j := range m.jobs {
		require.Equal(t, 7, d.Place.Hour(j.NotBefore))
	}
	d.Place.Now = func() time.Time { return noon.Add(19 * time.Hour) }
	require.Equal(t, map[bot.AccountID]int{people["hiệu trưởng"]: 1, people["hiệu phó"]: 1}, chased(t, d, m))
}

// TestAReminderOfTheMorningIsPlannedOnce: asked about again at night, it is told.
func TestAReminderOfTheMorningIsPlannedOnce(t *testing.T) {
	m := town()
	m.lacking()
	d := deskOf(t, m)
	d.Place.Now = func() time.Time { return noon.Add(8 * time.Hour) }
	c := &inTurn{t: t, d: d, who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
	asked := c.said
	c.presses("Gửi 2 tin")
	require.Contains(t, c.text(), "Từ 21h00 đến 07h00 hệ thống không gửi tin nhắc. Sẽ nhắc 2 đơn vị lúc 07h00 ngày 22/5/2025.")
	require.Len(t, m.jobs, 1)
	for range 2 {
		require.Len(t, m.jobs, 1)
		require.False(t, c.offers("Gửi 2 tin"))
		c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
		require.Contains(t, c.text(), "Đã hẹn nhắc lúc 07h00 ngày 22/5/2025, quận Dương Kinh.")
		c.said = asked
		c.presses("Gửi 2 tin")
		require.Contains(t, c.text(), "Đã hẹn nhắc lúc 07h00")
	}
}
