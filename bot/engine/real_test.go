package engine_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/engine"
	"vneidbot/bot/guess"
	"vneidbot/bot/outbox"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/session"
	"vneidbot/store/storetest"
)

// phone is a platform whose people read everything.
type phone struct {
	mu   sync.Mutex
	read map[string][]string
}

func (p *phone) Name() string                                           { return "phone" }
func (p *phone) Caps() bot.Caps                                         { return bot.Caps{Buttons: true} }
func (p *phone) Run(context.Context, channel.Handle) error              { return nil }
func (p *phone) Fetch(context.Context, bot.File) (io.ReadCloser, error) { return nil, io.EOF }
func (p *phone) Link(string) string                                     { return "" }
func (p *phone) Handler() (string, http.Handler)                        { return "", nil }
func (p *phone) Check(context.Context) error                            { return nil }

func (p *phone) Send(_ context.Context, to bot.Chat, m bot.Message) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var text []string
	for _, part := range m.Parts {
		text = append(text, part.Text)
	}
	p.read[to.ID] = append(p.read[to.ID], strings.Join(text, "\n"))
	return fmt.Sprint(len(p.read[to.ID])), nil
}

func (p *phone) of(chat string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.read[chat])
}

// town is the program's real rooms around a phone.
type town struct {
	*phone
	records  *store.Store
	sessions *session.Store
	words    *locales.Catalog
}

const code bot.TaxCode = "0299900124"

func newTown(t *testing.T) *town {
	words, err := locales.New()
	require.NoError(t, err)
	server, err := session.Embedded(t.TempDir(), session.LockTTL(200*time.Millisecond))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Close()) })
	w := &town{phone: &phone{read: map[string][]string{}}, records: storetest.Open(t), sessions: server.Store, words: words}
	area := storetest.Area(t, w.records, bot.Area{Name: "quận Dương Kinh", Sort: 1})
	storetest.Unit(t, w.records, bot.Unit{Code: code, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: area})
	box := outbox.New(outbox.Options{Queue: w.records, Limiter: server.Pacer(session.TelegramRates(25)),
		Wake: w.records.Wake(store.Outbox), Channels: map[string]channel.Channel{"phone": w.phone}})
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = box.Run(ctx) }()
	t.Cleanup(func() { stop(); <-done })
	return w
}

// boot starts a process; one that is given a point is killed when it comes there.
func (w *town) boot(point string) *engine.Engine {
	var dead atomic.Bool
	return engine.New(engine.Options{
		Channels: map[string]channel.Channel{"phone": w.phone},
		Sessions: w.sessions, Limits: w.sessions, Records: w.records, Wording: w.words, Codes: &guess.Limit{Counter: w.sessions},
		Crash: func(at string) {
			if at == point {
				dead.Store(true)
			}
			if dead.Load() {
				runtime.Goexit()
			}
		},
	})
}

// spoken has the labels that a principal types.
var spoken = sync.OnceValue(func() *locales.Catalog {
	words, err := locales.New()
	if err != nil {
		panic(err)
	}
	return words
})

// report is what a principal does.
func report(chat string) (all []bot.Event) {
	button := func(key string) string { return spoken().Words("vi", bot.T(key)) }
	for i, text := range []string{"/start", string(code), button("button.yes"), button("status.duoc_tiep_nhan"), "", button("button.send")} {
		ev := bot.Event{ID: fmt.Sprintf("phone:%s-%d", chat, i), Kind: bot.Said, Chat: bot.Chat{Channel: "phone", ID: chat},
			From: bot.AccountID("phone:" + chat), At: time.Now(), Message: fmt.Sprint(i), Text: text}
		ev.Command, ev.Args, _, _ = bot.ReadCommand(text, "")
		if text == "" {
			ev.Kind, ev.File = bot.Pictured, &bot.File{Ref: "file"}
		}
		all = append(all, ev)
	}
	return all
}

// deliver tells whether the event was acknowledged: not when the process was killed.
func deliver(e *engine.Engine, ev bot.Event) (acknowledged bool) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		acknowledged = e.Handle(context.Background(), ev) == nil
	}()
	<-done
	return acknowledged
}

// A report is made on the real rooms, and the process is killed over one of its
// events at each point: one report, one receipt, nothing asked twice but for
// one repeated message.
func TestAReportOnRealRoomsSurvivesKills(t *testing.T) {
	w := newTown(t)
	whole := w.boot("")
	for _, ev := range report("whole") {
		require.True(t, deliver(whole, ev))
	}
	want := normal(w.of("whole"))
	require.Len(t, want, 6, "%q", want)
	for _, over := range []int{1, 4, 5} {
		for _, point := range engine.Points() {
			t.Run(fmt.Sprint(over, point), func(t *testing.T) {
				t.Parallel()
				w.killed(t, over, point, want)
			})
		}
	}
}

func (w *town) killed(t *testing.T, over int, point string, want []string) {
	chat := fmt.Sprint(over, point)
	healthy := w.boot("")
	for i, ev := range report(chat) {
		if i == over && deliver(w.boot(point), ev) {
			continue // the point is not on this way
		}
		require.True(t, deliver(healthy, ev))
		w.waitFor(t, chat, i+1)
	}
	w.waitFor(t, chat, len(want))
	got := normal(w.of(chat))
	// The wish for a name and a phone, at the receipt's end, is said once in a
	// lifetime: it is on record with the report, and a kill right then loses it.
	if point == "committed" || point == "save" {
		require.Equal(t, want[:5], got[:5])
		require.Len(t, got, len(want))
		require.True(t, strings.HasPrefix(want[5], got[5]), "%q", got[5])
	} else {
		require.Equal(t, want, got)
	}
	require.LessOrEqual(t, len(w.of(chat)), len(want)+1)
	facts, err := w.records.Look(t.Context(), report(chat)[0], bot.Needs{Held: true})
	require.NoError(t, err)
	require.Equal(t, 1, facts.Held.Reports)
}

// waitFor waits until the person has read so many messages: people answer what they read.
func (w *town) waitFor(t *testing.T, chat string, n int) {
	t.Helper()
	require.Eventually(t, func() bool { return len(normal(w.of(chat))) >= n }, 10*time.Second, time.Millisecond, "%q", w.of(chat))
}

var moment = regexp.MustCompile(`BC-\d{4}-\d{4}|\d\dh\d\d`)

// normal is what was read, each message once, without its codes and hours. Two
// receipts with different codes stay two.
func normal(read []string) (out []string) {
	seen := map[string]bool{}
	for _, text := range read {
		if !seen[text] {
			seen[text] = true
			out = append(out, moment.ReplaceAllString(text, "…"))
		}
	}
	return out
}
