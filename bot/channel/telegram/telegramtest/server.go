// Package telegramtest is Telegram as far as a bot can see it: an emulation of
// the Bot API on loopback with people, groups, files and faults behind it.
//
// It is strict where Telegram is strict (what it would refuse is refused here
// with the same words) and keeps its rules of delivery: an update stays until a
// getUpdates with a higher offset confirms it or a webhook answers 2xx, only one
// poller is served, messages and taps travel in different webhook queues.
// What it refused stands in Refused, so that a test can demand that there was
// nothing. Of Telegram's own clockwork it leaves out the 24 hours a message and
// the 150 seconds a tap lives; DropPending plays them.
//
// It needs no testing.T and nothing of the bot: benchmarks and programs that
// kill the bot use it through its plain URL.
package telegramtest

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Token is the token that the emulation accepts.
const Token = "1000001:emulated-token-not-a-secret-00000000"

// BotName is the bot's user name.
const BotName = "vneid_test_bot"

// BotID is the bot's user id, the first part of Token.
const BotID = 1000001

// Cleaner is the part of testing.TB that New uses.
type Cleaner interface{ Cleanup(func()) }

// Server is the platform. All its methods may be called concurrently.
type Server struct {
	http     *http.Server
	listener net.Listener
	url      string
	token    string
	stop     context.CancelFunc
	ctx      context.Context
	busy     sync.WaitGroup // webhook deliveries

	mu       sync.Mutex
	clock    func() time.Time
	chats    map[int64]*chat
	people   map[int64]*person
	files    files
	queue    queue
	hook     hook
	taps     map[string]*Tap
	lastTap  int
	limits   limits
	menus    map[string][]Command
	profile  map[string]string
	faults   []*Fault
	counters counters
	refused  []string
}

// New starts a platform with no people. With a Cleaner (a testing.TB) it closes
// itself at the end of the test; nil leaves that to the caller.
func New(t Cleaner) *Server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic("telegramtest: no loopback: " + err.Error())
	}
	s := &Server{
		listener: l, url: "http://" + l.Addr().String(), token: Token, clock: time.Now,
		chats: map[int64]*chat{}, people: map[int64]*person{}, taps: map[string]*Tap{}, menus: map[string][]Command{}, profile: map[string]string{},
		queue: newQueue(), hook: newHook(), counters: newCounters(), files: newFiles(),
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go func() {
		if err := s.http.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			panic("telegramtest: " + err.Error())
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
}

// URL is the address to give the bot in place of https://api.telegram.org.
func (s *Server) URL() string { return s.url }

// SetToken makes the platform accept another token than Token.
func (s *Server) SetToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = token
}

// SetClock replaces the platform's clock, so that dates in messages are fixed.
func (s *Server) SetClock(now func() time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock = now
}

// ServeHTTP answers /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rest, isFile := strings.CutPrefix(r.URL.Path, "/file")
	rest, ok := strings.CutPrefix(rest, "/bot")
	token, name, named := strings.Cut(rest, "/")
	if !ok || !named {
		reply(w, nil, notFound)
		return
	}
	s.mu.Lock()
	known := token == s.token
	s.mu.Unlock()
	switch {
	case !known:
		reply(w, nil, &failure{Code: http.StatusUnauthorized, Text: "Unauthorized"})
	case isFile:
		s.download(w, r, name)
	default:
		s.call(w, r, name)
	}
}

// call reads a method's parameters, plays a fault if one is due, and answers.
func (s *Server) call(w http.ResponseWriter, r *http.Request, name string) {
	m, known := methods[strings.ToLower(name)]
	if !known {
		s.refuse(name, "no such method")
		reply(w, nil, notFound)
		return
	}
	c, err := readCall(r, m.name)
	if err != nil {
		s.refuse(m.name, err.Error())
		reply(w, nil, bad(err.Error()))
		return
	}
	s.count(m.name)
	if f := s.fault(c); f != nil {
		if f.After {
			_, _ = s.do(m, c)
		}
		f.play(w, r, s.ctx.Done())
		return
	}
	result, fail := s.do(m, c)
	reply(w, result, fail)
}

// do checks the parameters against the method's table and carries it out.
func (s *Server) do(m method, c *call) (any, *failure) {
	fail := m.check(c)
	var result any
	if fail == nil {
		result, fail = m.do(s, c)
	}
	if fail != nil && fail.Code == http.StatusBadRequest && !fail.expected {
		s.refuse(m.name, fail.Text)
	}
	return result, fail
}

func (s *Server) refuse(method, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refused = append(s.refused, method+": "+why)
}

// Refused lists the requests that a bot should not have made: unknown methods
// and parameters, broken markup, texts and buttons over their limits. Answers
// to what a bot cannot know (a blocked chat, a deleted message) are not there.
func (s *Server) Refused() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.refused...)
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
