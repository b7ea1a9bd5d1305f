package zalo

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Quota is what the platform's plan allows, counted here because no method
// tells it. A nil Quota counts nothing.
type Quota struct{}

func (q *Quota) said(context.Context)                      {}
func (q *Quota) exceeded(context.Context, time.Duration)   {}
func (c *Channel) refused(context.Context, bot.Event) bool { return false }
