package session

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// runVictim is another process: it saves sessions of several chats for ever and
// tells each one whose Leave has returned. It packs its log all the time.
func runVictim(dir string) {
	s, err := Embedded(dir)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	s.journal.slack = 2 << 10
	var out sync.Mutex
	for c := range 4 {
		go saveForEver(s.Store, fmt.Sprint("telegram:", c), &out)
	}
	select {}
}

func saveForEver(s *Store, chat string, out *sync.Mutex) {
	ctx := context.Background()
	for {
		turn, err := s.Enter(ctx, chat)
		if err == nil {
			turn.Data = fmt.Appendf(nil, "%s at %d%s", chat, turn.Version+1, strings.Repeat(".", 200))
			err = s.Leave(ctx, turn)
		}
		out.Lock()
		if err != nil {
			fmt.Println("error", err)
		} else {
			fmt.Println(chat, turn.Version+1)
		}
		out.Unlock()
	}
}

func TestEverySessionWhoseLeaveReturnedOutlivesAKill(t *testing.T) {
	dir := t.TempDir()
	for kill := range 6 {
		told := victim(t, dir, 40+70*kill)
		s := embedded(t, dir)
		require.LessOrEqual(t, s.Log.Lost, 1)
		require.Len(t, told, 4)
		for chat, version := range told {
			stored, data := read(t, s.Store, chat)
			require.GreaterOrEqual(t, stored, version, chat)
			require.LessOrEqual(t, stored, version+1, "at most the one whose answer was not heard")
			require.Equal(t, fmt.Sprintf("%s at %d", chat, stored), strings.TrimRight(data, "."))
		}
		require.NoError(t, s.Close())
	}
}

// victim runs until it has told of n saves and all chats, kills it, and returns
// the last version it told of each chat.
func victim(t *testing.T, dir string, n int) map[string]int64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SESSION_VICTIM="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	told := map[string]int64{}
	lines := bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		var chat string
		var version int64
		_, err := fmt.Sscan(lines.Text(), &chat, &version)
		require.NoError(t, err, lines.Text())
		told[chat] = max(told[chat], version)
		if i >= n && len(told) == 4 {
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
	return told
}

// TestALogCutAnywhere: whatever of the log is left, the sessions are those of
// its whole lines, and the log goes on from there.
func TestALogCutAnywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		now := time.Now()
		var log []byte
		ends, states := []int{0}, []map[string]string{{}}
		for range rapid.IntRange(1, 12).Draw(rt, "lines") {
			r := record{chat: rapid.StringN(1, 9, -1).Draw(rt, "chat"), value: rapid.SliceOf(rapid.Byte()).Draw(rt, "value"), until: now.Add(time.Hour)}
			log = append(log, r.line()...)
			state := maps.Clone(states[len(states)-1])
			state[r.chat] = string(r.value)
			ends, states = append(ends, len(log)), append(states, state)
		}
		cut := rapid.IntRange(0, len(log)).Draw(rt, "cut")
		whole, exact := slices.BinarySearch(ends, cut)
		torn := 0
		switch {
		case exact:
		case slices.Contains(ends, cut+1): // only the line feed is missing
		default:
			whole, torn = whole-1, 1
		}
		require.NoError(rt, os.WriteFile(filepath.Join(dir, logName), log[:cut], 0o600))

		j, state, err := openJournal(dir, now)
		require.NoError(rt, err)
		require.Equal(rt, torn, state.Lost)
		require.False(rt, state.Damaged(), "a kill explains it")
		require.Equal(rt, states[whole], values(j))
		require.NoError(rt, j.append(record{chat: "next", value: []byte("x"), until: now.Add(time.Hour)}))
		require.NoError(rt, j.close())
		want := maps.Clone(states[whole])
		want["next"] = "x"
		j, state, err = openJournal(dir, now)
		require.NoError(rt, err)
		require.Zero(rt, state.Lost)
		require.Equal(rt, want, values(j))
		require.NoError(rt, j.close())
	})
}

func values(j *journal) map[string]string {
	out := map[string]string{}
	for _, p := range j.places {
		r, err := j.read(p)
		if err != nil {
			panic(err)
		}
		out[r.chat] = string(r.value)
	}
	return out
}

// TestADamagedByteCostsOneLine: the checksum finds it, the other lines stay.
func TestADamagedByteCostsOneLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		until := time.UnixMilli(rapid.Int64Range(1, 1<<50).Draw(rt, "until"))
		line := record{chat: "telegram:1", value: []byte("1:A\n{}"), until: until}.line()
		at := rapid.IntRange(0, len(line)-2).Draw(rt, "at")
		damaged := bytes.Clone(line)
		damaged[at] ^= byte(rapid.IntRange(1, 255).Draw(rt, "bits"))
		_, err := parseLine(damaged[:len(damaged)-1])
		require.Error(rt, err)
		got, err := parseLine(line[:len(line)-1])
		require.NoError(rt, err)
		require.Equal(rt, record{chat: "telegram:1", value: []byte("1:A\n{}"), until: until}, got)
	})
}
