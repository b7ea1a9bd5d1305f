package page

import (
	"context"
	"errors"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

var (
	errNoFile  = errors.New("there is no such file")
	errLong    = errors.New("a form says too much")
	errStopped = errors.New("nobody takes events")
	errOver    = errors.New("the session is over")
)

// Send implements channel.Channel: what is said stands on the session's page.
func (p *Page) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	if err := channel.Sayable(Name, to, m); err != nil {
		return "", &channel.SendError{Outcome: channel.Rejected, Err: err}
	}
	for _, one := range channel.Split(channel.WithoutLost(p.Shelf, m), textMost) {
		err := p.Sessions.Say(ctx, to.ID, one)
		switch {
		case err == nil:
		case bot.KindOf(err) == bot.NotFound:
			return "", &channel.SendError{Outcome: channel.Gone, Err: errOver}
		default:
			return "", &channel.SendError{Outcome: channel.Again, Err: err}
		}
	}
	return "", nil
}
