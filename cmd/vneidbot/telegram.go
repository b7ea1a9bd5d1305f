package main

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram"
)

// telegramPlatform is Telegram.
func telegramPlatform() platform {
	return platform{
		name: telegram.Name, account: `\d+`,
		on:      func(c *Config) bool { return c.TelegramToken != "" },
		open:    (*App).openTelegram,
		check:   (*Config).checkTelegram,
		secrets: func(c *Config) []string { return []string{c.TelegramToken, c.TelegramSecret} },
		server:  func(c *Config) string { return c.TelegramAPI },
		hook:    func(c *Config) string { return c.TelegramHook },
		look:    look{lookTelegram, []string{"TELEGRAM_"}},
	}
}

// tokenForm is a bot's number, a colon, and letters that are safe in a path.
var tokenForm = regexp.MustCompile(`^\d+:[A-Za-z0-9_-]+$`)

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (c *Config) checkTelegram() error {
	c.TelegramToken = strings.TrimSpace(c.TelegramToken)
	c.TelegramSecret = strings.TrimSpace(c.TelegramSecret)
	c.TelegramAPI = strings.TrimRight(strings.TrimSpace(c.TelegramAPI), "/")
	hooked := c.TelegramHook != ""
	return errors.Join(
		wrong(c.TelegramToken != "" && !tokenForm.MatchString(c.TelegramToken), "TELEGRAM_BOT_TOKEN", "", "token"),
		wrong(!isURL(c.TelegramAPI, "http", "https"), "TELEGRAM_API_URL", c.TelegramAPI, "url"),
		wrong(hooked && !isURL(c.TelegramHook, "https", "http"), "TELEGRAM_WEBHOOK_URL", c.TelegramHook, "url"),
		wrong(hooked && !secretForm.MatchString(c.TelegramSecret), "TELEGRAM_WEBHOOK_SECRET", "", "secret"))
}

func (a *App) openTelegram(context.Context) error {
	c, err := telegram.New(telegram.Options{Menus: menus(a.words), ChatMenus: a.officerMenus, Profiles: a.profiles, Options: botapi.Options{
		Token: a.cfg.TelegramToken, APIURL: a.cfg.TelegramAPI,
		WebhookURL: a.cfg.TelegramHook, WebhookSecret: a.cfg.TelegramSecret,
		Logger: a.log, Lease: a.lease("telegram.poll"), Undecodable: a.noteUndecodable,
	}, Shelf: a.shelf, Shown: a.shownAs})
	if err != nil {
		return err
	}
	a.channels[telegram.Name] = c
	return nil
}
