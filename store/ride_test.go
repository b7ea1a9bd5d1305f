package store_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// riding is a note of a report in the making that was committed by itself.
func riding(t *testing.T, s *store.Store, unit bot.UnitID) {
	t.Helper()
	_, err := s.Commit(context.Background(), []bot.Write{bot.NoteDraft{Draft: "d1", Account: lan, Unit: unit, Wants: bot.WantsStatus, At: noon}})
	require.NoError(t, err)
}

func drafts(t *testing.T, s *store.Store) string {
	t.Helper()
	rows, err := s.Text(context.Background(), `SELECT coalesce(string_agg(draft || ' ' || wants, ','), '') FROM drafts`)
	require.NoError(t, err)
	return rows
}

// Nobody waits for the note of a report in the making, and whoever comes after it finds it.
func TestANoteRidesWithWhateverIsWrittenNext(t *testing.T) {
	after := map[string]func(t *testing.T, s *store.Store){
		"a write": func(t *testing.T, s *store.Store) { require.NoError(t, s.Turn(context.Background(), put(1))) },
		"a look": func(t *testing.T, s *store.Store) {
			require.NoError(t, s.Snapshot(context.Background(), func(*store.Snapshot) error { return nil }))
		},
		"whoever asks what is held": func(t *testing.T, s *store.Store) {
			_, err := s.Look(context.Background(), bot.Event{From: lan, At: noon}, bot.Needs{Held: true})
			require.NoError(t, err)
		},
		"a second": func(*testing.T, *store.Store) { time.Sleep(time.Second); synctest.Wait() },
	}
	for name, do := range after {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRoom(t)
				riding(t, r.s, r.unit)
				require.Empty(t, drafts(t, r.s))
				do(t, r.s)
				require.Equal(t, "d1 status", drafts(t, r.s))
			})
		})
	}
}

// What is written later finds it: a report that is sent forgets it, and what takes it
// back comes behind it.
func TestARiderIsWrittenBeforeWhatComesAfterIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t)
		riding(t, r.s, r.unit)
		_, err := r.s.Commit(context.Background(), []bot.Write{bot.ForgetDraft{Draft: "d1", Account: lan}})
		require.NoError(t, err)
		require.NoError(t, r.s.Turn(context.Background(), put(1)))
		require.Empty(t, drafts(t, r.s))
	})
}

// Also whoever brings the group about comes behind those who ride in it: a report that
// was given up would stand there as one in the making.
func TestARiderIsWrittenBeforeWhoBringsTheGroupAbout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t)
		riding(t, r.s, r.unit)
		_, err := r.s.Commit(context.Background(), []bot.Write{bot.ForgetDraft{Draft: "d1", Account: lan}, bot.SetSetting{Setting: bot.SettingOffice, Value: "Sở"}})
		require.NoError(t, err)
		require.Empty(t, drafts(t, r.s))
	})
}

// A rider that cannot be written takes nobody down, whoever shares its group.
func TestARiderThatIsRefusedLeavesTheGroupAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t)
		riding(t, r.s, 12345) // there is no such unit
		riding(t, r.s, r.unit)
		require.NoError(t, r.s.Turn(context.Background(), put(1)))
		require.Equal(t, "1", turns(t, r.s))
		require.Equal(t, "d1 status", drafts(t, r.s))
	})
}

// The records are closed with all that was taken along.
func TestWhatRidesIsWrittenWhenTheStoreIsClosed(t *testing.T) {
	dir := storetest.Fresh(t)
	s, err := store.Open(context.Background(), dir, store.Options{})
	require.NoError(t, err)
	riding(t, s, storetest.Unit(t, s, bot.Unit{Name: "Tiểu học A", Area: storetest.Area(t, s, bot.Area{Name: "Hải An"})}))
	require.NoError(t, s.Close())
	require.Equal(t, "d1 status", drafts(t, storetest.OpenDir(t, dir)))
}
