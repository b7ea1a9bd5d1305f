package engine

import (
	"hash/maphash"
	"sync"
)

// memory knows the events whose replies this process has said, the latest few
// thousand of them, so that an event that comes again without a kill repeats
// nothing.
type memory struct {
	mu   sync.Mutex
	set  map[uint64]struct{}
	ring []uint64
	next int
}

const memoryMost = 1 << 13

var memorySeed = maphash.MakeSeed()

func remembered(chat, event string) uint64 {
	var h maphash.Hash
	h.SetSeed(memorySeed)
	_, _ = h.WriteString(chat)
	_ = h.WriteByte(0)
	_, _ = h.WriteString(event)
	return h.Sum64()
}

func (m *memory) add(chat, event string) {
	h := remembered(chat, event)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.set == nil {
		m.set = make(map[uint64]struct{})
	}
	if _, there := m.set[h]; there {
		return
	}
	m.set[h] = struct{}{}
	if len(m.ring) < memoryMost {
		m.ring = append(m.ring, h)
		return
	}
	delete(m.set, m.ring[m.next])
	m.ring[m.next] = h
	m.next = (m.next + 1) % memoryMost
}

func (m *memory) has(chat, event string) bool {
	h := remembered(chat, event)
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.set[h]
	return ok
}
