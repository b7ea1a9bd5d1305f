package main

import (
	"errors"
	"io/fs"
	"strconv"
	"syscall"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/session"
)

// explain words an error for the administrator. One that has no words of its own
// is told by its kind, with what the program knows of it behind.
func (t *terminal) explain(err error) string {
	var wrong *configError
	if errors.As(err, &wrong) {
		said := t.say(bot.T("config."+wrong.Mend, "name", wrong.Name, "value", wrong.Value))
		if cause := syscall.Errno(0); errors.As(err, &cause) {
			said += " (" + t.say(causeOf(cause)) + ")"
		}
		return said
	}
	if said, ok := t.callError(err); ok {
		return said
	}
	var line *fileLine
	if errors.As(err, &line) {
		return t.say(bot.T("setting.bad_line", "name", line.file, "row", strconv.Itoa(line.line)))
	}
	var refusal *roster.Refusal
	if errors.As(err, &refusal) {
		return t.say(refusal.Why)
	}
	var kept *backupError
	if errors.As(err, &kept) {
		return t.say(kept.why())
	}
	var ground dataFault
	if errors.As(err, &ground) {
		return t.say(bot.T("ground."+string(ground.Fault), "dir", ground.dir))
	}
	for cause, key := range map[error]string{session.ErrOtherData: "other_data", session.ErrOtherPlace: "other_place"} {
		if errors.Is(err, cause) {
			return t.say(bot.T("config." + key))
		}
	}
	if errors.Is(err, store.ErrInUse) {
		return t.say(bot.T("config.second_copy"))
	}
	var path *fs.PathError
	if cause := syscall.Errno(0); errors.As(err, &path) && errors.As(path.Err, &cause) {
		return t.say(bot.T("config.path", "path", path.Path, "cause", causeOf(cause)))
	}
	return t.say(bot.T("config.failed", "cause", bot.Raw(err.Error())))
}

// causes are the system's refusals that an administrator meets, and their keys.
var causes = map[syscall.Errno]string{
	syscall.ENOENT: "none", syscall.EACCES: "denied", syscall.EPERM: "denied", syscall.ENOTDIR: "not_folder",
	syscall.EISDIR: "folder", syscall.ENOSPC: "full", syscall.EDQUOT: "full", syscall.EROFS: "read_only",
	syscall.EADDRINUSE: "in_use", syscall.EADDRNOTAVAIL: "not_ours", syscall.EMFILE: "many_files", syscall.EIO: "disk",
}

func causeOf(n syscall.Errno) bot.Text {
	if key, ok := causes[n]; ok {
		return bot.T("cause." + key)
	}
	return bot.T("cause.other", "n", strconv.Itoa(int(n)))
}
