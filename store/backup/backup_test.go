package backup_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/backup"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
	"vneidbot/store/storetest"
)

var night = time.Date(2025, 5, 21, 2, 0, 0, 0, time.UTC)

// house is a DATA_DIR that is served, and a folder of backups.
type house struct {
	t    *testing.T
	dir  string
	to   string
	s    *store.Store
	unit bot.UnitID
}

func newHouse(t *testing.T) *house {
	h := &house{t: t, dir: t.TempDir(), to: t.TempDir()}
	s, err := store.Open(context.Background(), h.dir, store.Options{})
	require.NoError(t, err)
	h.s = s
	t.Cleanup(func() { _ = h.s.Close() })
	area := storetest.Area(t, s, bot.Area{Name: "Phường Dương Kinh"})
	h.unit = storetest.Unit(t, s, bot.Unit{Name: "Mầm non Hoa Sen", Area: area})
	return h
}

// report files a report with a picture of its own, and returns the picture's name.
func (h *house) report(draft bot.DraftID) string {
	ctx := context.Background()
	chat := bot.Chat{Channel: "telegram", ID: "9000001"}
	_, err := h.s.Commit(ctx, []bot.Write{
		bot.SetAccount{ID: "telegram:9000001", Chat: chat, At: night},
		bot.KeepPicture{Event: string(draft), Draft: draft, Chat: chat, Account: "telegram:9000001", At: night},
		bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: h.unit, Status: bot.Accepted, Account: "telegram:9000001", At: night},
	})
	require.NoError(h.t, err)
	kept, err := shelf.Open(filepath.Join(h.dir, "shelf"), disk.At(h.dir), 0)
	require.NoError(h.t, err)
	name, err := kept.Keep([]byte("picture of " + draft))
	require.NoError(h.t, err)
	require.NoError(h.t, h.s.PictureKept(ctx, string(draft), bot.Kept{SHA256: name, Mime: "image/png", Size: 1}))
	return name
}

func (h *house) backup(at time.Time, keep int) backup.Night {
	n, err := backup.Make(context.Background(), h.dir, backup.Options{To: h.to, Keep: keep, Program: "test", Now: at})
	require.NoError(h.t, err)
	return n
}

func (h *house) stop() { require.NoError(h.t, h.s.Close()) }

// everything is all files below dir with their bytes.
func everything(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "lock" {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	}))
	return all
}

func TestWhatIsBackedUpComesBack(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	first := h.report("d1")
	n := h.backup(night, 14)
	require.Equal(t, int64(1), n.Totals["reports"])
	require.Equal(t, int64(1), n.Totals["status duoc_tiep_nhan"])
	require.Equal(t, "2025-05-21T02-00-00", filepath.Base(n.Dir))
	require.Len(t, n.Pictures, 1)
	require.True(t, n.SameDisk, "both lie in the same folder for tests")
	for _, name := range []string{"vneid.db", "key", "manifest.json", "pictures.json", "manifest.sha256"} {
		info, err := os.Stat(filepath.Join(n.Dir, name))
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), name)
	}
	second := h.report("d2")
	h.stop()
	key, err := os.ReadFile(store.KeyFile(h.dir))
	require.NoError(t, err)

	again, err := backup.Open(h.to, night)
	require.NoError(t, err)
	require.Equal(t, n.Hash, again.Hash)
	require.NoError(t, again.Check(ctx, t.TempDir()))
	empty := filepath.Join(t.TempDir(), "data")
	r, err := again.Restore(ctx, empty)
	require.NoError(t, err)
	require.Equal(t, 1, r.Added)
	require.Empty(t, r.Aside)
	back, err := os.ReadFile(store.KeyFile(empty))
	require.NoError(t, err)
	require.Equal(t, key, back)
	s := storetest.OpenDir(t, empty)
	counts, err := s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, counts.Reports)
	require.Equal(t, h.s.Identity(), s.Identity())
	n0, err := shelf.Missing(filepath.Join(empty, "shelf"), []string{first})
	require.NoError(t, err)
	require.Zero(t, n0)

	// Over what is there: set aside, and the pictures that came since stay.
	r, err = again.Restore(ctx, h.dir)
	require.NoError(t, err)
	require.Zero(t, r.Added)
	aside, err := store.ReadContents(ctx, r.Aside)
	require.NoError(t, err)
	require.Equal(t, int64(2), aside.Totals["reports"], "nothing is deleted")
	c, err := store.ReadContents(ctx, h.dir)
	require.NoError(t, err)
	require.Equal(t, n.Totals, c.Totals)
	n0, err = shelf.Missing(filepath.Join(h.dir, "shelf"), []string{first, second})
	require.NoError(t, err)
	require.Zero(t, n0)
}

// Pictures lie once for all nights, and go with the last night that names them.
func TestNightsBeyondThoseKeptGoWithTheirPictures(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	first := h.report("d1")
	h.backup(night, 2)
	_, err := h.s.Commit(ctx, []bot.Write{})
	require.NoError(t, err)
	storetest.Exec(t, h.s, `UPDATE pictures SET state = 'dropped'`)
	second := h.report("d2")
	h.backup(night.AddDate(0, 0, 1), 2)
	copies := filepath.Join(h.to, "pictures")
	missing, err := shelf.Missing(copies, []string{first, second})
	require.NoError(t, err)
	require.Zero(t, missing, "the first night names the first")
	h.backup(night.AddDate(0, 0, 2), 2)
	kept, err := filepath.Glob(filepath.Join(h.to, "2025-*"))
	require.NoError(t, err)
	require.Len(t, kept, 2)
	missing, err = shelf.Missing(copies, []string{first})
	require.NoError(t, err)
	require.Equal(t, 1, missing)
	missing, err = shelf.Missing(copies, []string{second})
	require.NoError(t, err)
	require.Zero(t, missing)
	latest, err := backup.Latest(h.to, night)
	require.NoError(t, err)
	require.Equal(t, night.AddDate(0, 0, 2), latest.Made.UTC())
}

// What is not whole, not ours or too new is refused, and nothing is touched.
func TestABadBackupIsRefusedAndNothingIsTouched(t *testing.T) {
	ctx := context.Background()
	overwrite := func(name string, data []byte) func(*testing.T, backup.Night) {
		return func(t *testing.T, n backup.Night) {
			require.NoError(t, os.WriteFile(filepath.Join(n.Dir, name), data, 0o600))
		}
	}
	other := make([]byte, 32)
	_, _ = rand.Read(other)
	for name, c := range map[string]struct {
		fault backup.Fault
		harm  func(*testing.T, backup.Night)
	}{
		"torn database": {backup.FaultTorn, func(t *testing.T, n backup.Night) {
			require.NoError(t, os.Truncate(store.DatabaseFile(n.Dir), 4096))
		}},
		"no database":    {backup.FaultTorn, func(t *testing.T, n backup.Night) { require.NoError(t, os.Remove(store.DatabaseFile(n.Dir))) }},
		"torn manifest":  {backup.FaultTorn, overwrite("manifest.json", []byte(`{"format":1`))},
		"no hash":        {backup.FaultTorn, overwrite("manifest.sha256", nil)},
		"torn list":      {backup.FaultTorn, overwrite("pictures.json", []byte(`[]`))},
		"another's key":  {backup.FaultTorn, overwrite("key", other)},
		"newer program":  {backup.FaultNewer, func(t *testing.T, n backup.Night) { resign(t, n, func(m *backup.Manifest) { m.Format = 99 }) }},
		"newer database": {backup.FaultNewer, newerDatabase},
		"key that fits the manifest only": {backup.FaultKeyOther, func(t *testing.T, n backup.Night) {
			overwrite("key", other)(t, n)
			resign(t, n, func(m *backup.Manifest) { m.Key = measured(t, store.KeyFile(n.Dir)) })
		}},
		"other totals": {backup.FaultTotals, func(t *testing.T, n backup.Night) {
			resign(t, n, func(m *backup.Manifest) { m.Totals["reports"]++ })
		}},
		"a name that is none": {backup.FaultTorn, func(t *testing.T, n backup.Night) {
			list := []byte(`[{"sha256":"a","size":1}]`)
			overwrite("pictures.json", list)(t, n)
			resign(t, n, func(m *backup.Manifest) { m.Names = backup.HashOf(list) })
		}},
		"picture gone": {backup.FaultPictures, func(t *testing.T, n backup.Night) {
			p := n.Pictures[0]
			require.NoError(t, os.Remove(filepath.Join(n.Dir, "..", "pictures", p.SHA256[:2], p.SHA256)))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			h.report("d1")
			n := h.backup(night, 14)
			h.stop()
			c.harm(t, n)
			before := everything(t, h.dir)
			got, err := backup.Open(h.to, night)
			if err == nil {
				_, err = got.Restore(ctx, h.dir)
			}
			require.Equal(t, c.fault, backup.FaultOf(err))
			require.Equal(t, before, everything(t, h.dir))
		})
	}
}

func measured(t *testing.T, path string) backup.File {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return backup.File{SHA256: backup.HashOf(data), Size: int64(len(data))}
}

// resign changes a night's manifest and makes it whole again.
func resign(t *testing.T, n backup.Night, change func(*backup.Manifest)) {
	change(&n.Manifest)
	text, err := json.Marshal(n.Manifest)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(n.Dir, "manifest.json"), text, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(n.Dir, "manifest.sha256"), []byte(backup.HashOf(text)), 0o600))
}

func newerDatabase(t *testing.T, n backup.Night) {
	db, err := sql.Open("sqlite3", store.DatabaseFile(n.Dir))
	require.NoError(t, err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	resign(t, n, func(m *backup.Manifest) { m.Database = measured(t, store.DatabaseFile(n.Dir)) })
}

func TestAFolderThatIsServedIsNotRestoredInto(t *testing.T) {
	h := newHouse(t)
	h.report("d1")
	n := h.backup(night, 14)
	before := everything(t, h.dir)
	_, err := n.Restore(context.Background(), h.dir)
	require.ErrorIs(t, err, store.ErrInUse)
	require.Equal(t, before, everything(t, h.dir))
}

// A restore that has no room changes nothing; one that was killed half-way is
// told, and done again.
func TestARestoreIsAllOrNothing(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	h.report("d1")
	n := h.backup(night, 14)
	h.report("d2")
	h.stop()
	noRoom := filepath.Join(h.dir, "vneid.db.arriving")
	require.NoError(t, os.Mkdir(noRoom, 0o700)) // the copy cannot be written there
	require.NoError(t, os.WriteFile(filepath.Join(noRoom, "x"), nil, 0o600))
	before := everything(t, h.dir)
	_, err := n.Restore(ctx, h.dir)
	require.Error(t, err)
	require.Equal(t, before, everything(t, h.dir))
	require.NoError(t, os.RemoveAll(noRoom))

	// killed after the old files were set aside
	require.NoError(t, os.WriteFile(filepath.Join(h.dir, "restoring"), nil, 0o600))
	require.NoError(t, os.Remove(store.DatabaseFile(h.dir)))
	_, err = store.Open(ctx, h.dir, store.Options{})
	require.Equal(t, store.FaultRestoring, store.FaultOf(err))
	_, err = n.Restore(ctx, h.dir)
	require.NoError(t, err)
	storetest.OpenDir(t, h.dir)
}

// What a kill leaves of a backup is no night, and the next one clears it away.
func TestAHalfBackupIsNone(t *testing.T) {
	h := newHouse(t)
	half := filepath.Join(h.to, ".unfinished")
	require.NoError(t, os.Mkdir(half, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(half, "vneid.db"), bytes.Repeat([]byte("x"), 100), 0o600))
	_, err := backup.Latest(h.to, night)
	require.Equal(t, backup.FaultEmpty, backup.FaultOf(err))
	h.backup(night, 14)
	require.NoDirExists(t, half)
}

func TestWhereNoBackupIsMade(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	make := func(dir, to string) error {
		_, err := backup.Make(ctx, dir, backup.Options{To: to, Now: night})
		return err
	}
	require.Equal(t, backup.FaultNoFolder, backup.FaultOf(make(h.dir, filepath.Join(h.to, "none"))))
	require.Equal(t, backup.FaultInside, backup.FaultOf(make(h.dir, h.dir)))
	inside := filepath.Join(h.dir, "backups")
	require.NoError(t, os.Mkdir(inside, 0o700))
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(inside, link))
	require.Equal(t, backup.FaultInside, backup.FaultOf(make(h.dir, link)))
	require.Equal(t, backup.FaultNoData, backup.FaultOf(make(t.TempDir(), h.to)))
	h.stop()
	require.NoError(t, os.Remove(store.KeyFile(h.dir)))
	err := make(h.dir, h.to)
	require.Equal(t, store.FaultKeyGone, store.FaultOf(err), "a copy without its key would be worthless")
	left, err := os.ReadDir(h.to)
	require.NoError(t, errors.Join(err))
	require.Empty(t, left)
}

// A picture that is gone or damaged is counted; the rest is backed up.
func TestPicturesThatCannotBeBackedUpAreCounted(t *testing.T) {
	h := newHouse(t)
	h.report("d1")
	gone := h.report("d2")
	path, _, err := shelf.Find(filepath.Join(h.dir, "shelf"), gone)
	require.NoError(t, err)
	require.NoError(t, os.Remove(path))
	n := h.backup(night, 14)
	require.Equal(t, 1, n.Missing)
	require.Len(t, n.Pictures, 1)
	require.NoError(t, n.Check(context.Background(), t.TempDir()))
}

// One picture that the backups' disk has lost does not keep everything else from
// coming back, for whoever says so.
func TestWhatIsLeftComesBackWithoutALostPicture(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	first, second := h.report("d1"), h.report("d2")
	n := h.backup(night, 14)
	h.stop()
	path, _, err := shelf.Find(filepath.Join(h.to, "pictures"), first)
	require.NoError(t, err)
	require.NoError(t, os.Remove(path))
	empty := filepath.Join(t.TempDir(), "data")
	_, err = n.Restore(ctx, empty)
	require.Equal(t, backup.FaultPictures, backup.FaultOf(err))

	found, lost, err := n.Found(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, lost)
	r, err := found.Restore(ctx, empty)
	require.NoError(t, err)
	require.Equal(t, 1, r.Added)
	missing, err := shelf.Missing(filepath.Join(empty, "shelf"), []string{first, second})
	require.NoError(t, err)
	require.Equal(t, 1, missing)
	counts, err := storetest.OpenDir(t, empty).Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 2, counts.Reports)
}

// A night of an older program, whose pictures have endings, is brought back.
func TestANightOfAnOlderProgramComesBack(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	name := h.report("d1")
	n := h.backup(night, 14)
	path, _, err := shelf.Find(filepath.Join(h.to, "pictures"), name)
	require.NoError(t, err)
	require.NoError(t, os.Rename(path, path+".png"))
	require.NoError(t, n.Check(ctx, t.TempDir()))
	h.backup(night.AddDate(0, 0, 1), 1)
	require.FileExists(t, path+".png", "the newer night names it too")
}

// A clock that was wrong for one night: that one is never taken for the newest,
// and goes before those whose time is right.
func TestANightOfTheFutureIsNotTheNewest(t *testing.T) {
	h := newHouse(t)
	wrong := h.backup(night.AddDate(5, 0, 0), 3)
	only, err := backup.Latest(h.to, night)
	require.NoError(t, err)
	require.Equal(t, wrong.Hash, only.Hash, "better than none")
	for day := range 3 {
		at := night.AddDate(0, 0, day)
		n := h.backup(at, 3)
		latest, err := backup.Latest(h.to, at)
		require.NoError(t, err)
		require.Equal(t, n.Hash, latest.Hash)
		opened, err := backup.Open(h.to, at)
		require.NoError(t, err)
		require.Equal(t, n.Hash, opened.Hash)
	}
	require.NoDirExists(t, wrong.Dir, "of four nights three are kept")
	left, err := filepath.Glob(filepath.Join(h.to, "2025-*"))
	require.NoError(t, err)
	require.Len(t, left, 3)
}

func TestTwoBackupsOfOneSecond(t *testing.T) {
	h := newHouse(t)
	first, second := h.backup(night, 14), h.backup(night, 14)
	require.Less(t, first.Dir, second.Dir)
	third, fourth := h.backup(night, 2), h.backup(night, 2)
	require.Less(t, second.Dir, third.Dir)
	require.Less(t, third.Dir, fourth.Dir, "the name that has become free is an older one's")
	_, err := backup.Read(fourth.Dir)
	require.NoError(t, err)
}

// What is backed up beside the nights, by hand or before a reset that was thought better
// of, takes none of them away: only the last of a day counts.
func TestBackupsInBetweenTakeNoNightAway(t *testing.T) {
	h := newHouse(t)
	for day := range 4 {
		h.backup(night.AddDate(0, 0, day), 4)
	}
	for minute := range 3 {
		h.backup(night.AddDate(0, 0, 3).Add(time.Duration(minute+1)*time.Minute), 4)
	}
	left, err := filepath.Glob(filepath.Join(h.to, "2*"))
	require.NoError(t, err)
	require.Len(t, left, 4)
	for day, dir := range left {
		require.Contains(t, dir, night.AddDate(0, 0, day).Format(time.DateOnly))
	}
	h.backup(night.AddDate(0, 0, 4), 4)
	_, err = os.Stat(left[0])
	require.ErrorIs(t, err, os.ErrNotExist, "the oldest of more nights goes")
}
