package telegram

import (
	"context"
	"sync"
)

// toast are words for the answer to a tap; shown hears whether they were taken.
type toast struct {
	text  string
	shown chan bool
}

// toasts are the taps that have no answer yet: it can still carry words.
type toasts struct {
	mu   sync.Mutex
	taps map[string]chan toast
}

func (t *toasts) open(id string) <-chan toast {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.taps == nil {
		t.taps = make(map[string]chan toast)
	}
	words := make(chan toast, 1)
	t.taps[id] = words
	return words
}

// take is the tap's channel for whoever comes first, nil for all others.
func (t *toasts) take(id string) chan toast {
	t.mu.Lock()
	defer t.mu.Unlock()
	words := t.taps[id]
	delete(t.taps, id)
	return words
}

// close lets the answer go without words.
func (t *toasts) close(id string) {
	if words := t.take(id); words != nil {
		close(words)
	}
}

// give hands the words to the tap's answer and tells whether they were shown.
func (t *toasts) give(ctx context.Context, id, text string) bool {
	words := t.take(id)
	if words == nil {
		return false
	}
	shown := make(chan bool, 1)
	words <- toast{text, shown}
	select {
	case ok := <-shown:
		return ok
	case <-ctx.Done():
		return false
	}
}
