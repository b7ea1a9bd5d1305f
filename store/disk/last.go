package disk

import "path/filepath"

// batch is files that one sync serves.
type batch struct {
	paths []string
	done  bool // and err says how it went
	err   error
}

// Lasts returns when the file is on the disk, its bytes and its name. Files that
// come while a sync runs wait for the next one, which serves them all: a disk
// takes about as long for ten files as for one. On an error the file may be there
// or not.
func (d *Disk) Lasts(path string) error {
	b := d.join(path)
	d.turn.Lock()
	defer d.turn.Unlock()
	if !b.done {
		d.leave()
		b.err, b.done = d.sync(b.paths), true
	}
	return b.err
}

func (d *Disk) join(path string) *batch {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.next == nil {
		d.next = new(batch)
	}
	d.next.paths = append(d.next.paths, path)
	return d.next
}

// leave closes the batch that waits: who comes now comes for the one after it.
func (d *Disk) leave() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.next = nil
}

// sync writes one file without troubling others, and many at once.
func (d *Disk) sync(paths []string) error {
	if len(paths) > 1 {
		return d.syncAll(paths)
	}
	return syncEach(paths)
}

func syncEach(paths []string) error {
	for _, path := range paths {
		if err := syncAt(path); err != nil {
			return err
		}
		if err := syncAt(filepath.Dir(path)); err != nil {
			return err
		}
	}
	return nil
}
