package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// The files of these tests by their SHA-256.
var (
	formFile   = bot.Attachment{SHA256: strings.Repeat("ab", 32), Name: "bieu.xlsx", Mime: "x", Size: 9}
	otherForm  = bot.Attachment{SHA256: strings.Repeat("cd", 32), Name: "bieu-khac.xlsx", Mime: "x", Size: 9}
	formSample = bot.Attachment{SHA256: strings.Repeat("ef", 32), Name: "bieu-mau.xlsx", Mime: "x", Size: 99}
)

// reading is the form that the worker was left with last.
func (m *memory) reading(t *testing.T) bot.OfficeFormTask {
	t.Helper()
	task, ok := m.jobs[len(m.jobs)-1].Args.(bot.OfficeFormTask)
	require.True(t, ok)
	return task
}

// says is the key of what a text is answered with.
func (c *trialChat) says(text string) string {
	c.Helper()
	return c.turn(bot.Event{Kind: bot.Said, Text: text}).Say[0].Parts[0].Text.Key
}

// sends sends a form with words below it, and has it come onto the shelf.
func (c *trialChat) sends(words string) Answer {
	c.Helper()
	ev := sheet("bieu.xlsx")
	ev.Text = words
	c.turn(ev)
	return c.turn(c.shelved(func(f *bot.File) { f.SHA256 = formFile.SHA256 }))
}

// read has what came of a form shown, as the worker does; its view is that of the buttons.
func (c *trialChat) read(seen bot.OfficeFormSeen) (view string, a Answer) {
	c.Helper()
	task := bot.OfficeFormTask{Tell: bot.Event{ID: "officeform:" + num(c.n), Kind: bot.Received, From: c.from, Chat: bot.Chat{Channel: "telegram", ID: "2"}}}
	writes := OfficeFormRead(task, seen, noon)
	require.NoError(c, c.m.commit(writes[:1]))
	ev := writes[1].(bot.Occur).Event
	return strings.TrimPrefix(ev.Data, data(verbFormSeen)+":"), c.turn(ev)
}

// taps is the key of what the button of a view is answered with.
func (c *trialChat) taps(verb, view string) string {
	c.Helper()
	return c.tap(verb, view).Say[0].Parts[0].Text.Key
}

// The form is of the area that is named, of the officer's only one, or of all areas; who
// may not set it is told so before a file is sent.
func TestWhoseFormIsSent(t *testing.T) {
	c := listChat(t)
	require.Equal(t, "bieumau.none", c.says("/bieumau"))
	require.Empty(t, c.sends("").Say, "that it is being read was said before")
	require.Equal(t, duongKinh, c.m.reading(t).Area)
	require.Equal(t, bot.WholeArea(duongKinh), c.m.reading(t).Scope)
	require.Equal(t, formFile.SHA256, c.m.reading(t).File.SHA256)
	before := len(c.m.jobs)
	for words, key := range map[string]string{"hồng bàng": "deny.scope", "chung": "deny.admin", "tất cả": "deny.admin"} {
		require.Equal(t, key, c.says("/bieumau "+words), words)
	}
	require.Len(t, c.m.jobs, before)

	c.from = people["thành phố"]
	require.Equal(t, "bieumau.which", c.says("/bieumau"))
	require.Equal(t, "bieumau.none", c.says("hồng bàng"))
	c.sends("")
	require.Equal(t, hongBang, c.m.reading(t).Area)
	c.says("/bieumau dương kinh")
	c.sends("/bieumau hồng bàng")
	require.Equal(t, hongBang, c.m.reading(t).Area, "the words below the file")

	c.from = people["quản trị"]
	require.Equal(t, "bieumau.none", c.says("/bieumau"))
	c.sends("")
	require.Zero(t, c.m.reading(t).Area)
	require.Equal(t, bot.Everything, c.m.reading(t).Scope)
	c.says("/bieumau dương kinh")
	c.sends("")
	require.Equal(t, duongKinh, c.m.reading(t).Area)
}

// A file that came for an area which is the officer's no more is not read.
func TestAFormOfALostArea(t *testing.T) {
	c := listChat(t)
	c.says("/bieumau")
	c.turn(sheet("bieu.xlsx"))
	ev := c.shelved(func(f *bot.File) { f.SHA256 = formFile.SHA256 })
	c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
	before := len(c.m.jobs)
	require.Equal(t, "deny.scope", c.turn(ev).Say[0].Parts[0].Text.Key)
	require.Len(t, c.m.jobs, before)
}

// What is shown is the filled form with what was understood of it, and the button.
func TestAFilledFormIsShown(t *testing.T) {
	c := listChat(t)
	_, a := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, Sample: &formSample, At: noon, Tables: []bot.FormTable{
		{Sheet: "Biểu", Rows: "levels", Row: 7}, {Sheet: "Biểu", Rows: "units", Of: "refused", Row: 20, Left: []string{"Ghi chú", "Ký tên"}}}})
	say := a.Say[0]
	var text []string
	for _, p := range say.Parts {
		text = append(text, c.d.Words.Words("vi", p.Text))
	}
	require.Equal(t, "Đã điền thử bieu.xlsx bằng số liệu của quận Dương Kinh lúc 15h12 ngày 21/5/2025. Đồng chí mở tệp kiểm tra; đúng thì bấm [Dùng mẫu này], chưa đúng thì sửa rồi gửi lại tệp vào đây.\n"+
		"Trang “Biểu”, từ dòng 7: mỗi cấp học một dòng.\nTrang “Biểu”, từ dòng 20: mỗi đơn vị bị từ chối một dòng.\nCột để trống: Ghi chú, Ký tên.", strings.Join(text, "\n"))
	require.Equal(t, formSample.SHA256, say.File.SHA256)
	require.NotEmpty(t, say.File.Ask, "its address ends with the officer's scope")
	require.Equal(t, "button.use_form", say.Choices[0][0].Label.Key)
	require.Equal(t, "bieumau", c.state.Command, "the next file is the form, mended")
	c.taps(verbFormFields, "")
	require.Equal(t, "bieumau", c.state.Command, "also after its placeholders were looked up")
	c.says("/tonghop")
	require.Empty(t, c.state.Command)
	c.taps(verbFormFields, "")
	require.Empty(t, c.state.Command, "nothing was asked for")

	view, a := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, Refused: "Tệp có macro.", At: noon})
	require.Equal(t, "Chưa dùng được tệp bieu.xlsx. Tệp có macro. Đồng chí sửa rồi gửi lại tệp vào đây.", c.said(a))
	require.Nil(t, a.Say[0].File)
	require.Equal(t, "bieumau", c.state.Command, "the next file is it")
	require.Equal(t, "desk.stale", c.taps(verbUseForm, view))
	require.Empty(t, c.m.officeForms, "what was refused is never used")
}

// A form is used once, however often it is tapped, by whom the area is now; nobody puts one
// over another that came between.
func TestAFormIsUsed(t *testing.T) {
	c := listChat(t)
	view, _ := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, At: noon})
	c.from = people["cán bộ HB"]
	require.Equal(t, "desk.stale", c.taps(verbUseForm, view), "of another area")
	c.from = people["thành phố"]
	require.Equal(t, "desk.stale", c.taps(verbUseForm, view), "who was shown it uses it, nobody else who may set one")
	c.from = people["cán bộ DK"]
	c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
	require.Equal(t, "deny.scope", c.taps(verbUseForm, view))
	c.m.officer("cán bộ DK", bot.WholeArea(duongKinh))
	require.Empty(t, c.m.officeForms)

	require.Equal(t, "bieumau.done", c.taps(verbUseForm, view))
	require.Equal(t, formFile, c.m.officeForms[0].File)
	require.Equal(t, "bieumau.done", c.taps(verbUseForm, view), "once more")
	acts := map[string]int{}
	for _, line := range c.m.audit {
		acts[line.Act]++
	}
	require.Equal(t, 1, acts["bieumau.dung"])
	require.Equal(t, "bieumau.own", c.says("/bieumau"))

	late, _ := c.read(bot.OfficeFormSeen{Area: duongKinh, File: otherForm, At: noon})
	require.Equal(t, "bieumau.before", c.taps(verbUseForm, late), "the first one came between")
	require.Equal(t, formFile, c.m.officeForms[0].File)
	better, _ := c.read(bot.OfficeFormSeen{Area: duongKinh, File: otherForm, Was: formFile.SHA256, At: noon})
	require.Equal(t, "bieumau.done", c.taps(verbUseForm, better))
	require.Equal(t, otherForm, c.m.officeForms[0].File)
	old, _ := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, Was: otherForm.SHA256, At: noon.Add(-letterWaits - time.Minute)})
	require.Equal(t, "desk.stale", c.taps(verbUseForm, old), "the shelf may not have it any more")
}

// A form that is taken away leaves the common one, or the program's own.
func TestAFormIsTakenAway(t *testing.T) {
	c := listChat(t)
	c.m.officeForms = []bot.OfficeForm{{File: otherForm, At: noon}, {Area: duongKinh, File: formFile, At: noon}}
	a := c.turn(bot.Event{Kind: bot.Said, Text: "/bieumau"})
	require.Equal(t, "bieumau.own", a.Say[0].Parts[0].Text.Key)
	drop := a.Say[0].Choices[0][1]
	require.Equal(t, "button.drop_form", drop.Label.Key)
	tap := func() string {
		return c.turn(bot.Event{Kind: bot.Tapped, Data: drop.Data, Message: "9"}).Say[0].Parts[0].Text.Key
	}
	require.Equal(t, "bieumau.dropped", tap())
	require.Equal(t, "bieumau.dropped", tap(), "it is gone, and nobody else took it")
	require.Len(t, c.m.officeForms, 1)
	require.Equal(t, "bieumau.common", c.says("/bieumau"))
	require.Len(t, c.turn(bot.Event{Kind: bot.Said, Text: "/bieumau"}).Say[0].Choices[0], 1, "the common one is the administrator's")
}

// Where no files come from, it is said where a form can be sent.
func TestAFormWhereNoFilesComeFrom(t *testing.T) {
	c := listChat(t)
	for page, key := range map[string]string{"": "bieumau.nowhere", "https://bao-cao.example.vn": "bieumau.on_page"} {
		c.d.PageURL = page
		caps := telegram
		caps.File = 0
		a, err := c.d.Answer(t.Context(), Request{Event: bot.Event{ID: "zalo:1", Kind: bot.Said, Text: "/bieumau", Command: "bieumau", From: c.from, Chat: bot.Chat{Channel: "zalo", ID: "2"}, At: noon}, Caps: caps, Links: link})
		require.NoError(t, err)
		require.Equal(t, []string{"bieumau.none", key}, []string{a.Say[0].Parts[0].Text.Key, a.Say[0].Parts[1].Text.Key})
		require.Equal(t, State{}, a.State, "no file is waited for")
	}
}

// Every kind of table that a form can have is told in words of its own.
func TestEveryTableOfAFormIsTold(t *testing.T) {
	c := listChat(t)
	seen := map[string]bool{}
	for _, f := range []bot.FormTable{{Rows: "areas"}, {Rows: "levels"}, {Rows: "blocks"},
		{Rows: "areas", Last: 9, Without: []string{"a"}, Empty: []string{"b"}}, {Rows: "levels", Last: 9, Also: []string{"c"}, Without: []string{"d"}}, {Rows: "blocks", Last: 9, Without: []string{"e"}}, {Rows: "units", Of: "all"}, {Rows: "units", Of: "good"}, {Rows: "units", Of: "refused"}, {Rows: "units", Of: "missing"}} {
		_, a := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, At: noon, Tables: []bot.FormTable{f}})
		for _, lang := range []string{"vi", "en"} {
			text := c.d.Words.Words(lang, a.Say[0].Parts[1].Text)
			require.NotContains(t, text, "bieumau.")
			require.False(t, seen[text], text)
			seen[text] = true
		}
	}
}

// The diary names the file of the form that is used; of one that is no more only that it
// was used.
func TestTheDiaryNamesTheForm(t *testing.T) {
	c := listChat(t)
	lines := func() string {
		c.Helper()
		var text []string
		for _, p := range c.turn(bot.Event{Kind: bot.Said, Text: "/nhatky"}).Say[0].Parts {
			text = append(text, c.d.Words.Words("vi", p.Text))
		}
		return strings.Join(text, "\n")
	}
	view, _ := c.read(bot.OfficeFormSeen{Area: duongKinh, File: formFile, At: noon})
	c.taps(verbUseForm, view)
	require.Contains(t, lines(), "Lan Anh: dùng biểu mẫu mới – quận Dương Kinh (tệp bieu.xlsx)")
	view, _ = c.read(bot.OfficeFormSeen{Area: duongKinh, File: otherForm, Was: formFile.SHA256, At: noon})
	c.taps(verbUseForm, view)
	require.Contains(t, lines(), "dùng biểu mẫu mới – quận Dương Kinh (tệp bieu-khac.xlsx)")
	require.NotContains(t, lines(), "bieu.xlsx")
}
