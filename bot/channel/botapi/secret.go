package botapi

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Redacted stands where a secret was.
const Redacted = "***"

// Secret is a text that cannot be printed by accident. It is a function because
// fmt calls no methods of unexported fields, and prints no function's insides.
type Secret func() string

// Hide makes a secret of a text.
func Hide(text string) Secret { return func() string { return text } }

// Format prints Redacted for every verb.
func (Secret) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(Redacted)) }

// tokenShape finds tokens of other bots, and parts of addresses, too.
var tokenShape = regexp.MustCompile(`\d{6,}(:|%3A|%3a)[A-Za-z0-9_-]{30,}`)

// shortest is the length below which a secret's parts are not replaced: they
// would be found inside ordinary words.
const shortest = 8

// Redact gives a function that takes the token, its secret half, their escaped
// forms and the webhook's secret out of a text.
func Redact(token, webhookSecret string) func(string) string {
	token, webhookSecret = strings.TrimSpace(token), strings.TrimSpace(webhookSecret)
	_, half, _ := strings.Cut(token, ":")
	var pairs []string
	for _, s := range []string{token, url.QueryEscape(token), url.PathEscape(token), half, webhookSecret} {
		if len(s) >= shortest || s == token && s != "" {
			pairs = append(pairs, s, Redacted)
		}
	}
	known := strings.NewReplacer(pairs...)
	return func(text string) string {
		text = known.Replace(text)
		if strings.ContainsAny(text, ":%") {
			text = tokenShape.ReplaceAllString(text, Redacted)
		}
		return text
	}
}

// Clip takes secrets out of a text and keeps it short.
func (b *Bot) Clip(text string) string {
	if text = b.Clean(text); len(text) > 200 {
		text = strings.ToValidUTF8(text[:200], "") + "…"
	}
	return text
}

// Unquoted is a platform's words about a message it refused, without whatever
// they quote of it.
func (b *Bot) Unquoted(text string) string {
	if i := strings.IndexAny(text, "\"'\n<“"); i >= 0 {
		text = text[:i] + "…"
	}
	return b.Clip(text)
}
