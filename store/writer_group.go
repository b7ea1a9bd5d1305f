package store

import (
	"database/sql/driver"
	"errors"
	"time"

	"github.com/mattn/go-sqlite3"
)

// group is the turns of one transaction.
type group struct {
	due   []*turn // to be run before others are asked for
	turns []*turn // that were run
	until time.Time
	rings [queues]bool
}

// take is the first turn that is due, nil for none.
func (g *group) take() (t *turn) {
	if len(g.due) > 0 {
		t, g.due = g.due[0], g.due[1:]
	}
	return t
}

func (g *group) merge(rings [queues]bool) {
	for q, on := range rings {
		g.rings[q] = g.rings[q] || on
	}
}

func (g *group) answer() {
	for _, t := range g.turns {
		close(t.done)
	}
}

func (t *turn) answer(err error) {
	t.err = err
	close(t.done)
}

// dropped tells whether the turn's caller has left before it began.
func (t *turn) dropped() bool {
	t.err = t.ctx.Err()
	return t.err != nil
}

// harmless tells whether the error leaves the transaction as it was before the
// statement: a constraint, or a refusal of our own. Everything else is taken
// for a transaction that may be gone.
func harmless(err error) bool {
	var e sqlite3.Error
	if errors.As(err, &e) {
		return e.Code == sqlite3.ErrConstraint
	}
	return !errors.Is(err, driver.ErrBadConn)
}
