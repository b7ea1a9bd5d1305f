package main

import (
	"archive/zip"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
	"vneidbot/store/storetest"
)

// pictured has the reports of a sample each one picture of so many bytes on the shelf.
func pictured(t testing.TB, a *App, units, size int) {
	t.Helper()
	_, p := a.preview(t, "list:1", sample.Units(units, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	var reports []string
	require.NoError(t, a.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		rows, err := n.UnitRows(bot.MissingOf{Scope: bot.Everything})
		for _, u := range rows {
			if u.Status != bot.NoStatus {
				reports = append(reports, fmt.Sprint("r", u.ID))
			}
		}
		return err
	}))
	data := make([]byte, size)
	for _, r := range reports {
		_, _ = rand.Read(data)
		sum, err := a.shelf.Keep(data)
		require.NoError(t, err)
		storetest.Exec(t, a.store, `INSERT INTO pictures (event, report_id, account_id, chat, chat_key, file, at, state, sha256, mime, size)
		  VALUES (?, ?, 'telegram:1', '{}', 'telegram:1', '{}', 1700000000000, 'kept', ?, 'image/jpeg', ?)`, "e"+r, r, sum, size)
	}
}

// packedBy runs the worker.
func (a *App) packedBy(t testing.TB, task bot.ShotsTask) []bot.Event {
	t.Helper()
	task.Lang, task.Of.Scope = "vi", bot.Everything
	task.Tell = bot.Event{ID: "shots:1", Kind: bot.Received, From: "telegram:1", Data: "o:xad:*:*:zzzz:zz:zz", Chat: bot.Chat{Channel: "telegram", ID: "1"}}
	args, err := json.Marshal(task)
	require.NoError(t, err)
	writes, err := a.doPack(t.Context(), bot.Job{Args: args})
	require.NoError(t, err)
	var events []bot.Event
	for _, w := range writes {
		events = append(events, w.(bot.Occur).Event)
	}
	return events
}

// TestPicturesInParts: no file is larger than a chat takes, together they have each
// picture once, and each opens with what every system has.
func TestPicturesInParts(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	pictured(t, a, 60, 40<<10)
	storetest.Exec(t, a.store, `UPDATE units SET name = CASE id % 3 WHEN 1 THEN 'CON' ELSE '🌸 TH/THCS ' || name END`)
	whole := a.packedBy(t, bot.ShotsTask{})
	require.Len(t, whole, 1)
	require.Regexp(t, `^anh-.*h\d\d\.zip$`, whole[0].File.Name)
	parts := a.packedBy(t, bot.ShotsTask{Most: 500 << 10})
	require.Greater(t, len(parts), 2)
	names := map[string]bool{}
	for _, ev := range parts {
		require.LessOrEqual(t, ev.File.Size, int64(500<<10))
		for _, name := range unpacked(t, a, ev.File) {
			require.False(t, names[name], name)
			names[name] = true
		}
	}
	require.ElementsMatch(t, unpacked(t, a, whole[0].File), slices.Collect(maps.Keys(names)))
	if path, err := exec.LookPath("unzip"); err == nil {
		file, err := a.shelf.Open(whole[0].File.SHA256)
		require.NoError(t, err)
		defer file.Close()
		out, err := exec.Command(path, "-tq", file.Name()).CombinedOutput()
		require.NoError(t, err, string(out))
	}
}

// TestTheSamePicturesAreKeptOnce: whoever asks again without a new one fills no disk, and
// what a platform carries does not stay as long as what is fetched.
func TestTheSamePicturesAreKeptOnce(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	pictured(t, a, 20, 1<<10)
	carried := a.packedBy(t, bot.ShotsTask{Most: 1 << 20})[0].File
	from, err := a.shelf.Open(carried.SHA256)
	require.NoError(t, err)
	defer from.Close()
	info, err := from.Stat()
	require.NoError(t, err)
	require.WithinDuration(t, time.Now().Add(carriedLife-shelf.Life), info.ModTime(), time.Minute)
	a.place.Now = func() time.Time { return time.Now().Add(time.Hour) }
	require.Equal(t, carried.SHA256, a.packedBy(t, bot.ShotsTask{})[0].File.SHA256)
}

// unpacked are the paths of the pictures in a file of the shelf.
func unpacked(t *testing.T, a *App, f *bot.File) (names []string) {
	t.Helper()
	file, err := a.shelf.Open(f.SHA256)
	require.NoError(t, err)
	defer file.Close()
	z, err := zip.NewReader(file, f.Size)
	require.NoError(t, err)
	for _, e := range z.File {
		from, err := e.Open()
		require.NoError(t, err)
		_, err = io.Copy(io.Discard, from) // its checksum holds
		require.NoError(t, err)
		if strings.Contains(e.Name, "/") {
			names = append(names, e.Name)
		}
	}
	return names
}

// TestPicturesOnAFullDisk: it is said at once, and nothing of them is left.
func TestPicturesOnAFullDisk(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	pictured(t, a, 20, 1<<10)
	dir := t.TempDir()
	full, err := shelf.Open(dir, disk.At(dir), 1<<62)
	require.NoError(t, err)
	a.shelf = full
	events := a.packedBy(t, bot.ShotsTask{})
	require.Len(t, events, 1)
	require.Nil(t, events[0].File)
	require.Contains(t, events[0].Data, "o:xax:")
	left, err := os.ReadDir(filepath.Join(dir, "tmp"))
	require.NoError(t, err)
	require.Empty(t, left)
}

// TestAPictureThatIsNoMoreIsNoted, and one of a returned report is not asked for.
func TestAPictureThatIsNoMoreIsNoted(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	pictured(t, a, 20, 1<<10)
	before := len(unpacked(t, a, a.packedBy(t, bot.ShotsTask{Of: bot.ShotsOf{All: true}})[0].File))
	storetest.Exec(t, a.store, `UPDATE reports SET review = 'tra_lai' WHERE id = 'r1'`)
	var first string
	require.NoError(t, a.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		rows, err := n.ShotRows(bot.ShotsOf{Scope: bot.Everything, All: true})
		first = rows[0].SHA256
		return err
	}))
	require.NoError(t, a.shelf.Erase(first))
	after := unpacked(t, a, a.packedBy(t, bot.ShotsTask{Of: bot.ShotsOf{All: true}})[0].File)
	require.Len(t, after, before-2)
}

// BenchmarkPack packs 2,000 pictures of 200 KB as the worker does, from shelf to shelf,
// and beside it `cat` writes the same files into one; both are on the disk at the end.
func BenchmarkPack(b *testing.B) {
	a := deskOfLists(b)
	pictured(b, a, 3000, 200<<10)
	var files []string
	require.NoError(b, a.store.Snapshot(b.Context(), func(n *store.Snapshot) error {
		rows, err := n.ShotRows(bot.ShotsOf{Scope: bot.Everything})
		for _, r := range rows {
			f, err := a.shelf.Open(r.SHA256)
			require.NoError(b, err)
			files = append(files, f.Name())
			f.Close()
		}
		return err
	}))
	b.Log(len(files), "pictures")
	to := filepath.Join(b.TempDir(), "all")
	var ours, cat time.Duration
	peak := watchHeap()
	for b.Loop() {
		began := time.Now()
		ev := a.packedBy(b, bot.ShotsTask{})[0]
		packed := time.Now()
		copied := exec.Command("sh", "-c", `xargs -0 cat > "$1" && sync "$1"`, "sh", to)
		copied.Stdin = strings.NewReader(strings.Join(files, "\x00"))
		require.NoError(b, copied.Run())
		ours, cat = ours+packed.Sub(began), cat+time.Since(packed)
		require.NoError(b, a.shelf.Erase(ev.File.SHA256))
	}
	b.ReportMetric(float64(ours)/float64(cat), "ours/cat")
	b.ReportMetric(ours.Seconds()/float64(b.N), "s/zip")
	b.ReportMetric(peak(), "MiB-heap")
}
