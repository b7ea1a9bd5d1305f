package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// What has changed since a list was planned is named, and what only came or stayed
// as it was is not.
func TestWhatMovedSinceAListWasStaged(t *testing.T) {
	s := storetest.Open(t)
	area := storetest.Area(t, s, bot.Area{Name: "Phường Dương Kinh"})
	var c bot.Changes
	for _, name := range []string{"Mầm non Hoa Sen", "Mầm non Hoa Mai"} {
		u := bot.Unit{Name: name, Level: bot.Nursery, Area: area}
		u.ID = storetest.Unit(t, s, u)
		now := u
		now.Head = "Nguyễn Thị Lan"
		c.Units = append(c.Units, bot.UnitChange{Was: u, Now: now})
		c.Seen = u.ID
	}
	c.Units = append(c.Units, bot.UnitChange{Now: bot.Unit{Name: "Mầm non Mới", Level: bot.Nursery, Area: area}})
	c.Since = time.Now()
	require.NoError(t, s.StageImport(t.Context(), bot.Import{ID: "a"}, c))
	moved := func() []string {
		names, err := s.Moved(t.Context(), "a")
		require.NoError(t, err)
		return names
	}
	require.Empty(t, moved())
	storetest.Exec(t, s, `UPDATE units SET phone = '0999000001' WHERE name = 'Mầm non Hoa Mai'`)
	require.Equal(t, []string{"Mầm non Hoa Mai"}, moved())
	require.Equal(t, bot.Conflict, bot.KindOf(s.SwitchImport(t.Context(), "a")))
	_, err := s.Moved(t.Context(), "b")
	require.Equal(t, bot.NotFound, bot.KindOf(err))
}
