// Package outbox says what was not, or cannot be, said in a turn: rows that a
// transaction wrote are sent until the platform takes them.
//
// The contract:
//
//   - A row is sent by who holds its lease, and by nobody once that has nearly
//     run out. It is said twice only when the platform's answer was lost, or
//     the process was killed before it could note it.
//   - One message of a chat is on its way at a time, in the order of the rows.
//     A chat that is slow, limited or gone delays no other.
//   - People's answers go at once and are counted afterwards; what nobody asked
//     for asks the limiter first, and is marked on its way (channel.Unasked). While
//     the limiter is away, that waits and answers go on.
//   - A failure is tried again after a second, doubling to ten minutes, for a
//     day. What may have been said already is tried again a few times only;
//     tries while nothing at all comes through are not counted. What the
//     platform names (wait, gone, moved, refused) is followed.
package outbox

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Options is what an outbox is made of. Queue, Limiter and Channels are needed.
type Options struct {
	Queue    Queue
	Limiter  Limiter
	Channels map[string]channel.Channel // by Name
	Wake     <-chan struct{}            // signalled when rows were written
	Now      func() time.Time
	Log      *slog.Logger
	Metrics  interface{ Said(channel, outcome string) } // may be nil
	// Said hears of each message that the platform took, before its row is done;
	// may be nil.
	Said func(ctx context.Context, to bot.Chat, m bot.Message)
}

// The limits of sending.
const (
	sendMost = 64 // at once
	paceMost = 16 // unasked rows that wait for the limiter: more than it lets pass while others are claimed, few, because their lease runs
	paceStep = 4  // of them are claimed together: each claim is a commit, and answers wait for the disk behind it
	flyMost  = 20 // unasked rows on their way: what hangs does not come all at once
	// lease is how long a row stays with a process that was killed. It is short,
	// because the chat's next answers wait behind it; a send must fit into it.
	lease  = 5 * time.Second
	within = 4 * time.Second
	look   = 500 * time.Millisecond // for rows of other copies, and such as become due
	// A row that brings files along takes as long as they take to upload: 50 MB at
	// six megabits a second.
	uploadLease  = 80 * time.Second
	uploadWithin = 75 * time.Second
)

// Outbox sends rows. It is safe for concurrent use; Run is called once.
type Outbox struct {
	opt    Options
	counts counter
	doubts doubts
	slots  chan struct{} // held by each row that is being sent
	paced  chan claimed  // unasked rows that wait for the limiter
	flying chan struct{} // held by each of them that is being sent
	ended  chan struct{} // a row was done: another of its chat may be due
	work   sync.WaitGroup

	stopping context.Context // of Run; ends when what is on its way has to come to an end
}

// claimed is a row and the end of its lease.
type claimed struct {
	bot.Queued
	until time.Time
}

// New makes an outbox.
func New(o Options) *Outbox {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Outbox{opt: o, slots: make(chan struct{}, sendMost), paced: make(chan claimed, paceMost), flying: make(chan struct{}, flyMost), ended: make(chan struct{}, 1), stopping: context.Background()}
}

// Run sends until ctx ends, and returns when what was on its way is noted.
func (o *Outbox) Run(ctx context.Context) error {
	defer o.work.Wait()
	o.stopping = ctx
	o.work.Go(func() { o.pace(ctx) })
	o.work.Go(func() { o.count(ctx) })
	timer := time.NewTicker(look)
	defer timer.Stop()
	for {
		if o.claim(ctx) {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-o.opt.Wake:
		case <-o.ended:
		case <-timer.C:
		}
	}
}

// claim takes what is due and sends it on its way; true when there may be more.
func (o *Outbox) claim(ctx context.Context) bool {
	room := min(paceMost-len(o.paced), sendMost-len(o.slots))
	if room <= 0 || ctx.Err() != nil {
		return false
	}
	now := o.opt.Now()
	rows, err := o.opt.Queue.Claim(ctx, now, lease, room)
	if err != nil {
		if ctx.Err() == nil {
			o.opt.Log.Warn("outbox not read", "err", err)
		}
		return false
	}
	for _, row := range rows {
		r := claimed{row, now.Add(lease)}
		if row.Unasked {
			o.paced <- r
		} else {
			o.start(ctx, r)
		}
	}
	return len(rows) == room
}

// start sends the row beside the others.
func (o *Outbox) start(ctx context.Context, r claimed) {
	o.slots <- struct{}{}
	o.work.Go(func() {
		defer func() {
			if r.Unasked {
				<-o.flying
			}
			<-o.slots
			o.ring(r.Unasked)
		}()
		o.send(context.WithoutCancel(ctx), r)
	})
}

// ring has the outbox claim again: another row of the chat may be due, and there is
// room. After an unasked one that waits until there is room for a few.
func (o *Outbox) ring(unasked bool) {
	if unasked && len(o.paced) > paceMost-paceStep {
		return
	}
	select {
	case o.ended <- struct{}{}:
	default:
	}
}
