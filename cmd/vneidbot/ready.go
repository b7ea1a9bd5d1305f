package main

import (
	"context"
)

// ready asks each part whether it works. What is written is tried by writing:
// a Redis that is full, a replica, a database that is locked and a disk without
// room all answer when they are only asked.
func (a *App) ready(ctx context.Context) map[string]error {
	parts := map[string]func(context.Context) error{
		"redis":    a.sessions.TryWrite,
		"database": a.store.TryWrite,
		"disk":     func(context.Context) error { return a.disk.TryWrite() },
		"room":     func(context.Context) error { _, err := a.room(); return err },
	}
	for name, c := range a.channels {
		parts[name] = c.Check
	}
	return askAll(ctx, parts)
}

// askAll asks all at once; who has not answered when ctx ends does not work.
func askAll(ctx context.Context, parts map[string]func(context.Context) error) map[string]error {
	type answer struct {
		name string
		err  error
	}
	answers := make(chan answer, len(parts))
	found := map[string]error{}
	for name, ask := range parts {
		found[name] = context.DeadlineExceeded
		go func() { answers <- answer{name, ask(ctx)} }()
	}
	for range parts {
		select {
		case got := <-answers:
			found[got.name] = got.err
		case <-ctx.Done():
			return found
		}
	}
	return found
}
