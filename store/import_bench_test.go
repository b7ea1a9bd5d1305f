package store_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/roster/sample"
	"vneidbot/store"
)

// BenchmarkImport merges the roster of the country: into an empty store, and
// once more, when nothing is to be written.
func BenchmarkImport(b *testing.B) {
	rows := sample.Units(countryUnits, countryDay)
	o := store.ImportOptions{Now: countryDay}
	for b.Loop() {
		b.StopTimer()
		s, err := store.Open(context.Background(), b.TempDir(), store.Options{})
		require.NoError(b, err)
		b.StartTimer()
		first, err := s.Import(context.Background(), rows, o)
		require.NoError(b, err)
		b.StopTimer()
		require.Equal(b, countryUnits, first.New, "%v", first.Wrong)
		b.StartTimer()
		again, err := s.Import(context.Background(), rows, o)
		require.NoError(b, err)
		b.StopTimer()
		require.Equal(b, countryUnits, again.Same)
		require.NoError(b, s.Close())
		b.StartTimer()
	}
}
