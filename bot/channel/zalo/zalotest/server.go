// Package zalotest is the Zalo Bot Platform as far as a bot can see it: an
// emulation on loopback with people, groups, pictures and faults behind it.
//
// It is strict: what the documentation does not have is refused and stands in
// Refused, so that a test can demand that there was nothing. It gives every
// event once. Where documentation and traffic differ, or nobody knows, Quirks
// switches between the forms.
//
// It needs no testing.T and nothing of the bot: benchmarks and programs that
// kill the bot use it through its plain URL.
package zalotest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Token is the token that the emulation accepts.
const Token = "1459232241454765289:emulated-token-not-a-secret-00000000"

// BotID is the bot's id, the first part of Token.
const BotID = "1459232241454765289"

// BotName is the bot's name as groups mention it.
const BotName = "Bot VNeID thử"

// Cleaner is the part of testing.TB that New uses.
type Cleaner interface{ Cleanup(func()) }

// Quirks are the forms in which the platform was seen, or documented, to differ.
// The zero value is what was seen in traffic.
type Quirks struct {
	Wrapped    bool          // webhook bodies as {"ok":true,"result":{…}}
	PhotoField string        // of pictures: "photo_url", or "photo" as documented
	IdleStatus int           // HTTP status of an idle poll's 408: 200, or 408
	FailStatus bool          // other refusals come with their code as HTTP status, not with 200
	Seconds    bool          // dates in seconds
	Numbers    bool          // message ids as numbers
	List       bool          // getUpdates answers an array
	Twice      bool          // every delivery is made twice
	Nameless   bool          // getMe has no display_name
	Retries    int           // deliveries that are tried again after something else than 2xx
	KeepFor    time.Duration // how long an event waits for a poll before it is lost, 0 for ever
	Unverified bool          // setWebhook finds the address unreachable, and keeps it
}

// Server is the platform. All its methods may be called concurrently.
type Server struct {
	http     *http.Server
	listener net.Listener
	url      string
	stop     context.CancelFunc
	ctx      context.Context
	busy     sync.WaitGroup // webhook deliveries
	client   *http.Client   // of webhooks and of pictures

	mu      sync.Mutex
	token   string
	quirks  Quirks
	clock   func() time.Time
	chats   map[string]*chat
	people  map[string]*User
	photos  map[string][]byte // of people, by path
	queue   []item
	arrived chan struct{}
	polls   int // under way
	hook    hook
	quota   int // messages that are left, below 0 for no end
	faults  []*Fault
	calls   map[string]int
	refused []string
	lost    int
	lastID  int
}

// New starts a platform with no people. With a Cleaner (a testing.TB) it closes
// itself at the end of the test; nil leaves that to the caller.
func New(t Cleaner, quirks ...Quirks) *Server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic("zalotest: no loopback: " + err.Error())
	}
	s := &Server{
		listener: l, url: "http://" + l.Addr().String(), token: Token, clock: time.Now, quota: -1,
		chats: map[string]*chat{}, people: map[string]*User{}, photos: map[string][]byte{}, calls: map[string]int{},
		arrived: make(chan struct{}), client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 16}},
		hook: hook{lines: map[string]*line{}},
	}
	if len(quirks) > 0 {
		s.quirks = quirks[0]
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go func() {
		if err := s.http.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			panic("zalotest: " + err.Error())
		}
	}()
	if t != nil {
		t.Cleanup(s.Close)
	}
	return s
}

// Close ends all deliveries, polls and connections.
func (s *Server) Close() {
	s.stop()
	_ = s.http.Close()
	s.busy.Wait()
	s.client.CloseIdleConnections()
}

// URL is the address to give the bot in place of the platform's.
func (s *Server) URL() string { return s.url }

// Host is host and port, from which people's pictures come too.
func (s *Server) Host() string { return s.listener.Addr().String() }

// SetQuirks changes the platform's habits.
func (s *Server) SetQuirks(q Quirks) { s.locked(func() { s.quirks = q }) }

// SetToken makes the platform accept another token than Token.
func (s *Server) SetToken(token string) { s.locked(func() { s.token = token }) }

// SetClock replaces the platform's clock, so that dates in events are fixed.
func (s *Server) SetClock(now func() time.Time) { s.locked(func() { s.clock = now }) }

// SetQuota lets the bot send so many messages more; then it is answered 429.
func (s *Server) SetQuota(messages int) { s.locked(func() { s.quota = messages }) }

func (s *Server) locked(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	do()
}

// Calls counts the calls of a method, faults included.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

// Lost counts the events that nobody fetched in time, or whose delivery failed.
func (s *Server) Lost() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lost
}

// Refused lists the requests that a bot should not have made.
func (s *Server) Refused() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.refused...)
}

func (s *Server) refuse(method, why string) *failure {
	s.refused = append(s.refused, method+": "+why)
	return &failure{http.StatusBadRequest, "Bad Request: " + why}
}

// ServeHTTP answers /bot<token>/<method> and the pictures of people.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, photoPath) {
		s.photo(w, r)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, name, named := strings.Cut(rest, "/")
	s.mu.Lock()
	known := token == s.token
	s.mu.Unlock()
	switch {
	case !ok || !named:
		s.reply(w, nil, &failure{http.StatusNotFound, "Not Found"})
	case !known:
		s.reply(w, nil, &failure{http.StatusUnauthorized, "Unauthorized"})
	default:
		s.serve(w, r, name)
	}
}

// failure is a refusal in the platform's form.
type failure struct {
	code int
	text string
}

// reply writes the envelope. Refusals come with HTTP 200, or not.
func (s *Server) reply(w http.ResponseWriter, result any, fail *failure) {
	out := map[string]any{"ok": fail == nil}
	status := http.StatusOK
	if fail != nil {
		out["error_code"], out["description"] = fail.code, fail.text
		s.mu.Lock()
		if s.quirks.FailStatus || fail.code == http.StatusRequestTimeout && s.quirks.IdleStatus == http.StatusRequestTimeout {
			status = fail.code
		}
		s.mu.Unlock()
	} else if result != nil {
		out["result"] = result
	}
	body, err := json.Marshal(out)
	if err != nil {
		panic("zalotest: " + err.Error())
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// newID is an id as the platform makes them; s.mu is held.
func (s *Server) newID() string {
	s.lastID++
	return fmt.Sprintf("%020x", 0x2d758cb5e222<<16+s.lastID)
}
