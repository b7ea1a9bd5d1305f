package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// write saves data as the next version of the chat's session.
func write(t testing.TB, s *Store, chat, data string) bot.Session {
	t.Helper()
	turn, err := s.Enter(t.Context(), chat)
	require.NoError(t, err)
	turn.Data = []byte(data)
	require.NoError(t, s.Leave(t.Context(), turn))
	return turn
}

// read is what is stored of the chat.
func read(t testing.TB, s *Store, chat string) (int64, string) {
	t.Helper()
	turn, err := s.Enter(t.Context(), chat)
	require.NoError(t, err)
	require.NoError(t, s.Release(t.Context(), turn))
	return turn.Version, string(turn.Data)
}

func TestSessionsOutliveTheirServer(t *testing.T) {
	dir := t.TempDir()
	first := embedded(t, dir)
	require.Zero(t, first.Log.Alive)
	write(t, first.Store, "telegram:1", "old")
	write(t, first.Store, "telegram:1", "new\n\x00")
	write(t, first.Store, "telegram:2", "other")
	locked, err := first.Enter(t.Context(), "telegram:2")
	require.NoError(t, err)
	_, err = first.Strike(t.Context(), "code", time.Hour)
	require.NoError(t, err)
	require.NoError(t, first.Close())

	second := embedded(t, dir)
	require.Equal(t, []int{2, 0}, []int{second.Log.Alive, second.Log.Lost})
	version, data := read(t, second.Store, "telegram:1")
	require.Equal(t, int64(2), version)
	require.Equal(t, "new\n\x00", data)
	_, data = read(t, second.Store, "telegram:2")
	require.Equal(t, "other", data, "its lock is gone with the server")
	strikes, err := second.Strikes(t.Context(), "code")
	require.NoError(t, err)
	require.Zero(t, strikes)
	require.NoError(t, second.Leave(t.Context(), locked), "the fence is still where it was")
}

func TestTheLogIsForTheProgramAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := embedded(t, dir)
	write(t, s.Store, chat, "x")
	for name, mode := range map[string]os.FileMode{"": 0o700, logName: 0o600, lockName: 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Equal(t, mode, info.Mode().Perm(), name)
	}
	_, err := Embedded(dir)
	require.Equal(t, bot.Conflict, bot.KindOf(err), "one process writes it")
	require.NoError(t, s.Close())
	require.NoError(t, embedded(t, dir).Close())
}

func TestARefusedSaveIsNotInTheLog(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir)
	stale := write(t, s.Store, chat, "one")
	write(t, s.Store, chat, "two")
	stale.Data, stale.Owner = []byte("stale"), "ANOTHER"
	require.Equal(t, bot.Conflict, bot.KindOf(s.Leave(t.Context(), stale)))
	require.NoError(t, s.Close())
	_, data := read(t, embedded(t, dir).Store, chat)
	require.Equal(t, "two", data)
}

func TestAFullDiskRefusesTheSaveAndKeepsTheSession(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir)
	write(t, s.Store, chat, "one")
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	s.journal.out = full

	turn, err := s.Enter(t.Context(), chat)
	require.NoError(t, err)
	turn.Data = []byte("lost")
	require.Equal(t, bot.Exhausted, bot.KindOf(s.Leave(t.Context(), turn)))
	require.NoError(t, s.Release(t.Context(), turn))
	_, data := read(t, s.Store, chat)
	require.Equal(t, "one", data, "memory is not ahead of the log")

	s.journal.out = s.journal.file
	n, err := s.journal.file.WriteString("0123abcd half a li") // what a full disk leaves behind
	require.NoError(t, err)
	s.journal.size += int64(n)
	write(t, s.Store, chat, "two")
	require.NoError(t, s.Close())
	require.NoError(t, full.Close())
	again := embedded(t, dir)
	_, data = read(t, again.Store, chat)
	require.Equal(t, "two", data)
	require.Equal(t, 1, again.Log.Lost)
}

func TestTheLogIsPackedWhileTurnsGoOn(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir)
	s.journal.slack = 8 << 10
	var biggest int64
	for i := range 400 {
		write(t, s.Store, fmt.Sprint("telegram:", i%7), fmt.Sprint(i, strings.Repeat(".", 500)))
		info, err := os.Stat(filepath.Join(dir, logName))
		require.NoError(t, err)
		biggest = max(biggest, info.Size())
		if i%40 == 39 { // a slow disk packs no less
			s.journal.packing.Wait()
		}
	}
	require.Less(t, biggest, int64(150<<10), "without packing it would be about 300 KB")
	require.NoError(t, s.Close())
	again := embedded(t, dir)
	require.Equal(t, []int{7, 0}, []int{again.Log.Alive, again.Log.Lost})
	for i := 393; i < 400; i++ {
		_, data := read(t, again.Store, fmt.Sprint("telegram:", i%7))
		require.Equal(t, fmt.Sprint(i), strings.TrimRight(data, "."))
	}
	require.NoFileExists(t, filepath.Join(dir, logName+".new"))
}

func TestPackingKeepsWhatCameMeanwhile(t *testing.T) {
	dir, now := t.TempDir(), time.Now()
	j, _, err := openJournal(dir, now)
	require.NoError(t, err)
	save := func(chat, value string) {
		require.NoError(t, j.append(record{chat: chat, value: []byte(value), until: now.Add(time.Hour)}))
	}
	save("telegram:1", "old")
	save("telegram:2", "stays")
	save("telegram:4", "is removed meanwhile")
	save("telegram:5", "has outlived its time")
	old := j.places[spot("telegram:5")]
	j.places[spot("telegram:5")] = place{at: old.at, n: old.n}
	p := j.beginPack()
	save("telegram:1", "came meanwhile")
	require.NoError(t, j.remove("telegram:4"))
	require.NoError(t, j.endPack(p))
	save("telegram:3", "came after")
	want := map[string]string{"telegram:1": "came meanwhile", "telegram:2": "stays", "telegram:3": "came after"}
	require.Equal(t, want, values(j))
	require.NoError(t, j.close())
	j, state, err := openJournal(dir, now)
	require.NoError(t, err)
	require.Zero(t, state.Lost)
	require.Equal(t, want, values(j))
	require.NoError(t, j.close())
}

func TestLifetimesRunDownByThemselves(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir, life(300*time.Millisecond))
	write(t, s.Store, chat, "short")
	require.Eventually(t, func() bool { v, _ := read(t, s.Store, chat); return v == 0 }, 5*time.Second, 20*time.Millisecond)
	require.NoError(t, s.Close())
	require.Zero(t, embedded(t, dir).Log.Alive, "nor does a restart bring it back")
}

func TestARestartDoesNotLengthenALife(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir, life(time.Hour))
	write(t, s.Store, chat, "x")
	require.NoError(t, s.Close())
	again := embedded(t, dir)
	require.LessOrEqual(t, again.journal.places[spot(chat)].until, time.Hour)
	require.Positive(t, again.journal.places[spot(chat)].until)
}
