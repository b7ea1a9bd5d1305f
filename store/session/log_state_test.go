package session

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// More unreadable lines than a kill leaves are told, and kept for whoever looks
// into it; the conversations beside them go on.
func TestADamagedLogIsToldAndSetAside(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir)
	write(t, s.Store, chat, "whole")
	require.NoError(t, s.Close())
	path := filepath.Join(dir, logName)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	damaged := append([]byte("rubbish\nmore rubbish\n"), whole...)
	require.NoError(t, os.WriteFile(path, damaged, 0o600))

	state, err := InspectLog(dir)
	require.NoError(t, err)
	require.Equal(t, LogState{Alive: 1, Lost: 2}, state)
	require.True(t, state.Damaged())
	untouched, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, damaged, untouched, "looking changes nothing")

	again := embedded(t, dir)
	require.Equal(t, state, again.Log)
	_, data := read(t, again.Store, chat)
	require.Equal(t, "whole", data)
	aside, err := filepath.Glob(path + ".*.damaged")
	require.NoError(t, err)
	require.Len(t, aside, 1)
	kept, err := os.ReadFile(aside[0])
	require.NoError(t, err)
	require.Equal(t, damaged, kept)
	state, err = InspectLog(dir)
	require.NoError(t, err)
	require.Equal(t, LogState{Alive: 1}, state)
}

func TestNoLogIsNoDamage(t *testing.T) {
	state, err := InspectLog(filepath.Join(t.TempDir(), "none"))
	require.NoError(t, err)
	require.Zero(t, state)
}

// One line suffices where no kill explains it: the next start writes the log anew,
// so what a kill tears is its end, and begins as a line does.
func TestOneLineThatNoKillExplainsIsDamage(t *testing.T) {
	dir := t.TempDir()
	s := embedded(t, dir)
	write(t, s.Store, chat, "one")
	write(t, s.Store, "telegram:9000002", "two")
	require.NoError(t, s.Close())
	path := filepath.Join(dir, logName)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		log     []byte
		damaged bool
	}{
		"cut":         {whole[:len(whole)-9], false},
		"first byte":  {append([]byte{'x'}, whole[1:]...), true},
		"zeros":       {make([]byte, 5000), true},
		"zeros after": {append(whole[:len(whole):len(whole)], make([]byte, 500)...), true},
	} {
		require.NoError(t, os.WriteFile(path, c.log, 0o600))
		state, err := InspectLog(dir)
		require.NoError(t, err)
		require.Equal(t, 1, state.Lost, name)
		require.Equal(t, c.damaged, state.Damaged(), name)
	}
}
