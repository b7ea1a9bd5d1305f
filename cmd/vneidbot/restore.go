package main

import (
	"os"
	"time"

	"vneidbot/bot"
	"vneidbot/store/backup"
)

type restoreCmd struct {
	Dir          string `arg:"" optional:""`
	Check        bool
	LostPictures bool
}

// Run brings a backup back into DATA_DIR, which nobody may serve meanwhile.
func (c restoreCmd) Run(t *terminal, cfg *Config) error {
	dir, err := cfg.backups(c.Dir, "backup_dir")
	if err != nil {
		return err
	}
	n, err := backup.Open(dir, time.Now())
	if err != nil {
		return &backupError{err, dir, cfg.DataDir}
	}
	if c.LostPictures {
		if n, err = t.findNight(n); err != nil {
			return &backupError{err, n.Dir, cfg.DataDir}
		}
	}
	if c.Check {
		return t.checkNight(n)
	}
	r, err := n.Restore(t.ctx, cfg.DataDir)
	if err != nil {
		return &backupError{err, n.Dir, cfg.DataDir}
	}
	t.tell(bot.T("backup.restored", append(contentsOf(n), "dir", bot.Raw(cfg.DataDir), "added", r.Added)...))
	if r.Aside != "" {
		t.tell(bot.T("backup.aside", "dir", bot.Raw(r.Aside)))
	}
	if r.Left > 0 {
		t.tell(bot.T("backup.left"))
	}
	t.tell(bot.T("backup.go_on"))
	return nil
}

// findNight leaves the pictures out that the backup has lost, and says how many.
func (t *terminal) findNight(n backup.Night) (backup.Night, error) {
	found, lost, err := n.Found(t.ctx)
	if lost > 0 {
		t.tell(bot.T("backup.lost", "n", lost))
	}
	return found, err
}

func (t *terminal) checkNight(n backup.Night) error {
	temp, err := os.MkdirTemp("", "vneidbot-restore-")
	if err != nil {
		return &backupError{err, n.Dir, os.TempDir()}
	}
	defer func() { _ = os.RemoveAll(temp) }()
	if err := n.Check(t.ctx, temp); err != nil {
		return &backupError{err, n.Dir, temp}
	}
	t.tell(bot.T("backup.checked", append(contentsOf(n), "dir", bot.Raw(n.Dir), "hash", n.Hash)...))
	t.tellNight(n)
	return nil
}
