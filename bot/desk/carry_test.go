package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// asked is what an officer is told on a platform that carries no files.
func asked(t *testing.T, d *Desk, ev bot.Event) Answer {
	t.Helper()
	ev.ID, ev.Chat, ev.From, ev.At = "zalo:1", bot.Chat{Channel: "zalo", ID: "2"}, people["cán bộ DK"], noon
	if ev.Kind == bot.Said {
		ev.Command, ev.Args, _, _ = bot.ReadCommand(ev.Text, "vd_bot")
	}
	a, err := d.Answer(t.Context(), Request{Event: ev, Caps: plainChannel, Lang: "vi"})
	require.NoError(t, err)
	return a
}

// Where no file can come nothing is promised, made or kept: one sentence says so at
// once, and names only ways that there are.
func TestNoFileIsPromisedWhereNoneCanCome(t *testing.T) {
	m := town()
	m.rounds = []bot.Round{{ID: 1, Day: noon.AddDate(0, 0, 3), Units: noon.AddDate(0, 0, 3), Areas: noon.AddDate(0, 0, 3)}}
	for text, key := range map[string]string{"/maudanhsach": "file.not_anywhere", "/lich": "lich.nowhere", "/xuat": "xuat.nowhere"} {
		a := asked(t, deskOf(t, m), bot.Event{Kind: bot.Said, Text: text})
		require.Len(t, a.Say, 1, text)
		require.Len(t, a.Say[0].Parts, 1, text)
		require.Equal(t, key, a.Say[0].Parts[0].Text.Key, text)
		require.Nil(t, a.Say[0].Made, text)
		require.Empty(t, a.Writes, text)
	}
	help := asked(t, deskOf(t, m), bot.Event{Kind: bot.Said, Text: "/trogiup cán bộ"})
	words := deskOf(t, m).Words.Words("vi", help.Say[0].Parts[0].Text)
	require.NotContains(t, words, ".xlsx")
	require.NotContains(t, words, "tệp")
	require.NotContains(t, words, "/trang")
	require.NotContains(t, words, "Excel")
	require.NotContains(t, words, "QR")
	for _, still := range []string{"/maudanhsach", "/chotso", "/mamoi kèm"} {
		require.Contains(t, words, still)
	}
}

// An administrator is asked for no file there either.
func TestNoFileIsAskedForWhereNoneCanCome(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	said := func(ev bot.Event) string {
		ev.ID, ev.Chat, ev.From, ev.At = "zalo:1", bot.Chat{Channel: "zalo", ID: "1"}, people["quản trị"], noon
		if ev.Kind == bot.Said {
			ev.Command, ev.Args, _, _ = bot.ReadCommand(ev.Text, "vd_bot")
		}
		a, err := d.Answer(t.Context(), Request{Event: ev, Caps: plainChannel, Lang: "vi"})
		require.NoError(t, err)
		require.NotEmpty(t, a.Say)
		return a.Say[0].Parts[0].Text.Key
	}
	require.Equal(t, "canbo.type_list", said(bot.Event{Kind: bot.Said, Text: "/canbo mời"}))
	require.Equal(t, "caidat.letter_nowhere", said(bot.Event{Kind: bot.Tapped, Data: data(verbLetter)}))
	d.PageURL = "https://vd.test/trang"
	require.Equal(t, "caidat.letter_on_page", said(bot.Event{Kind: bot.Tapped, Data: data(verbLetter)}))
}

// With a public address files come as signed links; lists still go elsewhere.
func TestFilesComeByAddressAndListsGoElsewhere(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	d.PageURL, d.Page, d.Messenger = "https://vd.test/trang", func(string) string { return "https://vd.test/#" }, "Telegram"
	a := asked(t, d, bot.Event{Kind: bot.Said, Text: "/maudanhsach"})
	require.Equal(t, "danhsach.making", a.Say[0].Parts[0].Text.Key)
	areas, levels := encodeScope(bot.WholeArea(duongKinh))
	form := asked(t, d, bot.Event{Kind: bot.Received, Data: data(verbForm, "4", areas, levels), File: &bot.File{SHA256: "ab", Name: "mau.xlsx"}})
	require.NotNil(t, form.Say[0].File)
	require.Equal(t, "danhsach.form_only", form.Say[0].Parts[0].Text.Key)
	for _, kind := range []bot.EventKind{bot.Filed, bot.Unknown} { // Zalo hands on a file as what it does not support
		sent := asked(t, d, bot.Event{Kind: kind})
		require.Equal(t, "Ứng dụng nhắn tin này không chuyển tệp cho hệ thống. Danh sách đơn vị: đồng chí gửi qua Telegram, tại https://vd.test; ở đó đồng chí nhập mã mời cán bộ trước.",
			d.Words.Words("vi", sent.Say[0].Parts[0].Text))
	}
}
