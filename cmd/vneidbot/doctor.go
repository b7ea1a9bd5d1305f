package main

import (
	"context"
	"time"

	"vneidbot/bot"
)

type doctorCmd struct{}

// finding is one line of the doctor's: what was looked at, what was found, and
// for what is not well, what to do. Words are doctor.<key>.
type finding struct {
	what string
	fact bot.Text
	mend bot.Text // of what is not well
	bad  bool     // it must be mended; a fact without mend says how itself. Otherwise a note when mend is set
}

// doctorWithin bounds all the questions together.
const doctorWithin = 30 * time.Second

// Run looks at everything the program rests on, changes nothing that is in use,
// and fails when something must be mended.
func (doctorCmd) Run(t *terminal, cfg *Config) error {
	ctx, cancel := context.WithTimeout(t.ctx, doctorWithin)
	defer cancel()
	t.tellFolder(cfg)
	bad := 0
	looks := []func(context.Context, *Config) []finding{
		lookEnv, lookConfig, lookAdmins, lookTelegram, lookZalo, lookPage, lookAddresses, lookClock,
		lookRedis, lookFiles, lookRecords, lookBackup, lookDisk, lookHEIC,
	}
	if cfg.file.wrong != nil { // the rest would be said of defaults that nobody meant
		looks = looks[:1]
	}
	for _, look := range looks {
		for _, f := range look(ctx, cfg) {
			if f.bad {
				bad++
			}
			t.tellFinding(f)
		}
	}
	if bad > 0 {
		t.tell(bot.T("doctor.summary_bad", "n", bad))
		return errSaid
	}
	t.tell(bot.T("doctor.summary_ok"))
	return nil
}

func (t *terminal) tellFinding(f finding) {
	mark := "doctor.ok"
	switch {
	case f.bad && f.mend.Key == "":
		mark = "doctor.bad_said"
	case f.bad:
		mark = "doctor.bad"
	case f.mend.Key != "":
		mark = "doctor.warn"
	}
	t.tell(bot.T(mark, "what", bot.T("doctor."+f.what), "fact", f.fact, "mend", f.mend))
}

func well(what, fact string, pairs ...any) finding {
	return finding{what: what, fact: bot.T("doctor."+fact, pairs...)}
}

// note is something to know; broken is something to mend. The sentence that
// says what to do is the fact's with "_mend".
func note(what, fact string, pairs ...any) finding {
	f := well(what, fact, pairs...)
	f.mend = bot.T("doctor." + fact + "_mend")
	return f
}

func broken(what, fact string, pairs ...any) finding {
	f := note(what, fact, pairs...)
	f.bad = true
	return f
}
