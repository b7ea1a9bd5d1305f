package shelf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

func openAt(t testing.TB, dir string, floor uint64) *Shelf {
	t.Helper()
	s, err := Open(dir, disk.At(dir), floor)
	require.NoError(t, err)
	return s
}

func TestAFileIsKeptUnderWhatIsInIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shelf")
	s := openAt(t, dir, 0)
	for _, data := range [][]byte{[]byte("a picture"), bytes.Repeat([]byte("a long file\n"), 20_000), {}} {
		sum := sha256.Sum256(data)
		want := hex.EncodeToString(sum[:])
		name, err := s.Keep(data)
		require.NoError(t, err)
		require.Equal(t, want, name)
		onDisk, err := os.ReadFile(filepath.Join(dir, name[:2], name))
		require.NoError(t, err)
		require.Equal(t, data, onDisk)
		require.Equal(t, data, content(t, s, name))
	}
}

func content(t *testing.T, s *Shelf, name string) []byte {
	t.Helper()
	f, err := s.Open(name)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	data, err := io.ReadAll(f)
	require.NoError(t, err)
	return data
}

func TestTheSameContentIsOneFile(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := s.Keep([]byte("same")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	require.Len(t, names(t, s.dir), 1)
}

// names are those of all files and half-written files below dir.
func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if !d.IsDir() && d.Name() != "lock" {
			list = append(list, d.Name())
		}
		return err
	}))
	return list
}

func TestFilesAreForTheProgramAlone(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	dir := filepath.Join(t.TempDir(), "shelf")
	_, err := openAt(t, dir, 0).Keep([]byte("x"))
	require.NoError(t, err)
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		info, err := d.Info()
		require.NoError(t, err)
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		require.Equal(t, want, info.Mode().Perm(), path)
		return nil
	}))
}

func TestWhatIsNotKeptIsNotFound(t *testing.T) {
	root := t.TempDir()
	s := openAt(t, filepath.Join(root, "data", "shelf"), 0)
	outside := filepath.Join(root, "secret.jpg") // where "../secret" would lead
	require.NoError(t, os.WriteFile(outside, []byte("x"), 0o600))
	for _, name := range []string{"", "..", "../secret", strings.Repeat("a", 64), strings.Repeat("A", 64), "../" + strings.Repeat("a", 61), strings.Repeat("a", 63) + "/"} {
		_, err := s.Open(name)
		require.Equal(t, bot.NotFound, bot.KindOf(err), "%q", name)
		there, err := s.Exists(name)
		require.NoError(t, err)
		require.False(t, there)
		require.NoError(t, s.Remove(name))
	}
	require.FileExists(t, outside)
}

func TestARemovedFileIsGone(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	name, err := s.Keep([]byte("x"))
	require.NoError(t, err)
	require.Equal(t, bot.Conflict, bot.KindOf(s.Remove(name)), "too young: somebody may be about to name it")
	there, err := s.Exists(name)
	require.NoError(t, err)
	require.True(t, there)

	age(t, s.path(name))
	_, err = s.Keep([]byte("x"))
	require.NoError(t, err)
	require.Equal(t, bot.Conflict, bot.KindOf(s.Remove(name)), "kept again makes it young again")

	age(t, s.path(name))
	require.NoError(t, s.Remove(name))
	there, err = s.Exists(name)
	require.NoError(t, err)
	require.False(t, there)
	require.NoError(t, s.Remove(name), "twice is once")
}

func age(t *testing.T, path string) {
	t.Helper()
	old := time.Now().Add(-2 * fresh)
	require.NoError(t, os.Chtimes(path, old, old))
}

func TestUnderTheFloorNothingIsTaken(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	_, err := s.Keep([]byte("x"))
	require.NoError(t, err)

	s.floor = math.MaxUint64 / 2
	_, err = s.Keep([]byte("y"))
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	_, err = s.Keep([]byte("x"))
	require.NoError(t, err, "what is there needs no room")
	require.Len(t, names(t, s.dir), 1)
}

// What came by Receive goes when its own time is over, unless something names it;
// the same bytes kept by somebody else stay for theirs.
func TestWhatWasReceivedGoesInItsTime(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	var at []string
	for _, text := range []string{"loose", "named", "kept", "first"} {
		if text == "first" {
			_, err := s.Keep([]byte(text))
			require.NoError(t, err)
		}
		name, size, err := s.Receive(strings.NewReader(text), time.Hour)
		require.NoError(t, err)
		require.EqualValues(t, len(text), size)
		require.Equal(t, text, string(content(t, s, name)))
		at = append(at, name)
	}
	_, err := s.Keep([]byte("kept"))
	require.NoError(t, err)
	sweep := func(after time.Duration) int {
		n, err := s.Sweep(t.Context(), &records{named: at[1:2]}, time.Now().Add(after-Life))
		require.NoError(t, err)
		return n
	}
	require.Zero(t, sweep(50*time.Minute))
	require.Equal(t, 1, sweep(70*time.Minute))
	_, err = s.Open(at[0])
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	require.Equal(t, 2, sweep(Life+time.Hour))
	require.Equal(t, "named", string(content(t, s, at[1])))
}

func TestAnUploadThatIsCutOffLeavesNothing(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	cut := errors.New("cut")
	_, _, err := s.Receive(io.MultiReader(strings.NewReader("half"), iotest.ErrReader(cut)), time.Hour)
	require.Equal(t, cut, err)
	left, err := os.ReadDir(s.aside())
	require.NoError(t, err)
	require.Empty(t, left)
	require.Empty(t, names(t, s.dir))

	full := openAt(t, t.TempDir(), math.MaxInt64)
	_, _, err = full.Receive(strings.NewReader("x"), time.Hour)
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
}

func TestHalfWrittenFilesAreClearedAtStart(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir, 0)
	old, young := filepath.Join(s.aside(), "old"), filepath.Join(s.aside(), "young")
	for _, path := range []string{old, young} {
		require.NoError(t, os.WriteFile(path, []byte("half"), 0o600))
	}
	age(t, old)
	name, err := s.Keep([]byte("x"))
	require.NoError(t, err)
	age(t, s.path(name))

	s = openAt(t, dir, 0)
	require.NoFileExists(t, old)
	require.FileExists(t, young, "another copy may be writing it")
	require.Equal(t, "x", string(content(t, s, name)))
}

// What a power cut may leave under a name: fewer bytes, or as many that never
// reached the disk.
func TestWhatIsNotTheFileUnderItsNameIsReplaced(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	data := bytes.Repeat([]byte("whole"), piece) // so many pieces
	name, err := s.Keep(data)
	require.NoError(t, err)
	unwritten := append(slices.Clone(data[:piece]), make([]byte, len(data)-piece)...)
	for _, left := range [][]byte{nil, data[:7], data[:piece], make([]byte, len(data)), unwritten, append(slices.Clone(data), data[:piece]...)} {
		require.NoError(t, os.WriteFile(s.path(name), left, 0o600))
		_, err = s.Keep(data)
		require.NoError(t, err)
		require.Equal(t, data, content(t, s, name))

		require.NoError(t, os.WriteFile(s.path(name), left, 0o600))
		_, _, err = s.Receive(bytes.NewReader(data), time.Hour)
		require.NoError(t, err)
		require.Equal(t, data, content(t, s, name))
	}
}

// records name the files of a list.
type records struct {
	named []string
	gone  []string
}

func (r *records) NamedFiles(_ context.Context, sha256 []string) (list []string, err error) {
	for _, s := range sha256 {
		if slices.Contains(r.named, s) {
			list = append(list, s)
		}
	}
	return list, nil
}

func (r *records) FileGone(_ context.Context, sha256 string) error {
	r.gone = append(r.gone, sha256)
	return nil
}

func TestSweepLeavesWhatIsNamedOrYoung(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "[a] folder"), 0)
	var kept []string
	for i := range 50 {
		name, err := s.Keep(fmt.Append(nil, i))
		require.NoError(t, err)
		kept = append(kept, name)
		if i > 0 {
			age(t, s.path(name))
		}
	}
	_, err := s.Made(kept[1], "small", func(*os.File) ([]byte, error) { return []byte("small"), nil })
	require.NoError(t, err)
	r := &records{named: kept[2:10]}
	n, err := s.Sweep(t.Context(), r, time.Now().Add(-fresh))
	require.NoError(t, err)
	require.Equal(t, 41, n)
	require.ElementsMatch(t, append([]string{kept[1]}, kept[10:]...), r.gone)
	require.ElementsMatch(t, append([]string{kept[0]}, kept[2:10]...), names(t, s.dir), "and nothing of what was made")
	n, err = s.Sweep(t.Context(), r, time.Now().Add(-fresh))
	require.NoError(t, err)
	require.Zero(t, n)
}

// keeper has a file kept again while the sweep asks who names it.
type keeper struct {
	records
	again func()
}

func (k *keeper) NamedFiles(context.Context, []string) ([]string, error) {
	k.again()
	return nil, nil
}

// stopper ends the sweep when the first file is gone.
type stopper struct {
	records
	stop func()
}

func (s *stopper) FileGone(context.Context, string) error { s.stop(); return nil }

// A sweep rests after each file, and its end is heard there; the next one goes on.
func TestASweepEndsBetweenTwoFiles(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	first := map[string]string{} // by shelf
	for i := 0; len(names(t, s.dir)) < 2; i++ {
		text := fmt.Sprint(i)
		sum := sha256.Sum256([]byte(text))
		shelf := hex.EncodeToString(sum[:1])
		other, found := first[shelf]
		if first[shelf] = text; !found {
			continue
		}
		for _, one := range []string{other, text} {
			_, err := s.Keep([]byte(one))
			require.NoError(t, err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	n, err := s.Sweep(ctx, &stopper{stop: stop}, time.Now().Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	n, err = s.Sweep(t.Context(), &records{}, time.Now().Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

func TestWhatIsKeptWhileItIsSweptStays(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	name, err := s.Keep([]byte("x"))
	require.NoError(t, err)
	age(t, s.path(name))
	n, err := s.Sweep(t.Context(), &keeper{again: func() { _, _ = s.Keep([]byte("x")) }}, time.Now().Add(-fresh))
	require.NoError(t, err)
	require.Zero(t, n)
	require.Equal(t, "x", string(content(t, s, name)))
}

func TestWhatIsMadeOfAFileIsMadeOnceAndGoesWithIt(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	name, err := s.Keep([]byte("picture"))
	require.NoError(t, err)
	times := 0
	maker := func(f *os.File) ([]byte, error) {
		times++
		data, err := io.ReadAll(f)
		return append([]byte("small "), data...), err
	}
	for range 3 {
		made, err := s.Made(name, "320", maker)
		require.NoError(t, err)
		require.Equal(t, "small picture", string(made))
	}
	require.Equal(t, 1, times)
	_, err = s.Made(name, "1280", func(*os.File) ([]byte, error) { return nil, os.ErrInvalid })
	require.ErrorIs(t, err, os.ErrInvalid)
	_, err = s.Made(strings.Repeat("ab", 32), "320", maker)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	age(t, s.path(name))
	require.NoError(t, s.Remove(name))
	require.Empty(t, names(t, s.dir))
}

func TestADirectoryThatCannotBeWrittenIsSaid(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir, 0)
	require.NoError(t, os.RemoveAll(dir))
	_, err := s.Keep([]byte("x"))
	require.Error(t, err)
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err = Open(file, disk.At(dir), 0)
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
}

// A picture need not wait for a directory of its own.
func TestDirectoriesAreMadeWithTheFirstFile(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir, 0)
	name, err := s.Keep([]byte("x"))
	require.NoError(t, err)
	made, err := filepath.Glob(filepath.Join(dir, "[0-9a-f][0-9a-f]"))
	require.NoError(t, err)
	require.Len(t, made, 256)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, name[:2])))
	_, err = s.Keep([]byte("x"))
	require.NoError(t, err, "whoever takes one away")
}

func BenchmarkKeep(b *testing.B) {
	s := openAt(b, b.TempDir(), 0)
	data := bytes.Repeat([]byte("x"), 200<<10)
	for i := range b.N {
		copy(data, fmt.Sprint(i, " "))
		_, err := s.Keep(data)
		require.NoError(b, err)
	}
}

// A large file leaves the disk to others while they are busy with it, and is brought there
// as fast as it comes when they are not.
func TestALargeFileGivesWay(t *testing.T) {
	dir, data := t.TempDir(), make([]byte, 5*stretch)
	takes := func(asked *int, busy bool) (took time.Duration) {
		synctest.Test(t, func(t *testing.T) {
			s := openAt(t, dir, 0)
			s.GiveWay(func() bool { *asked++; return busy })
			began := time.Now()
			_, _, err := s.Receive(bytes.NewReader(data), Life)
			require.NoError(t, err)
			took = time.Since(began)
		})
		return took
	}
	var alone, beside int
	require.Zero(t, takes(&alone, false))
	require.Equal(t, 5*rest(0), takes(&beside, true))
	require.Equal(t, []int{5, 5}, []int{alone, beside})
	require.Equal(t, []time.Duration{40 * time.Millisecond, 200 * time.Millisecond}, []time.Duration{rest(10 * time.Millisecond), rest(time.Second)})
}

// A large file is hashed beside its writing, and kept under what its bytes are, in
// whatever pieces they come.
func TestALargeFileIsKeptUnderItsHash(t *testing.T) {
	s := openAt(t, t.TempDir(), 0)
	for _, size := range []int{stretch - 1, stretch, stretch + 1, stretch + handed, 3*stretch + 12345} {
		data := make([]byte, size)
		for i := range data {
			data[i] = byte(i * i >> 7)
		}
		sum := sha256.Sum256(data)
		name, n, err := s.Receive(iotest.OneByteReader(bytes.NewReader(data[:1])), Life)
		require.NoError(t, err)
		require.Equal(t, int64(1), n)
		require.NotEmpty(t, name)
		name, n, err = s.Receive(iotest.HalfReader(bytes.NewReader(data)), Life)
		require.NoError(t, err)
		require.Equal(t, []any{int64(size), hex.EncodeToString(sum[:])}, []any{n, name})
		require.Equal(t, data, content(t, s, name))
	}
}
