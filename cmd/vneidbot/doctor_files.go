package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
)

// lookFiles finds secrets and records that others on this machine can read.
func lookFiles(_ context.Context, cfg *Config) []finding {
	var open []string
	for _, name := range []string{cfg.file.path, cfg.shelf()} {
		if isOpen(name) {
			open = append(open, name)
		}
	}
	for _, pattern := range []string{"key", "vneid.db*", "sessions.log*"} {
		found, _ := filepath.Glob(filepath.Join(cfg.folder(), pattern))
		open = append(open, slices.DeleteFunc(found, func(name string) bool { return !isOpen(name) })...)
	}
	if len(open) > 0 {
		return []finding{broken("files", "files_open", "names", names(open))}
	}
	return []finding{well("files", "files_ok")}
}

// isOpen tells whether somebody else than the owner may look; a file that is not
// there is not.
func isOpen(name string) bool {
	info, err := os.Stat(name)
	return name != "" && err == nil && info.Mode().Perm()&0o077 != 0
}
