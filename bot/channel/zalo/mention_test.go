package zalo

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

var reads = reader{bot: "1", name: "Bot VNeID thử", known: map[string]bool{"tonghop": true, "th": true, "baocao": true}}

func TestCommandsInGroups(t *testing.T) {
	for said, want := range map[string][2]string{
		"@Bot VNeID thử /tonghop":             {"tonghop", ""},
		"@Bot VNeID thử tổng hợp Dương Kinh":  {"tonghop", "Dương Kinh"},
		"@bot vneid THỬ, Tong Hop dương kinh": {"tonghop", "dương kinh"},
		"tổng hợp @Bot VNeID thử":             {"tonghop", ""},
		"/tổng hợp Hồng Bàng @Bot VNeID thử":  {"tonghop", "Hồng Bàng"},
		"/tong_hop":                             {"tonghop", ""},
		"@Bot  VNeID\u00a0thử  /tonghop":        {"tonghop", ""},
		"@Bot Ten Cu /tonghop Kiến An":          {"tonghop", "Kiến An"},
		"@Bot Ten Cu tổng hợp Kiến An":          {"tonghop", "Kiến An"},
		"@Bot VNeID thử":                        {"", ""},
		"@Bot VNeID thửa tổng":                  {"", ""},
		"@Bot VNeID thử /khongco gì":            {"khongco", "gì"},
		"@Bot VNeID thử\ntổng hợp":              {"tonghop", ""},
		"xin chào":                              {"", ""},
		"@Bot VNeID thu\u031b\u0309 /tonghop x": {"tonghop", "x"},
	} {
		name, args := reads.command(reads.strip(said), true)
		require.Equal(t, want, [2]string{name, args}, "%q", said)
	}
	decomposed := reader{name: " Bot  VNeID\u00a0thu\u031b\u0309 ", known: reads.known}
	name, _ := decomposed.command(decomposed.strip("@bot vneid  thử /tonghop"), true)
	require.Equal(t, "tonghop", name, "the name as the platform may spell it")
	name, _ = reads.command("tổng hợp Dương Kinh", false)
	require.Empty(t, name, "in private a command begins with a slash")
	name, args := reads.command("/báo cáo Hoa Sen", false)
	require.Equal(t, [2]string{"baocao", "Hoa Sen"}, [2]string{name, args})
}

func TestAnyTextIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("@BotVNeIDthử /\n tổnghợp")), rapid.Rune())).Draw(t, "said")
		reads.command(reads.strip(said), true)
	})
}

// FuzzDecode: whatever is delivered, nothing panics, and an event has an id and a chat.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{said, `{"ok":true,"result":` + said + `}`, `{"ok":"true","result":[]}`, `[]`, `null`, `{"event_name":5}`,
		`{"event_name":"message.image.received","message":{"message_id":12,"photo":{"url":"https://x"},"chat":{"id":7},"from":{"id":9},"date":"1750316131"}}`,
		`{"event_name":"message.text.received","message":{"text":"079123456789","chat":{"id":"zgr-1","chat_type":"group"},"from":{"id":"1"}}}`} {
		f.Add([]byte(seed))
	}
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, err := decode(raw)
		if err != nil {
			return
		}
		ev, ok := reads.event(u, now)
		if !ok {
			return
		}
		require.NotEmpty(t, ev.ID)
		require.NotEmpty(t, ev.Chat.ID)
		require.NotEmpty(t, ev.From)
		_, citizen := bot.MaskCitizen(ev.Text)
		require.False(t, citizen, ev.Text)
		require.False(t, ev.At.IsZero())
	})
}
