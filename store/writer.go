package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// The limits of a group: how many turns share a commit, and how long their
// transaction may take before it commits (another process may be waiting).
const (
	groupMost = 256
	groupTime = 100 * time.Millisecond
)

// tx is a turn's share of a transaction.
type tx struct {
	*conn
	now   time.Time // when it records, by the office's clock
	rings [queues]bool
}

// wake rings the queue's workers once the transaction has lasted.
func (t *tx) wake(q Queue) { t.rings[q] = true }

// turn is one write that waits for the commit it is part of.
type turn struct {
	ctx  context.Context
	run  func(*tx) error
	err  error
	done chan struct{}
}

// writer owns the only connection that writes.
type writer struct {
	c     *conn
	now   func() time.Time
	wakes *wakes
	ride  riders
	in    chan *turn // not buffered: a turn that was taken is answered, one that was not can leave
	quit  chan struct{}
	ended chan struct{}
}

var errClosed = errors.New("the store is closed")

func startWriter(ctx context.Context, db *sqlx.DB, now func() time.Time, wakes *wakes) (*writer, error) {
	c, err := newConn(ctx, db)
	if err != nil {
		return nil, err
	}
	if _, err := c.exec(savepointsInMemory); err != nil { // on the only connection that makes any
		return nil, err
	}
	w := &writer{c: c, now: now, wakes: wakes, in: make(chan *turn), quit: make(chan struct{}), ended: make(chan struct{})}
	go w.loop()
	return w, nil
}

// write runs f in a transaction and returns when it has lasted. A context that
// ends before f has begun drops f; afterwards it changes nothing. f may run
// twice (the first run is rolled back), so it sets what it returns anew each
// time. It must be short: others wait behind it.
func (s *Store) write(ctx context.Context, f func(*tx) error) error {
	if s.writeDB == nil {
		return bot.Fail(bot.Forbidden, "store: write", errLooking)
	}
	t := &turn{ctx: ctx, run: f, done: make(chan struct{})}
	select {
	case s.writer.in <- t:
	case <-ctx.Done():
		return bot.Fail(bot.Unavailable, "store: write", ctx.Err())
	case <-s.writer.quit:
		return bot.Fail(bot.Unavailable, "store: write", errClosed)
	}
	<-t.done
	return fail("write", t.err)
}

// stillWriter is the writer of a store that only looks: it can be stopped.
func stillWriter() *writer { return &writer{quit: make(chan struct{})} }

func (w *writer) tx() *tx { return &tx{conn: w.c, now: w.now()} }

func (w *writer) stop() {
	close(w.quit)
	if w.c == nil {
		return
	}
	<-w.ended
	_ = w.c.close()
}

func (w *writer) loop() {
	defer close(w.ended)
	for {
		select {
		case t := <-w.in:
			w.serve(t)
		case <-w.quit:
			return
		}
	}
}

// serve commits the turn together with those that wait, behind the riders, and
// answers them all.
func (w *writer) serve(first *turn) {
	if err := w.begin(); err != nil {
		first.answer(err)
		return
	}
	g := &group{due: append(w.ride.take(), first), until: time.Now().Add(groupTime)}
	if err := w.together(g); err != nil {
		w.apart(append(g.turns, g.due...))
		return
	}
	w.ring(g.rings)
	g.answer()
}

// together runs the turns in one transaction and commits it.
func (w *writer) together(g *group) error {
	for t := w.next(g); t != nil; t = w.next(g) {
		g.turns = append(g.turns, t)
		if err := w.share(t, g); err != nil {
			return err
		}
	}
	_, err := w.c.exec("COMMIT")
	return err
}

// next is a turn that waits already, unless the group is full.
func (w *writer) next(g *group) *turn {
	if t := g.take(); t != nil {
		return t
	}
	if len(g.turns) >= groupMost || time.Now().After(g.until) {
		return nil
	}
	for range 2 {
		select {
		case t := <-w.in:
			return t
		default:
			runtime.Gosched() // whoever is about to write comes along
		}
	}
	return nil
}

// share runs the turn as a part of the group's transaction. It returns an error
// when the transaction as a whole can no longer be relied on: SQLITE_FULL, an
// I/O error or an interrupt may have rolled all of it back without a word, and
// what comes next would then commit by itself.
func (w *writer) share(t *turn, g *group) error {
	if t.dropped() {
		return nil
	}
	x, within := w.tx(), w.inside
	if len(g.turns) == 1 {
		within = w.first
	}
	if err := within(t, x); err != nil {
		return err
	}
	if t.err == nil {
		g.merge(x.rings)
	}
	return nil
}

// first runs a turn that has the transaction to itself so far: no savepoint is
// needed to take back what it wrote.
func (w *writer) first(t *turn, x *tx) error {
	if t.err = contain(t.run, x); t.err == nil {
		return w.lives()
	}
	if !harmless(t.err) {
		return t.err
	}
	if _, err := w.c.exec("ROLLBACK"); err != nil {
		return err
	}
	return w.begin()
}

var errRolledBack = errors.New("the transaction is gone")

// lives fails when the transaction is gone, also if the turn kept the error to
// itself.
func (w *writer) lives() error {
	outside, err := w.c.autocommit()
	if outside {
		err = errRolledBack
	}
	return err
}

// inside runs a turn in a savepoint, behind others.
func (w *writer) inside(t *turn, x *tx) error {
	if _, err := w.c.exec("SAVEPOINT turn"); err != nil {
		return err
	}
	if t.err = contain(t.run, x); t.err != nil {
		if !harmless(t.err) {
			return t.err
		}
		if _, err := w.c.exec("ROLLBACK TO turn"); err != nil {
			return err
		}
	}
	_, err := w.c.exec("RELEASE turn") // fails as lives does
	return err
}

// apart drops the group's transaction and runs each turn again by itself.
func (w *writer) apart(turns []*turn) {
	w.drop()
	for _, t := range turns {
		w.alone(t)
	}
}

func (w *writer) alone(t *turn) {
	if t.err = nil; t.dropped() {
		t.answer(t.err)
		return
	}
	if err := w.begin(); err != nil {
		t.answer(err)
		return
	}
	x := w.tx()
	err := contain(t.run, x)
	if err == nil {
		_, err = w.c.exec("COMMIT")
	}
	if err != nil {
		w.drop()
	}
	if err == nil {
		w.ring(x.rings)
	}
	t.answer(err)
}

// begin waits for other processes at most the busy timeout of the DSN.
func (w *writer) begin() error {
	_, err := w.c.exec(beginWrite)
	if err != nil {
		w.drop()
	}
	return err
}

// drop rolls back what is left of the transaction, which may be nothing.
func (w *writer) drop() {
	if outside, err := w.c.autocommit(); err == nil && outside {
		return
	}
	_, _ = w.c.exec("ROLLBACK")
}

func (w *writer) ring(rings [queues]bool) {
	for q, on := range rings {
		if on {
			w.wakes.ring(Queue(q))
		}
	}
}

// contain turns a panic of the turn into its error.
func contain(f func(*tx) error, x *tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = bot.Fail(bot.Internal, "store: write", fmt.Errorf("panic: %v", p))
		}
	}()
	return f(x)
}
