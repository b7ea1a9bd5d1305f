package channel

import (
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

// Begun is the part to go on with, 0 for a message that is new.
func (p *Progress) Begun(key uint64, now time.Time) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.seen[key]; ok && now.Sub(s.at) < partsKept {
		return s.next
	}
	return 0
}

// Reached notes that the parts before next have been said.
func (p *Progress) Reached(key uint64, next int, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen == nil || len(p.seen) >= partsMost {
		p.seen = map[uint64]step{}
	}
	p.seen[key] = step{next: next, at: now}
}

// Done forgets a message that was said whole.
func (p *Progress) Done(key uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.seen, key)
}
