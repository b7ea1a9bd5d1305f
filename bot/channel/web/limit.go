package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are how much of something is too much; 0 takes the default. Thousands
// of phones may share one address (mobile networks do that), so an address may
// do much more than a person.
type Limits struct {
	Posts    int // of a session in a minute, 60
	Pictures int // among them, 30
	Address  int // posts of an address in a minute, 1200
	Uploads  int // pictures among them, 600
	Sessions int // new sessions of an address in a minute, 120
	Streams  int // of an address at once, 1000; pages without one ask now and then
}

func (l Limits) orDefault() Limits {
	for _, f := range []struct {
		at *int
		to int
	}{{&l.Posts, 60}, {&l.Pictures, 30}, {&l.Address, 1200}, {&l.Uploads, 600}, {&l.Sessions, 120}, {&l.Streams, 1000}} {
		if *f.at == 0 {
			*f.at = f.to
		}
	}
	return l
}

// pace counts posts: those of a session and of an address, and of each its
// pictures; and an address's new sessions. Each copy of the program counts alone.
type pace struct {
	Limits
	now  func() time.Time
	mu   sync.Mutex
	pace map[string]*rate.Limiter
}

// pacedMost bounds the memory that strangers can make us use.
const pacedMost = 100_000

func newPace(l Limits, now func() time.Time) *pace {
	return &pace{Limits: l, now: now, pace: map[string]*rate.Limiter{}}
}

// take takes one of the key's; wait is how long until there is one again.
func (p *pace) take(key string, perMinute int) (wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.pace[key]
	if l == nil {
		if len(p.pace) >= pacedMost {
			clear(p.pace)
		}
		l = rate.NewLimiter(rate.Limit(float64(perMinute)/60), perMinute)
		p.pace[key] = l
	}
	now := p.now()
	one := l.ReserveN(now, 1)
	if wait = one.DelayFrom(now); wait > 0 {
		one.CancelAt(now)
	}
	return wait
}

// forget drops those that have had all of their minute again.
func (p *pace) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for key, l := range p.pace {
		if l.TokensAt(p.now()) >= float64(l.Burst()) {
			delete(p.pace, key)
		}
	}
}
