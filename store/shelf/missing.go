package shelf

import (
	"errors"
	"os"
	"path/filepath"

	"vneidbot/bot"
)

// Missing counts which of the files are not in the directory. It makes
// nothing: a directory that is not there lacks them all.
func Missing(dir string, sha256 []string) (n int, err error) {
	dir = present(dir)
	there := map[string]bool{}
	folders := map[string]bool{}
	for _, name := range sha256 {
		if !named(name) {
			n++
			continue
		}
		if !folders[name[:2]] {
			folders[name[:2]] = true
			if err := list(filepath.Join(dir, name[:2]), there); err != nil {
				return n, bot.Fail(bot.Unavailable, "shelf: missing", err)
			}
		}
		if !there[name] {
			n++
		}
	}
	return n, nil
}

// list adds the names in the folder.
func list(folder string, to map[string]bool) error {
	files, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, f := range files {
		to[bare(f.Name())] = true
	}
	return nil
}
