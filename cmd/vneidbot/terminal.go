package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/locales"
	"vneidbot/store"
)

// terminal is where a command reads and writes; its context ends at the first
// signal, a second one kills.
type terminal struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	words    *locales.Catalog
	lang     string
}

// tell prints a sentence on its own line.
func (t *terminal) tell(text bot.Text) {
	_, _ = fmt.Fprintln(t.out, t.say(text))
}

func (t *terminal) say(text bot.Text) string { return t.words.Words(t.lang, text) }

// explain words an error for the administrator; one that has no words of its
// own is shown as the program knows it.
func (t *terminal) explain(err error) string {
	var wrong *configError
	if errors.As(err, &wrong) {
		said := t.say(bot.T("config."+wrong.Mend, "name", wrong.Name, "value", wrong.Value))
		if cause := syscall.Errno(0); errors.As(err, &cause) {
			said += " (" + cause.Error() + ")"
		}
		return said
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
	if errors.Is(err, store.ErrInUse) {
		return t.say(bot.T("config.second_copy"))
	}
	return err.Error()
}

// terminalLang is Vietnamese where the terminal is, English elsewhere.
func terminalLang() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if len(v) >= 2 && v[:2] == "vi" {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}
