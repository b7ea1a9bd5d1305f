package telegram

import (
	"context"
	"time"

	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// Profile is what Telegram's apps show of the bot before anybody has written to it: a
// description of at most 512 characters in the empty chat, and a short one of at most
// 120 on its page and with links to it. Lang "" is for everybody else.
type Profile struct{ Lang, Description, Short string }

// profilesEvery is how often the profile is looked at: the settings that it speaks of
// change, and what Telegram refused once it may take then.
const profilesEvery = time.Hour

// keepProfiles has the profile say what the settings say, until ctx ends.
func (c *Channel) keepProfiles(ctx context.Context) {
	for again := c.profiles != nil; again; again = pause.For(ctx, c.anew) {
		c.setProfiles(ctx)
	}
}

// setProfiles brings the profile up to date; what is refused is let be until then.
func (c *Channel) setProfiles(ctx context.Context) {
	all, err := c.profiles(ctx)
	for _, p := range all {
		for _, part := range p.parts() {
			if err == nil {
				pause.For(ctx, menuApart)
				err = c.setPart(ctx, p.Lang, part)
			}
		}
	}
	if err != nil && ctx.Err() == nil {
		c.Logger.Warn("telegram: the profile was not set", "err", err.Error())
	}
}

// profilePart is one of the texts of a profile, with its name in the Bot API.
type profilePart struct{ method, field, text string }

func (p Profile) parts() []profilePart {
	return []profilePart{{"MyDescription", "description", p.Description}, {"MyShortDescription", "short_description", p.Short}}
}

// setPart sets one text unless it is right already: Telegram allows few changes an hour.
func (c *Channel) setPart(ctx context.Context, lang string, p profilePart) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	at := map[string]string{}
	if lang != "" {
		at["language_code"] = lang
	}
	have := map[string]string{}
	if err := c.calls.ask(ctx, "get"+p.method, at, &have); err != nil {
		return asError(c.sendError("get"+p.method, err))
	}
	if have[p.field] == p.text {
		return nil
	}
	at[p.field] = p.text
	return asError(c.sendError("set"+p.method, c.calls.ask(ctx, "set"+p.method, at, nil)))
}
