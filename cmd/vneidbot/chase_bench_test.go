package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/session/redistest"
)

// BenchmarkChase reminds 900 principals while 50 others go on reporting, a step every
// few seconds as people do, at a platform that holds to its limits; the answers are
// quoted by the same people without the reminder, and all messages sent meanwhile by
// how long so many take at 25 a second. The program's 26 leave as much room for what comes
// in one second, and count the edits that answer taps, which the platform may do as well:
//
//	go test ./cmd/vneidbot -run '^$' -bench Chase -benchtime 1x
func BenchmarkChase(b *testing.B) {
	const people, reporters, rate = 900, 50, 25
	for range b.N {
		redis, tg, dir := redistest.Start(b), telegramtest.New(b), benchDir(b)
		codes := importSample(b, dir, 2000)
		reporterOfEach(b, dir, people, 0)
		p := launch(b, "program", []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + tg.URL(), "REDIS_URL=" + redis.URL, "DATA_DIR=" + dir,
			"LOG_LEVEL=warn", "HTTP_ADDR=127.0.0.1:0", "ADMIN_IDS=telegram:9000001", "LIMIT_NEW_SESSIONS=1000000", "TZ=" + noonNow()})
		hears := func(u *telegramtest.User, words string) {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
			defer cancel()
			_, err := u.Says(ctx, words)
			require.NoErrorf(b, err, "%s\n%s", u.Transcript(), p.logged())
		}
		for i := range people {
			u := tg.User(int64(20000+i), "Cô Lan")
			u.Say("/start")
			hears(u, "dữ liệu cá nhân")
		}
		tg.Enforce()
		calm := unhurried(tg, codes, 1000, reporters, 4*time.Second, func() { <-time.After(30 * time.Second) })
		require.Empty(b, calm.failed)

		officer := tg.User(adminID, "Cán bộ Mai")
		officer.Say("/dondoc")
		hears(officer, "Nhắc")
		var began, ended time.Time
		edits := tg.Calls("editMessageText")
		beside := unhurried(tg, codes, 3000, reporters, 4*time.Second, func() {
			_, err := officer.Tap(fmt.Sprintf("Gửi %d tin", people))
			require.NoError(b, err)
			began = time.Now()
			hears(officer, fmt.Sprintf("%d/%d đơn vị", people, people))
			edits = tg.Calls("editMessageText") - edits
		})
		require.Empty(b, beside.failed)
		sent := 0
		for _, s := range tg.Sends() {
			if s.Chat >= 20000 && s.Chat < 20000+people && s.At.After(began) {
				ended = s.At
			}
		}
		for _, s := range tg.Sends() {
			if s.At.After(began) && !s.At.After(ended) {
				sent++
			}
		}
		b.ReportMetric(ended.Sub(began).Seconds()*rate/float64(sent), "time/limit")
		b.ReportMetric(ended.Sub(began).Seconds()*rate/float64(sent+edits), "time/limit-with-edits")
		b.ReportMetric(float64(sent), "messages")
		b.ReportMetric(float64(len(tg.TooMany())), "429s")
		b.ReportMetric(float64(beside.quantile(0.99))/float64(calm.quantile(0.99)), "p99/calm")
		b.ReportMetric(0, "ns/op")
		b.Logf("%d messages in %v; answers' p99 calm %v, beside %v, of %d and %d", sent, ended.Sub(began), calm.quantile(0.99), beside.quantile(0.99), len(calm.waits), len(beside.waits))
		for _, late := range tg.TooMany() {
			reminders, answers := beforeIt(tg.Sends(), late.At, func(chat int64) bool { return chat >= 20000 && chat < 20000+people })
			b.Logf("too fast at %v: in the second before it %d reminders and %d answers", late.At.Sub(began), reminders, answers)
		}
		p.stop(b)
	}
}

// beforeIt counts what went in the second before a moment.
func beforeIt(sends []telegramtest.Send, at time.Time, reminded func(chat int64) bool) (reminders, answers int) {
	for _, s := range sends {
		switch before := at.Sub(s.At); {
		case before < 0 || before >= time.Second:
		case reminded(s.Chat):
			reminders++
		default:
			answers++
		}
	}
	return reminders, answers
}

// unhurried are people who report, one step each time when so long to twice as long is
// over, from one report to the next until what happens meanwhile is over.
func unhurried(tg *telegramtest.Server, codes []string, first int64, people int, pace time.Duration, meanwhile func()) (r result) {
	var mu sync.Mutex
	var all sync.WaitGroup
	over, stop := context.WithCancel(context.Background())
	phones := telegramPhones(tg)
	for i := range people {
		all.Go(func() {
			for n := int64(0); over.Err() == nil; n++ {
				id := first + int64(i) + n*int64(people)
				p := &principal{phone: phones(id), code: codes[int(id)%len(codes)], pic: another(screenshot(), id)}
				waits, err := p.stroll(over, pace)
				mu.Lock()
				r.waits = append(r.waits, waits...)
				if err != nil {
					r.failed = append(r.failed, err)
				}
				mu.Unlock()
			}
		})
	}
	meanwhile()
	stop()
	all.Wait()
	return r
}

// stroll is play by somebody who takes some time for each step.
func (p *principal) stroll(over context.Context, pace time.Duration) (waits []time.Duration, err error) {
	for i, s := range report {
		select {
		case <-over.Done():
			return waits, nil
		case <-time.After(pace + rand.N(pace)):
		}
		began := time.Now()
		if err := s.do(p); err != nil {
			return waits, fmt.Errorf("step %d: %w", i+1, err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		_, err := p.hears(ctx, heard(s.hear)...)
		cancel()
		if err != nil {
			return waits, fmt.Errorf("step %d: %w\n%s", i+1, err, p.seen())
		}
		waits = append(waits, time.Since(began))
	}
	return waits, nil
}
