package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/store/session"
)

// Config is what the environment says. Every variable stands, with a comment,
// in .env.example.
type Config struct {
	TelegramToken  string `env:"TELEGRAM_BOT_TOKEN" hidden:"" placeholder:"TOKEN"`
	TelegramAPI    string `env:"TELEGRAM_API_URL" default:"https://api.telegram.org" hidden:""`
	TelegramHook   string `env:"TELEGRAM_WEBHOOK_URL" hidden:""`
	TelegramSecret string `env:"TELEGRAM_WEBHOOK_SECRET" hidden:""`
	TelegramRate   int    `env:"TELEGRAM_SEND_RATE" default:"26" hidden:""`

	Zalo ZaloConfig `embed:""`

	Redis       string   `env:"REDIS_URL" hidden:""`
	DataDir     string   `env:"DATA_DIR" default:"./data" hidden:""`
	BackupDir   string   `env:"BACKUP_DIR" hidden:""`
	HTTPAddr    string   `env:"HTTP_ADDR" default:"127.0.0.1:8080" hidden:""`
	MetricsAddr string   `env:"METRICS_ADDR" default:"127.0.0.1:9464" hidden:""`
	PublicURL   string   `env:"PUBLIC_URL" hidden:""`
	Proxies     []string `env:"TRUSTED_PROXIES" hidden:""`
	Admins      []string `env:"ADMIN_IDS" hidden:""`
	Zone        string   `env:"TZ" default:"Asia/Ho_Chi_Minh" hidden:""`
	LogLevel    string   `env:"LOG_LEVEL" default:"info" hidden:""`
	LogFormat   string   `env:"LOG_FORMAT" hidden:""`

	AccountEvents int `env:"LIMIT_ACCOUNT_EVENTS" default:"120" hidden:""`
	NewSessions   int `env:"LIMIT_NEW_SESSIONS" default:"3000" hidden:""`

	Silence   time.Duration `env:"HEALTH_SILENCE" default:"3h" hidden:""`
	BusyHours string        `env:"HEALTH_BUSY_HOURS" default:"7-18" hidden:""`

	Panes *web.Demo `kong:"-"` // of the demonstration's page

	NewKey, NewData bool `kong:"-"` // as serve was told: see store.Options

	zone  *time.Location   // of Zone
	now   func() time.Time // the office's clock, nil for the machine's
	sends func() time.Time // the clock by which messages are sent, nil for the machine's
	file  dotenv
	wrong error // configErrors, joined
}

// platforms are those there are, in the order in which doctor speaks of them.
func platforms() []platform { return []platform{telegramPlatform(), zaloPlatform(), webPlatform()} }

// configError is a variable whose value cannot be used. Words are chosen by
// key "config.<Mend>"; Value is empty for secrets.
type configError struct{ Name, Value, Mend string }

func (e *configError) Error() string { return fmt.Sprintf("config: %s: %s", e.Name, e.Mend) }

// wrong is a configError where the value is a bad one.
func wrong(bad bool, name, value, mend string) error {
	if !bad {
		return nil
	}
	return &configError{name, value, mend}
}

// AfterApply checks and tidies the whole configuration before any command
// runs (kong calls it). All that is wrong is collected: doctor tells each, and the
// others end with the first.
func (c *Config) AfterApply() error {
	c.PublicURL = strings.TrimRight(strings.TrimSpace(c.PublicURL), "/")
	c.DataDir = c.folder()
	for _, p := range platforms() {
		if p.check != nil {
			c.wrong = errors.Join(c.wrong, p.check(c))
		}
	}
	for _, check := range []func() error{c.checkAddresses, c.checkAdmins, c.checkZone, c.checkLog, c.checkLimits, c.checkHealth} {
		c.wrong = errors.Join(c.wrong, check())
	}
	return nil
}

func (c *Config) checkAddresses() error {
	_, proxies := web.ReadPrefixes(c.Proxies)
	return errors.Join(
		wrong(!isAddress(c.HTTPAddr), "HTTP_ADDR", c.HTTPAddr, "addr"),
		wrong(!isAddress(c.MetricsAddr), "METRICS_ADDR", c.MetricsAddr, "addr"),
		wrong(c.PublicURL != "" && !isURL(c.PublicURL, "https", "http"), "PUBLIC_URL", c.PublicURL, "url"),
		wrong(proxies != nil, "TRUSTED_PROXIES", strings.Join(c.Proxies, ","), "proxies"),
		c.checkRedis())
}

// checkRedis reads the address as the client does, which dials at its first call.
func (c *Config) checkRedis() error {
	if c.Redis = strings.TrimSpace(c.Redis); c.Redis == "" {
		return nil
	}
	s, err := session.Connect(c.Redis)
	if err != nil {
		return &configError{"REDIS_URL", "", "redis"}
	}
	return s.Close()
}

// isAddress accepts host:port with a port that there is.
func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	return err == nil
}

func (c *Config) checkAdmins() error {
	form := accountForm()
	for _, id := range c.admins() {
		if !form.MatchString(string(id)) {
			return &configError{"ADMIN_IDS", string(id), "admins"}
		}
	}
	return nil
}

// place is the office's clock and calendar.
func (c *Config) place() bot.Place { return bot.Place{Zone: c.zone, Now: c.now}.Whole() }

func (c *Config) checkZone() (err error) {
	if c.zone, err = time.LoadLocation(c.Zone); err != nil {
		c.zone = bot.NewPlace(nil).Zone
		return &configError{"TZ", c.Zone, "zone"}
	}
	return nil
}

func (c *Config) checkLog() error {
	var level slog.Level
	return errors.Join(
		wrong(level.UnmarshalText([]byte(c.LogLevel)) != nil, "LOG_LEVEL", c.LogLevel, "level"),
		wrong(!slices.Contains([]string{"", "text", "json"}, c.LogFormat), "LOG_FORMAT", c.LogFormat, "format"))
}

func (c *Config) checkLimits() error {
	positive := func(name string, n int) error { return wrong(n < 1, name, strconv.Itoa(n), "number") }
	return errors.Join(positive("TELEGRAM_SEND_RATE", c.TelegramRate),
		positive("LIMIT_ACCOUNT_EVENTS", c.AccountEvents), positive("LIMIT_NEW_SESSIONS", c.NewSessions))
}

// admins are the configured administrators' accounts.
func (c *Config) admins() []bot.AccountID {
	var ids []bot.AccountID
	for _, a := range c.Admins {
		if a = strings.TrimSpace(a); a != "" {
			ids = append(ids, bot.AccountID(a))
		}
	}
	return ids
}

// isURL accepts an address of one of the schemes with a host.
func isURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	for _, scheme := range schemes {
		if u.Scheme == scheme {
			return u.Host != ""
		}
	}
	return false
}
