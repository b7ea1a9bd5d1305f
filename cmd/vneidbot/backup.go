package main

import (
	"errors"
	"strconv"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/backup"
)

// keepNights is how many backups stay.
const keepNights = 14

type backupCmd struct {
	Dir  string `arg:"" optional:""`
	Keep int    `default:"14"`
}

// Run backs DATA_DIR up beside whatever serves it.
func (c backupCmd) Run(t *terminal, cfg *Config) error {
	if err := wrong(c.Keep < 1, "--keep", strconv.Itoa(c.Keep), "number"); err != nil {
		return err
	}
	dir, err := cfg.backups(c.Dir, "backup_dir")
	if err != nil {
		return err
	}
	n, err := backup.Make(t.ctx, cfg.DataDir, backup.Options{To: dir, Keep: c.Keep, Program: programVersion(), Now: time.Now()})
	if err != nil {
		return &backupError{err, dir, cfg.DataDir}
	}
	t.tell(bot.T("backup.made", append(contentsOf(n), "dir", bot.Raw(n.Dir), "size", sizeOf(n.Size()), "hash", n.Hash)...))
	t.tellNight(n)
	return nil
}

// backups is the folder that was named, or that of the configuration; mend says how the
// command has it named.
func (c *Config) backups(named, mend string) (string, error) {
	if named == "" {
		named = c.BackupDir
	}
	if named == "" {
		return "", &configError{"BACKUP_DIR", "", mend}
	}
	return named, nil
}

// tellNight says what the night is not.
func (t *terminal) tellNight(n backup.Night) {
	if n.Missing > 0 {
		t.tell(bot.T("backup.missing", "n", n.Missing))
	}
	if n.SameDisk {
		t.tell(bot.T("backup.same_disk"))
	}
}

// contentsOf are a sentence's arguments about what a night holds.
func contentsOf(n backup.Night) []any {
	return []any{"at", n.Made, "units", n.Totals["units"], "reports", n.Totals["reports"], "accounts", n.Totals["accounts"],
		"pictures", len(n.Pictures)}
}

// sizeOf words a number of bytes; what is less than one megabyte counts as one.
func sizeOf(n int64) bot.Text {
	if n >= 10<<30 {
		return bot.T("doctor.gigabytes", "n", n>>30)
	}
	return bot.T("doctor.megabytes", "n", max(n>>20, 1))
}

// backupError is a backup that was not made or not restored.
type backupError struct {
	err       error
	dir, data string
}

func (e *backupError) Error() string { return e.err.Error() }
func (e *backupError) Unwrap() error { return e.err }

// why says it to the administrator.
func (e *backupError) why() bot.Text {
	cause := syscall.Errno(0)
	switch f, ground := backup.FaultOf(e.err), store.FaultOf(e.err); {
	case f != backup.FaultNone:
		return bot.T("backup."+string(f), "dir", bot.Raw(e.dir), "data", bot.Raw(e.data))
	case ground != store.FaultNone:
		return bot.T("ground."+string(ground), "dir", bot.Raw(e.data))
	case errors.Is(e.err, store.ErrInUse):
		return bot.T("backup.in_use", "data", bot.Raw(e.data))
	case bot.KindOf(e.err) == bot.Exhausted:
		return bot.T("backup.full", "dir", bot.Raw(e.dir), "data", bot.Raw(e.data))
	case errors.As(e.err, &cause):
		return bot.T("backup.disk", "dir", bot.Raw(e.dir), "data", bot.Raw(e.data), "cause", causeOf(cause))
	}
	return bot.T("backup.disk", "dir", bot.Raw(e.dir), "data", bot.Raw(e.data), "cause", bot.T("cause.unknown"))
}
