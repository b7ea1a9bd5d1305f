package zalo

import (
	"context"
	"time"
)

// Facts are what somebody wants to know who looks after the bot.
type Facts struct {
	Me      Me
	Webhook string // the address at the platform, "" for none
	Hooked  bool   // it is the configured one; with polling: there is none
	Users   int
	Groups  int
	Sent    int // messages this month, as counted here
}

// Facts asks the platform and the ledger; it changes nothing. The error is the
// first failure; what was found until then is filled in.
func (c *Channel) Facts(ctx context.Context, ledger Ledger, now time.Time) (f Facts, err error) {
	if f.Me, err = c.Me(ctx); err != nil {
		return f, err
	}
	if f.Webhook, err = c.Webhook(ctx); err != nil {
		return f, err
	}
	f.Hooked = f.Webhook == c.WebhookURL
	if ledger == nil {
		return f, nil
	}
	f.Users, f.Groups, f.Sent, err = ledger.Used(ctx, Name, now.Format("2006-01"))
	return f, err
}
