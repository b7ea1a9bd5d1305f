package store_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// cpu reports the processor time of one operation, which other programs on the
// machine do not change much; system calls and SQLite are in it.
func cpu(b *testing.B) {
	used := func() time.Duration {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	b.Cleanup(func() { b.ReportMetric(float64(used()-before)/float64(b.N), "cpu-ns/op") })
}

// benchRoom is a room with two thousand more units.
func benchRoom(b *testing.B) *room {
	r := newRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO units (code, name, fold, level, area_id, created_at)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
	  SELECT printf('%010d', i), 'Mầm non ' || i, 'mam non ' || i, 'mam_non', ?, 0 FROM n`, r.area)
	storetest.Remember(b, r.s)
	r.verify(lan)
	r.commit(r.file(1, lan, bot.Accepted))
	return r
}

// BenchmarkLook reads what a step of the conversation usually asks for.
func BenchmarkLook(b *testing.B) {
	r := benchRoom(b)
	for _, c := range []struct {
		name string
		who  bot.AccountID
		n    bot.Needs
	}{
		{"stranger", minh, bot.Needs{}},
		{"reporter", lan, bot.Needs{}},
		{"unit", lan, bot.Needs{Unit: r.unit}},
		{"code", minh, bot.Needs{Codes: []bot.TaxCode{r.code}}},
		{"near", minh, bot.Needs{Codes: []bot.TaxCode{"0299900125"}}},
		{"name", minh, bot.Needs{Name: "hoa sen"}},
		{"area", minh, bot.Needs{Area: "dương kinh"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			cpu(b)
			for b.Loop() {
				if _, err := r.s.Look(context.Background(), bot.Event{From: c.who, At: noon}, c.n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBacklog(b *testing.B) {
	r := benchRoom(b)
	for b.Loop() {
		if _, err := r.s.Backlog(context.Background(), "telegram:9000001"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCommit files reports from that many chats at once. Each is a turn
// of its own with a picture, as the last step of a conversation has it.
func BenchmarkCommit(b *testing.B) {
	for _, chats := range []int{1, 64, 256} {
		b.Run(fmt.Sprint(chats), func(b *testing.B) {
			r := benchRoom(b)
			var n atomic.Int64
			cpu(b)
			b.SetParallelism(max(1, chats/2))
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					w := r.file(int(n.Add(1))+1, bot.AccountID(fmt.Sprint("telegram:", n.Load()%500)), bot.Accepted)
					w.Unit = bot.UnitID(2 + n.Load()%1990)
					if _, err := r.s.Commit(context.Background(), []bot.Write{picture(string(w.ID), w.Draft), w}); err != nil {
						b.Error(err)
						return
					}
				}
			})
		})
	}
}

// BenchmarkClaim looks for something to say while many reminders wait that are
// not due, and finds one answer.
func BenchmarkClaim(b *testing.B) {
	r := newRoom(b)
	storetest.Exec(b, r.s, `INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before)
	  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
	  SELECT 'k' || i, 'telegram', 'telegram:' || i, '{}', '{}', 0, 1, 0, ? FROM n`, noon.Add(time.Hour).UnixMilli())
	r.commit(say("a", lan, bot.Notice))
	cpu(b)
	for b.Loop() {
		list, err := r.s.Claim(context.Background(), noon, 0, 20)
		require.NoError(b, err)
		require.Len(b, list, 1)
	}
}
