package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"regexp"
	"sort"
	"sync"
	"time"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// step is one thing that a principal does, and the words that answer it.
type step struct {
	do   func(p *principal) error
	hear string // keys
}

// phone is what a principal reports with, on one platform.
type phone interface {
	say(text string) error
	tap(label string) error
	picture(data []byte) error
	hears(ctx context.Context, words ...string) (string, error) // the message that holds them, once it is there
	seen() string
}

// principal plays one whole report, each step once and only after the answer
// to the one before.
type principal struct {
	phone
	code  string
	pic   []byte
	steps []step // report, unless the load says otherwise
}

func tap(key string) func(*principal) error {
	return func(p *principal) error { return p.tap(own(key)) }
}

func say(text func(*principal) string) func(*principal) error {
	return func(p *principal) error { return p.say(text(p)) }
}

// report is the way of most principals: six updates, one of them a picture.
var report = []step{
	{say(func(*principal) string { return "/start" }), "unit.ask"},
	{say(func(p *principal) string { return p.code }), "unit.confirm"},
	{tap("button.yes"), "status.ask"},
	{tap("status.duoc_tiep_nhan"), "photo.ask"},
	{func(p *principal) error { return p.picture(p.pic) }, "summary.text"},
	{tap("button.send"), "receipt.done + BC-"},
}

// again is the way of whoever has reported before.
var again = []step{
	{say(func(p *principal) string { return p.code + " chưa đăng ký" }), "summary.text"},
	{tap("button.send"), "receipt.done + BC-"},
}

var receiptForm = regexp.MustCompile(`BC-\d{4}-\d{4}`)

// play goes through the report; waits tells how long each answer took.
func (p *principal) play(ctx context.Context) (receipt string, waits []time.Duration, err error) {
	steps := p.steps
	if steps == nil {
		steps = report
	}
	for i, s := range steps {
		began := time.Now()
		if err := s.do(p); err != nil {
			return "", waits, fmt.Errorf("step %d: %w", i+1, err)
		}
		text, err := p.hears(ctx, heard(s.hear)...)
		if err != nil {
			return "", waits, fmt.Errorf("step %d: %w\n%s", i+1, err, p.seen())
		}
		waits = append(waits, time.Since(began))
		receipt = receiptForm.FindString(text)
	}
	return receipt, waits, nil
}

// telegramPhone is a phone with Telegram.
type telegramPhone struct{ *telegramtest.User }

func (t telegramPhone) say(text string) error     { t.Say(text); return nil }
func (t telegramPhone) tap(label string) error    { _, err := t.Tap(label); return err }
func (t telegramPhone) picture(data []byte) error { t.SendPhoto(data, ""); return nil }
func (t telegramPhone) seen() string              { return t.Transcript() }

func (t telegramPhone) hears(ctx context.Context, words ...string) (string, error) {
	m, err := t.Says(ctx, words...)
	if err != nil {
		return "", err
	}
	return m.Text, nil
}

func telegramPhones(s *telegramtest.Server) func(id int64) phone {
	return func(id int64) phone { return telegramPhone{s.User(id, "Cô Thử")} }
}

// load is many principals, so many at once.
type load struct {
	phones func(id int64) phone
	codes  []string
	first  int64 // user id of the first principal
	total  int
	atOnce int
	within time.Duration // for one report

	finished func() // hears of each report that ended, may be nil
	steps    []step // report by default
}

// result is what a load came to.
type result struct {
	took     time.Duration
	waits    []time.Duration
	receipts map[int64]string
	spans    map[int64]span // when each principal was at it
	failed   []error
}

type span struct{ from, to time.Time }

func (l load) run() result {
	pics := l.pictures()
	r := result{receipts: map[int64]string{}, spans: map[int64]span{}}
	var mu sync.Mutex
	var all sync.WaitGroup
	next := make(chan int64)
	began := time.Now()
	for range l.atOnce {
		all.Go(func() {
			for id := range next {
				ctx, cancel := context.WithTimeout(context.Background(), l.within)
				p := &principal{phone: l.phones(id), code: l.codes[int(id)%len(l.codes)], pic: pics[id-l.first], steps: l.steps}
				from := time.Now()
				receipt, waits, err := p.play(ctx)
				cancel()
				mu.Lock()
				r.spans[id] = span{from, time.Now()}
				r.receipts[id], r.waits = receipt, append(r.waits, waits...)
				if err != nil {
					r.failed = append(r.failed, fmt.Errorf("principal %d: %w", id, err))
				}
				mu.Unlock()
				if l.finished != nil {
					l.finished()
				}
			}
		})
	}
	for i := range l.total {
		next <- l.first + int64(i)
	}
	close(next)
	all.Wait()
	r.took = time.Since(began)
	return r
}

// pictures are made before the clock runs, one for each principal.
func (l load) pictures() [][]byte {
	pic, pics := screenshot(), make([][]byte, l.total)
	for i := range pics {
		pics[i] = another(pic, l.first+int64(i))
	}
	return pics
}

// quantile of the answers' times.
func (r result) quantile(q float64) time.Duration {
	if len(r.waits) == 0 {
		return 0
	}
	sorted := append([]time.Duration(nil), r.waits...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i] < sorted[j] })
	return sorted[int(q*float64(len(sorted)-1))]
}

// screenshot is a picture of a phone's size whose bytes are about as many as
// those that Telegram delivers.
func screenshot() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 590, 1280))
	for y := range 1280 {
		for x := range 590 {
			shade := uint8(255)
			if (y/24)%3 == 1 && (x*7+y*13)%11 < 5 {
				shade = 40
			}
			img.Set(x, y, color.RGBA{shade, shade, 255, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 60}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// another is the picture with other numbers in its first table of quantisers:
// no two principals send the same bytes, or the program would keep one file.
func another(pic []byte, n int64) []byte {
	out := bytes.Clone(pic)
	table := bytes.Index(out, []byte{0xff, 0xdb}) + 5 // marker, length, number of the table
	out[table+62], out[table+63] = byte(1+n%255), byte(1+n/255%255)
	return out
}

// middle is the median.
func middle(values []float64) float64 {
	sort.Float64s(values)
	return values[len(values)/2]
}
