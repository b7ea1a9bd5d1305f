package botapi

import (
	"time"

	"vneidbot/bot/channel"
)

// Read notes that the platform was read now, and whether it holds back more.
func (b *Bot) Read(behind bool) { b.pulse.Store(&channel.Reading{At: time.Now(), Behind: behind}) }

// Reading implements channel.Reader. To a webhook the platform comes by itself: all that
// is known is that somebody is there to take what it brings.
func (b *Bot) Reading() channel.Reading {
	if b.WebhookURL != "" {
		return channel.Reading{At: time.Now()}
	}
	if r := b.pulse.Load(); r != nil {
		return *r
	}
	return channel.Reading{}
}
