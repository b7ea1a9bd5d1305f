package main

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkThousandSchools has a thousand schools report with a picture each, fifty at
// once, and then say that nothing has changed: what that takes of the disk, and of memory
// at its height, is what .deploy/README.md says of a thousand.
//
//	go test ./cmd/vneidbot -run '^$' -bench ThousandSchools -benchtime 1x
func BenchmarkThousandSchools(b *testing.B) {
	for range b.N {
		l := liveLong(b, false)
		l.plays(b, 500, 0) // what comes once is there
		l.keepsPictures(b, 500)
		files, records := l.takes(b)
		l.plays(b, 1000, 0)
		l.keepsPictures(b, 1500)
		more, rows := l.takes(b)
		l.next = 1500
		l.known = true
		l.plays(b, 1000, 0)
		_, again := l.takes(b)
		b.ReportMetric(float64(len(screenshot()))/1024, "KiB/picture")
		b.ReportMetric(more-files, "MiB-of-files")
		b.ReportMetric(rows-records, "MiB-of-records")
		b.ReportMetric(again-rows, "MiB-the-second-time")
		b.ReportMetric(l.peak(b), "MiB-of-memory")
		b.ReportMetric(0, "ns/op")
		l.stop(b)
	}
}

// takes is what the folder takes of the disk: files that are kept, and all else.
func (p *process) takes(b *testing.B) (files, records float64) {
	b.Helper()
	require.NoError(b, filepath.WalkDir(p.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return nil // it has just gone
		}
		if strings.Contains(path, "shelf") {
			files += float64(info.Size()) / (1 << 20)
		} else {
			records += float64(info.Size()) / (1 << 20)
		}
		return nil
	}))
	return files, records
}
