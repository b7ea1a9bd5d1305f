package web

import (
	"sync"
	"time"
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

// pace counts posts in buckets that fill up again steadily: those of a session
// and of an address, and of each its pictures; and an address's new sessions.
// Each copy of the program counts alone.
type pace struct {
	Limits
	now     func() time.Time
	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
	full int
}

// bucketsMost bounds the memory that strangers can make us use.
const bucketsMost = 100_000

func newPace(l Limits, now func() time.Time) *pace {
	return &pace{Limits: l, now: now, buckets: map[string]bucket{}}
}

// take takes one of the key's; wait is how long until there is one again.
func (p *pace) take(key string, perMinute int) (wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	b, known := p.buckets[key]
	if !known {
		if len(p.buckets) >= bucketsMost {
			clear(p.buckets)
		}
		b = bucket{left: float64(perMinute), full: perMinute}
	} else {
		b.left = min(float64(perMinute), b.left+now.Sub(b.at).Minutes()*float64(perMinute))
	}
	b.at = now
	if b.left < 1 {
		wait = time.Duration((1 - b.left) / float64(perMinute) * float64(time.Minute))
	} else {
		b.left--
	}
	p.buckets[key] = b
	return wait
}

// forget drops the buckets that are full again.
func (p *pace) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for key, b := range p.buckets {
		if p.now().Sub(b.at) > time.Minute {
			delete(p.buckets, key)
		}
	}
}
