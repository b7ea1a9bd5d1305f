package main

import (
	"context"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/telegram"
	"vneidbot/store"
)

// lookTelegram asks the platform who the bot is. Where another channel is served
// and no token given, nobody wants Telegram.
func lookTelegram(ctx context.Context, cfg *Config) []finding {
	switch {
	case cfg.TelegramToken != "":
	case cfg.serves():
		return nil
	case store.Served(cfg.DataDir): // systemd gives a credential to the service alone
		return []finding{well("telegram", "telegram_apart")}
	default:
		return []finding{broken("telegram", "telegram_none")}
	}
	c, err := telegram.New(telegram.Options{Options: botapi.Options{Token: cfg.TelegramToken, APIURL: cfg.TelegramAPI}})
	if err == nil {
		err = c.Check(ctx)
	}
	return append(lookHook("telegram_hook", "TELEGRAM_WEBHOOK_URL", cfg.TelegramHook), lookToken("telegram", cfg.TelegramAPI, err))
}

// lookToken tells a token that is refused from a platform that is away.
func lookToken(what, address string, err error) finding {
	switch {
	case err == nil:
		return well(what, what+"_ok")
	case channel.AsSendError(err).Outcome == channel.Fatal:
		return broken(what, what+"_refused")
	}
	return broken(what, what+"_away", "fact", address)
}

// lookHook: platforms deliver to https alone.
func lookHook(what, name, address string) []finding {
	if address == "" || isURL(address, "https") {
		return nil
	}
	return []finding{broken(what, "hook_http", "name", name, "fact", address)}
}
