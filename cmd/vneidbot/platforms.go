package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot/channel/botapi"
)

// platform is one on which people reach the bot: what the program has to know of it
// stands in one value (zalo.go), which platforms (config.go) lists.
type platform struct {
	name    string // the channel's
	account string // what its accounts look like behind the name, a pattern
	on      func(*Config) bool
	open    func(*App, context.Context) error
	check   func(*Config) error    // of its variables; nil: there is nothing to check
	secrets func(*Config) []string // tokens and the like, which no log shows
	server  func(*Config) string   // the address of whoever runs it, who can fail; nil for the program itself
	hook    func(*Config) string   // the address that it was told to bring updates to
	look    look                   // the doctor's, if it has one
}

// openPlatforms opens those that are configured.
func (a *App) openPlatforms(ctx context.Context) error {
	for _, p := range platforms() {
		if !p.on(a.cfg) {
			continue
		}
		if err := p.open(a, ctx); err != nil {
			return err
		}
	}
	return nil
}

// served tells which are configured, by name.
func (c *Config) served() map[string]bool {
	on := map[string]bool{}
	for _, p := range platforms() {
		on[p.name] = p.on(c)
	}
	return on
}

// serves tells whether people can reach the bot on any.
func (c *Config) serves() bool {
	return slices.ContainsFunc(platforms(), func(p platform) bool { return p.on(c) })
}

// secrets are those of all platforms.
func (c *Config) secrets() (all []string) {
	for _, p := range platforms() {
		if p.secrets != nil {
			all = append(all, p.secrets(c)...)
		}
	}
	return all
}

// abroad are the platforms that somebody else runs.
func abroad() []platform {
	return slices.DeleteFunc(platforms(), func(p platform) bool { return p.server == nil })
}

// theirs is what the names of the variables of platforms that somebody else runs begin
// with.
func theirs() (all []string) {
	for _, p := range abroad() {
		all = append(all, strings.ToUpper(p.name)+"_")
	}
	return all
}

// servers are the addresses of those who run what is configured.
func (c *Config) servers() (all []string) {
	for _, p := range abroad() {
		if p.on(c) {
			all = append(all, p.server(c))
		}
	}
	return all
}

// accountForm is what an account looks like that /id tells.
func accountForm() *regexp.Regexp {
	var forms []string
	for _, p := range platforms() {
		forms = append(forms, p.name+":"+p.account)
	}
	return regexp.MustCompile(`^(` + strings.Join(forms, "|") + `)$`)
}

// hooked has what the platforms bring at the path that they were told.
func (c *Config) hooked(name, path string) string {
	for _, p := range platforms() {
		if p.name == name && p.hook != nil {
			return hookPath(p.hook(c), path)
		}
	}
	return path
}

// hookPath is the path of the address that a platform was told.
func hookPath(address, otherwise string) string {
	if u, err := url.Parse(address); err == nil && len(u.Path) > 1 {
		return u.Path
	}
	return otherwise
}

// unknownToken says which variable is wrong when the platform does not know the token.
func unknownToken(name string, err error) error {
	if !errors.Is(err, botapi.ErrToken) {
		return err
	}
	return fmt.Errorf("%w: %w", &configError{strings.ToUpper(name) + "_BOT_TOKEN", "", "unknown_token"}, err)
}
