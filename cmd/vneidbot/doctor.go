package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/telegram"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/photo"
	"vneidbot/store/session"
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
	bad := 0
	for _, look := range []func(context.Context, *Config) []finding{
		lookConfig, lookTelegram, lookZalo, lookRedis, lookRecords, lookBackup, lookDisk,
	} {
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

// lookConfig speaks of what was checked while the configuration was read.
func lookConfig(_ context.Context, cfg *Config) []finding {
	list := []finding{well("config", "config_ok")}
	zone := well("zone", "zone_ok", "fact", cfg.Zone)
	if _, offset := time.Now().In(cfg.place().Zone).Zone(); offset != 7*3600 {
		zone = note("zone", "zone_other", "fact", cfg.Zone)
	}
	admins := well("admins", "admins_ok", "n", len(cfg.admins()))
	if len(cfg.admins()) == 0 {
		admins = note("admins", "admins_none")
	}
	return append(list, zone, admins)
}

func lookTelegram(ctx context.Context, cfg *Config) []finding {
	if cfg.TelegramToken == "" && cfg.Zalo.Token != "" {
		return nil // Zalo alone
	}
	if cfg.TelegramToken == "" {
		return []finding{broken("telegram", "telegram_none")}
	}
	c, err := telegram.New(telegram.Options{Token: cfg.TelegramToken, APIURL: cfg.TelegramAPI})
	if err == nil {
		err = c.Check(ctx)
	}
	switch {
	case err == nil:
		return []finding{well("telegram", "telegram_ok")}
	case channel.AsSendError(err).Outcome == channel.Fatal:
		return []finding{broken("telegram", "telegram_refused")}
	}
	return []finding{broken("telegram", "telegram_away", "fact", cfg.TelegramAPI)}
}

func lookRedis(ctx context.Context, cfg *Config) []finding {
	if cfg.Redis == "" {
		return []finding{well("redis", "redis_embedded")}
	}
	s, err := session.Connect(cfg.Redis)
	if err != nil {
		return []finding{broken("redis", "redis_bad")}
	}
	defer func() { _ = s.Close() }()
	if err := s.Ping(ctx); err != nil {
		return []finding{broken("redis", "redis_bad")}
	}
	advice, err := s.Advice(ctx)
	if err != nil || len(advice) == 0 {
		return []finding{well("redis", "redis_ok")}
	}
	var names []string
	for _, a := range advice {
		names = append(names, string(a))
	}
	return []finding{note("redis", "redis_advice", "fact", strings.Join(names, ", "))}
}

// lookRecords reads beside a program that may be serving, and changes nothing.
func lookRecords(ctx context.Context, cfg *Config) []finding {
	g, err := store.Inspect(ctx, cfg.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{broken("database", "database_none", "fact", cfg.DataDir)}
	case err != nil:
		return []finding{broken("database", "database_folder", "fact", cfg.DataDir)}
	case g.Fresh:
		return []finding{broken("database", "database_empty")}
	case g.Fault == store.FaultOlder:
		return []finding{note("database", "database_older")}
	case g.Fault != store.FaultNone:
		return []finding{{what: "database", fact: bot.T("ground."+string(g.Fault), "dir", cfg.DataDir), bad: true}}
	}
	return append(lookInside(ctx, cfg), lookConversations(cfg)...)
}

// lookConversations speaks of the embedded server's log, when it is damaged.
func lookConversations(cfg *Config) []finding {
	l, err := session.InspectLog(cfg.DataDir)
	if cfg.Redis != "" || err == nil && !l.Damaged() {
		return nil
	}
	return []finding{note("conversations", "conversations_bad", "n", l.Lost)}
}

// lookPictures compares the shelf with the records.
func lookPictures(ctx context.Context, cfg *Config, s *store.Store) finding {
	kept, err := s.KeptPictures(ctx)
	if err != nil {
		return broken("pictures", "pictures_unread")
	}
	n, err := photo.Missing(cfg.photos(), kept)
	switch {
	case err != nil:
		return broken("pictures", "pictures_unread")
	case n > 0:
		return broken("pictures", "pictures_missing", "n", n, "of", len(kept))
	}
	return well("pictures", "pictures_ok", "n", len(kept))
}

func lookInside(ctx context.Context, cfg *Config) []finding {
	s, err := store.Look(ctx, cfg.DataDir)
	if err != nil {
		return []finding{broken("database", "database_bad", "fact", bot.KindOf(err).String())}
	}
	defer func() { _ = s.Close() }()
	wrong, err := s.Check(ctx)
	if err != nil || len(wrong) > 0 {
		return []finding{broken("database", "database_bad", "fact", fmt.Sprint(len(wrong)))}
	}
	n, err := s.Counts(ctx)
	if err != nil {
		return []finding{broken("database", "database_bad", "fact", bot.KindOf(err).String())}
	}
	records := well("database", "database_ok", "n", n.Units)
	if n.Units == 0 {
		records = broken("database", "database_empty")
	}
	return []finding{records, lookPictures(ctx, cfg, s), lookStuck(n)}
}

// lookStuck tells of work that was given up: counts, and when it was the last time.
func lookStuck(n store.Counts) finding {
	var parts bot.List
	for _, q := range []struct {
		name string
		n    int
	}{{"events", n.Dead}, {"messages", n.Failed}, {"pictures", n.PicturesDead}} {
		if q.n > 0 {
			parts = append(parts, bot.T("doctor.stuck_"+q.name, "n", q.n))
		}
	}
	if len(parts) == 0 {
		return well("stuck", "stuck_ok")
	}
	return note("stuck", "stuck_some", "what", parts, "at", n.LastGivenUp)
}

// diskFloor is the free space under which no pictures are taken.
const diskFloor = 500 << 20

func lookDisk(_ context.Context, cfg *Config) []finding {
	free, err := disk.At(cfg.DataDir).Free()
	room := bot.T("doctor.gigabytes", "n", int(free>>30))
	if free < 10<<30 {
		room = bot.T("doctor.megabytes", "n", int(free>>20))
	}
	switch {
	case err != nil:
		return []finding{broken("disk", "disk_away", "fact", cfg.DataDir)}
	case free < diskFloor:
		return []finding{broken("disk", "disk_bad", "fact", room)}
	}
	return []finding{well("disk", "disk_ok", "fact", room)}
}
