package channel

import "context"

type hurryKey struct{}

// WithHurry hands a turn the signal that Hurry gives out. Channels call it.
func WithHurry(ctx context.Context, signal <-chan struct{}) context.Context {
	return context.WithValue(ctx, hurryKey{}, signal)
}

// Hurry is closed when this turn holds up others: platforms that confirm in
// order (Telegram hands out at most 100 unconfirmed updates) give nothing new
// while one of them is open. A turn that cannot become durable at once should
// then be parked at once. Nil, which is never closed, where nobody waits.
func Hurry(ctx context.Context) <-chan struct{} {
	signal, _ := ctx.Value(hurryKey{}).(<-chan struct{})
	return signal
}
