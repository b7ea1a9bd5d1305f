// Package backup keeps nights: whole copies of a DATA_DIR that a lost disk or a
// wrong hand does not take along, and brings one back.
//
// A folder of backups holds one folder for each night (database, key, manifest)
// and the pictures of all of them, once each, under their SHA-256:
//
//	2026-11-29T02-00-00/vneid.db, key, manifest.json, manifest.sha256
//	pictures/ab/abcd….jpg
//	deleted.txt
//
// The contract:
//   - A night has its name only when all of it is on the disk. What a kill or a
//     full disk leaves half-done is removed by the next one.
//   - Making one reads beside whatever serves the DATA_DIR, writes nothing there
//     and holds nobody up.
//   - Restoring proves everything before it touches anything, refuses a folder
//     that is served, and deletes nothing: what was there is set aside. Persons who
//     were taken out of the data since the night was made (deleted.txt, or the data
//     that is replaced) are taken out of what comes back before anybody is served.
//
// Conversations (Redis, sessions.log) are not part of it: they live a day.
package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/disk"
)

// Fault is why there is no backup, or why one is not restored. Errors wrap it;
// its value names the sentence for people.
type Fault string

// What can be wrong.
const (
	FaultNone     Fault = ""
	FaultNoFolder Fault = "no_folder" // the folder for backups does not exist
	FaultInside   Fault = "inside"    // it lies in the DATA_DIR, or is it
	FaultBusy     Fault = "busy"      // another backup into it is under way
	FaultNoData   Fault = "no_data"   // there is nothing to back up yet
	FaultEmpty    Fault = "none"      // the folder holds no backup
	FaultTorn     Fault = "torn"      // a file is missing or not as the manifest says
	FaultNewer    Fault = "newer"     // a newer program made it
	FaultKeyOther Fault = "key_other" // its key is not its database's
	FaultPictures Fault = "pictures"  // pictures are missing or damaged
	FaultTotals   Fault = "totals"    // what it brings back is not what was backed up
)

func (f Fault) Error() string { return "backup: " + string(f) }

// FaultOf is the fault in err's chain, FaultNone without one.
func FaultOf(err error) Fault {
	var f Fault
	_ = errors.As(err, &f)
	return f
}

// Options say what is made.
type Options struct {
	To      string // the folder of backups
	Keep    int    // nights that stay, 0 for all
	Program string // version, for the manifest
	Now     time.Time
}

// The names in a folder of backups.
const (
	unfinished  = ".unfinished"
	picturesDir = "pictures"
	nightForm   = "2006-01-02T15-04-05"
)

// Make backs the DATA_DIR up as it is at one moment, and drops nights that are
// more than are kept.
func Make(ctx context.Context, dataDir string, o Options) (n Night, err error) {
	if err := fit(ctx, dataDir, o.To); err != nil {
		return n, err
	}
	lock, err := Hold(o.To)
	if err != nil {
		return n, err
	}
	defer func() { _ = lock.Close() }()
	work := filepath.Join(o.To, unfinished)
	if err := afresh(work); err != nil {
		return n, failed("make", err)
	}
	defer func() { _ = os.RemoveAll(work) }() // nothing, when it has its name
	if n, err = fill(ctx, dataDir, work, o); err != nil {
		return n, err
	}
	n.Dir = freeName(o.To, o.Now)
	if err := os.Rename(work, n.Dir); err != nil {
		return n, failed("make", err)
	}
	gone, err := store.ReadForgotten(ctx, dataDir)
	if err == nil {
		err = NoteDeleted(o.To, gone)
	}
	if err == nil {
		err = disk.SyncDir(o.To)
	}
	if err != nil {
		return n, failed("make", err)
	}
	return n, prune(o.To, o.Keep, o.Now)
}

// freeName is that of the second, or of the next one that no night has yet, and behind
// all others that are there: the newest one is found by its name.
func freeName(to string, at time.Time) string {
	if list, err := nights(to, at); err == nil && len(list) > 0 {
		last, err := time.ParseInLocation(nightForm, filepath.Base(list[len(list)-1]), at.Location())
		if err == nil && last.After(at) && last.Before(at.Add(clockErr)) {
			at = last
		}
	}
	for {
		dir := filepath.Join(to, at.Format(nightForm))
		if _, err := os.Lstat(dir); err != nil {
			return dir
		}
		at = at.Add(time.Second)
	}
}

func afresh(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.Mkdir(dir, 0o700)
}

// fit tells whether there is something to back up, and where to.
func fit(ctx context.Context, dataDir, to string) error {
	g, err := store.Inspect(ctx, dataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && g.Fresh:
		return bot.Fail(bot.NotFound, "backup", FaultNoData)
	case err != nil:
		return err
	case g.Fault != store.FaultNone && g.Fault != store.FaultOlder:
		return bot.Fail(bot.Invalid, "backup", g.Fault)
	}
	if info, err := os.Stat(to); err != nil || !info.IsDir() {
		return bot.Fail(bot.NotFound, "backup", FaultNoFolder)
	}
	if within(dataDir, to) {
		return bot.Fail(bot.Invalid, "backup", FaultInside)
	}
	return nil
}

// within tells whether the folder is the other one or lies in it, wherever
// symbolic links lead.
func within(outer, inner string) bool {
	outer, err1 := real(outer)
	inner, err2 := real(inner)
	rel, err := filepath.Rel(outer, inner)
	return errors.Join(err1, err2, err) == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func real(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}

// fill makes all the parts of a night; the manifest, which names the others, last.
func fill(ctx context.Context, dataDir, work string, o Options) (Night, error) {
	if err := store.CopyDatabase(ctx, dataDir, store.DatabaseFile(work)); err != nil {
		return Night{}, err
	}
	if err := disk.Copy(store.KeyFile(dataDir), store.KeyFile(work)); err != nil {
		return Night{}, failed("key", err)
	}
	c, err := store.ReadContents(ctx, work)
	if err != nil {
		return Night{}, err
	}
	m := Manifest{Format: format, Made: o.Now, Program: o.Program, Schema: c.Schema, Identity: c.Identity, Totals: c.Totals}
	if m.Database, err = measure(store.DatabaseFile(work)); err == nil {
		m.Key, err = measure(store.KeyFile(work))
	}
	if err != nil {
		return Night{}, failed("make", err)
	}
	if err := m.gather(ctx, filepath.Join(dataDir, "shelf"), filepath.Join(o.To, picturesDir), c.Pictures); err != nil {
		return Night{}, err
	}
	hash, err := m.write(work)
	return Night{Manifest: m, Hash: hash}, failed("manifest", err)
}
