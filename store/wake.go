package store

// Queue names a queue whose workers can be woken.
type Queue uint8

// The queues.
const (
	Outbox Queue = iota
	Inbox
	Pictures
	Jobs
	queues
)

// wakes holds a channel of one for each queue: a signal that is not taken yet
// covers those after it.
type wakes [queues]chan struct{}

func newWakes() *wakes {
	w := new(wakes)
	for q := range w {
		w[q] = make(chan struct{}, 1)
	}
	return w
}

func (w *wakes) ring(q Queue) {
	select {
	case w[q] <- struct{}{}:
	default:
	}
}

// Wake is signalled after each commit of this process that wrote rows of the
// queue. It has one reader. Rows of other processes, and rows that become due,
// are found by looking once a second.
func (s *Store) Wake(q Queue) <-chan struct{} { return s.wakes[q] }

// Ring has the workers of a queue look: the clock by which its rows are due was moved.
func (s *Store) Ring(q Queue) { s.wakes.ring(q) }
