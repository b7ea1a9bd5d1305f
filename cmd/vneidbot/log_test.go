package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNoSecretPassesTheLog writes every configured secret in every form and
// place that an error could bring it to.
func TestNoSecretPassesTheLog(t *testing.T) {
	cfg := &Config{
		TelegramToken: "123456:AAH-abcdefghijklmnopqrstuvwxyz_0123", TelegramSecret: "hook+secret/1", LogLevel: "debug",
		Zalo: ZaloConfig{Token: "987654:zalo-token-of-the-test", Secret: "hook-of-zalo"}, Redis: "redis://bot:p%40ss%22word@host:6379/0",
	}
	secrets := []string{cfg.TelegramToken, "AAH-abcdefghijklmnopqrstuvwxyz_0123", cfg.TelegramSecret, cfg.Zalo.Token, "zalo-token-of-the-test", cfg.Zalo.Secret, `p@ss"word`}
	for _, format := range []string{"text", "json"} {
		var out bytes.Buffer
		cfg.LogFormat = format
		log := newLog(cfg, &out)
		for _, s := range secrets {
			for _, form := range []string{s, url.QueryEscape(s), url.PathEscape(s)} {
				log.Error("at https://host/bot"+form+"/getMe", "err", fmt.Errorf("get %q: %s", form, form), form, slog.GroupValue(slog.String("in", form)))
			}
		}
		log.Debug("another bot's", "token", "7654321:BBB-abcdefghijklmnopqrstuvwxyz_0123")
		for _, s := range append(secrets, "BBB-abcdefghijklmnopqrstuvwxyz_0123", `p@ss\"word`) {
			require.NotContains(t, out.String(), s, format)
			require.NotContains(t, out.String(), url.QueryEscape(s), format)
		}
		require.Contains(t, out.String(), "***")
	}
}

func TestTheLogSpeaksJSONWhereNobodyReads(t *testing.T) {
	var out bytes.Buffer
	newLog(&Config{LogLevel: "info"}, &out).Info("hello")
	require.Contains(t, out.String(), `"msg":"hello"`)
	out.Reset()
	log := newLog(&Config{LogLevel: "warn", LogFormat: "text"}, &out)
	log.Info("nothing")
	log.Warn("hello")
	require.Contains(t, out.String(), "level=WARN msg=hello")
	require.NotContains(t, out.String(), "nothing")
}

// Whatever variable a platform reads its token from, the log knows it for one.
func TestEveryTokenOfTheConfigurationIsASecret(t *testing.T) {
	cfg := &Config{}
	given := giveTokens(reflect.ValueOf(cfg).Elem())
	require.GreaterOrEqual(t, len(given), 4)
	require.Subset(t, cfg.secrets(), given)
}

// giveTokens sets what is called a token or a secret to its own name, and lists them.
func giveTokens(of reflect.Value) (given []string) {
	for i := range of.NumField() {
		f := of.Type().Field(i)
		name := f.Tag.Get("env")
		if _, part := f.Tag.Lookup("embed"); part {
			given = append(given, giveTokens(of.Field(i))...)
		}
		if strings.HasSuffix(name, "_TOKEN") || strings.HasSuffix(name, "_SECRET") {
			of.Field(i).SetString(name)
			given = append(given, name)
		}
	}
	return given
}
