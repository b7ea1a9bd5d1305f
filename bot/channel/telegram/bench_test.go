package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	api "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// work stands for a turn: some computing, and a wait as for a commit.
func work() {
	time.Sleep(3 * time.Millisecond)
	for begun := time.Now(); time.Since(begun) < 100*time.Microsecond; {
	}
}

// BenchmarkEcho has 200 people who write, wait for the answer and write again:
// by this channel, and by a plain bot on the same library, which confirms before
// it has done anything and starts a goroutine per update.
func BenchmarkEcho(b *testing.B) {
	buttons := [][]bot.Button{{{Label: "Đúng", Data: "d:1:1"}}, {{Label: "Nhập lại", Data: "d:1:2"}}}
	b.Run("channel", func(b *testing.B) {
		echo(b, func(ctx context.Context, url string) func() {
			c, err := New(Options{Options: botapi.Options{Token: telegramtest.Token, APIURL: url}})
			require.NoError(b, err)
			return func() {
				_ = c.Run(ctx, func(ctx context.Context, ev bot.Event) error {
					work()
					_, err := c.Send(ctx, ev.Chat, bot.Message{Parts: []bot.Para{{Text: "Đã nhận: " + ev.Text}}, Buttons: buttons})
					return err
				})
			}
		})
	})
	b.Run("plain", func(b *testing.B) {
		markup := &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "Đúng", CallbackData: "d:1:1"}}, {{Text: "Nhập lại", CallbackData: "d:1:2"}}}}
		echo(b, func(ctx context.Context, url string) func() {
			client := botapi.NewHTTP(platform.Idle)
			plain, err := api.New(telegramtest.Token, api.WithServerURL(url), api.WithHTTPClient(50*time.Second, client), api.WithErrorsHandler(func(error) {}),
				api.WithDefaultHandler(func(ctx context.Context, p *api.Bot, u *models.Update) {
					work()
					_, _ = p.SendMessage(ctx, &api.SendMessageParams{ChatID: u.Message.Chat.ID, Text: "Đã nhận: " + u.Message.Text, ReplyMarkup: markup})
				}))
			require.NoError(b, err)
			return func() { plain.Start(ctx); client.CloseIdleConnections() }
		})
	})
}

const benchPeople = 200

func echo(b *testing.B, open func(ctx context.Context, url string) func()) {
	srv := telegramtest.New(b)
	ctx, cancel := context.WithCancel(b.Context())
	var bots, people sync.WaitGroup
	run := open(ctx, srv.URL())
	bots.Go(run)
	took := make([][]time.Duration, benchPeople)
	b.ResetTimer()
	cpu := cpuTime()
	for i := range benchPeople {
		n := b.N / benchPeople
		if i < b.N%benchPeople {
			n++
		}
		u := srv.User(int64(9000000+i), "Người "+strconv.Itoa(i))
		people.Go(func() {
			for k := range n {
				begun := time.Now()
				u.Say(fmt.Sprint("tin ", k))
				if _, err := u.Next(ctx); err != nil {
					return
				}
				took[i] = append(took[i], time.Since(begun))
			}
		})
	}
	people.Wait()
	b.StopTimer()
	all := slices.Concat(took...)
	slices.Sort(all)
	b.ReportMetric(float64(len(all))/b.Elapsed().Seconds(), "answers/s")
	b.ReportMetric(float64((cpuTime()-cpu).Microseconds())/float64(len(all)), "cpu-µs/answer")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(srv.PollPeak()), "polls/s-peak")
	cancel()
	bots.Wait()
}

// BenchmarkSplit takes an answer of a hundred updates apart, by hand and by the
// decoder; the decoder is quoted by the hand.
func BenchmarkSplit(b *testing.B) {
	one := `{"update_id":100,"message":{"message_id":7,"from":{"id":9000000,"is_bot":false,"first_name":"Cô \"Lan\"","language_code":"vi"},` +
		`"chat":{"id":9000000,"first_name":"Cô Lan","type":"private"},"date":1764460800,"text":"0299900124","entities":[{"offset":0,"length":10,"type":"phone_number"}]}}`
	raw := []byte(`{"ok":true,"result":[` + strings.Repeat(one+",", batch-1) + one + `]}`)
	var hand time.Duration
	for b.Loop() {
		begun := time.Now()
		_, ok := split(raw)
		hand += time.Since(begun)
		require.True(b, ok)
	}
	n, begun := b.N, time.Now()
	for range n {
		var list struct {
			answer
			Result []json.RawMessage `json:"result"`
		}
		require.NoError(b, json.Unmarshal(raw, &list))
	}
	b.ReportMetric(float64(time.Since(begun))/float64(hand), "decoder/hand")
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
