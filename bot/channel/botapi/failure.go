package botapi

import (
	"errors"
	"io"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// MaxFile is the largest file of a person that is fetched, in bytes.
const MaxFile = 20 << 20

var errTooBig = errors.New("the file is larger than a bot may fetch")

// Rejected is a message that is not even tried.
func (b *Bot) Rejected(why string) *channel.SendError {
	return &channel.SendError{Outcome: channel.Rejected, Err: bot.Fail(bot.Invalid, b.Name+": send", errors.New(why))}
}

// Unfetched is a file that does not come.
func (b *Bot) Unfetched(o channel.Outcome, kind bot.Kind, err error) error {
	return &channel.SendError{Outcome: o, Err: bot.Fail(kind, b.Name+": fetch", err)}
}

// TooBig is a file over MaxFile.
func (b *Bot) TooBig() error { return b.Unfetched(channel.Rejected, bot.Exhausted, errTooBig) }

// Body is a file on its way in: at most MaxFile bytes of it. broken makes of a
// failure one that names no address.
func (b *Bot) Body(from io.ReadCloser, broken func(error) error) io.ReadCloser {
	return &body{ReadCloser: from, bot: b, broken: broken, left: MaxFile}
}

type body struct {
	io.ReadCloser
	bot    *Bot
	broken func(error) error
	left   int64
}

func (f *body) Read(p []byte) (int, error) {
	n, err := f.ReadCloser.Read(p)
	if f.left -= int64(n); f.left < 0 {
		return 0, f.bot.TooBig()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = f.broken(err)
	}
	return n, err
}
