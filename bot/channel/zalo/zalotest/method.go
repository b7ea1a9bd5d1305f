package zalotest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// call is one request of the bot.
type call struct {
	ctx    context.Context
	method string
	params map[string]string
}

// method is what a call must and may have, and what it does.
type method struct {
	required, optional []string
	do                 func(*Server, call) (any, *failure)
}

var methods = map[string]method{
	"getMe":          {do: (*Server).getMe},
	"getUpdates":     {optional: []string{"timeout"}, do: (*Server).getUpdates},
	"setWebhook":     {required: []string{"url", "secret_token"}, do: (*Server).setWebhook},
	"getWebhookInfo": {do: (*Server).getWebhookInfo},
	"deleteWebhook":  {do: (*Server).deleteWebhook},
	"testWebhook":    {do: (*Server).testWebhook},
	"sendMessage":    {required: []string{"chat_id", "text"}, optional: []string{"parse_mode"}, do: (*Server).sendMessage},
	"sendPhoto":      {required: []string{"chat_id", "photo"}, optional: []string{"caption"}, do: (*Server).sendPhoto},
	"sendSticker":    {required: []string{"chat_id", "sticker"}, do: (*Server).sendMessage},
	"sendChatAction": {required: []string{"chat_id", "action"}, do: (*Server).sendChatAction},
}

// serve reads a call, plays a fault if one is due, and answers.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, name string) {
	c, fail := s.read(r, name)
	s.mu.Lock()
	s.calls[name]++
	fault := s.fault(c)
	s.mu.Unlock()
	if fault != nil {
		if fault.After && fail == nil {
			_, _ = methods[name].do(s, c)
		}
		fault.play(s, w, r)
		return
	}
	var result any
	if fail == nil {
		result, fail = methods[name].do(s, c)
	}
	s.reply(w, result, fail)
}

// read takes the parameters, which are JSON by POST, and holds them against the
// method's list.
func (s *Server) read(r *http.Request, name string) (call, *failure) {
	c := call{ctx: r.Context(), method: name, params: map[string]string{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	m, known := methods[name]
	if !known {
		return c, s.refuse(name, "no such method")
	}
	if r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" {
		return c, s.refuse(name, "not JSON by POST")
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	var fields map[string]any
	if err != nil || json.Unmarshal(raw, &fields) != nil {
		return c, s.refuse(name, "not a JSON object")
	}
	for k, v := range fields {
		switch v := v.(type) {
		case string:
			c.params[k] = v
		case float64:
			c.params[k] = strconv.FormatFloat(v, 'f', -1, 64)
		default:
			return c, s.refuse(name, k+" is neither text nor number")
		}
		if !slices.Contains(m.required, k) && !slices.Contains(m.optional, k) {
			return c, s.refuse(name, k+" is unknown")
		}
	}
	for _, k := range m.required {
		if c.params[k] == "" {
			return c, s.refuse(name, k+" is required")
		}
	}
	return c, nil
}

func (s *Server) getMe(call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	me := map[string]any{"id": BotID, "account_name": "bot.VDKyGxQvc", "account_type": "BASIC", "can_join_groups": true}
	if !s.quirks.Nameless {
		me["display_name"] = BotName
	}
	return me, nil
}

// textMost is the most a text or a caption may have.
const textMost = 2000

// worded checks a text; s.mu is held.
func (s *Server) worded(method, text string) *failure {
	switch n := len(utf16.Encode([]rune(text))); {
	case !utf8.ValidString(text):
		return s.refuse(method, "the text is not UTF-8")
	case n > textMost:
		return s.refuse(method, "the text has "+strconv.Itoa(n)+" units")
	case strings.TrimSpace(text) == "":
		return s.refuse(method, "the text is empty")
	}
	return nil
}

func (s *Server) sendMessage(c call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if fail := s.worded(c.method, c.params["text"]); fail != nil {
		return nil, fail
	}
	return s.post(c, &Message{Text: c.params["text"]})
}

// post puts the bot's message into the chat; s.mu is held. Whoever has never
// written cannot be written to.
func (s *Server) post(c call, m *Message) (any, *failure) {
	to := s.chats[c.params["chat_id"]]
	if to == nil || !to.met {
		return nil, &failure{http.StatusNotFound, "Not Found: chat"}
	}
	if s.quota == 0 {
		return nil, &failure{http.StatusTooManyRequests, "Quota exceeded"}
	}
	s.quota--
	m.Bot, m.ID, m.At = true, s.newID(), s.clock()
	to.add(m)
	return map[string]any{"message_id": m.ID, "date": m.At.UnixMilli()}, nil
}

// sendPhoto fetches the picture as the platform does: it looks first, and comes
// more than once. What it cannot read it takes all the same; the phone shows
// black.
func (s *Server) sendPhoto(c call) (any, *failure) {
	u, err := url.Parse(c.params["photo"])
	s.mu.Lock()
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		defer s.mu.Unlock()
		return nil, s.refuse(c.method, "photo is not an address")
	}
	if caption, given := c.params["caption"]; given {
		if fail := s.worded(c.method, caption); fail != nil {
			s.mu.Unlock()
			return nil, fail
		}
	}
	s.mu.Unlock()
	picture, why := s.look(c.ctx, c.params["photo"])
	s.mu.Lock()
	defer s.mu.Unlock()
	if why != "" {
		_ = s.refuse(c.method, "black picture: "+why)
	}
	return s.post(c, &Message{Text: c.params["caption"], Picture: picture, Photo: true})
}

// look fetches a picture by HEAD and twice by GET.
func (s *Server) look(ctx context.Context, address string) (picture []byte, why string) {
	for _, verb := range []string{http.MethodHead, http.MethodGet, http.MethodGet} {
		r, err := http.NewRequestWithContext(ctx, verb, address, nil)
		if err != nil {
			return nil, "no request"
		}
		resp, err := s.client.Do(r)
		if err != nil {
			return nil, verb + " fails"
		}
		picture, err = io.ReadAll(io.LimitReader(resp.Body, 10<<20))
		_ = resp.Body.Close()
		switch {
		case err != nil || resp.StatusCode != http.StatusOK:
			return nil, verb + " answers " + strconv.Itoa(resp.StatusCode)
		case !strings.HasPrefix(resp.Header.Get("Content-Type"), "image/"):
			return nil, verb + " has no type of a picture"
		case resp.ContentLength <= 0:
			return nil, verb + " has no length"
		}
	}
	return picture, ""
}

func (s *Server) sendChatAction(c call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.params["action"] != "typing" {
		return nil, s.refuse(c.method, "action is not typing")
	}
	return nil, nil
}

// pollMost is how long a poll may be held.
const pollMost = time.Minute
