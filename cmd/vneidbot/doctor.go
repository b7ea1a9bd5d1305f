package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

type doctorCmd struct {
	Health bool
}

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
func (c doctorCmd) Run(t *terminal, cfg *Config) error {
	ctx, cancel := context.WithTimeout(t.ctx, doctorWithin)
	defer cancel()
	if c.Health {
		return t.tellHealth(ctx, cfg)
	}
	t.tellFolder(cfg)
	bad := 0
	for _, l := range cfg.looks() {
		for _, f := range l.at(ctx, cfg) {
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

// look is one thing that doctor looks at, and what the names of the variables begin
// with that it goes by.
type look struct {
	at func(context.Context, *Config) []finding
	by []string
}

// looks are all that can be said: of what goes by a wrong variable nothing but that
// it is wrong, and beside a file that cannot be read nothing, for the rest would be
// said of defaults that nobody meant.
func (c *Config) looks() []look {
	all := []look{{lookEnv, nil}, {lookConfig, nil}, {lookAdmins, append(theirs(), "ADMIN_")}}
	for _, p := range platforms() {
		if p.look.at != nil {
			all = append(all, p.look)
		}
	}
	all = append(all, look{lookAddresses, []string{"HTTP_", "METRICS_"}}, look{lookClock, theirs()}, look{lookRedis, []string{"REDIS_"}}, look{lookFiles, nil},
		look{lookRecords, []string{"ADMIN_"}}, look{lookBackup, nil}, look{lookDisk, nil}, look{lookHEIC, nil})
	if c.file.wrong != nil {
		return all[:1]
	}
	return slices.DeleteFunc(all, func(l look) bool {
		return slices.ContainsFunc(wrongs(c.wrong), func(w *configError) bool {
			return slices.ContainsFunc(l.by, func(begin string) bool { return strings.HasPrefix(w.Name, begin) })
		})
	})
}

// wrongs are the errors that were joined.
func wrongs(err error) (all []*configError) {
	var many interface{ Unwrap() []error }
	var one *configError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Unwrap() {
			all = append(all, wrongs(e)...)
		}
	case errors.As(err, &one):
		all = append(all, one)
	}
	return all
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
