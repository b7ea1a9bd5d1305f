package crew

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWorkRunsAtOnceAndIdleGoroutinesAreUsedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		over := make(chan struct{})
		defer close(over)
		c := New(over)
		var ran []int
		stuck := make(chan struct{})
		c.Do(func() { <-stuck })
		c.Do(func() { ran = append(ran, 1) })
		synctest.Wait()
		require.Equal(t, []int{1}, ran, "nobody waits for another's work")

		select {
		case c.idle <- func() { ran = append(ran, 2) }:
		default:
			require.Fail(t, "the goroutine without work waits for more")
		}
		synctest.Wait()
		require.Equal(t, []int{1, 2}, ran)
		<-time.After(linger) // in the bubble's time
		synctest.Wait()
		select {
		case c.idle <- func() {}:
			require.Fail(t, "after a while it is gone")
		default:
		}
		close(stuck)
	})
}

func TestTheEndFreesWhoIsIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		over := make(chan struct{})
		c := New(over)
		c.Do(func() {})
		synctest.Wait()
		close(over)
		synctest.Wait()
		select {
		case c.idle <- func() {}:
			require.Fail(t, "nobody is left")
		default:
		}
	})
}
