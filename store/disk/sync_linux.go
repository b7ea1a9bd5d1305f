package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncAll syncs the whole file system where dir is: what else is dirty there is
// written too, a little earlier than it would have been. A write that failed is
// told to who had the directory open by then (syncfs(2), since Linux 5.8), so it
// stays open.
func (d *Disk) syncAll([]string) (err error) {
	if d.root == nil {
		if d.root, err = os.Open(d.dir); err != nil {
			return err
		}
	}
	return unix.Syncfs(int(d.root.Fd()))
}
