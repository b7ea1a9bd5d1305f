package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"vneidbot/bot"
	"vneidbot/store"
)

type settingsCmd struct {
	Show   settingsShowCmd   `cmd:""`
	Set    settingsSetCmd    `cmd:""`
	Import settingsImportCmd `cmd:""`
}

type settingsShowCmd struct{}

// Run prints every setting under what it is, and whose they are as a comment: what
// is printed can be imported.
func (settingsShowCmd) Run(t *terminal, cfg *Config) error {
	return withSettings(t.ctx, cfg, false, func(_ *store.Store, c bot.Campaign) error {
		_, _ = fmt.Fprintln(t.out, "# "+t.say(bot.T("config.folder", "dir", bot.Raw(cfg.folder()))))
		for _, s := range bot.Settings() {
			_, _ = fmt.Fprintln(t.out, t.settingLines(s, c.Kept(s)))
		}
		return nil
	})
}

type settingsSetCmd struct {
	Key   string `arg:""`
	Value string `arg:""`
}

// Run sets one value.
func (c settingsSetCmd) Run(t *terminal, cfg *Config) error {
	return t.set(cfg, []typed{{c.Key, c.Value}})
}

type settingsImportCmd struct {
	File string `arg:""`
}

// Run sets all values of the file or, with a wrong one, none.
func (c settingsImportCmd) Run(t *terminal, cfg *Config) error {
	values, err := readSettingsFile(c.File)
	if err != nil {
		return err
	}
	return t.set(cfg, values)
}

// typed is a setting as somebody wrote it.
type typed struct{ key, value string }

// set writes the values together, or says of each wrong one why not.
func (t *terminal) set(cfg *Config, values []typed) error {
	var writes []bot.Write
	var names []string
	for _, v := range values {
		s, known := bot.ReadSetting(v.key)
		value, why := s.Read(v.value)
		if !known {
			why = bot.T("setting.unknown", "keys", keys())
		}
		if why.Key != "" {
			_, _ = fmt.Fprintln(t.err, t.say(bot.T("setting.wrong", "key", v.key, "why", why)))
			continue
		}
		writes, names = append(writes, bot.SetSetting{Setting: s, Value: value}), append(names, string(s))
	}
	if len(writes) < len(values) {
		_, _ = fmt.Fprintln(t.err, t.say(bot.T("setting.nothing_set")))
		return errSaid
	}
	return withSettings(t.ctx, cfg, true, func(s *store.Store, _ bot.Campaign) error {
		if _, err := s.Commit(t.ctx, append(writes, byHand(strings.Join(names, ", ")))); err != nil {
			return err
		}
		c, err := s.Campaign(t.ctx)
		if err != nil {
			return err
		}
		t.tellFolder(cfg)
		t.tell(bot.T("setting.done", "n", len(writes)))
		if unset := unsetNames(c); len(unset) > 0 {
			t.tell(bot.T("setting.missing", "what", unset))
		}
		return nil
	})
}

// unsetNames is what the office has yet to set, in words.
func unsetNames(c bot.Campaign) (list bot.List) {
	for _, s := range c.Unset() {
		list = append(list, bot.T("setting."+string(s)))
	}
	return list
}

func keys() (list bot.List) {
	for _, s := range bot.Settings() {
		list = append(list, bot.Raw(string(s)))
	}
	return list
}

// withSettings opens the records, to change them or only to read.
func withSettings(ctx context.Context, cfg *Config, change bool, use func(*store.Store, bot.Campaign) error) (err error) {
	s, done, err := openFor(ctx, cfg, change)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	c, err := s.Campaign(ctx)
	if err != nil {
		return err
	}
	return use(s, c)
}
