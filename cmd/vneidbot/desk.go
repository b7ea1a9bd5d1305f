package main

import (
	"context"

	"vneidbot/bot/desk"
	"vneidbot/store"
)

// deskRecords are the store as the officers' desk reads it.
type deskRecords struct{ *store.Store }

// Snapshot is the store's.
func (r deskRecords) Snapshot(ctx context.Context, f func(desk.Snapshot) error) error {
	return r.Store.Snapshot(ctx, func(now *store.Snapshot) error { return f(now) })
}
