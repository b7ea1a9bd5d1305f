package bot

import "time"

// Enqueue is an outbox row: a message nobody is waiting for in this turn.
type Enqueue struct {
	Key     string // dedupe key; a second row of the same key is not written
	To      Chat
	Message Message
	At      time.Time     // when it is written; of something unasked: not before
	Wait    time.Duration // not before so long after At
	For     time.Duration // of no use so long after At, and not sent then; 0 for always
	Unasked bool          // paced, and after people's answers
}

// Unqueue takes a message out of the outbox that was said after all: its turn
// put it there while the platform's answer was not in yet. No such row is no failure.
type Unqueue struct{ Key string }

// Queued is a message of the outbox, claimed for sending.
type Queued struct {
	Row     int64
	To      Chat
	Message Message
	Unasked bool
	Tries   int
	Since   time.Time
}

func (Enqueue) write() {}
func (Unqueue) write() {}
