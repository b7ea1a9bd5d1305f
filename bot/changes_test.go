package bot

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// Five schools that move or get another code are told, six are asked about.
func TestWhatSweepsIsAskedAbout(t *testing.T) {
	var c Changes
	for i := range UnitID(6) {
		require.Equal(t, ListSweep{}, c.Sweeping(), i)
		code := TaxCode(fmt.Sprint(i))
		c.Units = append(c.Units, UnitChange{Was: Unit{ID: i + 1, Area: 1, Code: "a" + code}, Now: Unit{ID: i + 1, Area: 2, Code: code}},
			UnitChange{Now: Unit{Area: 2, Code: code}})
	}
	require.Equal(t, ListSweep{Moves: 6, Recodes: 6}, c.Sweeping())
	require.False(t, c.Asks(), "nothing is renamed")
}
