package main

import (
	"io"
	"log/slog"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// newLog makes the program's log: text for a person at a terminal, JSON
// elsewhere, and no secret in either.
func newLog(c *Config, out io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel)) // checked with the configuration
	format := c.LogFormat
	if f, ok := out.(*os.File); format == "" && ok && isTerminal(f) {
		format = "text"
	}
	w := &redactor{out: out, secrets: secretsOf(c)}
	opts := &slog.HandlerOptions{Level: level}
	if format == "text" {
		return slog.New(slog.NewTextHandler(w, opts))
	}
	return slog.New(slog.NewJSONHandler(w, opts))
}

// redactor is the last gate before the log: whatever an error carried along,
// no configured secret and nothing that looks like a bot token passes. A log
// record is one Write, so a secret cannot be torn in two.
type redactor struct {
	out     io.Writer
	secrets *strings.Replacer
}

var tokenShape = regexp.MustCompile(`\d{6,}(:|%3A|%3a)[A-Za-z0-9_-]{30,}`)

func (r *redactor) Write(p []byte) (int, error) {
	clean := r.secrets.Replace(string(p))
	clean = tokenShape.ReplaceAllString(clean, "***")
	if _, err := io.WriteString(r.out, clean); err != nil {
		return 0, err
	}
	return len(p), nil
}

// secretsOf lists every form in which a secret could be quoted: as it is, as a
// URL or a quoted string escapes it, and a token's part after the colon.
func secretsOf(c *Config) *strings.Replacer {
	var pairs []string
	hide := func(s string) {
		if len(s) >= 4 {
			quoted := strconv.Quote(s)
			pairs = append(pairs, s, "***", url.QueryEscape(s), "***", url.PathEscape(s), "***", quoted[1:len(quoted)-1], "***")
		}
	}
	for _, token := range c.secrets() {
		hide(token)
		if _, secret, ok := strings.Cut(token, ":"); ok && len(secret) >= 8 {
			hide(secret)
		}
	}
	if u, err := url.Parse(c.Redis); err == nil && u.User != nil {
		if password, ok := u.User.Password(); ok {
			hide(password)
		}
	}
	return strings.NewReplacer(pairs...)
}

// quiet is a log that nobody reads, for commands that talk on the terminal.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// isTerminal tells whether a person reads the file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
