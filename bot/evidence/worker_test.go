package evidence

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"vneidbot/bot"
)

// table is the records' side: one row a picture.
type table struct {
	mu    sync.Mutex
	rows  map[string]*row
	order []string
	wake  chan struct{}
	asked int // how often jobs were claimed
	down  error
}

type row struct {
	job           bot.PictureJob
	due, leased   time.Time
	kept          bot.Kept
	fault         bot.PictureFault
	told          []bot.Write
	state         string
	claims, moved int
}

func newTable() *table { return &table{rows: map[string]*row{}, wake: make(chan struct{}, 1)} }

// add writes a job and signals it.
func (t *table) add(event string, f bot.File) *row {
	r := t.addUnheard(event, f)
	select {
	case t.wake <- struct{}{}:
	default:
	}
	return r
}

func (t *table) addUnheard(event string, f bot.File) *row {
	t.mu.Lock()
	defer t.mu.Unlock()
	channel, _, _ := strings.Cut(event, ":")
	r := &row{job: bot.PictureJob{Event: event, Chat: bot.Chat{Channel: channel, ID: "1"}, File: f}, state: "waiting"}
	t.rows[event], t.order = r, append(t.order, event)
	return r
}

// see is the row as it is now.
func (t *table) see(r *row) row {
	t.mu.Lock()
	defer t.mu.Unlock()
	return *r
}

// fail makes every call fail from now on, or none.
func (t *table) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.down = err
}

func (t *table) ClaimPictures(_ context.Context, now time.Time, lease time.Duration, most int) (list []bot.PictureJob, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.down != nil {
		return nil, t.down
	}
	t.asked++
	for _, event := range t.order {
		if r := t.rows[event]; r.state == "waiting" && !r.due.After(now) && !r.leased.After(now) && len(list) < most {
			r.leased = now.Add(lease)
			r.claims++
			list = append(list, r.job)
		}
	}
	return list, nil
}

func (t *table) change(ctx context.Context, event string, do func(*row)) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := errors.Join(t.down, ctx.Err()); err != nil {
		return err
	}
	t.rows[event].moved++
	do(t.rows[event])
	return nil
}

func (t *table) PictureKept(ctx context.Context, event string, k bot.Kept, _ ...bot.Write) error {
	return t.change(ctx, event, func(r *row) { r.state, r.kept = "kept", k })
}

func (t *table) PictureLater(ctx context.Context, event string, notBefore time.Time, tries int) error {
	return t.change(ctx, event, func(r *row) { r.due, r.leased, r.job.Tries = notBefore, time.Time{}, tries })
}

func (t *table) PictureFailed(ctx context.Context, event string, fault bot.PictureFault, writes []bot.Write) error {
	return t.change(ctx, event, func(r *row) { r.state, r.fault, r.told = "failed", fault, writes })
}

// platform serves files by their reference.
type platform func(ctx context.Context, f bot.File) (io.ReadCloser, error)

func (p platform) Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error) { return p(ctx, f) }

func serve(data []byte) platform {
	return func(context.Context, bot.File) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}
}

func refuse(err error) platform {
	return func(context.Context, bot.File) (io.ReadCloser, error) { return nil, err }
}

// shelf keeps in memory.
type shelf struct {
	mu   sync.Mutex
	kept [][]byte
	err  error
	disk chan struct{} // closed when what was laid down lasts; nil: at once
}

func (s *shelf) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}

func (s *shelf) Lasts(string) error {
	if s.disk != nil {
		<-s.disk
	}
	return nil
}

func (s *shelf) Lay(data []byte) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return "", s.err
	}
	s.kept = append(s.kept, data)
	return "sha of " + http.DetectContentType(data), nil
}

// scene is a worker in a bubble of its own time.
type scene struct {
	jobs  *table
	shelf *shelf
	log   *bytes.Buffer
	told  []string
	stop  func() // ends the worker and waits for it
}

// play runs a worker on the platform while do looks on, and stops it.
func play(t *testing.T, p platform, do func(s *scene)) {
	t.Helper()
	playWith(t, Options{}, p, do)
}

func playWith(t *testing.T, o Options, p platform, do func(s *scene)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &scene{jobs: newTable(), shelf: &shelf{}, log: &bytes.Buffer{}}
		var mu sync.Mutex
		o.Wake, o.Log = s.jobs.wake, slog.New(slog.NewTextHandler(s.log, nil))
		o.Observe = func(result string) {
			mu.Lock()
			defer mu.Unlock()
			s.told = append(s.told, result)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			New(s.jobs, s.shelf, map[string]Fetcher{"telegram": p}, o).Run(ctx)
			close(ended)
		}()
		s.stop = func() { cancel(); <-ended }
		do(s)
		s.stop()
	})
}

// pass lets time go by and everybody come to rest.
func pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

var photo = bot.File{Ref: "AgACAgUAAxkB"}
