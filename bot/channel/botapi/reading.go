package botapi

import (
	"time"

	"vneidbot/bot/channel"
)

// Read notes that the platform was read now, and whether it holds back more.
func (b *Bot) Read(behind bool) { b.pulse.Store(&channel.Reading{At: time.Now(), Behind: behind}) }

// Reading implements channel.Reader.
func (b *Bot) Reading() channel.Reading {
	if r := b.pulse.Load(); r != nil {
		return *r
	}
	return channel.Reading{}
}
