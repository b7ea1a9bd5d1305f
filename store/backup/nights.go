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

// keepDeleted is how long a night may still hold a person who was taken out: with the
// five days in which a deletion is carried out that is within the law's twenty, also
// where a night does not come.
const keepDeleted = 13 * 24 * time.Hour

// spare is the oldest that is not the last of its day: what is backed up in between
// takes no night away. Else it is the oldest of all.
func spare(list []string) int {
	day := func(night string) string { return filepath.Base(night)[:len(time.DateOnly)] }
	for i := range len(list) - 1 {
		if day(list[i]) == day(list[i+1]) {
			return i
		}
	}
	return 0
}

// prune drops the oldest nights beyond those that are kept, those that hold somebody
// who was taken out long ago (nights do not come every day where the program is off),
// and pictures that no kept night names. Where one night cannot be read, all pictures
// stay. The newest night holds nobody who was taken out, and always stays.
func prune(dir string, keep int, now time.Time) error {
	list, err := nights(dir, now)
	if err != nil {
		return err
	}
	held, err := heldTooLong(dir, list, now)
	if err != nil {
		return err
	}
	for len(list) > 1 && (keep > 0 && len(list) > keep || held > 0) {
		one := 0
		if held <= 0 {
			one = spare(list)
		}
		if err := os.RemoveAll(list[one]); err != nil {
			return failed("prune", err)
		}
		list, held = slices.Delete(list, one, one+1), held-1
	}
	if keep <= 0 {
		return nil
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

// heldTooLong counts the nights, from the oldest, up to the last one that holds
// somebody who was taken out longer ago than a night may.
func heldTooLong(dir string, list []string, now time.Time) (n int, err error) {
	gone, err := readDeleted(dir)
	if err != nil {
		return 0, err
	}
	var last time.Time
	for _, w := range gone {
		if w.At.After(last) && now.Sub(w.At) >= keepDeleted {
			last = w.At
		}
	}
	for i, night := range list {
		if made, err := time.ParseInLocation(nightForm, filepath.Base(night), now.Location()); err == nil && !made.After(last) {
			n = i + 1
		}
	}
	return n, nil
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
