package main

import (
	"context"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/telegram"
)

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
