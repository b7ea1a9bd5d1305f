package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/session/redistest"
)

// played is a program that serves an emulation for a benchmark.
type played struct {
	*process
	server *telegramtest.Server
	codes  []string
}

// playOn starts a program on real Redis with a roster of so many units.
func playOn(b *testing.B, as string, units int) played {
	redis := redistest.Start(b)
	server := telegramtest.New(b)
	dir := benchDir(b)
	codes := importSample(b, dir, units)
	return played{server: server, codes: codes, process: launch(b, as, []string{
		"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + server.URL(),
		"REDIS_URL=" + redis.URL, "DATA_DIR=" + dir, "HTTP_ADDR=127.0.0.1:0",
		"LOG_LEVEL=warn", "LIMIT_NEW_SESSIONS=1000000",
	})}
}

func (p played) load(first int64, total, atOnce int) load {
	return load{phones: telegramPhones(p.server), codes: p.codes, first: first, total: total, atOnce: atOnce, within: 2 * time.Minute}
}

// BenchmarkStuckChat has one chat whose messages the platform does not answer
// for a minute, while others report at a pace the machine keeps up with; p99 is
// quoted by the same load without such a chat:
//
//	go test ./cmd/vneidbot -run '^$' -bench StuckChat -benchtime 1x
func BenchmarkStuckChat(b *testing.B) {
	for range b.N {
		p := playOn(b, "program", 500)
		require.Empty(b, p.load(1, 50, 10).run().failed)
		calm := p.load(1000, 500, 5).run()
		require.Empty(b, calm.failed)

		const stuck = 7_000_001
		p.server.Fault(telegramtest.Fault{Method: "sendMessage", Chat: stuck, Count: -1, Hang: time.Minute})
		victim := p.server.User(stuck, "Cô Kẹt")
		for range 20 {
			victim.Say("/start")
		}
		beside := p.load(10_000, 500, 5).run()
		require.Empty(b, beside.failed)
		b.ReportMetric(float64(beside.quantile(0.99))/float64(calm.quantile(0.99)), "p99/calm")
		b.ReportMetric(float64(p.server.PollPeak()), "getUpdates/s")
		b.ReportMetric(0, "ns/op")
		p.server.ClearFaults()
		p.stop(b)
	}
}

// BenchmarkStart is the time from starting the process to its first getUpdates,
// with 50,000 units in the database.
func BenchmarkStart(b *testing.B) {
	p := playOn(b, "program", 50_000)
	wait := func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		_, err := p.server.User(1, "Cô Lan").Says(ctx, own("unit.ask"))
		require.NoError(b, err)
	}
	p.server.User(1, "Cô Lan").Say("/start")
	wait()
	env := p.cmd.Env
	p.stop(b)
	for b.Loop() {
		polls := p.server.Calls("getUpdates")
		again := launch(b, "program", env)
		for tick := time.NewTicker(time.Millisecond); p.server.Calls("getUpdates") == polls; {
			<-tick.C
		}
		b.StopTimer()
		again.stop(b)
		b.StartTimer()
	}
}
