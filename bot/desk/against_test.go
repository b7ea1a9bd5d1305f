package desk

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// comparing is what the worker was left with last.
func (m *memory) comparing(t *testing.T) bot.AgainstTask {
	t.Helper()
	task, ok := m.jobs[len(m.jobs)-1].Args.(bot.AgainstTask)
	require.True(t, ok)
	return task
}

// The next message is the list, whatever it looks like; what has a list in it already is
// not asked for.
func TestTheNextMessageIsTheList(t *testing.T) {
	c := listChat(t)
	says := func(text, key string) {
		t.Helper()
		require.Equal(t, key, c.turn(bot.Event{Kind: bot.Said, Text: text}).Say[0].Parts[0].Text.Key, text)
	}
	says("/doichieu", "doichieu.ask")
	says("Mầm non Hoa Sen\nTHCS Anh Dũng", "doichieu.comparing")
	require.Equal(t, "Mầm non Hoa Sen\nTHCS Anh Dũng", c.m.comparing(t).Text)
	require.Equal(t, bot.WholeArea(duongKinh), c.m.comparing(t).Scope)

	says("/doichieu dương kinh", "doichieu.ask")
	says("0299900124", "doichieu.comparing")
	require.Equal(t, "0299900124", c.m.comparing(t).Text)

	says("/doichieu 0299900124\n0299900438", "doichieu.comparing")
	require.Equal(t, "0299900124\n0299900438", c.m.comparing(t).Text)
	says("/doichieu hồng bàng", "deny.scope")
	says("/doichieu hồng bàngx", "area.nowhere")

	c.from = people["thành phố"]
	says("/doichieu", "doichieu.ask")
	c.turn(sheet("cong-an.xlsx"))
	require.Empty(t, c.turn(c.shelved(func(f *bot.File) { f.SHA256 = strings.Repeat("ab", 32) })).Say, "that it is being read was said before")
	require.Equal(t, "cong-an.xlsx", c.m.comparing(t).File.Name)
	require.Equal(t, bot.Everything, c.m.comparing(t).Scope)
}

// A list that is longer than a message comes as several, and is compared once, when
// nothing has followed for a moment; whoever went on to something else has it compared
// all the same.
func TestAListInSeveralMessages(t *testing.T) {
	part := func(from, n int) string {
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("%d. Trường Mầm non số %d", from+i, from+i))
		}
		return strings.Join(lines, "\n")
	}
	waits := func(c *trialChat) bot.Event {
		job := c.m.jobs[len(c.m.jobs)-1]
		require.Equal(t, bot.LaterKind, job.Kind)
		require.Equal(t, cutWait, job.NotBefore.Sub(noon))
		return job.Args.(bot.Event)
	}
	for name, begin := range map[string]func(*trialChat, string){
		"behind the command": func(c *trialChat, words string) { c.turn(bot.Event{Kind: bot.Said, Text: "/doichieu " + words}) },
		"when it is asked": func(c *trialChat, words string) {
			c.turn(bot.Event{Kind: bot.Said, Text: "/doichieu"})
			require.Empty(t, c.turn(bot.Event{Kind: bot.Said, Text: words}).Say, "more may come")
		},
	} {
		c := listChat(t)
		begin(c, part(1, 120))
		one := waits(c)
		require.Empty(t, c.turn(bot.Event{Kind: bot.Said, Text: part(121, 120)}).Say)
		two := waits(c)
		require.Empty(t, c.turn(one).Say, "more has come")
		require.Equal(t, "doichieu.comparing", c.says(part(241, 3)), name)
		require.Equal(t, part(1, 243), c.m.comparing(t).Text)
		jobs := len(c.m.jobs)
		require.Empty(t, c.turn(two).Say)
		require.Len(t, c.m.jobs, jobs, "once")
		require.Equal(t, State{}, c.state)
	}
	c := listChat(t)
	c.turn(bot.Event{Kind: bot.Said, Text: "/doichieu " + part(1, 120)})
	last := waits(c)
	c.says("/tonghop")
	require.Equal(t, "doichieu.comparing", c.turn(last).Say[0].Parts[0].Text.Key)
	require.Equal(t, part(1, 120), c.m.comparing(t).Text)
	c.turn(bot.Event{Kind: bot.Said, Text: "/doichieu " + part(1, 121)})
	last = waits(c)
	require.Equal(t, "doichieu.comparing", c.turn(last).Say[0].Parts[0].Text.Key)
	require.Equal(t, State{}, c.state, "what is said now is no list any more")
	c.turn(bot.Event{Kind: bot.Said, Text: "/doichieu " + part(1, 122)})
	last = waits(c)
	c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
	require.Equal(t, "deny.scope", c.turn(last).Say[0].Parts[0].Text.Key)
}

// compared has a comparison shown, as the worker does.
func (c *trialChat) compared(sum bot.AgainstSum) Answer {
	c.Helper()
	sum.At = noon
	writes := AgainstMade(bot.AgainstTask{Tell: bot.Event{ID: "against:" + num(c.n), Kind: bot.Received, From: c.from, Chat: bot.Chat{Channel: "telegram", ID: "2"}}}, sum, noon)
	require.NoError(c, c.m.commit(writes[:1]))
	return c.turn(writes[1].(bot.Occur).Event)
}

func TestAComparisonIsTold(t *testing.T) {
	c := listChat(t)
	a := c.compared(bot.AgainstSum{Scope: bot.WholeArea(duongKinh), Lines: 6, Unknown: 1, Outside: 2, Blocks: map[bot.Block]int{"mam_non": 3, "thcs": 2},
		Piles: map[bot.AgainstPile]int{bot.BothHave: 2, bot.OnlyTheirs: 1, bot.OnlyOurs: 4, bot.NoneHas: 7}, Theirs: []bot.UnitID{105},
		Book: &bot.Attachment{SHA256: strings.Repeat("ab", 32), Name: "doi-chieu.xlsx", Size: 9}})
	var text []string
	for _, p := range a.Say[0].Parts {
		text = append(text, c.d.Words.Words("vi", p.Text))
	}
	require.Equal(t, "ĐỐI CHIẾU VỚI DANH SÁCH CỦA CÔNG AN: quận Dương Kinh, số liệu lúc 15h12 ngày 21/5/2025.\n"+
		"Danh sách có 6 dòng = Mầm non 3 + THCS 2 + không nhận ra 1.\n"+
		"Hai bên đều có: 2\nChỉ danh sách Công an có: 1\nChỉ đơn vị báo cáo: 4\nCả hai chưa có: 7\nKhông nhận ra (sai mã, trùng tên): 1\n"+
		"Danh sách còn có 2 đơn vị ngoài phạm vi của đồng chí.\n"+
		"Trong tệp có số điện thoại. Đồng chí chỉ dùng cho công việc, không chuyển lên nhóm.", strings.Join(text, "\n"))
	require.NotNil(t, a.Say[0].File)
	require.NotEmpty(t, a.Say[0].File.Ask, "its address ends with the officer's scope")

	c.from = people["thành phố"]
	view := data(verbAskAgain, strings.Split(a.Say[0].Choices[0][0].Data, ":")[2])
	require.Equal(t, "desk.stale", c.turn(bot.Event{Kind: bot.Tapped, Data: view}).Say[0].Parts[0].Text.Key, "it is its officer's")
	c.from = people["cán bộ DK"]
	c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
	require.Equal(t, "deny.scope", c.turn(bot.Event{Kind: bot.Tapped, Data: view}).Say[0].Parts[0].Text.Key)
}

// Those that only the list has are written to once a day, and nobody whose unit has
// reported since, or is paused.
func TestUnitsAreAskedToLookAgain(t *testing.T) {
	s := newStage(t)
	m := s.m
	m.lacking()
	c := &trialChat{t, m, s.desk, State{}, 0, people["cán bộ DK"]}
	var theirs []bot.UnitID
	for _, u := range m.units {
		if u.Name == "Mầm non Sơn Ca" || u.Name == "THCS 10" {
			theirs = append(theirs, u.ID)
		}
	}
	asked := func() Answer {
		a := c.compared(bot.AgainstSum{Scope: bot.WholeArea(duongKinh), Lines: 2, Theirs: theirs})
		return c.turn(bot.Event{Kind: bot.Tapped, Data: a.Say[0].Choices[0][0].Data})
	}
	a := asked()
	require.Equal(t, "Nhắn 1 đơn vị xem lại? Danh sách của Công an có các đơn vị này, nhưng đơn vị chưa báo được tiếp nhận.", c.said(a))
	require.Contains(t, c.d.Words.Words("vi", a.Say[0].Parts[1].Text), "danh sách của Công an có Mầm non Sơn Ca (quận Dương Kinh) trong số được tiếp nhận, nhưng đơn vị chưa báo cáo")
	require.Equal(t, "doichieu.left", a.Say[0].Parts[2].Text.Key)

	begun := c.turn(bot.Event{Kind: bot.Tapped, Data: a.Say[0].Choices[0][0].Data, Message: "9"})
	require.Equal(t, "dondoc.begun", begun.Say[0].Parts[0].Text.Key)
	step := m.jobs[len(m.jobs)-1].Args.(bot.Event)
	written := c.turn(step)
	require.Len(t, written.Tell, 1)
	require.Equal(t, "doichieu.tell_never", written.Tell[0].Say.Parts[0].Text.Key)

	require.Equal(t, "doichieu.nobody", asked().Say[0].Parts[0].Text.Key, "once a day")
	m.reminded = map[reminded]bot.ChaseID{}
	m.pauses = []bot.Pause{{Event: "p", Scope: bot.WholeArea(duongKinh), At: noon}}
	require.Equal(t, "doichieu.nobody", asked().Say[0].Parts[0].Text.Key, "paused")
	m.pauses = nil
	m.report("Mầm non Sơn Ca", bot.Accepted)
	require.Equal(t, "doichieu.nobody", asked().Say[0].Parts[0].Text.Key, "it has reported")
}
