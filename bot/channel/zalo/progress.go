package zalo

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

// progress knows how far messages of several parts have come.
type progress struct {
	mu   sync.Mutex
	seen map[uint64]step
}

type step struct {
	next int
	at   time.Time
}

var seed = maphash.MakeSeed()

// keyOf names a message by where it goes and all it says.
func keyOf(posts []*post) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, p := range posts {
		maphash.WriteComparable(&h, p.chat)
		maphash.WriteComparable(&h, p.text)
		_, _ = h.Write(p.picture)
	}
	return h.Sum64()
}

// begun is the part to go on with.
func (p *progress) begun(key uint64, now time.Time) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.seen[key]; ok && now.Sub(s.at) < partsKept {
		return s.next
	}
	return 0
}

func (p *progress) reached(key uint64, next int, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen == nil || len(p.seen) >= partsMost {
		p.seen = map[uint64]step{}
	}
	p.seen[key] = step{next: next, at: now}
}

func (p *progress) done(key uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.seen, key)
}
