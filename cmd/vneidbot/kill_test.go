package main

import (
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/session/redistest"
)

var kills = flag.Int("kills", 0, "SIGKILLs in each row of TestKills, ten reports to each; 0 is five kills of the first row")

// killed is a row of the table of kills: how the program runs while it is killed.
type killed struct {
	name    string
	webhook bool
	copies  int
	redis   string // "real", "embedded", "dying": killed and restarted as well
}

var killRows = []killed{
	{"polling, embedded Redis", false, 1, "embedded"},
	{"polling, real Redis", false, 1, "real"},
	{"polling, two copies", false, 2, "real"},
	{"webhook, real Redis", true, 1, "real"},
	{"webhook, two copies", true, 2, "real"},
	{"polling, Redis killed too", false, 1, "dying"},
}

// TestKills plays reports while the program is killed again and again. The
// whole table, a hundred kills a row during a thousand reports:
//
//	go test ./cmd/vneidbot -run TestKills -kills 100 -timeout 2h -v
func TestKills(t *testing.T) {
	n, table := 5, killRows[:1]
	if *kills > 0 {
		n, table = *kills, killRows
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) { row.play(t, n) })
	}
}

func (k killed) play(t *testing.T, n int) {
	s := k.stage(t)
	defer s.close()
	calm := load{phones: telegramPhones(s.telegram), codes: s.codes, first: 1, total: 1, atOnce: 1, within: time.Minute}.run()
	require.Emptyf(t, calm.failed, "log:\n%s", s.logs())
	usual := botMessages(s.telegram, 1)

	var done atomic.Int64
	over := make(chan struct{})
	var killer sync.WaitGroup
	killer.Go(func() { s.killAll(n, &done, over) })
	r := load{phones: telegramPhones(s.telegram), codes: s.codes, first: 1000, total: n * 10, atOnce: 25, within: time.Minute,
		finished: func() { done.Add(1) }}.run()
	close(over)
	killer.Wait()

	require.Emptyf(t, r.failed, "log:\n%s", s.logs())
	require.Len(t, s.times, n, "kills")
	repeats := s.checkChats(t, r, usual)
	s.stopAll(t)
	s.checkReports(t, r)
	t.Logf("| %s | %d kills | %d reports | %d repeated messages | longest wait %v |",
		k.name, n, len(r.receipts), repeats, r.quantile(1).Round(10*time.Millisecond))
}

// stage is the emulation, Redis, the data and the copies of the program.
type stage struct {
	t        *testing.T
	telegram *telegramtest.Server
	redis    *redistest.Server
	dying    bool
	codes    []string
	dir      string
	front    *front
	env      []string

	mu     sync.Mutex
	copies []*process
	addrs  []string
	times  []time.Time
}

func (k killed) stage(t *testing.T) *stage {
	s := &stage{t: t, telegram: telegramtest.New(nil), dir: t.TempDir(), dying: k.redis == "dying"}
	s.telegram.SetRetry(50*time.Millisecond, 500*time.Millisecond)
	s.codes = importSample(t, s.dir, 500)
	s.env = []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + s.telegram.URL(),
		"DATA_DIR=" + s.dir, "LOG_LEVEL=warn", "LIMIT_NEW_SESSIONS=1000000"}
	if k.redis != "embedded" {
		s.redis = redistest.Start(t)
		s.env = append(s.env, "REDIS_URL="+s.redis.URL)
	}
	for range k.copies {
		s.addrs = append(s.addrs, freeAddr(t))
	}
	if k.webhook {
		s.front = newFront(t, s.addrs)
		s.env = append(s.env, "TELEGRAM_WEBHOOK_URL="+s.front.url+"/telegram", "TELEGRAM_WEBHOOK_SECRET=not-a-secret")
	}
	for i := range k.copies {
		s.copies = append(s.copies, s.start(i))
	}
	return s
}

func (s *stage) start(i int) *process {
	return launch(s.t, "program", append(slices.Clone(s.env), "HTTP_ADDR="+s.addrs[i]))
}

// killAll kills one copy, any, each time ten more reports have ended, and
// starts it again at once.
func (s *stage) killAll(n int, done *atomic.Int64, over <-chan struct{}) {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for i := range n {
		for done.Load() < int64(i*10) {
			select {
			case <-tick.C:
			case <-over:
				return
			}
		}
		<-time.After(rand.N(150 * time.Millisecond))
		s.killOne(rand.IntN(len(s.copies)), s.dying && i%5 == 4)
	}
}

func (s *stage) killOne(i int, redisToo bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.times = append(s.times, time.Now())
	if redisToo {
		s.redis.Kill()
	}
	s.copies[i].kill()
	if redisToo {
		s.redis.Restart()
	}
	s.copies[i] = s.start(i)
}

func (s *stage) logs() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, p := range s.copies {
		b.WriteString(p.logged())
	}
	return b.String()
}

// stopAll ends the copies in good order. One that was started a moment ago is
// waited for: before it listens, SIGTERM is a kill like the others.
func (s *stage) stopAll(t *testing.T) {
	for i, p := range s.copies {
		require.Eventuallyf(t, func() bool { return healthy(s.addrs[i]) }, time.Minute, 10*time.Millisecond, "log:\n%s", p.logged())
		p.stop(t)
	}
}

func healthy(addr string) bool { return ok(addr, "/healthz") }

func ok(addr, path string) bool {
	r, err := http.Get("http://" + addr + path)
	if err != nil {
		return false
	}
	defer func() { _ = r.Body.Close() }()
	return r.StatusCode == http.StatusOK
}

func (s *stage) close() {
	for _, p := range s.copies {
		p.kill()
	}
	s.telegram.Close()
}

// checkChats holds every chat against the promise: one receipt code, and no
// more repeated messages than kills while it was at it.
func (s *stage) checkChats(t *testing.T, r result, usual int) (repeats int) {
	require.Empty(t, s.telegram.Refused(), "calls that Telegram would refuse")
	for id, receipt := range r.receipts {
		require.NotEmpty(t, receipt)
		for _, m := range s.telegram.User(id, "").Screen() {
			if again := receiptForm.FindString(m.Text); again != "" {
				require.Equal(t, receipt, again, "two receipts in one chat")
			}
		}
		extra := botMessages(s.telegram, id) - usual
		require.LessOrEqualf(t, extra, s.killsIn(r.spans[id]), "repeated messages in one chat:\n%s", s.telegram.User(id, "").Transcript())
		repeats += max(extra, 0)
	}
	return repeats
}

// killsIn counts the kills that can have met a principal. The receipt ends the
// report but not the turn: it may be said again.
func (s *stage) killsIn(at span) (n int) {
	for _, k := range s.times {
		if k.After(at.from) && k.Before(at.to.Add(time.Second)) {
			n++
		}
	}
	return n
}

func botMessages(s *telegramtest.Server, id int64) (n int) {
	for _, m := range s.User(id, "").Screen() {
		if m.Bot() {
			n++
		}
	}
	return n
}

// checkReports counts what lasts: one report for each submission, under the
// code that the principal was given.
func (s *stage) checkReports(t *testing.T, r result) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.dir, "vneid.db")+"?mode=ro")
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	for id, receipt := range r.receipts {
		var n int
		var code string
		require.NoError(t, db.QueryRow(`SELECT count(*), max(receipt) FROM reports WHERE account_id = ?`, fmt.Sprint("telegram:", id)).Scan(&n, &code))
		require.Equal(t, 1, n, "reports of one principal")
		require.Equal(t, receipt, code)
	}
	var stuck int
	require.NoError(t, db.QueryRow(`SELECT count(*) FROM inbox`).Scan(&stuck))
	require.Zero(t, stuck, "events left behind")
}

// freeAddr is an address that nobody listens on, of a host that nobody else has: its port
// is still free when the program opens it.
func freeAddr(t testing.TB) string {
	t.Helper()
	n := addresses.Add(1)
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.%d.%d:0", 2+n/200, 1+n%200))
	require.NoError(t, err)
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

var addresses atomic.Int32 // that tests have had

// front is the proxy before the copies, as an office would run one: it hands
// each webhook to the next copy that answers.
type front struct {
	url  string
	next atomic.Int64
}

func newFront(t testing.TB, addrs []string) *front {
	f := &front{}
	var proxies []*httputil.ReverseProxy
	for _, a := range addrs {
		p := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: a})
		p.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
		proxies = append(proxies, p)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proxies[int(f.next.Add(1))%len(proxies)].ServeHTTP(w, r)
	}), ReadHeaderTimeout: time.Minute}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	f.url = "http://" + l.Addr().String()
	return f
}
