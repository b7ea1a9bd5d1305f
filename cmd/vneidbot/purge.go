package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
	"vneidbot/store"
	"vneidbot/store/backup"
)

// purgeCmd takes away what has had its time by the settings; with a day it shows what
// will have had it then.
type purgeCmd struct {
	At     string
	DryRun bool
}

// Run shows what would go and asks. The program may serve the folder meanwhile.
func (c purgeCmd) Run(t *terminal, cfg *Config) (err error) {
	now := cfg.place().Now()
	if c.At != "" {
		day, ok := vn.Day(c.At)
		if !ok {
			return wrongDay("--at", c.At)
		}
		now = cfg.place().At(day.AddDate(0, 0, 1), 0, 0) // what has its end on that day counts
	}
	if err := someData(t.ctx, cfg); err != nil {
		return err
	}
	s, err := openData(t.ctx, cfg, store.Options{Beside: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t.tellFolder(cfg)
	p, err := readPurge(t.ctx, s, now)
	if err != nil {
		return err
	}
	p.tell(t)
	switch {
	case p.n() == 0:
		t.tell(bot.T("purge.none"))
		return nil
	case c.DryRun || c.At != "":
		t.tell(bot.T("purge.dry"))
		return nil
	}
	if until, near := p.rounds.Busy(cfg.place().Now()); near {
		return t.notPurged(nearRound{until: until})
	}
	t.tell(bot.T("purge.ask", "n", p.n()))
	if !t.typed(strconv.Itoa(p.n())) {
		t.tell(bot.T("purge.left"))
		return errSaid
	}
	if why := p.do(t.ctx, s, cfg, bot.ByCommand); why != nil {
		return t.notPurged(why)
	}
	t.tell(bot.T("purge.done", "nights", keepNights))
	return nil
}

// notPurged says what another hour does better.
func (t *terminal) notPurged(err error) error {
	var near nearRound
	switch {
	case errors.As(err, &near) && near.begun:
		t.tell(bot.T("purge.ended", "until", near.until))
	case errors.As(err, &near):
		t.tell(bot.T("purge.near", "until", near.until))
	case backup.FaultOf(err) == backup.FaultBusy:
		t.tell(bot.T("purge.backup"))
	default:
		return err
	}
	return errSaid
}

// nearRound is a purge that is put off, or the rest of one that has begun.
type nearRound struct {
	until time.Time
	begun bool
}

func (nearRound) Error() string { return "a round's hour is near" }

// purge is what has had its time at a moment.
type purge struct {
	campaign bot.Campaign
	rounds   bot.Rounds
	over     bot.Outlived
	counts   []bot.PurgeCount
}

func readPurge(ctx context.Context, s *store.Store, now time.Time) (p purge, err error) {
	err = s.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		if p.campaign, err = n.Campaign(); err == nil {
			p.rounds, err = n.Rounds()
		}
		return err
	})
	if err != nil {
		return p, err
	}
	p.over = p.campaign.Outlived(now, p.rounds)
	p.counts, err = s.Outlived(ctx, p.over)
	return p, err
}

// n is how many rows that is.
func (p purge) n() (n int) {
	for _, c := range p.counts {
		n += c.N
	}
	return n
}

// tell says how long what is kept, and what has had its time.
func (p purge) tell(t *terminal) {
	for _, kept := range []struct {
		what bot.Setting
		key  string
		n    int
	}{{bot.SettingKeepPictures, "purge.kept_pictures", p.campaign.KeepPictures}, {bot.SettingKeepReports, "purge.kept_reports", p.campaign.KeepReports},
		{bot.SettingKeepAudit, "purge.kept_audit", p.campaign.KeepAudit}} {
		if kept.n == 0 {
			t.tell(bot.T("purge.unkept", "what", bot.T("setting."+string(kept.what))))
			continue
		}
		t.tell(bot.T(kept.key, "n", kept.n))
	}
	for _, c := range p.counts {
		t.tell(bot.T("purge."+string(c.Kind), "n", c.N, "since", bot.Day(c.Since)))
	}
}

// do notes who does it and takes it away, unless a round's hour is near or a backup is
// being written.
func (p purge) do(ctx context.Context, s *store.Store, cfg *Config, by bot.AccountID) error {
	now := cfg.place().Now()
	if until, near := p.rounds.Busy(now); near {
		return nearRound{until: until}
	}
	alone, err := besideNoBackup(cfg)
	if err != nil {
		return err
	}
	defer func() { _ = alone.Close() }()
	var what []string
	for _, c := range p.counts {
		what = append(what, string(c.Kind)+":"+strconv.Itoa(c.N))
	}
	// First, so that also of a purge that is killed in the middle it is known who began it.
	_, err = s.Commit(ctx, []bot.Write{bot.Audit{Event: string(by) + ":" + now.UTC().Format(time.RFC3339Nano), Account: by, Act: "xoahethan",
		Object: strings.Join(what, ","), At: now}})
	if err != nil {
		return err
	}
	rests := store.PurgeRests
	if !store.Served(cfg.DataDir) { // nobody waits
		rests = 0
	}
	return p.whileFree(ctx, now, func(ctx context.Context) error { return s.Purge(ctx, p.over, rests) })
}

// whileFree ends what is done when a round's hour comes near; the rest goes later.
func (p purge) whileFree(ctx context.Context, now time.Time, do func(context.Context) error) error {
	free, ends := p.rounds.FreeUntil(now)
	if !ends {
		return do(ctx)
	}
	own, stop := context.WithTimeout(ctx, free.Sub(now))
	defer stop()
	err := do(own)
	if err == nil || own.Err() == nil || ctx.Err() != nil {
		return err
	}
	until, _ := p.rounds.Busy(free)
	return nearRound{until: until, begun: true}
}

// besideNoBackup keeps backups out until it is closed. Where no folder for them is
// named, or there is none yet, there is nothing to keep out.
func besideNoBackup(cfg *Config) (io.Closer, error) {
	if cfg.BackupDir == "" {
		return io.NopCloser(nil), nil
	}
	alone, err := backup.Hold(cfg.BackupDir)
	if errors.Is(err, fs.ErrNotExist) {
		return io.NopCloser(nil), nil
	}
	return alone, err
}
