package web_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/store/shelf"
)

// pngBytes is a small picture.
var pngBytes = func() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 60))); err != nil {
		panic(err)
	}
	return b.Bytes()
}()

// stream follows the log and hands out each event's id and data.
func (p *phone) stream(ctx context.Context, path, last string) (next func() (id, data string), end func()) {
	r := p.request(http.MethodGet, path, "", nil).WithContext(ctx)
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	resp, err := http.DefaultClient.Do(r)
	require.NoError(p.site.t, err)
	require.Equal(p.site.t, http.StatusOK, resp.StatusCode)
	lines := bufio.NewScanner(resp.Body)
	return func() (id, data string) {
		for lines.Scan() {
			switch key, value, _ := strings.Cut(lines.Text(), ": "); key {
			case "id":
				id = value
			case "data":
				return id, value
			}
		}
		return "", ""
	}, func() { _ = resp.Body.Close() }
}

func TestStreamsResumeWhereTheyWere(t *testing.T) {
	s := newSite(t, nil)
	w := s.open()
	stop := s.run(w, accept)
	p := s.person(1)
	send := func(text string) string {
		id, err := w.Send(context.Background(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: text}}})
		require.NoError(t, err)
		return id
	}
	first := send("một")
	next, end := p.stream(context.Background(), "/events", "")
	id, data := next()
	require.Equal(t, first, id)
	require.Contains(t, data, "một")
	second := send("hai")
	id, _ = next()
	require.Equal(t, second, id)
	end()
	third := send("ba")
	next, end = p.stream(context.Background(), "/events?since="+first, second)
	id, data = next()
	require.Equal(t, third, id, "what the browser has is not sent again")
	require.Contains(t, data, "ba")

	stop()
	_, data = next()
	require.Empty(t, data, "a stop ends the streams")
	end()
	code, _, _ := p.get("/events")
	require.Equal(t, http.StatusServiceUnavailable, code)

	w = s.open()
	s.run(w, accept)
	fourth := send("bốn")
	next, end = p.stream(context.Background(), "/events", third)
	defer end()
	id, _ = next()
	require.Equal(t, fourth, id, "a restart loses nothing")
}

func TestTooManyStreamsOfOneChat(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), accept)
	for range 12 {
		_, end := s.person(1).stream(context.Background(), "/events", "")
		defer end()
	}
	code, _, _ := s.person(1).get("/events")
	require.Equal(t, http.StatusTooManyRequests, code)
}

func TestTooManyStreamsOfOneAddress(t *testing.T) {
	s := newSite(t, func(o *web.Options) { o.Limits = web.Limits{Streams: 2} })
	s.run(s.open(), accept)
	_, first := s.person(1).stream(context.Background(), "/events", "")
	_, second := s.person(2).stream(context.Background(), "/events", "")
	defer second()
	code, _, _ := s.person(3).get("/events")
	require.Equal(t, http.StatusTooManyRequests, code)
	require.Empty(t, s.person(3).log(), "it may still ask now and then")
	first()
	require.Eventually(t, func() bool {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel() // a stream that was let in ends
		resp, err := http.DefaultClient.Do(s.person(3).request(http.MethodGet, "/events", "", nil).WithContext(ctx))
		return err == nil && resp.Body.Close() == nil && resp.StatusCode == http.StatusOK
	}, 5*time.Second, 5*time.Millisecond, "one that ended makes room")
}

// What is too old goes when the program starts, and every hour from then on.
func TestOldTranscriptsAndUploadsAreRemoved(t *testing.T) {
	var ahead time.Duration
	s := newSite(t, func(o *web.Options) { o.Place.Now = func() time.Time { return time.Now().Add(ahead) } })
	stop := s.run(s.open(), accept)
	p := s.person(1)
	_, _, _ = p.upload("client-0001", "", "anh.png", pngBytes)
	require.Len(t, s.uploads("??"), 1)
	stop()

	ahead = 61 * time.Minute
	stop = s.run(s.open(), accept)
	swept, err := s.shelf.Sweep(t.Context(), s.store, time.Now().Add(ahead-shelf.Life))
	require.NoError(t, err)
	require.Equal(t, 1, swept)
	require.Len(t, p.log(), 1, "what was said is kept longer")
	code, _, _ := p.get(fmt.Sprint("/file/", p.log()[0].Seq))
	require.Equal(t, http.StatusNotFound, code)
	stop()

	require.NoError(t, s.store.Web().Purge(t.Context(), time.Now().Add(time.Hour)))
	s.run(s.open(), accept)
	code, _, _ = p.get("/log")
	require.Equal(t, http.StatusForbidden, code, "the session goes with its last words")
}

func TestWordsAreTakenAway(t *testing.T) {
	s := newSite(t, nil)
	w := s.open()
	s.run(w, accept)
	p := s.person(1)
	_, _, _ = p.post("/say", say("client-0001", "điều riêng tư"))
	_, err := w.Send(context.Background(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: "đã xóa"}}, Delete: fmt.Sprint(p.log()[0].Seq)})
	require.NoError(t, err)
	log := p.log()
	require.Equal(t, []string{"said", "gone", "answer"}, []string{log[0].Kind, log[1].Kind, log[2].Kind})
	require.Empty(t, log[0].Text)
	require.Equal(t, log[0].Seq, log[1].Of)
}

// BenchmarkStreams tells what 500 browsers that follow their chats cost in
// memory of this process, the benchmark's own ends of the connections included.
func BenchmarkStreams(b *testing.B) {
	s := newSite(b, nil)
	w := s.open()
	s.run(w, accept)
	before := memory()
	for range b.N {
		for n := range 500 {
			next, end := s.person(n+1).stream(context.Background(), "/events", "")
			defer end()
			_, err := w.Send(context.Background(), s.person(n+1).Chat(), bot.Message{Parts: []bot.Para{{Text: "chào"}}})
			require.NoError(b, err)
			next()
		}
		b.ReportMetric(float64(memory()-before)/(1<<20), "MiB/500-streams")
	}
}

func memory() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
