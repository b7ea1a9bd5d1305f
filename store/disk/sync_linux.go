package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncAll syncs the whole file system where dir is: what else is dirty there is
// written too, a little earlier than it would have been. A write that failed is
// told to who had the directory open by then (syncfs(2), since Linux 5.8), so it
// stays open. It need not have been one of these files, and not every system has
// the call: after an error they are synced one by one.
func (d *Disk) syncAll(paths []string) error {
	if d.root == nil {
		root, err := os.Open(d.dir)
		if err != nil {
			return err
		}
		d.root = root
	}
	if unix.Syncfs(int(d.root.Fd())) != nil {
		return syncEach(paths)
	}
	return nil
}
