package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// client calls the emulation as a bot would, by plain HTTP.
type client struct {
	t   *testing.T
	srv *Server
}

type answer struct {
	OK         bool            `json:"ok"`
	Result     json.RawMessage `json:"result"`
	Code       int             `json:"error_code"`
	Text       string          `json:"description"`
	Parameters struct {
		Retry   int   `json:"retry_after"`
		Migrate int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

func start(t *testing.T) (*Server, *client) {
	s := New(t)
	t.Cleanup(http.DefaultClient.CloseIdleConnections)
	return s, &client{t, s}
}

func (c *client) call(method string, params ...string) answer {
	c.t.Helper()
	form := url.Values{}
	for i := 0; i < len(params); i += 2 {
		form.Set(params[i], params[i+1])
	}
	resp, err := http.PostForm(c.srv.URL()+"/bot"+Token+"/"+method, form)
	require.NoError(c.t, err)
	return c.read(resp)
}

func (c *client) read(resp *http.Response) answer {
	c.t.Helper()
	defer func() { _ = resp.Body.Close() }()
	var a answer
	require.NoError(c.t, json.NewDecoder(resp.Body).Decode(&a))
	require.Equal(c.t, a.OK, resp.StatusCode == http.StatusOK)
	return a
}

func (c *client) refused(want string, method string, params ...string) {
	c.t.Helper()
	a := c.call(method, params...)
	require.False(c.t, a.OK, "%s was accepted", method)
	require.Contains(c.t, a.Text, want)
}

func (c *client) updates(offset string) []map[string]any {
	c.t.Helper()
	a := c.call("getUpdates", "offset", offset)
	require.True(c.t, a.OK, a.Text)
	var list []map[string]any
	require.NoError(c.t, json.Unmarshal(a.Result, &list))
	return list
}

func TestAnUpdateStaysUntilAnOffsetConfirmsIt(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	u.Say("một")
	u.Say("hai")
	require.Len(t, c.updates("0"), 2)
	require.Len(t, c.updates("0"), 2)
	require.Len(t, c.updates("700000002"), 1)
	require.Equal(t, 1, s.Confirmed())
	require.Empty(t, c.updates("700000003"))
	u.Say("ba")
	u.Say("bốn")
	require.Len(t, c.updates("-1"), 1, "the newest alone")
	require.Len(t, c.updates("0"), 1)
}

func TestALongPollEndsWhenThereIsSomething(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	var wait sync.WaitGroup
	wait.Go(func() { require.True(t, c.call("getUpdates", "timeout", "50").OK) })
	require.Eventually(t, func() bool { return s.Calls("getUpdates") == 1 }, 5*time.Second, time.Millisecond)
	u.Say("một")
	wait.Wait()
}

func TestASecondPollerEndsTheFirst(t *testing.T) {
	s, c := start(t)
	first := make(chan answer)
	go func() { first <- c.call("getUpdates", "timeout", "50") }()
	require.Eventually(t, func() bool { s.mu.Lock(); defer s.mu.Unlock(); return s.queue.rival != nil }, 5*time.Second, time.Millisecond)
	require.True(t, c.call("getUpdates").OK)
	require.Equal(t, 409, (<-first).Code)
}

func TestEveryFormOfRequestIsRead(t *testing.T) {
	s, c := start(t)
	s.User(5, "Hoa").Say("/start")
	method := s.URL() + "/bot" + Token + "/sendMessage"
	resp, err := http.Get(method + "?chat_id=5&text=query")
	require.NoError(t, err)
	require.True(t, c.read(resp).OK)
	resp, err = http.Post(method, "application/json", strings.NewReader(`{"chat_id":5,"text":"json","disable_notification":true}`))
	require.NoError(t, err)
	require.True(t, c.read(resp).OK)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	require.NoError(t, form.WriteField("chat_id", "5"))
	require.NoError(t, form.WriteField("text", "multipart"))
	require.NoError(t, form.Close())
	resp, err = http.Post(method, form.FormDataContentType(), &body)
	require.NoError(t, err)
	require.True(t, c.read(resp).OK)
	resp, err = http.Post(s.URL()+"/bot"+Token+"/getMe", "multipart/form-data; boundary=x", strings.NewReader(""))
	require.NoError(t, err)
	require.False(t, c.read(resp).OK, "a form without a part is none")
	resp, err = http.Post(s.URL()+"/bot"+Token+"/getMe", "", nil)
	require.NoError(t, err)
	require.True(t, c.read(resp).OK)

	var texts []string
	for _, m := range s.User(5, "").Screen()[1:] {
		texts = append(texts, m.Text)
	}
	require.Equal(t, []string{"query", "json", "multipart"}, texts)
	resp, err = http.Get(s.URL() + "/bot1:wrong/getMe")
	require.NoError(t, err)
	require.Equal(t, 401, c.read(resp).Code)
}

func TestWhatTelegramRefuses(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	c.refused("chat not found", "sendMessage", "chat_id", "6", "text", "x")
	c.refused("can't initiate conversation", "sendMessage", "chat_id", "5", "text", "x")
	u.Say("/start")
	u.Block()
	c.refused("bot was blocked by the user", "sendMessage", "chat_id", "5", "text", "x")
	u.Unblock()
	require.Empty(t, s.Refused(), "a bot cannot know these")

	button := func(b string) []string {
		return []string{"chat_id", "5", "text", "x", "reply_markup", `{"inline_keyboard":[[` + b + `]]}`}
	}
	for _, bad := range []struct {
		want   string
		method string
		params []string
	}{
		{"Not Found", "sendTelepathy", nil},
		{`"text" is required`, "sendMessage", []string{"chat_id", "5"}},
		{`"speed" is unknown`, "sendMessage", []string{"chat_id", "5", "text", "x", "speed", "9"}},
		{`"chat_id" is unknown or of a wrong type`, "sendMessage", []string{"chat_id", "@x", "text", "x"}},
		{"text is empty", "sendMessage", []string{"chat_id", "5", "text", " \n"}},
		{"too long", "sendMessage", []string{"chat_id", "5", "text", strings.Repeat("🏫", 2049)}},
		{"unsupported start tag", "sendMessage", []string{"chat_id", "5", "parse_mode", "HTML", "text", "a <x> b"}},
		{"unmatched end tag", "sendMessage", []string{"chat_id", "5", "parse_mode", "HTML", "text", "<b>a</i></b>"}},
		{"can't find end tag", "sendMessage", []string{"chat_id", "5", "parse_mode", "HTML", "text", "<pre>a"}},
		{"unclosed start tag", "sendMessage", []string{"chat_id", "5", "parse_mode", "HTML", "text", "5 < 6"}},
		{"BUTTON_DATA_INVALID", "sendMessage", button(`{"text":"a","callback_data":"` + strings.Repeat("x", 65) + `"}`)},
		{"unallowed", "sendMessage", button(`{"text":"a"}`)},
		{"non-empty", "sendMessage", button(`{"text":" ","callback_data":"x"}`)},
		{"can't parse reply keyboard", "sendMessage", button(`{"text":"a","callbackdata":"x"}`)},
		{"can't be edited", "editMessageText", []string{"chat_id", "5", "message_id", "1", "text", "x"}},
		{"wrong file identifier", "sendPhoto", []string{"chat_id", "5", "photo", "nothing"}},
		{"invalid language code", "getMyCommands", []string{"language_code", "vi-VN"}},
		{"BOT_COMMAND_INVALID", "setMyCommands", []string{"commands", `[{"command":"Đ","description":"x"}]`}},
		{"BOT_COMMAND_INVALID", "setMyCommands", []string{"commands", `[{"command":"a","description":"x"},{"command":"a","description":"y"}]`}},
		{"unsupported scope", "setMyCommands", []string{"commands", `[]`, "scope", `{"type":"everywhere"}`}},
		{"chat_id must be specified", "setMyCommands", []string{"commands", `[]`, "scope", `{"type":"chat"}`}},
		{"has no chat", "setMyCommands", []string{"commands", `[]`, "scope", `{"type":"all_private_chats","chat_id":5}`}},
		{"can't parse BotCommandScope", "setMyCommands", []string{"commands", `[]`, "scope", `{"type":"chat","chat":5}`}},
		{"user_id is of chat_member", "deleteMyCommands", []string{"scope", `{"type":"chat","chat_id":5,"user_id":5}`}},
		{"chat type is unsupported", "getMyCommands", []string{"scope", `{"type":"chat_administrators","chat_id":5}`}},
	} {
		before := len(s.Refused())
		c.refused(bad.want, bad.method, bad.params...)
		require.Len(t, s.Refused(), before+1, bad.want)
	}
	require.True(t, c.call("sendMessage", "chat_id", "5", "text", strings.Repeat("🏫", 2048)).OK)
	require.True(t, c.call("sendMessage", "chat_id", "5", "parse_mode", "HTML", "text", strings.Repeat("&amp;", 4096)).OK, "the limit holds for what is read")
}

func TestEdits(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	u.Say("/start")
	require.True(t, c.call("sendMessage", "chat_id", "5", "text", "a").OK)
	c.refused("not modified", "editMessageText", "chat_id", "5", "message_id", "2", "text", "a")
	require.True(t, c.call("editMessageText", "chat_id", "5", "message_id", "2", "text", "b").OK)
	require.True(t, c.call("deleteMessage", "chat_id", "5", "message_id", "1").OK, "a person's message, in private")
	require.True(t, c.call("deleteMessage", "chat_id", "5", "message_id", "2").OK)
	c.refused("message to edit not found", "editMessageText", "chat_id", "5", "message_id", "2", "text", "c")
	c.refused("message to delete not found", "deleteMessage", "chat_id", "5", "message_id", "2")
	require.Equal(t, "> /start\n< a\n< (2) b\n  (1 deleted)\n  (2 deleted)\n", u.Transcript())
}

func TestAnEditKeepsItsDateAndItsSecrets(t *testing.T) {
	s, c := start(t)
	now := time.Unix(1_750_000_000, 0)
	s.SetClock(func() time.Time { return now })
	u, g := s.User(5, "Hoa"), s.Group(-1001000000001, "QUẬN")
	said, talk := u.Say("một"), g.As(u).Say("chuyện riêng")
	now = now.Add(time.Minute)
	u.Edit(said, "hai")
	g.As(u).Edit(talk, "chuyện khác")
	list := c.updates("0")
	require.Len(t, list, 2, "in privacy mode the bot sees no edited talk either")
	edited := list[1]["edited_message"].(map[string]any)
	require.EqualValues(t, 1_750_000_000, edited["date"])
	require.EqualValues(t, 1_750_000_060, edited["edit_date"])
}

func TestAWebhookDropsWhatItIsToldToDrop(t *testing.T) {
	s, c := start(t)
	s.User(5, "Hoa").Say("một")
	require.True(t, c.call("setWebhook", "url", "http://127.0.0.1:1/x", "drop_pending_updates", "true").OK)
	require.True(t, c.call("deleteWebhook").OK)
	require.Empty(t, c.updates("0"))
}

func TestAPersonWaitsTapsAndReads(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	u.Say("/start")
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	said := make(chan Message)
	go func() {
		m, _ := u.Says(ctx, "mã số thuế", "Hoa Sen")
		said <- m
	}()
	c.call("sendMessage", "chat_id", "5", "text", "mã số thuế")
	c.call("sendMessage", "chat_id", "5", "text", "mã số thuế của Hoa Sen", "reply_markup", `{"inline_keyboard":[[{"text":"Đúng","callback_data":"d:1"},{"text":"Web","url":"https://a.vn"}]]}`)
	require.Equal(t, 3, (<-said).ID)

	_, err := u.Tap("Không có")
	require.Error(t, err)
	tap, err := u.Tap("Đúng")
	require.NoError(t, err)
	query := c.updates("0")[1]["callback_query"].(map[string]any)
	require.Equal(t, "d:1", query["data"])
	require.True(t, c.call("answerCallbackQuery", "callback_query_id", query["id"].(string)).OK)
	require.NoError(t, tap.Answered(ctx))
	c.refused("query is too old", "answerCallbackQuery", "callback_query_id", query["id"].(string))
	u.SendPhoto([]byte("x"), "ảnh")
	require.Equal(t, "> /start\n< mã số thuế\n< mã số thuế của Hoa Sen\n  [Đúng] [Web]\n> [Đúng]\n> <photo> ảnh\n", u.Transcript())
}

func TestFilesGoUpAndDown(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	u.SendPhoto([]byte("bytes"), "")
	u.SendPhoto([]byte("bytes"), "")
	u.SendAlbum("hai ảnh", []byte("a"), []byte("b"))
	list := c.updates("0")
	photo := func(i int) map[string]any {
		sizes := list[i]["message"].(map[string]any)["photo"].([]any)
		return sizes[len(sizes)-1].(map[string]any)
	}
	require.Equal(t, photo(0)["file_unique_id"], photo(1)["file_unique_id"], "the same picture")
	require.NotEqual(t, photo(0)["file_id"], photo(1)["file_id"])
	require.Equal(t, list[2]["message"].(map[string]any)["media_group_id"], list[3]["message"].(map[string]any)["media_group_id"])

	var info struct {
		Path string `json:"file_path"`
	}
	require.NoError(t, json.Unmarshal(c.call("getFile", "file_id", photo(0)["file_id"].(string)).Result, &info))
	resp, err := http.Get(s.URL() + "/file/bot" + Token + "/" + info.Path)
	require.NoError(t, err)
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, "bytes", string(data))
	require.True(t, c.call("sendPhoto", "chat_id", "5", "photo", photo(0)["file_id"].(string)).OK)
}

func TestPrivacyModeHidesTalk(t *testing.T) {
	s, c := start(t)
	g, u := s.Group(-1001000000001, "QUẬN"), s.User(5, "Hoa")
	g.As(u).Say("chào cả nhà")
	g.As(u).Say("/th@" + BotName)
	require.True(t, c.call("sendMessage", "chat_id", "-1001000000001", "text", "số liệu").OK)
	g.As(u).Reply(3, "cảm ơn")
	require.Len(t, c.updates("0"), 2)
	g.MakeAdmin(u)
	g.As(u).Say("chào")
	require.Len(t, c.updates("0"), 4, "the promotion, and talk from now on")
	g.Remove(u)
	c.refused("bot was kicked from the supergroup chat", "sendMessage", "chat_id", "-1001000000001", "text", "x")
	require.Contains(t, g.screenTexts(), "chào cả nhà")
}

func (g *Group) screenTexts() []string {
	var texts []string
	for _, m := range g.Screen() {
		texts = append(texts, m.Text)
	}
	return texts
}

func TestAMigratedGroupIsDead(t *testing.T) {
	s, c := start(t)
	u := s.User(5, "Hoa")
	s.Group(-7, "QUẬN").Migrate(-1001000000007, u)
	a := c.call("sendMessage", "chat_id", "-7", "text", "x")
	require.Equal(t, 400, a.Code)
	require.EqualValues(t, -1001000000007, a.Parameters.Migrate)
	require.True(t, c.call("sendMessage", "chat_id", "-1001000000007", "text", "x").OK)
}

func TestLimitsAreEnforcedOnRequest(t *testing.T) {
	s, c := start(t)
	now := time.Unix(1_750_000_000, 0)
	s.SetClock(func() time.Time { return now })
	s.Enforce()
	s.User(5, "Hoa").Say("/start")
	for range 5 {
		require.True(t, c.call("sendMessage", "chat_id", "5", "text", "x").OK)
	}
	a := c.call("sendMessage", "chat_id", "5", "text", "x")
	require.Equal(t, 429, a.Code)
	require.Positive(t, a.Parameters.Retry)
	now = now.Add(5 * time.Second)
	require.True(t, c.call("sendMessage", "chat_id", "5", "text", "x").OK)
	require.Len(t, s.Sends(), 6)
}

func TestFaultsHitWhatTheyName(t *testing.T) {
	s, c := start(t)
	s.User(5, "Hoa").Say("/start")
	s.Fault(Fault{Method: "sendMessage", Chat: 5, Skip: 1, Count: 2, Retry: 9})
	codes := ""
	for range 4 {
		codes += fmt.Sprint(c.call("sendMessage", "chat_id", "5", "text", "x").Code, " ")
	}
	require.Equal(t, "0 429 429 0 ", codes)
	s.Fault(Fault{Method: "sendMessage", After: true, Code: 500})
	require.False(t, c.call("sendMessage", "chat_id", "5", "text", "đã tới").OK)
	last, _ := s.User(5, "").Last()
	require.Equal(t, "đã tới", last.Text, "the answer was lost, the message was not")
}

func TestWebhooksKeepOrderWithinTheirQueuesAndRetry(t *testing.T) {
	s, c := start(t)
	s.SetRetry(time.Millisecond, 10*time.Millisecond)
	var mu sync.Mutex
	var got []string
	refuse := 2
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		require.Equal(t, "s3cret", r.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
		if refuse--; refuse >= 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		var u update
		require.NoError(t, json.NewDecoder(r.Body).Decode(&u))
		got = append(got, u.Message.Text)
	}))
	defer site.Close()
	u := s.User(5, "Hoa")
	u.Say("một")
	require.True(t, c.call("setWebhook", "url", site.URL, "secret_token", "s3cret").OK)
	c.refused("can't use getUpdates method while webhook is active", "getUpdates")
	u.Say("hai")
	u.Say("ba")
	require.Eventually(t, func() bool { return s.Pending() == 0 }, 5*time.Second, time.Millisecond)
	require.Equal(t, []string{"một", "hai", "ba"}, got)
	require.Equal(t, 5, s.Deliveries())

	refuse = 1 << 30
	u.Say("bốn")
	require.Eventually(t, func() bool { return s.Deliveries() > 6 }, 5*time.Second, time.Millisecond)
	require.True(t, c.call("deleteWebhook").OK)
	require.Len(t, c.updates("0"), 1, "what was not taken is kept")
}
