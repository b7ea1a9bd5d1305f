package main

import (
	"cmp"
	"context"
	"unicode/utf16"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram"
	"vneidbot/bot/guide"
	"vneidbot/store"
)

// The lengths of a profile's texts at Telegram, in its characters.
const (
	mostAbout = 512
	mostShort = 120
)

// profiles word the bot's profile from the settings, in every language; the one
// without a language is for everybody else. What becomes too long leaves the office out.
func (a *App) profiles(ctx context.Context) (all []telegram.Profile, err error) {
	var c bot.Campaign
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		c, err = n.Campaign()
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, lang := range []string{"", "vi", "en"} {
		in := cmp.Or(lang, "vi")
		name := bot.T("start.campaign")
		if own := c.Name.In(in); own != "" {
			name = bot.Raw(own)
		}
		args := []any{"name", name, "office", bot.Raw(c.Office)}
		about := func(key string) bot.Text {
			t := bot.T("profile."+key, args...)
			if a.cfg.PublicURL == "" {
				return t
			}
			link := a.cfg.PublicURL + guide.Path
			if in != "vi" {
				link += "?lang=" + in
			}
			return bot.T("profile.guide", "about", t, "link", bot.Raw(link))
		}
		p := telegram.Profile{Lang: lang, Description: a.words.Words(in, about("about_of")), Short: a.words.Words(in, bot.T("profile.short_of", args...))}
		if c.Office == "" || tooLong(p.Description, mostAbout) {
			p.Description = a.words.Words(in, about("about"))
		}
		if c.Office == "" || tooLong(p.Short, mostShort) {
			p.Short = a.words.Words(in, bot.T("profile.short"))
		}
		all = append(all, p)
	}
	return all, nil
}

func tooLong(text string, most int) bool { return len(utf16.Encode([]rune(text))) > most }
