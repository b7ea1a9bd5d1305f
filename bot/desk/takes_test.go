package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// said is a text in private, with the command read out of it.
func said(text string) bot.Event {
	ev := bot.Event{Kind: bot.Said, Text: text, Chat: bot.Chat{Channel: "telegram", ID: "1"}}
	ev.Command, ev.Args, _, _ = bot.ReadCommand(text, "vd_bot")
	return ev
}

func ofGroup(ev bot.Event) bot.Event {
	ev.Chat.Group = true
	return ev
}

func TestWhatTheDeskTakesInPrivate(t *testing.T) {
	for text, want := range map[string]bool{
		"/tonghop":              true,
		"/TH dương kinh":        true,
		"/tổnghợp@vd_bot":       true,
		"/mamoi":                true,
		"/lienket":              true,
		"/gandiaban":            true,
		"/canbo":                true,
		"/tonghopp":             true, // a slip
		"/moicanb":              true,
		"/tonghpp":              true,
		"/moican":               true,
		"/nhom":                 true,
		"/cando":                true,
		"/tong hop":             true, // as it is spoken
		"/xuatanh dương kinh":   true, // without the space
		"/mamoitatca":           true,
		"/huongdananh":          false,
		"/Tổng hợp dương kinh":  true,
		"/mời cán bộ":           true,
		"/ma moi chung":         true,
		"/bao cao":              false,
		"/moi":                  false,
		"/tong ket":             false,
		"/baocaohop":            false,
		"tổng hợp":              true,
		"Tong Hop Dương Kinh":   true,
		"tổng hợpp":             false,
		"/trogiup":              false,
		"/trogiup cán bộ":       true,
		"/help can bo":          true,
		"/baocao":               false,
		"/start":                false,
		"/start uABC":           false,
		"/start oN8PHX92NH":     true,
		"/huy":                  false,
		"/id":                   false,
		"/canhbao":              false,
		"/bao":                  false,
		"0299900124":            false,
		"mầm non hoa sen":       false,
		"CB-7K3M-9XCP-V":        true, // wrong check letter: better told so
		"cb 7k3m 9xcp v":        true,
		"MM-7K3M-9XCP-V":        false,
		"cb":                    false,
		"cb quản lý trường":     false,
		"cán bộ":                false,
		"mã CB-7K3M-9XCP-V ạ":   true,
		"CB-":                   false,
		"cb: trường mầm non số": false,
	} {
		require.Equal(t, want, Takes(said(text), State{}) == Ours, "%q", text)
	}
	require.Equal(t, OfOfficers, Takes(said("/trogiup"), State{}), "help is the role's")
	tap := bot.Event{Kind: bot.Tapped, Data: "o:th:*:*:am0"}
	require.Equal(t, Ours, Takes(tap, State{}))
	tap.Data = "d:3:yes"
	require.Equal(t, Others, Takes(tap, State{}))
	require.Equal(t, Others, Takes(bot.Event{Kind: bot.Pictured, Text: "tổng hợp"}, State{}))
	require.Equal(t, Others, Takes(bot.Event{Kind: bot.Blocked}, State{}), "of private chats the engine keeps house")
}

func TestWhatGroupsAreAnswered(t *testing.T) {
	d := deskOf(t, town())
	for name, c := range map[string]struct {
		ev   bot.Event
		want bool
	}{
		"a command":                {ofGroup(said("/tonghop")), false},
		"talk":                     {ofGroup(said("các đơn vị báo cáo nhé")), true},
		"talk about totals":        {ofGroup(said("tổng hợp xong chưa")), true},
		"a code":                   {ofGroup(said("0299900124")), true},
		"a picture":                {ofGroup(bot.Event{Kind: bot.Pictured}), true},
		"a picture with a command": {ofGroup(bot.Event{Kind: bot.Pictured, Command: "tonghop"}), false},
		"a sticker":                {ofGroup(bot.Event{Kind: bot.Stuck}), true},
		"a tap":                    {ofGroup(bot.Event{Kind: bot.Tapped}), false},
		"a reply to the bot":       {ofGroup(bot.Event{Kind: bot.Said, ReplyTo: true}), false},
		"added":                    {ofGroup(bot.Event{Kind: bot.Joined}), false},
		"removed":                  {ofGroup(bot.Event{Kind: bot.Blocked}), false},
		"moved":                    {ofGroup(bot.Event{Kind: bot.Moved}), false},
		"private talk":             {said("chào"), false},
	} {
		require.Equal(t, c.want, d.Ignores(c.ev), name)
		require.True(t, !c.ev.Chat.Group || Takes(c.ev, State{}) == Ours, name)
	}
}

// What nobody asked for in a group gets no answer, even past Ignores.
func TestSilenceInGroups(t *testing.T) {
	m := town()
	m.bind("-7", bot.WholeArea(duongKinh), "thành phố")
	chat := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	for _, ev := range []bot.Event{
		{Kind: bot.Said, ReplyTo: true, Text: "cảm ơn"},
		{Kind: bot.Pictured, ReplyTo: true},
		{Kind: bot.Tapped, Data: "d:3:yes"},
	} {
		ev.Chat, ev.From, ev.At = chat, people["người lạ"], noon
		e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
		require.NoError(t, err)
		require.Empty(t, e)
	}
}

// A report in a group, in answer to the bot, is shown the way.
func TestAReportInAGroupIsShownTheWay(t *testing.T) {
	m := town()
	m.bind("-7", bot.WholeArea(duongKinh), "thành phố")
	for _, text := range []string{"0299900124", "trường em được tiếp nhận rồi"} {
		ev := bot.Event{Kind: bot.Said, ReplyTo: true, Text: text, From: people["người lạ"], At: noon,
			Chat: bot.Chat{Channel: "telegram", ID: "-7", Group: true}}
		e, err := deskOf(t, m).Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link})
		require.NoError(t, err)
		require.Equal(t, "group.in_private", e.Say[0].Parts[0].Text.Key)
		require.Empty(t, e.Writes)
	}
}

// Words that are typed without the space before them are the command's all the same.
func TestGluedWordsOfACommand(t *testing.T) {
	for typed, want := range map[string]call{
		"xuatanh": {name: "xuat", args: "ảnh dương kinh"}, "tonghopghim": {name: "tonghop", args: "ghim dương kinh"}, "xuat": {name: "xuat", args: "dương kinh"},
		"bieudotheocaphoc": {name: "bieudo", args: "theo cấp học dương kinh"}, "xuatanhh": {name: "xuatanhh", args: "dương kinh"},
	} {
		got := readCommand(typed, "dương kinh", false)
		require.Equal(t, []string{want.name, want.args}, []string{got.name, got.args}, typed)
	}
}

// A file is the same event whoever sends it, and so is help: the role decides, and of a
// picture after a report on behalf also what the officer is doing.
func TestWhoseAClaimIs(t *testing.T) {
	after := State{Shots: shots{Report: "r1", N: 1, Until: noon.Add(time.Minute)}}
	for name, c := range map[string]struct {
		ev                           bot.Event
		principal, officer, reporter bool // the last is an officer in an own report
	}{
		"a list":    {bot.Event{Kind: bot.Filed, File: &bot.File{Name: "danh-sach.xlsx"}, At: noon}, false, true, true},
		"help":      {said("/trogiup"), false, true, true},
		"a picture": {bot.Event{Kind: bot.Pictured, File: &bot.File{}, At: noon}, false, true, false},
		"a command": {said("/tonghop"), true, true, true},
		"a code":    {said("0299900124"), false, false, false},
	} {
		claim := Takes(c.ev, after)
		require.Equal(t, c.principal, claim.By(bot.Principal, false), name)
		require.Equal(t, c.officer, claim.By(bot.Officer, false), name)
		require.Equal(t, c.reporter, claim.By(bot.Officer, true), name)
	}
}
