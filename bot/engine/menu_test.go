package engine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

func TestATypedChoiceIsATap(t *testing.T) {
	for text, want := range map[string]string{
		"1":               "tapped d:1:a",
		" 2 ":             "tapped d:1:b", // links are not counted
		"Từ chối":         "tapped d:1:b",
		"tu choi":         "tapped d:1:b",
		"ĐƯỢC TIẾP NHẬN":  "tapped d:1:a",
		"Tư\u0300 chối":   "tapped d:1:b", // not composed
		"3":               "heard test:7-2",
		"01":              "heard test:7-2",
		"0":               "heard test:7-2",
		"1.":              "tapped d:1:a",
		"2)":              "tapped d:1:b",
		"Xem":             "heard test:7-2",
		"1 2":             "heard test:7-2",
		"1 ạ":             "tapped d:1:a",
		"số 2":            "tapped d:1:b",
		"dạ em chọn 2":    "tapped d:1:b",
		"2️⃣":             "tapped d:1:b",
		"②":               "tapped d:1:b",
		"１":               "tapped d:1:a",
		"câu 3":           "heard test:7-2",
		"2 lần":           "heard test:7-2",
		"1 và 2":          "heard test:7-2",
		"chưa từ chối":    "heard test:7-2",
		"được tiếp nhận.": "heard test:7-2",
	} {
		bubble(t, func(t *testing.T) {
			w := newWorld()
			e, _ := w.start()
			require.NoError(t, e.Handle(t.Context(), say("7", 1, "menu")))
			require.NoError(t, e.Handle(t.Context(), say("7", 2, text)))
			require.Equal(t, []string{"choose", want}, w.heard("7"), text)
		})
	}
}

func TestTheMenuIsThatOfTheLastReply(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		for i, text := range []string{"menu", "quiet", "1", "1"} {
			require.NoError(t, e.Handle(t.Context(), say("7", i, text)))
		}
		require.Equal(t, []string{"choose", "tapped d:1:a", "heard test:7-3"}, w.heard("7"), "silence leaves it, a reply without buttons ends it")
	})
}

// TestAToldMenuIsTheLastOne: on a channel where choices are typed, a number
// after a message of the outbox chooses from that message.
func TestAToldMenuIsTheLastOne(t *testing.T) {
	told := bot.Message{Buttons: [][]bot.Button{{{Label: "Không đúng", Data: "s:no:x"}}}}
	chat := bot.Chat{Channel: "test", ID: "7"}
	for typed, want := range map[bool]string{true: "tapped s:no:x", false: "tapped d:1:a"} {
		bubble(t, func(t *testing.T) {
			w := newWorld()
			e, _ := w.start(func(o *Options) {
				if typed {
					o.Channels = map[string]channel.Channel{"test": typing{o.Channels["test"].(*copyOf)}}
				}
			})
			require.NoError(t, e.Handle(t.Context(), say("7", 1, "menu")))
			e.Shown(t.Context(), chat, bot.Message{Parts: []bot.Para{{Text: "no menu"}}})
			e.Shown(t.Context(), chat, told)
			require.NoError(t, e.Handle(t.Context(), say("7", 1, "menu")), "what comes again is known")
			require.NoError(t, e.Handle(t.Context(), say("7", 2, "1")))
			require.Equal(t, []string{"choose", want}, w.heard("7"))
		})
	}
}

// typing is a platform where choices are typed.
type typing struct{ *copyOf }

func (typing) Caps() bot.Caps { return bot.Caps{} }

func TestInAGroupOnlyAReplyIsAChoice(t *testing.T) {
	env := &envelope{Replies: []reply{{Messages: []bot.Message{
		{Buttons: [][]bot.Button{{{Label: "Làm mới", Data: "o:1"}}}}, {}}}}}
	ev := bot.Event{Kind: bot.Said, Chat: bot.Chat{Group: true}, Text: "1", Message: "55"}
	require.Equal(t, ev, env.choose(ev))
	ev.ReplyTo = true
	got := env.choose(ev)
	require.Equal(t, bot.Tapped, got.Kind)
	require.Equal(t, "o:1", got.Data)
	require.Empty(t, got.Message, "nothing can be edited in its place")
	require.Empty(t, got.Text)
	ev.Command = "tonghop"
	require.Equal(t, ev, env.choose(ev))
}

// Below pictures a number is a picture's: it picks no button that says so, and counts
// none of them.
func TestNumbersOfPicturesPickNoButton(t *testing.T) {
	rows := menu{{{Label: "Xác nhận cả 10", Data: "all", Unnumbered: true}, {Label: "Để sau", Data: "later", Unnumbered: true}}, {{Label: "Hoàn tác", Data: "undo"}}}
	require.Empty(t, chosen(rows, "2"))
	require.Equal(t, "undo", chosen(rows, "1"))
	require.Equal(t, "all", chosen(rows, "xác nhận cả 10"))
	require.Empty(t, chosen(rows, "10"))
}
