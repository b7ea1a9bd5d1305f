package page

import (
	"context"
	"errors"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

var (
	errNoFile  = errors.New("there is no such file")
	errStopped = errors.New("nobody takes events")
	errOver    = errors.New("the session is over")
)

// Send implements channel.Channel: what is said stands on the session's page.
func (p *Page) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	err := p.Sessions.Say(ctx, to.ID, m)
	switch {
	case err == nil:
		return "", nil
	case bot.KindOf(err) == bot.NotFound:
		return "", &channel.SendError{Outcome: channel.Gone, Err: errOver}
	}
	return "", &channel.SendError{Outcome: channel.Again, Err: err}
}
