package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// gang runs turns that share one transaction: the first is held inside it until
// all the others wait.
type gang struct {
	s    *store.Store
	errs []error
	wait sync.WaitGroup
}

type member struct {
	ctx context.Context
	run func(store.Exec) error
}

// run starts the turns one after the other, so that they join in order.
func (g *gang) run(members []member) {
	gate := make(chan struct{})
	g.errs = make([]error, len(members))
	for i, m := range members {
		run := m.run
		if i == 0 {
			run = func(exec store.Exec) error { <-gate; return m.run(exec) }
		}
		g.wait.Go(func() { g.errs[i] = g.s.Turn(m.ctx, run) })
		synctest.Wait()
	}
	close(gate)
	g.wait.Wait()
}

// put writes a row by which the turn is recognised.
func put(i int) func(store.Exec) error {
	return func(exec store.Exec) error {
		return exec(`INSERT INTO settings (key, value) VALUES (?, '')`, fmt.Sprintf("turn.%d", i))
	}
}

// inGroup runs eight turns of one group, one of them as given, and tells which
// rows are there afterwards.
func inGroup(t *testing.T, at int, m member) (errs []error, rows string) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.Open(t)
		members := make([]member, 8)
		for i := range members {
			members[i] = member{context.Background(), put(i)}
		}
		members[at] = m
		g := &gang{s: s}
		g.run(members)
		errs = g.errs
		rows = turns(t, s)
	})
	return errs, rows
}

func turns(t *testing.T, s *store.Store) string {
	rows, err := s.Text(context.Background(),
		`SELECT coalesce(group_concat(substr(key, 6), ' ' ORDER BY key), '') FROM settings WHERE key LIKE 'turn.%'`)
	require.NoError(t, err)
	return rows
}

// places are those of a turn that goes wrong: the first of a group is undone in
// another way than those behind it.
var places = []int{0, 3}

// but lists the rows of all turns but one.
func but(at int) string {
	return strings.TrimSpace(strings.Replace("0 1 2 3 4 5 6 7 ", fmt.Sprint(at, " "), "", 1))
}

func requireOthers(t *testing.T, at int, errs []error) {
	t.Helper()
	for i, err := range errs {
		if i != at {
			require.NoError(t, err, i)
		}
	}
}

func TestRefusedTurnLeavesItsGroupAlone(t *testing.T) {
	for _, at := range places {
		runs := 0
		refusals := map[string]func(store.Exec) error{
			"our own": func(exec store.Exec) error {
				runs++
				return errors.Join(put(at)(exec), bot.Fail(bot.Conflict, "test", nil))
			},
			"constraint": func(exec store.Exec) error { return errors.Join(put(at)(exec), put(at)(exec)) },
			"panic":      func(exec store.Exec) error { _ = put(at)(exec); panic("a bug") },
		}
		for name, run := range refusals {
			t.Run(fmt.Sprint(name, " ", at), func(t *testing.T) {
				errs, rows := inGroup(t, at, member{context.Background(), run})
				require.Error(t, errs[at])
				requireOthers(t, at, errs)
				require.Equal(t, but(at), rows)
			})
		}
		require.Equal(t, 1, runs, "a refusal is not run again")
	}
}

// A full disk rolls back the whole transaction; without a look at autocommit
// the turns after it would commit one by one, and those before it be lost.
func TestFullDiskFailsOneTurnOnly(t *testing.T) {
	big := strings.Repeat("x", 4<<20)
	for _, at := range places {
		errs, rows := inGroup(t, at, member{context.Background(), func(exec store.Exec) error {
			if err := exec(`PRAGMA max_page_count = 300`); err != nil {
				return err
			}
			return errors.Join(put(at)(exec), exec(`INSERT INTO settings (key, value) VALUES ('big', ?)`, big))
		}})
		require.Equal(t, bot.Exhausted, bot.KindOf(errs[at]))
		requireOthers(t, at, errs)
		require.Equal(t, but(at), rows)
	}
}

// The transaction may go away without an error that anybody returns.
func TestSilentRollbackIsNoticed(t *testing.T) {
	for _, at := range places {
		runs := 0
		errs, rows := inGroup(t, at, member{context.Background(), func(exec store.Exec) error {
			if runs++; runs == 1 {
				return exec(`ROLLBACK`)
			}
			return put(at)(exec)
		}})
		require.NoError(t, errs[at], "it runs again alone")
		requireOthers(t, at, errs)
		require.Equal(t, "0 1 2 3 4 5 6 7", rows)
		require.Equal(t, 2, runs)
	}
}

func TestCancelledTurnIsDroppedBeforeItRuns(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	errs, rows := inGroup(t, 3, member{ctx, put(3)})
	require.Equal(t, bot.Unavailable, bot.KindOf(errs[3]))
	require.ErrorIs(t, errs[3], context.Canceled)
	requireOthers(t, 3, errs)
	require.Equal(t, "0 1 2 4 5 6 7", rows)
}

// An idle writer may take a turn although its context has ended.
func TestCancelledTurnNeverLasts(t *testing.T) {
	s := storetest.Open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for i := range 50 {
		require.ErrorIs(t, s.Turn(ctx, put(i)), context.Canceled)
	}
	require.Empty(t, turns(t, s))
}

func TestCancelledWhileRunningLasts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	errs, rows := inGroup(t, 3, member{ctx, func(exec store.Exec) error { cancel(); return put(3)(exec) }})
	require.NoError(t, errs[3])
	requireOthers(t, 3, errs)
	require.Equal(t, "0 1 2 3 4 5 6 7", rows)
}

func TestNobodyIsAnsweredBeforeTheCommit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.Open(t)
		var answered atomic.Int32
		var seen string
		members := make([]member, 8)
		for i := range members {
			members[i] = member{context.Background(), put(i)}
		}
		members[7].run = func(exec store.Exec) error {
			seen = fmt.Sprint(answered.Load(), "|", turns(t, s))
			return nil
		}
		gate, g := make(chan struct{}), sync.WaitGroup{}
		for i, m := range members {
			g.Go(func() {
				_ = s.Turn(m.ctx, func(exec store.Exec) error { <-gate; return m.run(exec) })
				answered.Add(1)
			})
			synctest.Wait()
			_ = i
		}
		close(gate)
		g.Wait()
		require.Equal(t, "0|", seen, "in the group's last turn nobody had an answer and nothing could be read")
		require.Equal(t, "0 1 2 3 4 5 6", turns(t, s))
	})
}

func TestCloseAnswersWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := store.Open(context.Background(), t.TempDir(), store.Options{})
		require.NoError(t, err)
		gate, g := make(chan struct{}), sync.WaitGroup{}
		var held, late error
		g.Go(func() {
			held = s.Turn(context.Background(), func(exec store.Exec) error { <-gate; return put(0)(exec) })
		})
		synctest.Wait()
		g.Go(func() { _ = s.Close() })
		synctest.Wait()
		g.Go(func() { late = s.Turn(context.Background(), put(1)) })
		synctest.Wait()
		close(gate)
		g.Wait()
		require.NoError(t, held, "what had begun lasts")
		require.Equal(t, bot.Unavailable, bot.KindOf(late))
	})
}
