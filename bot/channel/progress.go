package channel

import (
	"hash/maphash"
	"sync"
	"time"
)

// A message of several parts that failed half-way is remembered for an hour, so
// that nobody reads its first part twice. After a crash it is.
const (
	partsKept = time.Hour
	partsMost = 512
)

// Progress knows how far messages of several parts have come, each by a key
// that its channel makes. The zero value is ready; it may be used concurrently.
type Progress struct {
	mu   sync.Mutex
	seen map[uint64]step
}

type step struct {
	next int
	at   time.Time
}

var seed = maphash.MakeSeed()

// KeyOf names a message by where it goes and all it says.
func KeyOf(words ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, word := range words {
		maphash.WriteComparable(&h, word)
	}
	return h.Sum64()
}

// Say says the parts of a message, the i-th by say(i), from the first that an
// earlier try has not said. It returns the last one's id.
func (p *Progress) Say(key uint64, parts int, say func(i int) (id string, err error)) (id string, err error) {
	if parts == 1 {
		return say(0)
	}
	for i := p.begun(key, time.Now()); i < parts; i++ {
		if id, err = say(i); err != nil {
			return "", err
		}
		p.reached(key, i+1, time.Now())
	}
	p.done(key)
	return id, nil
}

// begun is the part to go on with, 0 for a message that is new.
func (p *Progress) begun(key uint64, now time.Time) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.seen[key]; ok && now.Sub(s.at) < partsKept {
		return s.next
	}
	return 0
}

// reached notes that the parts before next have been said.
func (p *Progress) reached(key uint64, next int, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen == nil || len(p.seen) >= partsMost {
		p.seen = map[uint64]step{}
	}
	p.seen[key] = step{next: next, at: now}
}

// done forgets a message that was said whole.
func (p *Progress) done(key uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.seen, key)
}
