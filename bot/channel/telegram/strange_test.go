package telegram

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// strange is a server that speaks the Bot API in its own way. It knows getMe
// and the methods it is given, and counts what it is asked.
type strange struct {
	methods map[string]http.HandlerFunc

	mu    sync.Mutex
	calls map[string]int
}

// at runs a channel against such a server, which is not started yet.
func at(t *testing.T, methods map[string]http.HandlerFunc) (*rig, *strange) {
	s := &strange{methods: methods, calls: map[string]int{}}
	if methods["getMe"] == nil {
		methods["getMe"] = says200(`{"ok": true, "result": {"id": 1000001, "is_bot": true, "first_name": "x", "username": "vneid_test_bot"}}`)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	return newRig(t, func(o *Options) { o.APIURL = srv.URL }), s
}

func (s *strange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := filepath.Base(r.URL.Path)
	s.mu.Lock()
	s.calls[method]++
	s.mu.Unlock()
	if h := s.methods[method]; h != nil {
		h(w, r)
		return
	}
	w.WriteHeader(http.StatusNotFound)
	_, _ = io.WriteString(w, `{"ok":false,"error_code":404,"description":"Not Found: method not found"}`)
}

func (s *strange) called(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

func says200(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
}

func helloFrom(id int) string {
	return fmt.Sprintf(`{"update_id": %d, "message": {"message_id": 1, "date": 1747812720, "from": {"id": %d, "first_name": "Hoa"}, "chat": {"id": %d, "type": "private"}, "text": "tin %d"}}`, id, id, id, id)
}

func TestAServerThatForgetsWhatWasConfirmed(t *testing.T) {
	batch := `{"ok":true,"result":[` + helloFrom(7) + `,` + helloFrom(5) + `,` + helloFrom(6) + `]}`
	r, s := at(t, map[string]http.HandlerFunc{"getUpdates": says200(batch)})
	begun := time.Now()
	r.start()
	require.Eventually(t, func() bool { return s.called("getUpdates") >= 12 }, 10*time.Second, time.Millisecond)
	seconds := time.Since(begun).Seconds()
	require.NoError(t, r.stop())
	require.Len(t, r.events, 3, "each once, however often it comes")
	require.LessOrEqual(t, s.called("getUpdates"), 5+int(25*(seconds+1)))
}

// TestAServerThatKnowsLittle has no webhooks, no menus and no edits.
func TestAServerThatKnowsLittle(t *testing.T) {
	var once sync.Once
	r, s := at(t, map[string]http.HandlerFunc{
		"sendMessage": says200(`{"ok": true, "result": {"message_id": 42}}`),
		"getUpdates": func(w http.ResponseWriter, r *http.Request) {
			list := ""
			once.Do(func() { list = helloFrom(5) })
			_, _ = io.WriteString(w, `{"ok": true, "result": [`+list+`]}`)
		},
	})
	r.c.menus = []Menu{{Scope: MenuDefault, Commands: []Command{{"baocao", "Báo cáo"}}}}
	r.start()
	edit := plainly("trả lời")
	edit.Edit = "7"
	id, err := r.c.Send(context.Background(), r.event(1).Chat, edit)
	require.NoError(t, err)
	require.Equal(t, "42", id)
	require.Eventually(t, func() bool { return s.called("setMyCommands") == 1 }, 5*time.Second, time.Millisecond)
	require.NoError(t, r.stop())
	require.Equal(t, 1, s.called("deleteWebhook"), "nobody said that there was none")
}

func TestAWebhookThatCannotBeLookedForIsWaitedOut(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	hooked := true
	r, _ := at(t, map[string]http.HandlerFunc{
		"getWebhookInfo": says200(`<html>`),
		"getUpdates": func(w http.ResponseWriter, _ *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			if hooked {
				w.WriteHeader(http.StatusConflict)
				_, _ = io.WriteString(w, `{"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while webhook is active"}`)
				return
			}
			_, _ = io.WriteString(w, `{"ok":true,"result":[`+helloFrom(5)+`]}`)
		},
	})
	r.start()
	require.Eventually(t, func() bool { return strings.Contains(r.log.String(), "while webhook is active") }, 5*time.Second, time.Millisecond, "the log says why")
	mu.Lock()
	hooked = false // somebody removed it
	mu.Unlock()
	require.Equal(t, "tin 5", r.event(1).Text)
}

// TestAnswersInEveryWrapping are whole, but not as Telegram writes them.
func TestAnswersInEveryWrapping(t *testing.T) {
	list := "{\n \"result\": [\n" + helloFrom(3) + ",\n" +
		`{"update_id": 4, "thought": {"of": ["a", {"kind": "unknown today"}]}, "number": 9223372036854775807},` +
		`{"update_id": 5, "message": {"message_id": 9007199254740993, "date": 1747812720, "from": {"id": 9007199254740993}, "chat": {"id": 9007199254740993, "type": "private"}, "photo": [], "caption": null, "delete_chat_photo": false, "new_chat_members": []}}` +
		"],\n \"ok\": true, \"elapsed\": 0.25 }\n"
	wrap := map[string]func(http.ResponseWriter){
		"gzip": func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = io.WriteString(z, list)
			_ = z.Close()
		},
		"in pieces": func(w http.ResponseWriter) {
			for piece := range strings.SplitAfterSeq(list, ",") {
				_, _ = io.WriteString(w, piece)
				w.(http.Flusher).Flush()
			}
		},
		"after one that broke off": func() func(http.ResponseWriter) {
			var once sync.Once
			return func(w http.ResponseWriter) {
				w.Header().Set("Content-Length", strconv.Itoa(len(list)))
				whole := list
				once.Do(func() { whole = list[:len(list)/2] })
				_, _ = io.WriteString(w, whole)
			}
		}(),
	}
	for name, write := range wrap {
		t.Run(name, func(t *testing.T) {
			r, _ := at(t, map[string]http.HandlerFunc{
				"getWebhookInfo": says200(`{"ok":true,"result":{"url":""}}`),
				"getUpdates":     func(w http.ResponseWriter, _ *http.Request) { write(w) },
			})
			r.start()
			r.event(2)
			text, photo := r.events[0], r.events[1]
			if text.Text == "" { // two chats, in any order
				text, photo = photo, text
			}
			require.Equal(t, "tin 3", text.Text)
			require.Equal(t, bot.Unknown, photo.Kind, "an empty list of sizes is no photo, and false is no service message")
			require.Equal(t, bot.AccountID("telegram:9007199254740993"), photo.From)
			require.Equal(t, "9007199254740993", photo.Message)
			require.NoError(t, r.stop())
			require.Len(t, r.events, 2)
			require.Empty(t, r.parked)
		})
	}
}

func TestTheTimeToWaitIsTakenFromWhereItStands(t *testing.T) {
	for name, c := range map[string]struct {
		header, body string
		want         time.Duration
	}{
		"parameters":         {"9", `{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":4}}`, 4 * time.Second},
		"a header":           {"4", `{"ok":false,"error_code":429,"description":"x"}`, 4 * time.Second},
		"a page's header":    {"4", `<html>`, 4 * time.Second},
		"nowhere":            {"", `{"ok":false,"error_code":429,"description":"x"}`, time.Second},
		"out of all measure": {"", `{"ok":false,"error_code":429,"parameters":{"retry_after":9223372036854775807}}`, 24 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			no := func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", c.header)
				w.WriteHeader(http.StatusTooManyRequests)
				_, _ = io.WriteString(w, c.body)
			}
			r, _ := at(t, map[string]http.HandlerFunc{"getFile": no, "sendMessage": no, "getUpdates": no})
			_, err := r.c.Send(context.Background(), bot.Chat{Channel: Name, ID: "5"}, plainly("x"))
			requireWait(t, c.want, err)
			_, err = r.c.Fetch(context.Background(), bot.File{Ref: "f"})
			requireWait(t, c.want, err)
			_, err = r.c.getUpdates(context.Background(), 0, 0, 1)
			var refused *botapi.Refusal
			require.ErrorAs(t, err, &refused)
			require.Equal(t, http.StatusTooManyRequests, refused.Code)
			if name != "nowhere" {
				require.Equal(t, c.want, refused.After)
			}
		})
	}
}

func TestACallWithoutParametersHasNoBody(t *testing.T) {
	bodies := make(chan string, 4)
	keep := func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		require.NoError(t, err)
		bodies <- r.Header.Get("Content-Type") + string(body)
		_, _ = io.WriteString(w, `{"ok":true,"result":{"url":"https://a.vn"}}`)
	}
	r, _ := at(t, map[string]http.HandlerFunc{"getMe": keep, "getWebhookInfo": keep, "deleteWebhook": keep})
	require.NoError(t, r.c.Check(context.Background()))
	_ = r.c.unhook(context.Background())
	for range 3 {
		require.Empty(t, <-bodies)
	}
}

func TestWhereFilesAre(t *testing.T) {
	shared := filepath.Join(t.TempDir(), telegramtest.Token, "photos", "file_0.jpg")
	require.NoError(t, os.MkdirAll(filepath.Dir(shared), 0o700))
	require.NoError(t, os.WriteFile(shared, []byte("shared"), 0o600))
	for path, want := range map[string]string{
		"photos/file_0.jpg":                      "photos/file_0.jpg",
		"documents/ảnh chụp số 1.png":            "documents/ảnh chụp số 1.png",
		"documents/100% chắc?#1+2;a:b&c=%20.png": "documents/100% chắc?#1+2;a:b&c=%20.png",
		shared:               "shared",
		filepath.Dir(shared): "", // no file
		filepath.Join(filepath.Dir(shared), "old"): "", // not on this machine
	} {
		mux := http.NewServeMux()
		mux.HandleFunc("/api/file/bot"+telegramtest.Token+"/", func(w http.ResponseWriter, r *http.Request) {
			name := strings.TrimPrefix(r.URL.Path, "/api/file/bot"+telegramtest.Token+"/")
			if strings.HasPrefix(name, "photos/") || strings.HasPrefix(name, "documents/") {
				_, _ = io.WriteString(w, name)
				return
			}
			http.NotFound(w, r)
		})
		mux.HandleFunc("/api/bot"+telegramtest.Token+"/getFile", says200(fmt.Sprintf(`{"ok":true,"result":{"file_id":"f","file_path":%q}}`, path)))
		srv := httptest.NewServer(mux)
		r := newRig(t, func(o *Options) { o.APIURL = srv.URL + "/api/" })
		body, err := r.c.Fetch(context.Background(), bot.File{Ref: "f"})
		if want == "" {
			require.Error(t, err, path)
			require.NotContains(t, err.Error(), telegramtest.Token)
		} else {
			require.NoError(t, err, path)
			got, err := io.ReadAll(body)
			require.NoError(t, err)
			require.NoError(t, body.Close())
			require.Equal(t, want, string(got))
		}
		r.c.files.CloseIdleConnections()
		r.c.HTTP.CloseIdleConnections()
		srv.Close()
	}
}

func requireWait(t *testing.T, want time.Duration, err error) {
	t.Helper()
	e := channel.AsSendError(err)
	require.Equal(t, channel.Limited, e.Outcome)
	require.Equal(t, want, e.After)
}
