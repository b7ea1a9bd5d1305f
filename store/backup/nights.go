package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// clockErr is how far ahead a clock is before it is wrong.
const clockErr = time.Hour

// nights are the folders of a folder of backups, oldest first. Those of the future
// were made while the clock was wrong: how old they are nobody knows, so they stand
// before all others and never for the newest one.
func nights(dir string, now time.Time) (list []string, err error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, failed("list", err)
	}
	for _, e := range entries {
		if _, err := time.Parse(nightForm, e.Name()); err == nil && e.IsDir() {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	until := filepath.Join(dir, now.Add(clockErr).Format(nightForm))
	first := slices.IndexFunc(list, func(night string) bool { return night > until })
	if first > 0 {
		list = slices.Concat(list[first:], list[:first])
	}
	return list, nil
}

// Latest is the newest night of the folder whose manifest is whole, as of now.
// FaultEmpty: there is none.
func Latest(dir string, now time.Time) (Night, error) {
	list, err := nights(dir, now)
	if errors.Is(err, fs.ErrNotExist) {
		return Night{}, bot.Fail(bot.NotFound, "backup", FaultNoFolder)
	}
	if err != nil {
		return Night{}, err
	}
	for i := len(list) - 1; i >= 0; i-- {
		if n, err := Read(list[i]); err == nil {
			return n, nil
		}
	}
	return Night{}, bot.Fail(bot.NotFound, "backup", FaultEmpty)
}

// Open finds the night that a folder is, or the newest one of a folder of
// backups: that one or none, so that nobody gets an older one unasked.
func Open(dir string, now time.Time) (Night, error) {
	if _, err := os.Stat(filepath.Join(dir, hashName)); err == nil {
		return Read(dir)
	}
	list, err := nights(dir, now)
	if err != nil || len(list) == 0 {
		return Night{}, bot.Fail(bot.NotFound, "backup", FaultEmpty)
	}
	return Read(list[len(list)-1])
}

// prune drops the oldest nights beyond those that are kept, and pictures that no
// kept night names. Where one night cannot be read, all pictures stay.
func prune(dir string, keep int, now time.Time) error {
	list, err := nights(dir, now)
	if err != nil || keep <= 0 {
		return err
	}
	for len(list) > keep {
		if err := os.RemoveAll(list[0]); err != nil {
			return failed("prune", err)
		}
		list = list[1:]
	}
	named := map[string]bool{}
	for _, night := range list {
		n, err := Read(night)
		if err != nil {
			return nil
		}
		for _, p := range n.Pictures {
			named[p.SHA256] = true
		}
	}
	return failed("prune", dropUnnamed(filepath.Join(dir, picturesDir), named))
}

func dropUnnamed(dir string, named map[string]bool) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if name, _, _ := strings.Cut(d.Name(), "."); named[name] && !strings.HasSuffix(d.Name(), ".half") {
			return nil
		}
		return os.Remove(path)
	})
}
