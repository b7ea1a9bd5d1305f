package outbox

import (
	"context"
	"errors"
	"sync"
	"time"

	"vneidbot/bot/channel"
)

// doubtsMost is how often a message is sent again that may have been said.
const doubtsMost = 5

// doubtful tells that the message may have been taken all the same: its answer
// broke off, or was not waited for any longer.
func doubtful(e *channel.SendError) bool {
	return e.Doubt || errors.Is(e.Err, context.DeadlineExceeded) || errors.Is(e.Err, context.Canceled)
}

// doubts counts the tries whose end nobody knows. A platform that answers
// nobody is away, and took none of them: a try counts only when something else
// of the channel came through since the row's try before. The counts live with
// the process.
type doubts struct {
	mu      sync.Mutex
	rows    map[int64]doubt
	through map[string]time.Time // by channel: when something came through last
}

type doubt struct {
	tries int
	last  time.Time // the latest try began
}

// came notes that something of the channel came through.
func (d *doubts) came(channel string, now time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.through == nil {
		d.through = make(map[string]time.Time)
	}
	d.through[channel] = now
}

// more counts a try of the row and tells how many count by now.
func (d *doubts) more(r claimed, began time.Time) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	was := d.rows[r.Row]
	if was.last.IsZero() || d.through[r.To.Channel].After(was.last) {
		was.tries++
	}
	was.last = began
	if d.rows == nil {
		d.rows = make(map[int64]doubt)
	}
	d.rows[r.Row] = was
	return was.tries
}

// forget drops the count of a row that is done.
func (d *doubts) forget(r claimed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.rows, r.Row)
}
