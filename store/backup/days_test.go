package backup_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// The law gives twenty days from the wish to the last copy. A deletion on its last day
// is gone from every night by then: where a night comes every day, where the program
// was off for two weeks, and where somebody keeps more nights.
func TestADeletionIsGoneFromEveryBackupWithinTwentyDays(t *testing.T) {
	for name, c := range map[string]struct {
		keep int
		off  func(day int) bool
	}{
		"every night":         {14, func(int) bool { return false }},
		"off for two weeks":   {14, func(day int) bool { return day > 5 && day < 19 }},
		"every other night":   {14, func(day int) bool { return day%2 == 0 }},
		"all nights are kept": {0, func(int) bool { return false }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := night
			h := &house{t: t, dir: t.TempDir(), to: t.TempDir()}
			s, err := store.Open(context.Background(), h.dir, store.Options{Place: bot.Place{Now: func() time.Time { return now }}})
			require.NoError(t, err)
			h.s = s
			defer h.stop()
			h.unit = storetest.Unit(t, s, bot.Unit{Name: "Mầm non Hoa Sen", Area: storetest.Area(t, s, bot.Area{Name: "Phường Dương Kinh"})})
			h.report("d1")
			asked := night.AddDate(0, 0, -1).Add(21 * time.Hour) // of the evening before the first night
			place := bot.NewPlace(time.UTC)
			last, ok := bot.Matter{Kind: bot.MatterDelete, At: asked}.FinishBy(place)
			require.True(t, ok)
			due, deleted := last.Add(23*time.Hour), false
			for day := 3; day < 30; day++ {
				if now = night.AddDate(0, 0, day); !deleted && now.After(due) {
					now = due
					h.forget()
					deleted, now = true, night.AddDate(0, 0, day)
				}
				if c.off(day) {
					continue
				}
				h.backup(now, c.keep)
				held, err := filepath.Glob(filepath.Join(h.to, "*", "vneid.db"))
				require.NoError(t, err)
				require.NotEmpty(t, held, "the newest night stays")
				held = slices.DeleteFunc(held, func(file string) bool { return !hasPerson(t, filepath.Dir(file)) })
				require.Equal(t, day <= 4, !deleted)
				if !deleted {
					require.NotEmpty(t, held, "else the test shows nothing")
					continue
				}
				if len(held) == 0 {
					require.LessOrEqual(t, place.Day(now).Sub(place.Day(asked)), 20*24*time.Hour)
					return
				}
			}
			require.Fail(t, "nights still hold the person after a month")
		})
	}
}
