package main

import (
	"bufio"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/backup"
)

// resetCmd takes away what a trial has left, or begins the next campaign.
type resetCmd struct {
	Reports  bool `required:"" xor:"what"`
	Campaign bool `required:"" xor:"what"`
	Backup   string
}

// does is what is to be done: its name in sentences and in the audit, and the deed.
func (c resetCmd) does() (key, act string, do func(context.Context, *store.Store) error) {
	if c.Campaign {
		return "campaign", bot.ActNextCampaign, func(ctx context.Context, s *store.Store) error {
			_, err := s.NextCampaign(ctx, time.Now())
			return err
		}
	}
	return "reports", "xoabaocao", func(ctx context.Context, s *store.Store) error { return s.ResetReports(ctx) }
}

// Run makes a backup, says what goes, and asks. Nothing may serve the folder
// meanwhile.
func (c resetCmd) Run(t *terminal, cfg *Config) (err error) {
	dir, err := cfg.backups(c.Backup, "backup_flag")
	if err != nil {
		return err
	}
	s, err := lookData(t.ctx, cfg)
	if err != nil {
		return err
	}
	n, err := s.Trial(t.ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	t.tellFolder(cfg)
	if n.Reports == 0 {
		t.tell(bot.T("reset.none"))
		return nil
	}
	if s, err = openData(t.ctx, cfg, store.Options{Exclusive: true}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	night, err := backup.Make(t.ctx, cfg.DataDir, backup.Options{To: dir, Keep: keepNights, Program: programVersion(), Now: time.Now()})
	if err != nil {
		return &backupError{err, dir, cfg.DataDir}
	}
	t.tell(bot.T("reset.backup", "dir", bot.Raw(night.Dir)))
	key, act, do := c.does()
	t.tell(bot.T("reset.ask_"+key, "reports", n.Reports, "pictures", n.Pictures, "questions", n.Questions, "outside", n.Outside))
	if !t.typed(strconv.Itoa(n.Reports)) {
		t.tell(bot.T("reset.left"))
		return errSaid
	}
	if err := do(t.ctx, s); err != nil {
		return err
	}
	if err := c.noted(t, s, act, n.Reports); err != nil {
		return err
	}
	t.tell(bot.T("reset.done_"+key, "dir", bot.Raw(night.Dir)))
	return nil
}

// noted records that it was done, and how many reports went.
func (c resetCmd) noted(t *terminal, s *store.Store, act string, reports int) error {
	now := time.Now()
	done := bot.Audit{Event: "cli:" + now.UTC().Format(time.RFC3339Nano), Account: "cli", Act: act, Object: "reports:" + strconv.Itoa(reports), At: now}
	if c.Campaign {
		done.Object = bot.CampaignObject
	}
	writes := []bot.Write{done}
	if c.Campaign {
		writes = append(writes, bot.SetSetting{Setting: bot.SettingLastDay})
	}
	_, err := s.Commit(t.ctx, writes)
	return err
}

// typed tells whether the next line is these words.
func (t *terminal) typed(words string) bool {
	line, _ := bufio.NewReader(t.in).ReadString('\n')
	return strings.TrimSpace(line) == words
}
