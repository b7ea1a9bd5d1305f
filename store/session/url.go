package session

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"vneidbot/bot"
)

var errURL = errors.New(`want redis://, rediss:// or unix://, "redis://user:password@host:6379/0"`)

// Connect makes a store on the Redis that url names: redis://, rediss:// or
// unix://. It does not dial: a Redis that is away now is waited for by the
// calls. The error says nothing of the url, which may hold a password.
func Connect(url string, opts ...Option) (*Store, error) {
	o, err := redis.ParseURL(strings.TrimSpace(url))
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "session: redis url", errURL)
	}
	s := newStore(tune(o), opts)
	s.calls = newConvoy(s.rdb)
	return s, nil
}

// connBuffer is what a connection holds for each way: room for the session of a turn.
// There are ten connections to each of the runtime's processors.
const connBuffer = 8 << 10

// tune makes a call fail while its turn can still be parked (3 s): dialling is
// tried once per attempt, and a deadline of the context counts.
func tune(o *redis.Options) *redis.Options {
	quiet()
	o.Protocol = 2
	o.DisableIdentity = true
	o.ContextTimeoutEnabled = true
	o.DialTimeout = time.Second
	o.DialerRetries = 1
	o.ReadTimeout = 2 * time.Second
	o.WriteTimeout = 2 * time.Second
	o.PipelinePoolSize = -1
	o.ReadBufferSize, o.WriteBufferSize = connBuffer, connBuffer
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	return o
}

type silence struct{}

func (silence) Printf(context.Context, string, ...any) {}

// quiet stops the client's own lines on stderr: every failure is returned, and
// the program's log is the only one.
var quiet = sync.OnceFunc(func() { redis.SetLogger(silence{}) })
