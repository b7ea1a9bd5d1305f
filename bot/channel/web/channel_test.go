package web_test

import (
	"testing"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/channeltest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
		s := newSite(t, nil)
		return &channeltest.Harness{
			Channel:   s.open(),
			Restarted: func() channel.Channel { return s.open() },
			Person:    func(n int) channeltest.Person { return s.person(n) },
			Keep:      s.shelf.Keep,
			Secrets:   []string{origin},
			Fail: func(to channeltest.Person, o channel.Outcome) bool {
				return false
			},
		}
	})
}
