package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// selectionOf is what a button of the played command means: more than fits it.
type selectionOf struct {
	Args, Sum string
	Units     []bot.UnitID
}

// trial is a command that asks for all that a command can ask for: a file, words,
// a button with more than it holds, a job, and a file in its answer.
func trial() command {
	return command{
		name: "thutep", action: action{inPrivate, func(t *deskTurn, c call) (bot.Effects, error) {
			if c.args == "" {
				return t.askWords("thutep", "", bot.Raw("Đồng chí gửi tệp hoặc gõ lý do.")), nil
			}
			return t.answer(bot.Raw("lý do: " + c.args)), nil
		}},
		answers: func(text string) bool { return strings.Contains(text, " ") },
		file: &filing{ends: []string{".xlsx", ".csv"}, run: func(t *deskTurn, c call) (bot.Effects, error) {
			id := t.keepView("thu", selectionOf{c.args, c.file.SHA256, []bot.UnitID{101, 102, 103, 104, 201, 202, 301, 901}})
			e := t.ask(bot.Raw("Tệp "+c.file.Name), "bind", data("thu", id))
			e.Say[0].File = &bot.Attachment{SHA256: c.file.SHA256, Name: "mau.xlsx", Size: c.file.Size}
			return e, nil
		}},
		taps: []tap{{"thu", action{inPrivate, func(t *deskTurn, c call) (bot.Effects, error) {
			var s selectionOf
			if ok, err := t.readView("thu", c.fields[0], &s); !ok {
				return t.staleAfter(err)
			}
			e := t.answer(bot.Raw("đang làm"))
			e.Writes = []bot.Write{bot.Do{Key: "thu:" + s.Sum, Kind: "thu", Args: s, NotBefore: t.Event.At}}
			return e, nil
		}}}},
	}
}

// playTrial lets the desk have the command for one test.
func playTrial(t *testing.T) *trialChat {
	played = []command{trial()}
	t.Cleanup(func() { played = nil })
	m := town()
	return &trialChat{t, m, deskOf(t, m), State{}, 0, people["cán bộ DK"]}
}

// trialChat is an officer's private chat.
type trialChat struct {
	*testing.T
	m     *memory
	d     *Desk
	state State
	n     int
	from  bot.AccountID
}

// turn gives an event to the desk, as the engine does.
func (c *trialChat) turn(ev bot.Event) Answer {
	c.Helper()
	c.n++
	ev.Chat, ev.From, ev.At = bot.Chat{Channel: "telegram", ID: "2"}, c.from, noon.Add(time.Duration(c.n)*time.Second)
	if ev.ID == "" {
		ev.ID = "telegram:" + num(c.n)
	}
	if ev.Kind == bot.Said {
		ev.Command, ev.Args, _, _ = bot.ReadCommand(ev.Text, "vd_bot")
	}
	require.True(c, Takes(ev, c.state).By(bot.Officer, false), "the desk does not take %+v", ev)
	a, err := c.d.Answer(c.Context(), Request{Event: ev, Caps: telegram, Links: link, State: c.state})
	require.NoError(c, err)
	require.NoError(c, c.m.commit(a.Writes))
	c.state = a.State
	return a
}

// said is the first paragraph of the answer.
func (c *trialChat) said(a Answer) string {
	c.Helper()
	require.NotEmpty(c, a.Say)
	return c.d.Words.Words("vi", a.Say[0].Parts[0].Text)
}

func sheet(name string) bot.Event {
	return bot.Event{Kind: bot.Filed, File: &bot.File{Ref: "r1", Name: name, Size: 9000}}
}

// shelved is what the worker tells of the file that the last answer wrote down.
func (c *trialChat) shelved(with func(*bot.File)) bot.Event {
	c.Helper()
	require.NotEmpty(c, c.m.jobs)
	job := c.m.jobs[len(c.m.jobs)-1]
	require.Equal(c, bot.FetchFile, job.Kind)
	ev := job.Args.(bot.Event)
	f := *ev.File
	with(&f)
	ev.File = &f
	require.Equal(c, job.Key, ev.ID, "a file is told once")
	return ev
}

// A file goes from the platform onto the shelf and comes to its command in a turn of
// its own; what its button means is a row; the tap writes a job.
func TestAFileComesToItsCommand(t *testing.T) {
	c := playTrial(t)
	sum := strings.Repeat("ab", 32)
	under := sheet("Danh sách.XLSX")
	under.Text = "/thutep"
	require.Contains(t, c.said(c.turn(under)), "Đã nhận tệp Danh sách.XLSX")
	a := c.turn(c.shelved(func(f *bot.File) { f.SHA256 = sum }))
	require.Equal(t, "Tệp Danh sách.XLSX", c.said(a))
	require.Equal(t, sum, a.Say[0].File.SHA256, "an answer brings a file along")
	tap := a.Say[0].Choices[0][0].Data
	require.LessOrEqual(t, len(tap), maxData)
	require.Equal(t, "đang làm", c.said(c.turn(bot.Event{Kind: bot.Tapped, Data: tap})))
	last := c.m.jobs[len(c.m.jobs)-1]
	require.Equal(t, "thu:"+sum, last.Key)
	require.Equal(t, selectionOf{"", sum, []bot.UnitID{101, 102, 103, 104, 201, 202, 301, 901}}, last.Args)
	require.Equal(t, "Nút này đã cũ. Xin gõ lại lệnh.", c.said(c.turn(bot.Event{Kind: bot.Tapped, Data: data("thu", "gone")})))
}

// Words and files that are asked for find the command that asked, with what was
// begun; a command under the file names it too.
func TestWhatWasAskedForFindsItsCommand(t *testing.T) {
	c := playTrial(t)
	c.turn(bot.Event{Kind: bot.Said, Text: "/thutep"})
	require.Equal(t, "lý do: mất điện", c.said(c.turn(bot.Event{Kind: bot.Said, Text: "mất điện"})))
	c.turn(bot.Event{Kind: bot.Said, Text: "/thutep"})
	c.turn(sheet("a.csv"))
	require.Equal(t, "", c.shelved(func(*bot.File) {}).Args)
	require.Equal(t, State{}, c.state, "the file was the answer")
	under := sheet("a.csv")
	under.Text = "/thu_tep Dương Kinh"
	c.turn(under)
	require.Equal(t, "Dương Kinh", c.shelved(func(*bot.File) {}).Args)
}

// Whoever sends the wrong file is told so, and may send another one.
func TestFilesThatCannotBeHad(t *testing.T) {
	c := playTrial(t)
	c.turn(bot.Event{Kind: bot.Said, Text: "/thutep"})
	for _, name := range []string{"bao-cao.docx", "anh.heic.exe", "khong-co-duoi"} {
		a := c.turn(sheet(name))
		require.Contains(t, c.said(a), ".xlsx, .csv")
		require.Empty(t, a.Writes)
		require.Equal(t, "thutep", c.state.Command, "it still waits")
	}
	other := sheet("trong.xlsx")
	other.File.Ref, other.File.Size = "", 0
	require.Contains(t, c.said(c.turn(other)), "bên trong không đúng loại tệp như tên ghi")
	big := sheet("to.xlsx")
	big.File.Size = bot.FileMost + 1
	require.Contains(t, c.said(c.turn(big)), "20 MB")
	require.Contains(t, c.said(c.turn(bot.Event{Kind: bot.Filed})), "không chuyển tệp", "a platform that hands on no files")
	require.Empty(t, c.m.jobs)
	c.turn(sheet("a.xlsx"))
	require.Contains(t, c.said(c.turn(c.shelved(func(f *bot.File) { f.Fault = bot.FaultFailed }))), "Chưa tải được tệp a.xlsx")
	require.Contains(t, c.said(c.turn(c.shelved(func(f *bot.File) { f.Fault = bot.FaultBig }))), "20 MB")
}

// The rule is asked again when the file has come: an officer may have been removed.
func TestAFileOfAnOfficerWhoIsNoneAnyMore(t *testing.T) {
	c := playTrial(t)
	c.turn(sheet("a.xlsx"))
	require.NoError(t, c.m.apply(bot.RemoveOfficer{Account: c.from}))
	a := c.turn(c.shelved(func(f *bot.File) { f.SHA256 = strings.Repeat("ab", 32) }))
	require.Equal(t, "deny.member", a.Say[0].Parts[0].Text.Key)
	require.Empty(t, a.Writes)
	gone := c.shelved(func(*bot.File) {})
	gone.Command = "lenhcu"
	c.from = people["cán bộ HB"]
	require.Contains(t, c.said(c.turn(gone)), "Nút này đã cũ", "a command that is no more")
}

// One command at most takes what nobody asked for.
func TestABareFileHasOneTaker(t *testing.T) {
	bare := 0
	for _, c := range commands() {
		if c.file == nil {
			continue
		}
		require.NotEmpty(t, c.file.ends, c.name)
		require.NotEqual(t, nobody, c.rule.private, "/%s: files come in private", c.name)
		if c.file.bare {
			bare++
		}
	}
	require.LessOrEqual(t, bare, 1)
}
