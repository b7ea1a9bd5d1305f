//go:build !linux

package disk

// syncAll has no shorter way here.
func (d *Disk) syncAll(paths []string) error { return syncEach(paths) }
