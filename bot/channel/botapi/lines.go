package botapi

import "sync"

// Lines runs jobs: those of one chat one after another, in the order of
// arrival, those of different chats side by side.
type Lines[J any] struct {
	run   func(J)
	start func(func())
	slots chan struct{}

	mu      sync.Mutex
	closed  bool
	chats   map[string][]J
	running sync.WaitGroup
}

// NewLines runs at most so many jobs at once, on goroutines that start begins.
func NewLines[J any](most int, start func(func()), run func(J)) *Lines[J] {
	return &Lines[J]{run: run, start: start, slots: make(chan struct{}, most), chats: map[string][]J{}}
}

// Add puts the job behind its chat's earlier ones; one without a chat waits for
// nobody. False after Close.
func (l *Lines[J]) Add(chat string, j J) bool {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return false
	}
	line, busy := l.chats[chat]
	if chat != "" {
		l.chats[chat] = append(line, j)
	}
	first := chat == "" || !busy
	if first {
		l.running.Add(1)
	}
	l.mu.Unlock()
	if first {
		l.start(func() { l.work(chat, j) })
	}
	return true
}

// Beside starts f, in nobody's line and beyond the bound; Wait waits for it too.
// False after Close.
func (l *Lines[J]) Beside(f func()) bool {
	l.mu.Lock()
	open := !l.closed
	if open {
		l.running.Add(1)
	}
	l.mu.Unlock()
	if open {
		l.start(func() { defer l.running.Done(); f() })
	}
	return open
}

// work works off a chat's line, beginning with j, which is its head.
func (l *Lines[J]) work(chat string, j J) {
	defer l.running.Done()
	for more := true; more; j, more = l.after(chat) {
		l.slots <- struct{}{}
		l.run(j)
		<-l.slots
	}
}

// after takes the finished job off its line and returns the next one.
func (l *Lines[J]) after(chat string) (next J, more bool) {
	if chat == "" {
		return next, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	line := l.chats[chat][1:]
	if len(line) == 0 {
		delete(l.chats, chat)
		return next, false
	}
	l.chats[chat] = line
	return line[0], true
}

// Each shows the jobs that run or wait, and in how many chats they are.
func (l *Lines[J]) Each(look func(j J, chats int)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, line := range l.chats {
		for _, j := range line {
			look(j, len(l.chats))
		}
	}
}

// Close takes nothing in any more; Wait waits for what came.
func (l *Lines[J]) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
}

// Wait returns when no job is left.
func (l *Lines[J]) Wait() { l.running.Wait() }
