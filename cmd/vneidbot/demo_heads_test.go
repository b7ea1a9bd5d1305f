package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/roster/sample"
)

// TestTheDemonstrationHasPhones where an officer looks for them, and of some units none.
func TestTheDemonstrationHasPhones(t *testing.T) {
	rows := sample.Units(demoUnits, time.Date(2026, 12, 1, 6, 0, 0, 0, time.UTC))
	giveHeads(rows)
	known, not := map[string]int{}, map[string]int{}
	for _, r := range rows {
		if r.Head != "" && r.Phone != "" {
			known[r.Area]++
		} else {
			not[r.Area]++
		}
	}
	require.Len(t, known, 1)
	require.Positive(t, not[demoArea])
	require.Greater(t, known[demoArea], 3*not[demoArea])
}
