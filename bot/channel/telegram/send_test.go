package telegram

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram/telegramtest"
)

func pngOf(w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// talk is a channel that does not run, and a person who may be written to.
func talk(t *testing.T) (*rig, *telegramtest.User, bot.Chat) {
	r := newRig(t)
	u := r.srv.User(9000001, "Hoa")
	u.Say("/start")
	return r, u, chatOf(u)
}

func plainly(text string, buttons ...bot.Button) bot.Message {
	m := bot.Message{Parts: []bot.Para{{Text: text}}}
	for _, b := range buttons {
		m.Buttons = append(m.Buttons, []bot.Button{b})
	}
	return m
}

func outcome(t *testing.T, err error) channel.Outcome {
	t.Helper()
	require.Error(t, err)
	return channel.AsSendError(err).Outcome
}

func TestWhatTelegramsAnswersMean(t *testing.T) {
	for _, c := range []struct {
		fault telegramtest.Fault
		want  channel.Outcome
	}{
		{telegramtest.Fault{Retry: 10072}, channel.Limited},
		{telegramtest.Fault{Code: 429, Body: "<html>slow down</html>"}, channel.Limited},
		{telegramtest.Fault{Migrate: -1002000000001}, channel.Migrated},
		{telegramtest.Fault{Code: 403, Text: "Forbidden: bot was blocked by the user"}, channel.Gone},
		{telegramtest.Fault{Code: 403, Text: "Forbidden: bot was kicked from the supergroup chat"}, channel.Gone},
		{telegramtest.Fault{Code: 403, Text: "Forbidden: user is deactivated"}, channel.Gone},
		{telegramtest.Fault{Code: 403, Text: "Forbidden: bot can't initiate conversation with a user"}, channel.Gone},
		{telegramtest.Fault{Code: 400, Text: "Bad Request: chat not found"}, channel.Gone},
		{telegramtest.Fault{Code: 400, Text: "Bad Request: not enough rights to send text messages to the chat"}, channel.Gone},
		{telegramtest.Fault{Code: 400, Text: "Bad Request: BUTTON_TYPE_INVALID"}, channel.Rejected},
		{telegramtest.Fault{Code: 413, Text: "Request Entity Too Large"}, channel.Rejected},
		{telegramtest.Fault{Code: 413, Body: "<html>413</html>"}, channel.Rejected},
		{telegramtest.Fault{Code: 401, Text: "Unauthorized"}, channel.Fatal},
		{telegramtest.Fault{Code: 404, Text: "Not Found"}, channel.Fatal},
		{telegramtest.Fault{Code: 404, Text: "Not Found: method not found"}, channel.Rejected},
		{telegramtest.Fault{Code: 400, Text: "Bad Request: not enough rights to send photos to the chat"}, channel.Rejected},
		{telegramtest.Fault{Code: 400, Body: `{"ok":false,"description":"Bad Request: chat not found"}`}, channel.Gone},
		{telegramtest.Fault{Code: 403, Body: `{"ok":false,"description":"Forbidden: bot was blocked by the user"}`}, channel.Gone},
		{telegramtest.Fault{Code: 429, Body: `{"ok":false,"description":"Too Many Requests: retry later"}`}, channel.Limited},
		{telegramtest.Fault{Code: 429, Body: `{"ok":false,"error_code":429,"parameters":{"retry_after":99999999999999}}`}, channel.Limited},
		{telegramtest.Fault{Code: 400, Body: `{"ok":false,"error_code":"400","description":"?"}`}, channel.Again},
		{telegramtest.Fault{Code: 200, Body: `{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}`}, channel.Gone},
		{telegramtest.Fault{Code: 200, Body: `{"ok":false}`}, channel.Again},
		{telegramtest.Fault{Code: 200, Body: `null`}, channel.Again},
		{telegramtest.Fault{Code: 404, Body: "<html>404</html>"}, channel.Again},
		{telegramtest.Fault{Code: 403, Body: "<html>a proxy's page</html>"}, channel.Again},
		{telegramtest.Fault{Code: 409, Text: "Conflict"}, channel.Again},
		{telegramtest.Fault{Code: 500, Text: "Internal Server Error"}, channel.Again},
		{telegramtest.Fault{Code: 502, Body: telegramtest.Page}, channel.Again},
		{telegramtest.Fault{Code: 200, Body: "half an ans"}, channel.Again},
		{telegramtest.Fault{Code: 200, Body: `{"ok":true,"result":{"message_id":}`}, channel.Again},
		{telegramtest.Fault{Reset: true}, channel.Again},
	} {
		t.Run(fmt.Sprintf("%d %s%.20s", c.fault.Code, c.fault.Text, c.fault.Body), func(t *testing.T) {
			r, _, to := talk(t)
			r.srv.Fault(c.fault)
			_, err := r.c.Send(context.Background(), to, plainly("Mầm non Hoa Sen"))
			require.Equal(t, c.want, outcome(t, err), "%v", err)
			require.NotContains(t, err.Error(), "html")
			require.Positive(t, channel.AsSendError(err).After+1, "no wait is negative")
			_, err = r.c.Send(context.Background(), to, plainly("tiếp"))
			require.NoError(t, err)
		})
	}
}

func TestWaitsAndMovesAreTold(t *testing.T) {
	r, u, to := talk(t)
	other := r.srv.User(9000002, "Lan")
	other.Say("x")
	r.srv.Fault(telegramtest.Fault{Retry: 10072, Count: 3})
	_, err := r.c.Send(context.Background(), to, plainly("x"))
	require.Equal(t, 10072*time.Second, channel.AsSendError(err).After)
	require.False(t, channel.AsSendError(err).All)
	_, err = r.c.Send(context.Background(), to, plainly("x"))
	require.False(t, channel.AsSendError(err).All, "the same chat again says nothing about others")
	_, err = r.c.Send(context.Background(), chatOf(other), plainly("x"))
	require.True(t, channel.AsSendError(err).All, "two chats at once: the limit is the bot's")

	r.srv.Fault(telegramtest.Fault{Migrate: -1002000000001})
	_, err = r.c.Send(context.Background(), to, plainly("x"))
	require.Equal(t, "-1002000000001", channel.AsSendError(err).MovedTo)
	require.Len(t, u.Screen(), 1)
}

func TestABrokenConnectionLeavesADoubt(t *testing.T) {
	r, _, to := talk(t)
	r.srv.Fault(telegramtest.Fault{Method: "sendMessage", Reset: true, After: true})
	_, err := r.c.Send(context.Background(), to, plainly("x"))
	require.True(t, channel.AsSendError(err).Doubt, "the message was taken, its answer was not: %v", err)
	r.srv.Fault(telegramtest.Fault{Method: "sendMessage", Code: 502, Body: telegramtest.Page})
	_, err = r.c.Send(context.Background(), to, plainly("x"))
	require.False(t, channel.AsSendError(err).Doubt, "a proxy that says no has not handed it on")
	for _, f := range []telegramtest.Fault{{Code: 200, Body: `{"ok":true,"resu`}, {Code: 504, Body: telegramtest.Page}} {
		f.Method, f.After = "sendMessage", true
		r.srv.Fault(f)
		_, err = r.c.Send(context.Background(), to, plainly("x"))
		require.True(t, channel.AsSendError(err).Doubt, "HTTP %d: %v", f.Code, err)
	}
	r.srv.Close()
	_, _ = r.c.Send(context.Background(), to, plainly("x")) // over a connection that was kept
	_, err = r.c.Send(context.Background(), to, plainly("x"))
	require.False(t, channel.AsSendError(err).Doubt, "nothing was sent to nobody: %v", err)
}

func TestAnAnswerThatNeverComes(t *testing.T) {
	r, _, to := talk(t)
	r.srv.Fault(telegramtest.Fault{Hang: time.Minute, After: true})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := r.c.Send(ctx, to, plainly("x"))
	require.Equal(t, channel.Again, outcome(t, err), "it may have been sent, nobody knows")
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

func TestAnAnswerOfAnUnknownShapeIsASuccess(t *testing.T) {
	r, _, to := talk(t)
	r.srv.Fault(telegramtest.Fault{Code: 200, Body: `{"ok":true,"result":{"message_id":42,"date":1,"chat":{"id":"new"},"paid_media":{"paid_media":[{"type":"hologram"}]}}}`})
	r.srv.Fault(telegramtest.Fault{Code: 200, Body: `{ "ok": true, "result": {"date": 1, "message_id": 42, "paid_media": {"paid_media": [{"type": "hologram"}]}}}`})
	for range 2 {
		id, err := r.c.Send(context.Background(), to, plainly("x"))
		require.NoError(t, err, "it was sent; a repetition would be read twice")
		require.Equal(t, "42", id)
	}
}

func TestRefusalsDoNotQuoteTheMessage(t *testing.T) {
	r, _, to := talk(t)
	r.srv.Fault(telegramtest.Fault{Code: 400, Text: `Bad Request: something about "Mầm non Hoa Sen" at byte offset 4`})
	_, err := r.c.Send(context.Background(), to, plainly("Mầm non Hoa Sen"))
	require.Equal(t, channel.Rejected, outcome(t, err))
	require.NotContains(t, err.Error(), "Hoa Sen")
	require.Contains(t, err.Error(), "something about")
}

func TestAMessageIsSimplifiedBeforeItIsLost(t *testing.T) {
	r, u, to := talk(t)
	r.srv.Fault(telegramtest.Fault{Code: 400, Text: "Bad Request: can't parse entities: Unsupported start tag \"x\""})
	_, err := r.c.Send(context.Background(), to, plainly("5 < 6 & 7"))
	require.NoError(t, err)
	last, _ := u.Last()
	require.Equal(t, "5 < 6 & 7", last.Text, "sent as plain text")

	_, err = r.c.Send(context.Background(), to, plainly("x",
		bot.Button{Label: "Trang web", URL: "http://localhost:8080/x"}, bot.Button{Label: "Đúng", Data: "d:1:1"}))
	require.NoError(t, err)
	last, _ = u.Last()
	require.Equal(t, []string{"Đúng"}, last.Labels(), "Telegram takes no address of this machine")

	g := r.srv.Group(-1001000000001, "QUẬN")
	_, err = r.c.Send(context.Background(), bot.Chat{Channel: Name, ID: "-1001000000001", Group: true, Topic: "9"}, plainly("vào đâu"))
	require.NoError(t, err)
	require.Len(t, g.Screen(), 1, "the topic is gone: General")
	require.Zero(t, g.Screen()[0].Topic)
}

func TestTopics(t *testing.T) {
	r, _, _ := talk(t)
	g := r.srv.Group(-1001000000001, "QUẬN")
	g.Topic(7, "Báo cáo")
	_, err := r.c.Send(context.Background(), bot.Chat{Channel: Name, ID: "-1001000000001", Group: true, Topic: "7"}, plainly("số liệu"))
	require.NoError(t, err)
	require.Equal(t, 7, g.Screen()[0].Topic)
	require.Empty(t, r.srv.Refused())
}

func TestOneMessageIsOneCall(t *testing.T) {
	r, _, to := talk(t)
	id, err := r.c.Send(context.Background(), to, plainly("câu hỏi", bot.Button{Label: "Đúng", Data: "d:1:1"}))
	require.NoError(t, err)
	edit := plainly("câu trả lời")
	edit.Edit = id
	_, err = r.c.Send(context.Background(), to, edit)
	require.NoError(t, err)
	require.Equal(t, 2, r.srv.Calls(""))
	require.Empty(t, r.srv.Refused())
}

// TestAMessageIsPinned where it may be, and said in any case.
func TestAMessageIsPinned(t *testing.T) {
	r, _, to := talk(t)
	m := plainly("số liệu")
	m.Pin = true
	_, err := r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
	require.Equal(t, 1, r.srv.Calls("pinChatMessage"))
	r.srv.Fault(telegramtest.Fault{Method: "pinChatMessage", Code: 400})
	_, err = r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
}

func TestACallSaysNoMoreThanItHasTo(t *testing.T) {
	bodies := make(chan string, 4)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		bodies <- r.Header.Get("Content-Type") + " " + string(body)
		_, _ = io.WriteString(w, `{"ok":true,"result":{"message_id":7}}`)
	}))
	defer srv.Close()
	c, err := New(Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: srv.URL}})
	require.NoError(t, err)
	defer c.HTTP.CloseIdleConnections()
	to := bot.Chat{Channel: Name, ID: "-1001"}
	edit := plainly("sửa", bot.Button{Label: "Đúng", Data: "d:1:1"})
	edit.Edit = "5"
	for want, m := range map[string]bot.Message{
		`{"chat_id":-1001,"text":"chào"}`:                                                                                              plainly("chào"),
		`{"chat_id":-1001,"text":"5 \u0026lt; 6","parse_mode":"HTML"}`:                                                                 plainly("5 < 6"),
		`{"chat_id":-1001,"text":"tới https://a.vn","link_preview_options":{"is_disabled":true}}`:                                      plainly("tới https://a.vn"),
		`{"chat_id":-1001,"message_id":5,"text":"sửa","reply_markup":{"inline_keyboard":[[{"text":"Đúng","callback_data":"d:1:1"}]]}}`: edit,
	} {
		_, err := c.Send(context.Background(), to, m)
		require.NoError(t, err)
		require.Equal(t, "application/json "+want, <-bodies)
	}
}

func TestEditingWhatIsNoText(t *testing.T) {
	r, u, to := talk(t)
	picture := bot.Message{Picture: withFile(r.c, pngOf(40, 40), "picture.png")}
	id, err := r.c.Send(context.Background(), to, picture)
	require.NoError(t, err)
	edit := plainly("thay ảnh")
	edit.Edit = id
	next, err := r.c.Send(context.Background(), to, edit)
	require.NoError(t, err)
	require.NotEqual(t, id, next)
	r.srv.Fault(telegramtest.Fault{Method: "editMessageText", Code: 400, Text: "Bad Request: MESSAGE_EDIT_TIME_EXPIRED"})
	edit.Edit = next
	newest, err := r.c.Send(context.Background(), to, edit)
	require.NoError(t, err, "no reason to refuse an edit may lose the words")
	require.NotEqual(t, next, newest)
	edit.Edit = "zalo-17"
	_, err = r.c.Send(context.Background(), to, edit)
	require.NoError(t, err)
	require.Len(t, u.Screen(), 5)
	u.Block()
	edit.Edit = next
	_, err = r.c.Send(context.Background(), to, edit)
	require.Equal(t, channel.Gone, outcome(t, err))
}

func TestDeletingIsBestEffort(t *testing.T) {
	r, u, to := talk(t)
	citizen := u.Say("031301004567")
	m := plainly("đã xóa tin nhắn")
	m.Delete = fmt.Sprint(citizen)
	for range 2 { // the second time it is gone already
		_, err := r.c.Send(context.Background(), to, m)
		require.NoError(t, err)
	}
	for _, shown := range u.Screen() {
		require.NotEqual(t, citizen, shown.ID)
	}
	m.Delete = "not a number"
	_, err := r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
}

func TestALongMessageGoesOnWhereItStopped(t *testing.T) {
	r, u, to := talk(t)
	var lines []string
	for i := range 600 {
		lines = append(lines, fmt.Sprintf("%d. Mầm non Hoa Sen", i))
	}
	m := plainly(strings.Join(lines, "\n"), bot.Button{Label: "Làm mới", Data: "o:th:1"})
	r.srv.Fault(telegramtest.Fault{Method: "sendMessage", Skip: 1, Retry: 3})
	_, err := r.c.Send(context.Background(), to, m)
	require.Equal(t, channel.Limited, outcome(t, err))
	id, err := r.c.Send(context.Background(), to, m)
	require.NoError(t, err)

	var got []string
	for _, shown := range u.Screen()[1:] {
		got = append(got, shown.Text)
	}
	require.Equal(t, strings.Join(lines, "\n"), strings.Join(got, "\n"), "each line once")
	last, _ := u.Last()
	require.Equal(t, fmt.Sprint(last.ID), id)
	require.Equal(t, []string{"Làm mới"}, last.Labels())

	_, err = r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
	require.Len(t, u.Screen(), 1+2*len(got), "said a second time it is said whole")
}

func TestButtonsThatTelegramWouldRefuse(t *testing.T) {
	r, _, to := talk(t)
	row := func(n int) []bot.Button {
		b := make([]bot.Button, n)
		for i := range b {
			b[i] = bot.Button{Label: "x", Data: "d"}
		}
		return b
	}
	many := make([][]bot.Button, 101)
	for i := range many {
		many[i] = row(1)
	}
	for name, rows := range map[string][][]bot.Button{
		"nine in a row": {row(9)}, "a hundred and one": many,
		"two acts":    {{{Label: "x", Data: "d", URL: "https://a.vn"}}},
		"no act":      {{{Label: "x"}}},
		"long copy":   {{{Label: "x", Copy: strings.Repeat("ệ", 257)}}},
		"no web link": {{{Label: "x", URL: "javascript:alert(1)"}}},
		"no label":    {{{Label: "\n ", Data: "d"}}},
		"65 bytes":    {{{Label: "x", Data: strings.Repeat("ệ", 22)}}},
	} {
		_, err := r.c.Send(context.Background(), to, bot.Message{Parts: []bot.Para{{Text: "x"}}, Buttons: rows})
		require.Equal(t, channel.Rejected, outcome(t, err), name)
	}
	require.Zero(t, r.srv.Calls(""), "nothing of it was sent")
	_, err := r.c.Send(context.Background(), to, bot.Message{Parts: []bot.Para{{Text: "x"}}, Buttons: [][]bot.Button{{}, row(8)}})
	require.NoError(t, err)
	require.Empty(t, r.srv.Refused())
}

// repeating is a transport that asks of every request what net/http needs to go
// by another connection when the kept one turns out to be closed.
type repeating struct {
	t    *testing.T
	next http.RoundTripper
}

func (r repeating) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body == nil || req.Body == http.NoBody {
		require.Empty(r.t, req.Header.Get("Content-Type"), "a form without a part is none: strict servers refuse it")
		return r.next.RoundTrip(req)
	}
	require.Positive(r.t, req.ContentLength)
	require.NotNil(r.t, req.GetBody, req.URL.Path)
	return r.next.RoundTrip(req)
}

func TestRequestsCanBeRepeated(t *testing.T) {
	r := newRig(t)
	r.c.HTTP.Transport = repeating{t, r.c.HTTP.Transport}
	require.NoError(t, r.c.Check(t.Context()))
	to := bot.Chat{Channel: Name, ID: "5"}
	r.srv.User(5, "Hoa").Say("/start")
	_, err := r.c.Send(t.Context(), to, bot.Message{Parts: []bot.Para{{Text: "x"}}})
	require.NoError(t, err)
	require.Equal(t, 1, r.srv.Calls("sendMessage"))
	require.Equal(t, 1, r.srv.Calls("getMe"))
}
