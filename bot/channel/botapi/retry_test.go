package botapi_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/botapi"
)

func TestBackoffGrowsToItsLimit(t *testing.T) {
	for n, most := range map[int]time.Duration{1: 200 * time.Millisecond, 2: 400 * time.Millisecond, 3: 800 * time.Millisecond, 6: 5 * time.Second, 1000: 5 * time.Second} {
		for range 100 {
			d := botapi.Backoff(n, 200*time.Millisecond, 5*time.Second)
			require.LessOrEqual(t, d, most, n)
			require.GreaterOrEqual(t, d, most/2, n)
		}
	}
}
