package channel

import "context"

type unaskedKey struct{}

// Unasked marks the way of a message that nobody asked for.
func Unasked(ctx context.Context) context.Context {
	return context.WithValue(ctx, unaskedKey{}, true)
}

// IsUnasked tells whether nobody asked for the message on its way.
func IsUnasked(ctx context.Context) bool { return ctx.Value(unaskedKey{}) != nil }
