package jobs

import (
	"sync"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// nice is the calling thread's own, as the kernel tells it: 20 less the priority.
func nice(t *testing.T) int {
	kernels, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
	require.NoError(t, err)
	return 20 - kernels
}

// What is done aside lets others go first; nobody else is slowed down by it, whatever
// threads are made meanwhile.
func TestWhatIsDoneAsideIsAlone(t *testing.T) {
	usual := nice(t)
	Aside(func() {
		require.Equal(t, lowest, nice(t))
		var all sync.WaitGroup
		hold := make(chan struct{})
		for range 20 {
			all.Go(func() {
				require.Equal(t, usual, nice(t))
				<-hold
			})
		}
		close(hold)
		all.Wait()
	})
	require.Equal(t, usual, nice(t))
}
