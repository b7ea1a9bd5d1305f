package session

import (
	"context"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// Rate is a steady pace with a burst: in any window at most
// N/Per × window + Burst messages pass, one less if the window is open.
type Rate struct {
	N     int
	Per   time.Duration
	Burst int
}

// Rates are the paces of one channel.
type Rates struct {
	All     Rate // over all chats
	Private Rate // a private chat
	Group   Rate // a group
}

// TelegramRates stay under what Telegram allows: about 30 messages a second
// over all, 1 a second in a private chat, 20 a minute in a group. Whatever
// rate is asked for (at least 1, at most 29 a second), pace and burst together
// stay under the 30, with room for what comes a little later than it went.
func TelegramRates(perSecond int) Rates {
	n := min(max(perSecond, 1), 29)
	return Rates{
		All:     Rate{N: n, Per: time.Second, Burst: max(1, min(3, 28-n))},
		Private: Rate{N: 1, Per: time.Second, Burst: 1},
		Group:   Rate{N: 15, Per: time.Minute, Burst: 5},
	}
}

// Pacer paces what nobody asked for, over all copies of the program, on the
// clock of Redis. It is the GCRA: of each pace only the time is kept at which
// its bucket would be empty again.
type Pacer struct {
	rdb   *redis.Client
	rates Rates
	key   func(channel, chat string) string
}

// Pacer makes a pacer of these rates.
func (s *Store) Pacer(r Rates) *Pacer { return &Pacer{rdb: s.rdb, rates: r, key: s.paceKey} }

// paceSlots is how many paces of chats an embedded server tells apart: of each name
// that it ever had it keeps a trace, and two chats with one pace cost one of them a
// second at most.
const paceSlots = 4096

func (s *Store) paceKey(channel, chat string) string {
	if s.journal != nil {
		chat = strconv.Itoa(int(crc32.ChecksumIEEE([]byte(chat)) % paceSlots))
	}
	return keyPaceChat(channel, chat)
}

// A debt is never longer than its window, or a whole album, and the burst: after
// that long a silence everything may be sent again, and a clock that was set
// back does not stop it. Numbers are whole microseconds: they stay exact in Lua's
// doubles as long as no tostring comes near them, which keeps 14 digits.
//
// KEYS one for each pace
// ARGV 1 to take one of each or none, 0 to add to what is owed; then for each
// key: microseconds of one message, burst, window, messages
const paceScript = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local take = ARGV[1] == '1'
local debt, wait = {}, 0
for i, key in ipairs(KEYS) do
  local one, burst = tonumber(ARGV[4*i-2]), tonumber(ARGV[4*i-1])
  local most = now + tonumber(ARGV[4*i]) + burst * one
  local due = tonumber(redis.call('GET', key) or now)
  if due < now then due = now elseif due > most then due = most end
  wait = math.max(wait, due - (burst - 1) * one - now)
  debt[i] = math.min(due + tonumber(ARGV[4*i+1]) * one, most)
end
if take and wait > 0 then return wait end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, debt[i], 'PX', math.ceil((debt[i] - now) / 1000) + 1)
end
return 0
`

var pace = redis.NewScript(paceScript)

// Take takes n messages to the chat out of its own pace and the channel's, both
// or neither, and returns 0; or it returns how long to wait before asking again.
// An album, which goes as a whole, begins when one message might, and the next
// one waits for all of its pictures. group says whether the chat is a group.
func (p *Pacer) Take(ctx context.Context, channel, chat string, group bool, n int) (time.Duration, error) {
	keys := []string{keyPaceAll(channel), p.key(channel, chat)}
	args := append([]any{1}, p.rates.All.args(n)...)
	args = append(args, p.rates.of(group).args(n)...)
	us, err := pace.Run(ctx, p.rdb, keys, args...).Int64()
	return time.Duration(us) * time.Microsecond, away("take", err)
}

// together is how many chats one script counts, so that it stays short.
const together = 100

// Count tells of messages that were sent without asking: answers to people,
// gathered for a while. What nobody asked for then waits its turn behind them.
func (p *Pacer) Count(ctx context.Context, channel string, n map[bot.Chat]int) error {
	for batch := range slices.Chunk(p.debts(channel, n), together) {
		keys, args, all := []string{keyPaceAll(channel)}, []any{}, 0
		for _, d := range batch {
			keys, args, all = append(keys, d.key), append(args, d.rate.args(d.n)...), all+d.n
		}
		head := append([]any{0}, p.rates.All.args(all)...)
		if err := pace.Run(ctx, p.rdb, keys, append(head, args...)...).Err(); err != nil {
			return away("count", err)
		}
	}
	return nil
}

// debt is what one chat has had.
type debt struct {
	key  string
	rate Rate
	n    int
}

// debts adds up the topics of a group: they are one chat.
func (p *Pacer) debts(channel string, n map[bot.Chat]int) []debt {
	sum := map[string]debt{}
	for chat, k := range n {
		key := p.key(channel, chat.ID)
		sum[key] = debt{key, p.rates.of(chat.Group), sum[key].n + k}
	}
	return slices.Collect(maps.Values(sum))
}

func (r Rates) of(group bool) Rate {
	if group {
		return r.Group
	}
	return r.Private
}

func (r Rate) args(n int) []any {
	one := r.Per.Microseconds() / int64(r.N)
	return []any{one, r.Burst, max(r.Per.Microseconds(), bot.AlbumMost*one), n}
}
